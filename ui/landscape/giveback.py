"""What is held about a landscape, given back to it: every row as CSV, and its page to print.

It must not be made before it is asked for, change a value, or hold another landscape's rows.
"""

import io
import zipfile

import pandas as pd
import streamlit as st

from data import held
from ui import blocks, files, text
from ui.here import Here, say
from ui.landscape import sheet
from ui.warehouse_state import Row


def archive(here: Here, row: Row) -> bytes:
    """A zip with a CSV for each table that holds rows, the dictionary, and a README to begin with.

    The README is in the reader's language and names every table with its number of rows.
    """
    tables = held.about(row["landscape_id"], data=here.data_kind)
    mark = files.mark(here)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.comment = f"{mark}warehouse {here.warehouse_id}".encode()
        made.writestr(f"{mark}README.txt", readme(here, row, tables).encode(files.BYTE_ORDER_MARK))
        meanings = held.dictionary(list(tables), data=here.data_kind)
        made.writestr(f"{mark}dictionary.csv", files.as_csv(here, meanings))
        for name, rows in tables.items():
            made.writestr(f"{mark}{name}.csv", files.as_csv(here, rows))
    return out.getvalue()


def readme(here: Here, row: Row, tables: dict[str, pd.DataFrame]) -> str:
    """What is in the file, where it comes from, and how to correct, limit or withdraw it."""
    listed = [f"  {name}.csv: {len(rows)}" for name, rows in tables.items()]
    told = [
        say(here, "readme.title", name=row["landscape_name"]),
        *([text.get("frame.demonstration", here.language)] if here.is_demonstration else []),
        say(here, "readme.what", warehouse=here.warehouse_id),
        *(say(here, f"readme.{slot}") for slot in ("consent", "correct", "licence")),
        text.get("frame.rights", here.language),
        "\n".join([say(here, "readme.tables"), *listed]),
    ]
    return "\n\n".join(told) + "\n"


def show(here: Here, row: Row) -> None:
    """Two buttons; what they give is made on the click."""
    blocks.note(here, say(here, "held.what"))
    stem = f"landscape-{row['landscape_id']}"
    with st.container(horizontal=True, key="held"):
        st.download_button(
            say(here, "held.archive"),
            data=lambda: archive(here, row),
            file_name=files.name(here, stem, "zip"),
            mime="application/zip",
            on_click="ignore",
            type="primary",
            icon=":material/folder_zip:",
            key="held.archive",
        )
        st.download_button(
            say(here, "held.sheet"),
            data=lambda: sheet.sheet(here, row).encode(),
            file_name=files.name(here, stem, "html"),
            mime="text/html",
            on_click="ignore",
            icon=":material/print:",
            key="held.sheet",
        )
