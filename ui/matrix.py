"""Landscapes by outputs as a grid that scrolls, with the same in words behind it.

It must not count; the query caps what is sent and says of how many.
"""

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from ui import blocks, drawings, evidence, files, marks, tables, text
from ui.elements import SCOPE
from ui.here import Here, load, say
from ui.warehouse_state import Row, records

TWIN_COLUMNS = ("landscape_name", "stage_code", "outputs_done_words", "outputs_under_way_words")
TIERS = ("0", "1", "2", "3", "4")
ROW_HEIGHT = 36
ROWS_IN_SIGHT = 13
NAME_WIDTH, PHONE_NAME_WIDTH = 210, 150
AFTER_HASH = "#(.*)$"
CHARACTER_WIDTH, CELL_PADDING = 7, 24
_KEPT = 32


@dataclass(frozen=True)
class Told:
    """The grid as Streamlit draws it and the same landscapes with their outputs in sentences."""

    grid: pd.DataFrame
    twin: pd.DataFrame


def matrix(here: Here, row: Row) -> None:
    """The grid, what was left out of it, its twin in words, and all of it as a file."""
    listed = load(here, "output_matrix", **SCOPE)
    blocks.html(blocks.finding(here, "matrix", row, "landscapes_listed_here"))
    if listed.empty:
        return
    heads = records(load(here, "outputs_by_element", **SCOPE))
    shown = (here.warehouse_id, here.filters, here.language, here.data_kind)
    told = _told(here, listed, heads, key=repr(shown))
    _choose(here, told, heads)
    blocks.html(f'<p class="caption">{escape(say(here, "matrix.description"))}</p>')
    _left_out(here, listed, row)
    links = {"landscape_name": "profile"}
    evidence.behind(
        here, "output_matrix", frame=told.twin, columns=TWIN_COLUMNS, key="matrix", links=links
    )
    _everything(here)


@st.fragment
def _choose(here: Here, told: Told, heads: list[Row]) -> None:
    """The grid, and under it the chosen cell in words with a link that every hand can open."""
    event = st.dataframe(
        told.grid,
        hide_index=True,
        height=ROW_HEIGHT * (min(len(told.grid), ROWS_IN_SIGHT) + 1) + 3,
        row_height=ROW_HEIGHT,
        column_config=_columns(here, heads),
        key=f"matrix.{here.name}",
        alt=say(here, "matrix.alt"),
        on_select="rerun",
        selection_mode="single-cell",
    )
    cells = event["selection"]["cells"]
    words = escape(say(here, "matrix.hint"))
    if cells and cells[0][0] < len(told.grid):
        words = _chosen(here, told, heads, *cells[0])
    blocks.html(f'<p class="choice" role="status">{words}</p>')


def _chosen(here: Here, told: Told, heads: list[Row], place: int, column: str) -> str:
    """The landscape as a link to its page, and what the cell says of which output, as HTML."""
    row = records(told.grid.iloc[[place]])[0]
    address, name = row["name"].split("#", 1)
    outputs = {_column(head): head for head in heads}
    if column not in outputs:
        column, title = "stage", tables.heading("stage_code", here.language)
    else:
        title = _full_name(here, outputs[column])
    colon = text.get("frame.colon", here.language)
    return f"{marks.link(name, address)} · {escape(title)}{colon}{escape(str(row[column]))}"


def _left_out(here: Here, listed: pd.DataFrame, row: Row) -> None:
    """How many landscapes are not in the grid: too many to send, or in totals only."""
    of_how_many = int(listed["landscapes"].iloc[0])
    if of_how_many > len(listed):
        words = say(here, "matrix.capped", shown=len(listed), rows=of_how_many)
        blocks.note(here, words)
    if row["landscapes_totals_only"]:
        blocks.remark(here, "matrix.totals_only", row, by="landscapes_totals_only")
    if row["landscapes_by_name_only"]:
        blocks.remark(here, "matrix.by_name_only", row, by="landscapes_by_name_only")


def _everything(here: Here) -> None:
    """Every output of every landscape as a file, made when it is asked for."""
    query = "outputs_by_landscape"
    st.download_button(
        say(here, "matrix.csv"),
        data=lambda: files.as_csv(here, load(here, query, **SCOPE)),
        file_name=files.name(here, query, "csv"),
        mime="text/csv",
        key=f"csv.{here.name}.{query}",
        on_click="ignore",
        icon=":material/download:",
    )


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _told(_here: Here, _listed: pd.DataFrame, _heads: list[Row], *, key: str) -> Told:
    """Grid and twin, kept: their content follows from `key`."""
    states = pd.DataFrame(_listed["outputs"].tolist(), index=_listed.index)
    states.columns = pd.Index([_column(head) for head in _heads])
    return Told(_grid(_here, _listed, states), _twin(_here, _listed, _heads))


def _column(head: Row) -> str:
    """The name of an output's column: "other" is one for each element."""
    return f"{head['element_code']}_{head['output_code']}"


def _grid(here: Here, listed: pd.DataFrame, states: pd.DataFrame) -> pd.DataFrame:
    """Address and name, stage, and one column of words an output; each wording is sent once."""
    words = _state_words(here.language)
    nothing = text.get("elements.nothing", here.language)
    stages = {
        code: text.code("stage", code, here.language) for code in listed["stage_code"].unique()
    }
    columns: dict[str, Any] = {
        "name": [
            f"{drawings.address(here, 'landscape', id=one)}#{name}"
            for one, name in zip(listed["landscape_id"], listed["landscape_name"], strict=True)
        ],
        "stage": pd.Categorical(listed["stage_code"].map(stages)),
    }
    for name in states.columns:
        columns[str(name)] = pd.Categorical(states[name].map(words).fillna(nothing))
    return pd.DataFrame(columns)


def _state_words(language: str) -> dict[str, str]:
    """Words of every state a cell can have, such as "done · documented"."""
    return {
        f"{state}_{tier}": text.get(
            f"elements.cell.{state}", language, tier=text.code("tier", tier, language)
        )
        for state in ("done", "in_progress")
        for tier in TIERS
    }


def _twin(here: Here, listed: pd.DataFrame, heads: list[Row]) -> pd.DataFrame:
    """The outputs of each landscape as two sentences: done, and under way."""
    names = [_full_name(here, head) for head in heads]
    rows = listed["outputs"].tolist()
    return listed.drop(columns=["outputs", "landscapes"]).assign(
        profile=[drawings.address(here, "landscape", id=one) for one in listed["landscape_id"]],
        outputs_done_words=[_sentence(here, row, names, "done_") for row in rows],
        outputs_under_way_words=[_sentence(here, row, names, "in_progress_") for row in rows],
    )


def _sentence(here: Here, row: list[str | None], names: list[str], state: str) -> str:
    parts = [
        f"{name} ({text.code('tier', held.removeprefix(state), here.language)})"
        for held, name in zip(row, names, strict=True)
        if held and held.startswith(state)
    ]
    return "; ".join(parts) or text.get("elements.nothing", here.language)


def _full_name(here: Here, head: Row) -> str:
    """An output's name; "another output" says of which element."""
    name = text.code("output", head["output_code"], here.language)
    if head["output_code"] != "other":
        return name
    element = text.code("element", str(head["element_code"]), here.language)
    return text.get("elements.other_of", here.language, output=name, element=element)


def _columns(here: Here, heads: list[Row]) -> dict[str, Any]:
    """Short heads with the full name one hover away; the landscape stays in sight."""
    make = st.column_config
    columns: dict[str, Any] = {
        # A link keeps its full contrast where it is pinned; plain words there are drawn faded.
        "name": make.LinkColumn(
            tables.heading("landscape_name", here.language),
            display_text=AFTER_HASH,
            pinned=True,
            alignment="left",
            width=PHONE_NAME_WIDTH if here.is_phone else NAME_WIDTH,
        ),
        "stage": make.TextColumn(tables.heading("stage_code", here.language), width=100),
    }
    longest = max(len(words) for words in _state_words(here.language).values())
    for head in heads:
        short = text.code("output_short", head["output_code"], here.language)
        columns[_column(head)] = make.TextColumn(
            text.get("elements.head", here.language, number=head["element_code"], output=short),
            help=_full_name(here, head),
            width=CHARACTER_WIDTH * longest + CELL_PADDING,
        )
    return columns
