"""The list of landscapes: search, pages of a readable length, each name a link to its profile.

It must not count; it shows rows that a query gave.
"""

import pandas as pd
import streamlit as st

from ui import blocks, drawings, evidence, tables, text, warehouse_state
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
    frame = matching(load(here, "landscapes"), sought)
    blocks.note(here, text.get("directory.found", here.language, landscapes=len(frame)))
    if frame.empty:
        return
    shown = _page_of(here, frame, sought)
    blocks.html(_table(here, warehouse_state.records(shown)))
    evidence.behind(here, "landscapes", frame=frame, key="directory")


def matching(frame: pd.DataFrame, sought: str) -> pd.DataFrame:
    """Rows in which every sought word stands in a name, whatever its case."""
    for word in sought.split():
        hits = [
            frame[name].fillna("").str.contains(word, case=False, regex=False) for name in SEARCHED
        ]
        frame = frame[pd.concat(hits, axis=1).any(axis=1)]
    return frame


def _page_of(here: Here, frame: pd.DataFrame, sought: str) -> pd.DataFrame:
    pages = -(-len(frame) // ROWS_A_PAGE)
    if pages < 2:
        return frame
    number = st.pagination(pages, key=f"directory.page.{sought}")
    return frame.iloc[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]


def _table(here: Here, rows: list[Row]) -> str:
    linked = [
        {**row, "profile": drawings.address(here, "landscape", id=row["landscape_id"])}
        for row in rows
    ]
    return tables.table(
        linked,
        ("landscape_name", *COLUMNS),
        here.language,
        modelled=here.is_modelled,
        links={"landscape_name": "profile"},
    )
