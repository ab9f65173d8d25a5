"""The list of landscapes: search, pages of a readable length, each name a link to its profile.

It must not count; it shows rows that a query gave.
"""

from html import escape

import pandas as pd
import streamlit as st

from ui import blocks, drawings, evidence, menu, names, tables, text, warehouse_state
from ui.here import Here, load
from ui.warehouse_state import Row

ROWS_A_PAGE = 25
COLUMNS = (
    "country_names",
    "network_names",
    "scope_code",
    "stage_code",
    "residents",
    "people_method_code",
)
SEARCHED = ("landscape_name", "partnership_name", "country_names", "network_names")


@st.fragment
def directory(here: Here) -> None:
    """Search box, list and download of the landscapes under the page's filters."""
    sought = st.text_input(
        text.get("directory.search", here.language),
        key="q",
        bind="query-params",
        icon=":material/search:",
    )
    frame = matching(load(here, "landscapes"), sought, here.language)
    found = text.find_variant("directory.found", text.variant(len(frame)), language=here.language)
    blocks.note(here, found.format(landscapes=len(frame)))
    if frame.empty:
        return
    shown = page_of(frame, f"directory.page.{sought}")
    blocks.html(_table(here, warehouse_state.records(shown)))
    evidence.behind(here, "landscapes", frame=frame, key="directory")


def matching(
    frame: pd.DataFrame, sought: str, language: str, columns: tuple[str, ...] = SEARCHED
) -> pd.DataFrame:
    """Rows in which every sought word stands in one of the columns or names a country of the row,
    whatever its case or the language."""
    for word in sought.split():
        hits = [
            frame[name].fillna("").str.contains(word, case=False, regex=False) for name in columns
        ]
        if "country_codes" in frame:
            hits.append(frame["country_codes"].isin(_called(frame, word, language)))
        frame = frame[pd.concat(hits, axis=1).any(axis=1)]
    return frame


def _called(frame: pd.DataFrame, word: str, language: str) -> list[str]:
    """The country codes whose names in the language hold the word."""
    return [
        codes
        for codes in frame["country_codes"].dropna().unique()
        for name in codes.split(";")
        if names.order(word) in names.order(names.country(name, language))
    ]


def page_of(frame: pd.DataFrame, key: str, *, rows: int = ROWS_A_PAGE) -> pd.DataFrame:
    """The rows of the page that the reader turned to; all where one page holds them."""
    pages = -(-len(frame) // rows)
    if pages < 2:
        return frame
    number = st.pagination(pages, key=key)
    first, last = (number - 1) * rows, min(number * rows, len(frame))
    part = text.get("table.part", menu.language(), first=first + 1, last=last, rows=len(frame))
    blocks.html(f'<p class="note on-paper">{escape(part)}</p>')
    return frame.iloc[first:last]


def _table(here: Here, rows: list[Row]) -> str:
    linked = [
        {**row, "profile": drawings.address(here, "landscape", id=row["landscape_id"])}
        for row in rows
    ]
    return tables.compact(
        linked,
        ("landscape_name", *COLUMNS),
        here.language,
        modelled=here.is_modelled,
        links={"landscape_name": "profile"},
        named="numbers",
    )
