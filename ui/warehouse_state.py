"""Rows of the published warehouse for a page, or one clear sentence when there are none to be had.

It must not show rows or change them.
"""

from typing import Any

import pandas as pd
import streamlit as st

import data.read
from data.errors import WarehouseError
from ui import format, text

Row = dict[str, Any]
_KEPT_RESULTS = 512
PUBLIC_RECORD = "public_record"
DEMONSTRATION = "demonstration"
# What every warehouse met so far is; an id is a digest of its inputs, so this never changes.
_kinds: dict[str, str] = {}


def published(kind: str = PUBLIC_RECORD) -> str:
    """Id of the published warehouse of a kind. Raises a WarehouseError."""
    found = data.read.warehouse_id(kind)
    _kinds[found] = kind
    return found


def kind_of(warehouse_id: str) -> str:
    """Which kind of data a warehouse is that `published` has named."""
    return _kinds.get(warehouse_id, PUBLIC_RECORD)


def say(problem: WarehouseError) -> None:
    """Show a problem as its own sentence; the error already names the fact and the next step."""
    st.error(f"{text.get('warehouse.cannot_read')} {problem}", icon=":material/database:")


# One frame for all readers, uncopied: nobody may change what `rows` returns.
@st.cache_resource(max_entries=_KEPT_RESULTS, show_spinner=False)
def _load(warehouse_id: str, query: str, parameters: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    asked = {name: list(v) if isinstance(v, tuple) else v for name, v in parameters}
    return data.read.load(query, data=kind_of(warehouse_id), **asked)


def rows(warehouse_id: str, query: str, **parameters: Any) -> pd.DataFrame:
    """The rows of a query, kept per warehouse and parameters; no warehouse ends the page.

    The frame is shared by all readers and must not be changed.
    """
    key = tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in sorted(parameters.items())
    )
    try:
        return _load(warehouse_id, query, key)
    except WarehouseError as problem:
        say(problem)
        st.stop()


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as dicts of plain Python values, gaps as None."""
    names = [str(name) for name in frame.columns]
    columns = [
        [None if format.is_missing(value) else value for value in frame[name].tolist()]
        for name in names
    ]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
