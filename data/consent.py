"""Takes out of a package what its communities did not allow to be shown, before all else.

Method §7. What is not public never enters the warehouse; nothing downstream has to know.
Must not decide a level: levels come from the package's consent rows and its default.
"""

import hashlib
import json
import math
import re
from dataclasses import replace
from datetime import date
from typing import Any

from data.package import Package, Row, Rows

GROUPS = ("identity", "boundary", "people", "finance", "narrative", "indicators")
GONE = ("private", "withdrawn")
PEOPLE_MEASURES = ("POP", "POP_SHARE")
NARRATIVE = ("note", "extent_note", "website_url", "community_led_note")
CELL = 10
ALIAS = re.compile(r"undisclosed-\d{4,}")
NOT_SHOWN = "not shown"
UNPLACED = ("listed_in_country", "aggregate_only")
PLACED = ("full", "generalised")
FIGURES = ("value", "denominator", "amount", "amount_usd")
# What the public edition keeps of a landscape that is counted and not listed, or listed by name.
# Of one listed by name it keeps no output: what is not granted is no stage and no age either.
COUNTED = {
    "landscape": (
        *("landscape_id", "record_kind_code", "scope_code", "realm_code"),
        *("formal_status_code", "formal_status_on", "formal_status_tier"),
    ),
    "output_event": (
        *("output_event_id", "landscape_id", "element_code", "output_code", "status_code"),
        *("occurred_on", "occurred_on_as_given", "ended_on", "ended_on_as_given", "tier"),
    ),
}
LISTED: dict[str, tuple[str, ...]] = {
    "landscape": (
        *("landscape_id", "record_kind_code", "scope_code", "realm_code"),
        *("landscape_name", "country_codes"),
    ),
}
DATES = ("occurred_on", "ended_on", "formal_status_on")
Levels = dict[str, dict[str, str]]


def levels(package: Package, as_of: date) -> Levels:
    """Level per landscape and field group on a day.

    A row of the group, else of 'all', else the default; what closes 'all' closes every group. A
    flagged community's boundary is never more open than generalised, and in an imported package
    nothing of it is listed until it confirmed. Rows that are the same place share the strictest.
    """
    rank = {row["level_code"]: row["level_rank"] for row in package.tables["consent_level"].rows}
    given = _given(package, as_of)
    found: Levels = {}
    for row in package.tables["landscape"].rows:
        one = str(row["landscape_id"])
        flagged = row["community_led_code"] in ("yes", "review")
        unconfirmed = flagged and package.card.kind == "package"
        default = "aggregate_only" if unconfirmed else package.card.default_consent
        every = given.get((one, "all"), default)
        held = {group: given.get((one, group), every) for group in GROUPS}
        if every in GONE and (one, "all") in given:
            held = dict.fromkeys(GROUPS, every)
        if flagged:
            held["boundary"] = max(held["boundary"], "generalised", key=lambda x: rank[x])
        found[one] = _closed(held, rank)
    for row in package.tables["landscape_relation"].rows:
        if row["relation_code"] == "same":
            pair = str(row["landscape_id"]), str(row["other_landscape_id"])
            both = {g: max((found[x][g] for x in pair), key=lambda x: rank[x]) for g in GROUPS}
            found.update({one: dict(both) for one in pair})
    return found


def _given(package: Package, as_of: date) -> dict[tuple, str]:
    given: dict[tuple, str] = {}
    for row in package.tables["consent"].rows:
        gone = row["withdrawn_on"] is not None and row["withdrawn_on"] <= as_of
        yet = row["granted_on"] is None or row["granted_on"] <= as_of
        if gone or yet:
            level = "withdrawn" if gone else str(row["level_code"])
            given[row["landscape_id"], row["field_group_code"]] = level
    return given


def _closed(held: dict[str, str], rank: dict) -> dict[str, str]:
    """No group of a landscape is more open than its identity, once that is less than a place."""
    if rank[held["identity"]] < rank["listed_in_country"]:
        return held
    return {group: max(held[group], held["identity"], key=lambda x: rank[x]) for group in GROUPS}


def applied(package: Package, as_of: date) -> tuple[Package, Levels]:
    """The package as the public edition may hold it, and the levels of landscapes still in it."""
    held = levels(package, as_of)
    alias = _aliases(held)
    kept = {one for one, level in held.items() if level["identity"] not in GONE}
    tables = {}
    for name, rows in package.tables.items():
        open_rows: list[Row] = []
        hidden_rows: list[Row] = []
        for row in rows.rows:
            public = _public_row(name, row, held, kept, as_of)
            if public is not None:
                hidden = any(one in alias for one in _landscapes_of(row))
                (hidden_rows if hidden else open_rows).append(_renamed(public, alias))
        # Neither the order of rows nor an identifier may say which landscape is not listed.
        hidden_rows = _numbered(name, hidden_rows)
        tables[name] = Rows(rows.file, open_rows + hidden_rows)
        tables[name].lines = list(range(2, len(tables[name].rows) + 2))
    public_package = replace(package, tables=tables)
    _drop_orphans(package, public_package)
    return public_package, {alias.get(one, one): held[one] for one in sorted(kept)}


def _landscapes_of(row: Row) -> list[str]:
    return [str(row[key]) for key in ("landscape_id", "other_landscape_id") if row.get(key)]


def _aliases(held: Levels) -> dict[str, str]:
    hidden = [one for one, level in held.items() if level["identity"] == "aggregate_only"]
    # Aliases of an exported package keep their order, so that it reads back unchanged.
    hidden.sort(
        key=lambda one: one if ALIAS.fullmatch(one) else hashlib.sha256(one.encode()).hexdigest()
    )
    return {one: f"undisclosed-{number:04d}" for number, one in enumerate(hidden, 1)}


def _numbered(name: str, rows: list[Row]) -> list[Row]:
    """Hidden rows in the order of what is public of them, with identifiers made afresh."""
    rows = sorted(rows, key=lambda row: json.dumps(row, default=str, sort_keys=True))
    if name != "output_event":
        return rows
    return [
        row | {"output_event_id": f"undisclosed-output-{number:05d}"}
        for number, row in enumerate(
            sorted(rows, key=lambda row: (row["landscape_id"], str(row["occurred_on"]))), 1
        )
    ]


def _renamed(row: Row, alias: dict[str, str]) -> Row:
    if not any(one in alias for one in _landscapes_of(row)):
        return row
    return {
        name: alias.get(value, value) if name.endswith("landscape_id") and value else value
        for name, value in row.items()
    }


def _public_row(name: str, row: Row, held: Levels, kept: set[str], as_of: date) -> Row | None:
    ids = _landscapes_of(row)
    if any(one not in kept for one in ids):
        return None
    if not ids:
        return row
    level = held[ids[0]]
    if any(held[one]["identity"] in UNPLACED for one in ids):
        if len(ids) == 2:
            is_same = row["relation_code"] == "same"
            return row | {"reason": None} if is_same else None
        if level["identity"] == "listed_in_country":
            return _cut_row(name, row, LISTED)
        public = _cut_row(name, row, COUNTED)
        return _by_year(public, as_of) if public else None
    # Where the other one lies would say where this one does.
    is_near = len(ids) == 2 and row["relation_code"] != "same"
    if is_near and any(held[one]["boundary"] not in PLACED for one in ids):
        return None
    if name == "support" and level["indicators"] != "full":
        row = row | {"people_trained": _as_allowed(row["people_trained"], level["indicators"])}
    if level["narrative"] != "full" and name != "landscape":
        row = row | {key: None for key in ("note", "reason") if key in row}
        row = row | ({"output_name": NOT_SHOWN} if name == "output_event" else {})
    if name == "landscape":
        return _landscape_row(row, level)
    group = _group_of(name, row)
    if group is None or level[group] == "full":
        return row
    if name == "boundary" or level[group] != "generalised":
        return None
    return _rounded(row)


def _group_of(name: str, row: Row) -> str | None:
    if name == "observation":
        return "people" if row["measure_code"] in PEOPLE_MEASURES else "indicators"
    return {"boundary": "boundary", "finance": "finance", "label": None}.get(name)


def _landscape_row(row: Row, level: dict[str, str]) -> Row:
    row = dict(row)
    if level["boundary"] != "full":
        known = row["latitude"] is not None and row["longitude"] is not None
        generalised = level["boundary"] == "generalised" and known
        for name in ("latitude", "longitude"):
            row[name] = _snapped(row[name]) if generalised else None
        if not generalised:
            row["place_kind_code"] = None
    for name, group in (("population", "people"), ("area_ha", "indicators")):
        if level[group] != "full":
            row[name] = _as_allowed(row[name], level[group])
    if level["narrative"] != "full":
        row.update(dict.fromkeys(NARRATIVE))
    return row


def _cut_row(name: str, row: Row, keep: dict[str, tuple[str, ...]]) -> Row | None:
    """What stays of a landscape that has no place: its row, cut; in totals, its outputs' states."""
    if name not in keep:
        return None
    public: Row = {column: value if column in keep[name] else None for column, value in row.items()}
    if name == "output_event":
        public["output_name"] = NOT_SHOWN
    elif public["landscape_name"] is None:
        public["landscape_name"] = "not listed"
    return public


def _by_year(row: Row, as_of: date) -> Row:
    """Dates to the year: a day could tell which landscape it is. What counts today still does."""
    row = dict(row)
    for name in DATES:
        day = row.get(name)
        if day is not None:
            last = date(day.year, 12, 31)
            row[name] = min(last, as_of) if day <= as_of else last
            row[f"{name}_as_given"] = str(day.year) if row[name] == last else as_of.isoformat()
    return row


def _as_allowed(value: Any, level: str) -> Any:
    """A figure that is not open: two digits where it is generalised, else nothing."""
    return _two_digits(value) if level == "generalised" else None


def _rounded(row: Row) -> Row:
    """A row's figures to two digits; its note may repeat them in full, so it goes."""
    rounded = {name: _two_digits(value) for name, value in row.items() if name in FIGURES}
    return row | rounded | {"note": None}


def _two_digits(value: Any) -> Any:
    if not value:
        return value
    digits = 1 - math.floor(math.log10(abs(value)))
    return round(value, digits)


def _snapped(degrees: float) -> float:
    """Centre of the 0.1° cell that holds a coordinate; same input, same cell, never random."""
    return round((math.floor(round(degrees * CELL, 6)) + 0.5) / CELL, 2)


def _drop_orphans(before: Package, after: Package) -> None:
    """Remove sources and organisations that only rows taken out referred to."""
    for key, table in (("organisation_id", "organisation"), ("source_id", "source")):
        orphans = _referred(before, key, table) - _referred(after, key, table)
        rows = after.tables[table]
        kept = [
            (row, line)
            for row, line in zip(rows.rows, rows.lines, strict=True)
            if row[key] not in orphans
        ]
        rows.rows = [row for row, _ in kept]
        rows.lines = [line for _, line in kept]


def _referred(package: Package, key: str, home: str) -> set:
    return {
        row.get(key) for name, rows in package.tables.items() if name != home for row in rows.rows
    }
