"""Behind every figure: its table, its CSV, and how it is counted (definition, SQL, sources).

It must not draw the figure or change a number; it is built only when the reader opens it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

import data.read
from data.catalogue import Header
from ui import files, format, names, tables, text, warehouse_state
from ui.here import Here
from ui.warehouse_state import Row

TABLE_ROWS_SHOWN = 100


@dataclass(frozen=True)
class Look:
    """What the table behind a figure shows: columns, their order of names, links by column."""

    columns: tuple[str, ...]
    alphabetical: str
    links: dict[str, str]


def behind(
    here: Here,
    query: str,
    *,
    frame: pd.DataFrame,
    columns: Sequence[str] = (),
    key: str = "",
    label: str = "evidence.label",
    alphabetical: str = "",
    links: Mapping[str, str] | None = None,
) -> None:
    """A quiet toggle under a figure; its content is made when it is opened.

    `alphabetical` names the column by which its table is a list in the language's own order;
    `links` maps a column of the table to the one with its address, which stays out of the file.
    """
    look = Look(tuple(columns), alphabetical, dict(links or {}))
    _behind(here, query, frame, look, key or query, label)


@st.fragment
def _behind(
    here: Here,
    query: str,
    frame: pd.DataFrame,
    look: Look,
    key: str,
    label: str,
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
        if look.columns:
            _table(here, frame, look)
        csv_button(here, query, frame.drop(columns=list(look.links.values())), key=key)
        passport(here, query)


def _table(here: Here, frame: pd.DataFrame, look: Look) -> None:
    rows: Sequence[Row] = warehouse_state.records(frame.head(TABLE_ROWS_SHOWN))
    if look.alphabetical:
        rows = names.in_order(rows, look.alphabetical, here.language)
    body = tables.table(
        rows, look.columns, here.language, modelled=here.is_modelled, links=look.links
    )
    st.html(body)


def csv_button(here: Here, name: str, frame: pd.DataFrame, *, key: str = "") -> None:
    """Download the full rows, unrounded, named after query and warehouse."""
    template = text.find_variant("evidence.csv", text.variant(len(frame)), language=here.language)
    st.download_button(
        template.format(rows=len(frame)),
        data=lambda: files.as_csv(here, frame),
        file_name=files.name(here, name, "csv"),
        mime="text/csv",
        key=f"csv.{here.name}.{key or name}",
        on_click="ignore",
        icon=":material/download:",
    )


def definition(name: str) -> Header:
    """What the header of a query or an indicator says about its number."""
    return data.read.header(name)


def passport(here: Here, query: str) -> None:
    """Definition, unit, method, limits, source, inputs and the complete SQL of a query."""
    paper = data.read.passport(query)
    facts = {
        "question": paper.header.question,
        "why": paper.header.why,
        "unit": names.unit(paper.header.unit, here.language),
        "grain": paper.header.grain,
        "method": paper.header.method,
        "limits": paper.header.limits,
        "standards": ", ".join(paper.header.standards),
        "source": paper.header.source,
        "inputs": ", ".join(paper.inputs),
        "grid": names.given(here.about["grid"], here.language),
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


def left_out(here: Here, frame: pd.DataFrame) -> str:
    """A sentence on landscapes that a breakdown leaves to its total; empty when there are none."""
    if "landscapes_left_out" not in frame or frame.empty:
        return ""
    landscapes = int(frame["landscapes_left_out"].iloc[0])
    if not landscapes:
        return ""
    key = f"evidence.left_out.{text.variant(landscapes)}"
    shown = format.quantity(landscapes, here.language)
    return f'<p class="note">{escape(text.get(key, here.language, landscapes=shown))}</p>'
