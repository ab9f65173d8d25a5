"""The parts of a landscape's profile: verdict, identity, facts by group, relations, consent.

It must not compute or leave out a fact; what is not known is said.
"""

from html import escape

import pandas as pd

from ui import blocks, drawings, format, marks, tables, text
from ui.here import Here, say, show_of
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
RELATION_COLUMNS = ("other_landscape_name", "relation_code", "reason")
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


def verdict(here: Here, row: Row) -> None:
    """One sentence: its scope and the stage that its outputs prove."""
    scope = text.get(f"scope_sentence.{row['scope_code']}", here.language)
    main = say(here, f"verdict.{row['stage_code']}", scope=scope, name=row["landscape_name"])
    rule = text.get(f"stage_rule.{row['stage_code']}", here.language)
    blocks.html(
        f'<div class="verdict"><p class="verdict-main">{escape(main)}</p>'
        f"<p>{escape(say(here, 'verdict_rule', rule=rule))}</p></div>"
    )


def elements(here: Here, frame: pd.DataFrame) -> str:
    """Five independent marks."""
    return marks.elements(records(frame), here.language)


def identity(here: Here, row: Row) -> None:
    """Who, where, since when, under which names; with the page that says so."""
    known = [name for name in IDENTITY if name in EXPECTED or row[name] is not None]
    said = [(name, show_of(here, row, name, gap="not_reported")) for name in known]
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
    blocks.html(f'<dl class="passport">{body}</dl>')


def facts(here: Here, frame: pd.DataFrame) -> None:
    """Every fact with its source, grouped; conflicting ones are marked and kept side by side."""
    rows = records(frame)
    if not rows:
        blocks.note(here, text.get("missing.no_rows", here.language))
    for group in FACT_GROUPS:
        held = [_fact(here, row) for row in rows if row["fact_group"] == group]
        if held:
            title = escape(text.code("fact_group", group, here.language))
            links = {"source_title": "source_url"}
            body = tables.table(held, FACT_COLUMNS, here.language, links=links)
            blocks.html(f'<h3 class="finding">{title}</h3>{body}')
    blocks.behind(here, "landscape_facts", frame)


def _fact(here: Here, row: Row) -> Row:
    value = " ".join(str(part) for part in (row["value_text"], row["unit_name"]) if part)
    if row["is_conflicting"]:
        value = text.get("fact.conflicting", here.language, value=value)
    return {**row, "value": value}


def relations(here: Here, frame: pd.DataFrame) -> None:
    """Other landscapes that are the same place, around it, inside it, or overlapping."""
    linked = frame.assign(
        profile=[drawings.address(here, "landscape", id=key) for key in frame["other_landscape_id"]]
    )
    blocks.listing(here, linked, RELATION_COLUMNS, links={"other_landscape_name": "profile"})
    blocks.behind(here, "landscape_relations", frame)


def consent(here: Here, row: Row) -> None:
    """What the landscape allows to be shown, and how it is shown here."""
    level = text.code("consent", row["consent_level_code"], here.language)
    blocks.note(here, say(here, "consent_level", level=level))
    boundary = row["boundary_consent_level_code"]
    if boundary != row["consent_level_code"]:
        shown = text.code("consent", boundary, here.language)
        blocks.note(here, say(here, "consent_boundary", level=shown))
    if row["consent_note"] and row["consent_level_code"] != "full":
        blocks.note(here, row["consent_note"])
    blocks.note(here, text.get("frame.rights", here.language))


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
    return own + told
