"""Report an error: one row, prefilled with what is held, that the reader completes and downloads.

It must not send or store anything; the file stays with the reader until they send it.
"""

import csv
import io
from collections.abc import Sequence

import streamlit as st

from ui import files, text
from ui.here import Here
from ui.warehouse_state import Row

COLUMNS = (
    "record_table",
    "record_id",
    "field",
    "held_value",
    "your_value",
    "evidence_link",
    "contact",
    "warehouse_id",
)


def correction(
    held: Row, *, your_value: str, evidence_link: str, contact: str, warehouse_id: str
) -> str:
    """One row of CSV under its header; `held` has record_table, record_id, field, held_value."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    mine = {
        **held,
        "your_value": your_value,
        "evidence_link": evidence_link,
        "contact": contact,
        "warehouse_id": warehouse_id,
    }
    writer.writerow([mine[name] for name in COLUMNS])
    return out.getvalue()


def report_an_error(here: Here, held: Sequence[Row]) -> None:
    """A form under a record; `held` are the facts that can be wrong, the first one preselected.

    Each has label, record_table, record_id, field and held_value.
    """
    _report(here, tuple(held))


@st.fragment
def _report(here: Here, held: tuple[Row, ...]) -> None:
    def say(slot: str) -> str:
        return text.get(f"report.{slot}", here.language)

    opened = st.expander(
        say("label"),
        icon=":material/edit_note:",
        key=f"report.{here.name}",
        on_change="rerun",
    )
    if not opened.open or not held:
        return
    with opened:
        st.caption(say("how"))
        chosen = st.selectbox(
            say("which"), range(len(held)), format_func=lambda place: held[place]["label"]
        )
        fact = held[chosen]
        st.text_input(say("held"), value=str(fact["held_value"]), disabled=True)
        your_value = st.text_input(say("yours"), key="report.yours")
        link = st.text_input(say("evidence"), key="report.evidence")
        contact = st.text_input(say("contact"), key="report.contact", help=say("contact_why"))
        row = {name: fact[name] for name in COLUMNS if name in fact}
        st.download_button(
            say("download"),
            data=files.marked(
                here,
                correction(
                    row,
                    your_value=your_value,
                    evidence_link=link,
                    contact=contact,
                    warehouse_id=here.warehouse_id,
                ),
            ),
            file_name=f"{files.mark(here)}correction-{fact['record_table']}-{fact['record_id']}.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )
