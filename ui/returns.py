"""The four returns: indicators with coverage, trend and target; one of them closer; standards.

It must not add up or judge: a direction is about the number, and its sense is the indicator's own.
"""

from html import escape

import pandas as pd
import streamlit as st

from ui import address, blocks, charts, evidence, format, indicator, marks, page, text, theme
from ui.directory import page_of
from ui.here import Here, load, say
from ui.warehouse_state import Row, records, rows

INDICATOR, STANDARD = "indicator", "standard"
KEYS = (INDICATOR, STANDARD)
RETURNS = ("inspiration", "social", "natural", "financial")
ROWS_A_PAGE = 12
STANDARD_COLUMNS = ("code_name", "title", "value", "landscapes_reporting", "is_confirmed")


def check(warehouse_id: str) -> None:
    """Drop what the URL asks for and the catalogue does not have."""
    for key, query, column in (
        (INDICATOR, "indicators_by_return", "indicator_name"),
        (STANDARD, "indicators_by_standard", "standard_code"),
    ):
        asked = address.chosen(key)
        if not asked:
            continue
        permitted = set(rows(warehouse_id, query)[column])
        refused = [code for code in asked if code not in permitted] + asked[1:]
        if refused:
            address.refuse(key, refused)


def indicators(here: Here, frame: pd.DataFrame, name: str) -> None:
    """The indicators of one return: the core set, the others on request, then what is missing."""
    own = frame[frame["return_code"] == name]
    told = own[own["landscapes_reporting"] > 0]
    silent = records(own[own["landscapes_reporting"] == 0])
    story = {"indicators": len(own), "indicators_reported": len(told)}
    core = told[told["is_core"]] if told["is_core"].any() else told
    drawing = _listed(here, core)
    if silent:
        names = ", ".join(indicator.title(here, row) for row in silent)
        words = escape(text.get("returns.not_reported", here.language, names=names))
        drawing += f'<p class="note">{words}</p>'
    blocks.figure(here, name, drawing, frame=own, row=story, by="indicators_reported")
    _others(here, name, told.drop(core.index))


def _listed(here: Here, frame: pd.DataFrame) -> str:
    items = "".join(indicator.item(here, row) for row in records(frame))
    return f'<ol class="indicators">{items}</ol>' if items else ""


@st.fragment
def _others(here: Here, name: str, frame: pd.DataFrame) -> None:
    """What is reported beside the core set; drawn when it is asked for."""
    if frame.empty:
        return
    label = text.find_variant(
        "returns.others", text.variant(len(frame)), language=here.language
    ).format(indicators=len(frame))
    opened = st.expander(label, key=f"returns.others.{name}", type="compact", on_change="rerun")
    if opened.open:
        with opened:
            blocks.html(_listed(here, frame))


def closer(here: Here, frame: pd.DataFrame) -> None:
    """One indicator year by year and by group; which one is kept in the URL."""
    names = {row["indicator_name"]: indicator.title(here, row) for row in records(frame)}
    told = frame[frame["landscapes_reporting"] > 0]
    first = [*told["indicator_name"], *names][0]
    chosen = (address.chosen(INDICATOR) or [first])[0]
    st.session_state["returns.indicator"] = chosen
    st.selectbox(
        text.get("returns.choose", here.language),
        list(names),
        key="returns.indicator",
        format_func=names.__getitem__,
        on_change=_picked,
        args=("returns.indicator", INDICATOR),
    )
    this = records(frame[frame["indicator_name"] == chosen])[0]
    _facts(here, this)
    left, right = page.halves()
    with left:
        _years(here, this)
    with right:
        _groups(here, this)


def _picked(widget: str, key: str) -> None:
    address.choose(key, [st.session_state[widget]])


def _facts(here: Here, row: Row) -> None:
    """What the number is, in the words of its own definition."""
    paper = evidence.definition(row["indicator_name"])
    blocks.html(
        f'<p class="note">{escape(text.get("returns.definition", here.language))}</p>'
        f'<p class="lead" lang="en">{escape(paper.question)} {escape(paper.why)}</p>'
        f'<p class="note" lang="en">{escape(paper.method)} {escape(paper.limits)}</p>'
    )


def _years(here: Here, this: Row) -> None:
    years = load(here, "indicator_by_year", indicator=this["indicator_name"])
    held = records(years)
    story = {
        **this,
        "title": indicator.title(here, this),
        "years_reported": sum(1 for row in held if row["landscapes_reporting"]),
    }
    drawing = charts.bars_by_year(
        held,
        colours=theme.palette(here.mode),
        words=charts.Words(y=indicator.unit(here, this)),
        labels=[_reporters(here, row) for row in held],
        told=[indicator.written(here, row) for row in held],
        write=lambda value: indicator.step(here, this, value),
    )
    blocks.figure(here, "years", drawing, frame=years, row=story, by="years_reported")
    blocks.note(here, say(here, "years.note"))


def _reporters(here: Here, row: Row) -> str:
    """From how many landscapes a year's value comes; nothing over a year without one."""
    count = row["landscapes_reporting"]
    return format.count(count, here.language) if count else ""


def _groups(here: Here, this: Row) -> None:
    groups = load(here, "indicator_by_group", indicator=this["indicator_name"])
    held = records(groups)
    parts: dict[str, list[Row]] = {row["dimension_code"]: [] for row in held}
    for row in held:
        parts[row["dimension_code"]].append(row)
    drawing = "".join(
        marks.shares(
            text.code("dimension", dimension, here.language),
            [_part(here, row) for row in of_it],
            here.language,
        )
        for dimension, of_it in parts.items()
    )
    story = {"title": indicator.title(here, this), "groups": len(held)}
    blocks.figure(here, "groups", drawing, frame=groups, row=story, by="groups")


def _part(here: Here, row: Row) -> marks.Share:
    words = text.code("group", row["group_code"], here.language)
    return marks.Share(
        words=words,
        name="count",
        value=row["value"],
        share=row["share_of_value"],
        texture=GROUP_TEXTURES.get(row["group_code"], "outline"),
    )


GROUP_TEXTURES = {
    "women": "solid",
    "men": "medium",
    "unknown": "hatched",
    "youth": "solid",
    "community": "solid",
}


@st.fragment
def standards(here: Here) -> None:
    """Which figures answer a published standard; a standard, or a code typed as in SDG 15.3.1."""
    frame = load(here, "indicators_by_standard")
    names = dict(zip(frame["standard_code"], frame["standard_name"], strict=True))
    left, right = page.halves()
    with left:
        chosen = address.chosen(STANDARD)
        st.session_state["returns.standard"] = chosen[0] if chosen else None
        st.selectbox(
            text.get("returns.standard", here.language),
            list(names),
            key="returns.standard",
            format_func=lambda code: f"{code} · {names[code]}",
            placeholder=text.get("filter.all", here.language),
            on_change=_standard,
        )
    with right:
        sought = st.text_input(
            text.get("returns.code", here.language), key="returns.code", icon=":material/search:"
        ).strip()
    if chosen:
        frame = frame[frame["standard_code"] == chosen[0]]
    if sought:
        frame = frame[frame["code_name"].str.contains(sought, case=False, regex=False)]
    blocks.note(here, text.get("returns.found", here.language, codes=len(frame)))
    part = page_of(frame, f"returns.page.{chosen}.{sought}", rows=ROWS_A_PAGE)
    shown = [{**row, "title": indicator.title(here, row)} for row in records(part)]
    if shown:
        blocks.table(here, shown, STANDARD_COLUMNS)
    blocks.note(here, say(here, "standards.note"))
    blocks.behind(here, "indicators_by_standard", frame)


def _standard() -> None:
    chosen = st.session_state["returns.standard"]
    address.choose(STANDARD, [chosen] if chosen else [])
