"""Everything to take away: each public table as CSV, and all of them with the dictionary as a zip.

It must not change a value; files carry full integers, not what the screen rounds.
"""

import io
import zipfile

import pandas as pd
import streamlit as st

import data.read
from ui import text
from ui.here import Here

BYTE_ORDER_MARK = "utf-8-sig"


def as_csv(frame: pd.DataFrame) -> bytes:
    """A frame as CSV that spreadsheets open with its accents right."""
    return frame.to_csv(index=False).encode(BYTE_ORDER_MARK)


def everything(warehouse_id: str, tables: list[str], dictionary: pd.DataFrame) -> bytes:
    """A zip with one CSV a table, the dictionary, and the warehouse id in its comment."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = f"warehouse {warehouse_id}".encode()
        archive.writestr("dictionary.csv", as_csv(dictionary))
        for name in tables:
            archive.writestr(f"{name}.csv", as_csv(data.read.table(name)))
    return out.getvalue()


@st.fragment
def downloads(here: Here) -> None:
    """One button for all, and one table at a time."""
    names = data.read.table_names()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            text.get("downloads.table", here.language), names, key="table", bind="query-params"
        )
        st.download_button(
            text.get("downloads.csv", here.language, table=name),
            data=lambda: as_csv(data.read.table(name)),
            file_name=f"{name}-{here.warehouse_id}.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            text.get("downloads.everything", here.language),
            data=lambda: everything(here.warehouse_id, names, data.read.dictionary()),
            file_name=f"landscapes-{here.warehouse_id}.zip",
            mime="application/zip",
            on_click="ignore",
            type="primary",
            icon=":material/folder_zip:",
        )
