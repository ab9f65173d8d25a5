"""Everything to take away: each public table as CSV, and all of them with the dictionary as a zip.

It must not change a value; files carry full integers, not what the screen rounds.
"""

import io
import zipfile

import pandas as pd
import streamlit as st

import data.read
from ui import files, text
from ui.here import Here


def everything(here: Here, tables: list[str], dictionary: pd.DataFrame) -> bytes:
    """A zip with one CSV a table, the dictionary, and the warehouse id in its comment."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = f"{files.mark(here)}warehouse {here.warehouse_id}".encode()
        archive.writestr(f"{files.mark(here)}dictionary.csv", files.as_csv(here, dictionary))
        for name in tables:
            frame = data.read.table(name, data=here.data_kind)
            archive.writestr(f"{files.mark(here)}{name}.csv", files.as_csv(here, frame))
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
            data=lambda: files.as_csv(here, data.read.table(name, data=here.data_kind)),
            file_name=files.name(here, name, "csv"),
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            text.get("downloads.everything", here.language),
            data=lambda: everything(here, names, data.read.dictionary()),
            file_name=files.name(here, "landscapes", "zip"),
            mime="application/zip",
            on_click="ignore",
            type="primary",
            icon=":material/folder_zip:",
        )
