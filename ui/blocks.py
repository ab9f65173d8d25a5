"""What pages are made of: verdict, headline numbers, figures, tables, links to other pages.

It must not compute; every number arrives in a row and is named after its column.
"""

from collections.abc import Sequence
from html import escape
from typing import TypeAlias

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st

import data.read
from ui import drawings, evidence, marks, menu, tables, text, warehouse_state
from ui.here import Here, say
from ui.warehouse_state import Row

Chart: TypeAlias = "go.Figure | pdk.Deck"
Drawing: TypeAlias = "str | Chart"

PLOTLY_CONFIG = {"displayModeBar": False}
# Rows of a list that a page holds at most; the download holds them all.
LISTED = 40
MAP_HEIGHT = 440
PHONE_MAP_HEIGHT = 300


def html(body: str) -> None:
    """Place HTML made by `marks` or `tables`, which escape what they are given."""
    st.html(body)


def verdict(here: Here, row: Row, *, by: str, goal: float | None = None, among: str = "") -> None:
    """The page's one-sentence judgement: the wording that fits row[by], then its context.

    With `among`, wordings such as zero_of_one (row[by] is zero, row[among] one) come first.
    """
    reached = text.variant(row[by], goal)
    chosen = (f"{reached}_of_{text.variant(row[among])}", reached) if among else (reached,)
    fields = marks.numbers(row, here.language, modelled=here.is_modelled)
    template = text.find_variant(f"page.{here.name}.verdict", *chosen, language=here.language)
    main = marks.sentence(template, fields)
    context = _context(here)
    more = f"<p>{marks.sentence(context, fields)}</p>" if context else ""
    html(f'<div class="verdict"><p class="verdict-main">{main}</p>{more}</div>')


def _context(here: Here) -> str | None:
    """What the verdict rests on; an invented coalition and an own record have their own words."""
    key = f"page.{here.name}.verdict.context"
    own = text.find(f"{key}_{here.about['data_kind']}", here.language)
    return own or text.find(key, here.language)


def headline(
    here: Here,
    row: Row,
    *names: str,
    goals: dict[str, float] | None = None,
    gap: str = "no_data",
) -> None:
    """Three to five numbers of a row, each with its words, and its goal where it has one.

    gap: which of the gaps stands where there is no value.
    """
    aims = goals or {}
    html(marks.cards([_card(here, row, name, aims.get(name), gap) for name in names]))


def _card(here: Here, row: Row, name: str, goal: float | None, gap: str) -> str:
    fields = marks.numbers(row, here.language, modelled=here.is_modelled, gap=gap)
    own = text.find(f"page.{here.name}.number.{name}", here.language)
    note = own or text.find(f"number.{name}.note", here.language)
    return marks.card(
        text.get(f"number.{name}.label", here.language),
        fields[name],
        note=marks.sentence(note, fields) if note else "",
        goal=text.get(f"number.{name}.goal", here.language) if goal else "",
        bar=(row[name] or 0, goal) if goal else None,
    )


def figure(
    here: Here,
    slot: str,
    drawing: Drawing,
    *,
    frame: pd.DataFrame,
    row: Row | None = None,
    by: str = "",
) -> None:
    """A finding, what shows it, and behind it table, CSV and passport of the frame's query.

    The finding is the text `<slot>.finding`, filled from `row`, worded to fit row[by].
    """
    query = frame.attrs["query"]
    with st.container(key=f"figure-{here.name}-{slot}", gap="small"):
        over = finding(here, slot, row or {}, by) + evidence.ignored(here, query)
        over += evidence.left_out(here, frame)
        if isinstance(drawing, str):
            html(over + drawing)
        else:
            html(over)
            draw(here, slot, drawing)
        evidence.behind(here, query, frame=frame, columns=_shown(query), key=slot)


def finding(here: Here, slot: str, row: Row, by: str = "") -> str:
    """The sentence over a figure, as HTML."""
    key = f"page.{here.name}.{slot}.finding"
    chosen = text.variant(row[by]) if by else "some"
    template = text.find_variant(key, chosen, language=here.language)
    fields = marks.numbers(row, here.language, modelled=here.is_modelled)
    return f'<h3 class="finding">{marks.sentence(template, fields)}</h3>'


def draw(
    here: Here, slot: str, drawing: Chart, *, describes: str = "", also: Sequence[str] = ()
) -> None:
    """Put a plotly figure or a map on the page, with its words for those who do not see it.

    What it shows `also` stands after them; on a narrow screen it waits to be asked for.
    """
    words = describes or say(here, f"{slot}.description")
    describes = " ".join((words, *also))
    key = f"draw-{here.name}-{slot}"
    if isinstance(drawing, pdk.Deck):
        height = PHONE_MAP_HEIGHT if here.is_phone else MAP_HEIGHT
        st.pydeck_chart(drawing, height=height, key=key, alt=describes)
    else:
        st.plotly_chart(drawing, config=PLOTLY_CONFIG, key=key, theme=None, alt=describes)
    rest = f' <span class="rest-narrow">{escape(" ".join(also))}</span>' if also else ""
    caption = f'<p class="caption">{escape(words)}{rest}</p>'
    html(marks.fold(caption, here.language, narrow=True) if also else caption)


def listing(
    here: Here,
    frame: pd.DataFrame,
    columns: Sequence[str],
    *,
    links: dict[str, str] | None = None,
    named: str = "",
) -> None:
    """A table that is always visible, for rows few enough to read.

    With `named` (numbers or all) rows run together on a phone, those of their values with their
    column's name, and rows that would make the page too long there fold away.
    """
    rows = warehouse_state.records(frame)
    if not rows:
        note(here, text.get("missing.no_rows", here.language))
        return
    _rows(here, rows, columns, links, fold=bool(named), named=named)


def table(here: Here, rows: Sequence[Row], columns: Sequence[str], *, named: str = "") -> None:
    """A visible table of rows whose words a page has already chosen; `named` as in a listing."""
    _rows(here, rows, columns, None, fold=bool(named), named=named)


def first(
    here: Here, frame: pd.DataFrame, columns: Sequence[str], *, links: dict[str, str] | None = None
) -> None:
    """The first rows of a list, the others one touch away; of a very long one a readable part."""
    rows = warehouse_state.records(frame.head(LISTED))
    note = ""
    if len(frame) > len(rows):
        note = text.get("table.first", here.language, shown=len(rows), rows=len(frame))
    _rows(here, rows, columns, links, fold=True, note=note)


def _rows(
    here: Here,
    rows: Sequence[Row],
    columns: Sequence[str],
    links: dict[str, str] | None,
    *,
    fold: bool,
    named: str = "",
    note: str = "",
) -> None:
    """Rows on the page; with `fold` the later ones wait, and `note` comes with them."""
    body = tables.table(
        rows, columns, here.language, modelled=here.is_modelled, links=links, fold=fold
    )
    if named:
        body = f'<div class="compact names-{named}">{body}</div>'
    html(marks.folded(body, len(rows), here.language, note=note) if fold else body)


def on_request(here: Here, body: str) -> str:
    """HTML that a narrow screen keeps folded until it is asked for; others and paper show it."""
    return marks.fold(f'<div class="rest-narrow">{body}</div>', here.language, narrow=True)


def note(here: Here, words: str) -> None:
    """A remark in small type."""
    html(f'<p class="note">{escape(words)}</p>')


def remark(here: Here, slot: str, row: Row, *, by: str = "") -> None:
    """A remark of this page with numbers of a row in it, worded to fit row[by]."""
    fields = marks.numbers(row, here.language, modelled=here.is_modelled)
    chosen = text.variant(row[by]) if by else "some"
    key = f"page.{here.name}.{slot}"
    template = text.find_variant(key, chosen, language=here.language)
    html(f'<p class="note">{marks.sentence(template, fields)}</p>')


def door(here: Here, page: str, **query: str) -> None:
    """A link to another page of the dashboard, its label the text `door.<page>`."""
    st.page_link(
        menu.page(page),
        label=text.get(f"door.{page}", here.language),
        icon=":material/arrow_forward:",
        query_params={**query, **drawings.kept(here)} or None,
    )


def behind(here: Here, query: str, frame: pd.DataFrame) -> None:
    """CSV and passport under a list that is a table already."""
    evidence.behind(here, query, frame=frame, key=f"list.{query}")


def folded(
    here: Here, slot: str, frame: pd.DataFrame, *, row: Row, by: str = "", alphabetical: str = ""
) -> None:
    """A finding whose rows are the thing itself, folded away until wanted."""
    html(finding(here, slot, row, by))
    query = frame.attrs["query"]
    evidence.behind(
        here, query, frame=frame, columns=_shown(query), key=slot, label="evidence.open",
        alphabetical=alphabetical,
    )  # fmt: skip


def _shown(query: str) -> tuple[str, ...]:
    """Columns of the table behind a figure, as the query's own header names them."""
    return data.read.header(query).shows


def facts(here: Here, slot: str, row: Row, names: Sequence[str]) -> None:
    """Short statements under one another, each filled from the row."""
    fields = marks.numbers(row, here.language, modelled=here.is_modelled)
    lines = "".join(
        f"<li>{marks.sentence(say_raw(here, f'{slot}.{name}'), fields)}</li>" for name in names
    )
    html(f'<ul class="facts">{lines}</ul>')


def say_raw(here: Here, slot: str) -> str:
    """A text of this page with its fields unfilled."""
    return text.find_variant(f"page.{here.name}.{slot}", language=here.language)


def doors(here: Here, *pages: str) -> None:
    """Links to other pages, side by side."""
    with st.container(horizontal=True, key=f"doors-{here.name}"):
        for page in pages:
            door(here, page)


def stated(rungs: pd.DataFrame) -> Row:
    """The ends of the ladder by field name: what the coalition states, and what is proven."""
    first, *_, last = warehouse_state.records(rungs)
    return {
        "landscapes_stated": first["landscapes"],
        "statement_on_as_given": first["statement_on_as_given"],
        "landscapes_goal": first["landscapes_goal"],
        "source_publisher": first["source_publisher"],
        "landscapes_last_rung": last["landscapes"],
    }
