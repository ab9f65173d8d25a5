"""Who and what a landscape is, and every fact about it with its source, grouped.

It must not compute or leave out a fact; what is not known is said.
"""

from html import escape

import pandas as pd
import streamlit as st

from ui import blocks, evidence, format, marks, report, tables, text
from ui.here import Here, load, say, show_of
from ui.landscape import consent
from ui.warehouse_state import Row, records

FACT_GROUPS = (
    "identity",
    "people",
    "area",
    "output",
    "observation",
    "finance",
    "organisation",
    "policy",
)
FACT_COLUMNS = ("fact_name", "value", "on_text", "value_type_code", "tier", "source_title", "note")
# What every landscape has and the record may not know yet, then what only some have.
EXPECTED = (
    "partnership_name",
    "lead_name",
    "network_names",
    "landscape_type",
    "country_names",
    "started_year",
)
OCCASIONAL = ("extent_note", "also_recorded_as", "note")
IDENTITY = EXPECTED + OCCASIONAL
CODED_IDENTITY = {
    "realm_code": "realm",
    "place_kind_code": "place_kind",
    "extent_kind_code": "extent_kind",
    "people_method_code": "people_method",
    "formal_status_code": "formal_status",
    "community_led_code": "community_led",
}


def told(here: Here, row: Row) -> str:
    """Who, where, since when, under which names; with the page that says so."""
    known = [name for name in IDENTITY if name in EXPECTED or row[name] is not None]
    said = [(name, _known(here, row, name)) for name in known]
    coded = [
        (name, text.code(codes, str(row[name]), here.language) if row[name] is not None else "")
        for name, codes in CODED_IDENTITY.items()
    ]
    pairs = [
        (tables.heading(name, here.language), escape(words))
        for name, words in said + coded
        if words
    ]
    links = (
        ("website_url", row["website_url"], row["website_url"]),
        ("scope_source_url", row["scope_source_url"], row["scope_source_url"]),
        ("source_title", row["source_title"], row["source_url"]),
    )
    pairs += [
        (tables.heading(name, here.language), marks.link(words, url))
        for name, words, url in links
        if words
    ]
    body = "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in pairs)
    return f'<dl class="passport">{body}</dl>'


def show(here: Here, row: Row) -> None:
    """Identity on the page, and every fact behind it."""
    blocks.html(told(here, row))
    facts(here, row)


def _known(here: Here, row: Row, name: str) -> str:
    """A field in words; an empty one of a landscape that is listed by name only is withheld."""
    gap = "withheld" if consent.is_withheld(row, "identity") else "not_reported"
    return show_of(here, row, name, gap=gap)


@st.fragment
def facts(here: Here, row: Row) -> None:
    """Every fact with its source, grouped, made when it is opened; conflicts stand side by side."""
    opened = st.expander(
        say(here, "facts.open"), key="landscape.facts", type="compact", on_change="rerun"
    )
    if opened.open:
        with opened:
            frame = load(here, "landscape_facts", landscape_id=row["landscape_id"])
            blocks.html(_grouped(here, records(frame)))
            evidence.csv_button(here, "landscape_facts", frame)
            evidence.passport(here, "landscape_facts")


def _grouped(here: Here, rows: list[Row]) -> str:
    body = ""
    for group in FACT_GROUPS:
        held = [_fact(here, row) for row in rows if row["fact_group"] == group]
        if held:
            title = escape(text.code("fact_group", group, here.language))
            links = {"source_title": "source_url"}
            listed = tables.table(held, FACT_COLUMNS, here.language, links=links)
            body += f'<h3 class="finding">{title}</h3>{listed}'
    return body or f'<p class="note">{escape(text.get("missing.no_rows", here.language))}</p>'


def _fact(here: Here, row: Row) -> Row:
    value = " ".join(str(part) for part in (row["value_text"], row["unit_name"]) if part)
    if row["is_conflicting"]:
        value = text.get("fact.conflicting", here.language, value=value)
    return {**row, "value": value}


def corrections(here: Here, row: Row) -> None:
    """The form that makes a correction row of any of these facts."""
    held = load(here, "landscape_facts", landscape_id=row["landscape_id"])
    report.report_an_error(here, correctable(here, row, held))


def correctable(here: Here, row: Row, facts_held: pd.DataFrame) -> list[Row]:
    """Everything a reader may find wrong on the profile, ready for the correction row."""
    own = [
        {
            "label": tables.heading(name, here.language),
            "record_table": "landscape",
            "record_id": row["landscape_id"],
            "field": name,
            "held_value": "" if format.is_missing(row[name]) else row[name],
        }
        for name in ("landscape_name", *IDENTITY)
    ]
    told = [
        {
            "label": f"{fact['fact_name']}: {fact['value_text']} {fact['unit_name'] or ''}".strip(),
            "record_table": fact["record_table"],
            "record_id": fact["record_id"],
            "field": fact["fact_name"],
            "held_value": fact["value_text"],
        }
        for fact in records(facts_held)
    ]
    shown = {
        "label": say(here, "consent.wanted"),
        "record_table": "consent",
        "record_id": row["landscape_id"],
        "field": "level_code",
        "held_value": "",
    }
    return [*own, shown, *told]
