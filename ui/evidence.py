"""Behind every figure: its table, its CSV, and how it is counted (definition, SQL, sources).

It must not draw the figure or change a number; it is built only when the reader opens it.
"""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

import data.read
from ui import files, tables, text, warehouse_state
from ui.here import Here

TABLE_ROWS_SHOWN = 100


def behind(
    here: Here,
    query: str,
    *,
    frame: pd.DataFrame,
    columns: Sequence[str] = (),
    key: str = "",
    label: str = "evidence.label",
    links: Mapping[str, str] | None = None,
) -> None:
    """A quiet toggle under a figure; its content is made when it is opened.

    `links` maps a column of the table to the one with its address, which stays out of the file.
    """
    _behind(here, query, frame, tuple(columns), key or query, label, dict(links or {}))


@st.fragment
def _behind(
    here: Here,
    query: str,
    frame: pd.DataFrame,
    columns: tuple[str, ...],
    key: str,
    label: str,
    links: dict[str, str],
) -> None:
    opened = st.expander(
        text.get(label, here.language),
        key=f"evidence.{here.name}.{key}",
        type="compact",
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        _table(here, frame, columns, links)
        csv_button(here, query, frame.drop(columns=list(links.values())), key=key)
        passport(here, query)


def _table(
    here: Here, frame: pd.DataFrame, columns: tuple[str, ...], links: dict[str, str]
) -> None:
    if not columns:
        return
    rows = warehouse_state.records(frame.head(TABLE_ROWS_SHOWN))
    body = tables.table(rows, columns, here.language, modelled=here.is_modelled, links=links)
    st.html(body)


def csv_button(here: Here, name: str, frame: pd.DataFrame, *, key: str = "") -> None:
    """Download the full rows, unrounded, named after query and warehouse."""
    st.download_button(
        text.get("evidence.csv", here.language, rows=len(frame)),
        data=lambda: files.as_csv(here, frame),
        file_name=files.name(here, name, "csv"),
        mime="text/csv",
        key=f"csv.{here.name}.{key or name}",
        on_click="ignore",
        icon=":material/download:",
    )


def passport(here: Here, query: str) -> None:
    """Definition, unit, method, limits, source, inputs and the complete SQL of a query."""
    paper = data.read.passport(query)
    facts = {
        "question": paper.header.question,
        "unit": paper.header.unit,
        "grain": paper.header.grain,
        "method": paper.header.method,
        "limits": paper.header.limits,
        "source": paper.header.source,
        "inputs": ", ".join(paper.inputs),
        "grid": here.about["grid"],
        "warehouse": here.warehouse_id,
    }
    st.html(_definition(facts, here.language))
    st.code(paper.sql, language="sql", wrap_lines=True)


def _definition(facts: dict[str, str], language: str) -> str:
    rows = "".join(
        f"<dt>{escape(text.get(f'passport.{name}', language))}</dt><dd>{escape(str(fact))}</dd>"
        for name, fact in facts.items()
        if fact
    )
    return f'<dl class="passport">{rows}</dl>'


def ignored(here: Here, query: str) -> str:
    """A sentence naming the active filters that a query does not obey; empty when it obeys all."""
    names = [
        text.get(f"filter.by_parameter.{parameter}", here.language)
        for parameter in data.read.header(query).ignores
        if parameter in here.filters
    ]
    if not names:
        return ""
    sentence = text.get("evidence.ignores", here.language, filters=", ".join(names))
    return f'<p class="note">{escape(sentence)}</p>'
