"""Takes out of a package what its communities did not allow to be shown, before all else.

Method §7. What is not public never enters the warehouse; nothing downstream has to know.
Must not decide a level: levels come from the package's consent rows and its default.
"""

import hashlib
import math
from dataclasses import replace
from datetime import date
from typing import Any

from data.package import Package, Row, Rows

GROUPS = ("identity", "boundary", "people", "finance", "narrative", "indicators")
GONE = ("private", "withdrawn")
PEOPLE_MEASURES = ("POP", "POP_SHARE")
NARRATIVE = ("note", "extent_note", "website_url", "community_led_note")
CELL = 10
Levels = dict[str, dict[str, str]]


def levels(package: Package, as_of: date) -> Levels:
    """Level per landscape and field group on a day: a row of the group, else of 'all', else the
    default; a flagged community's boundary is never more open than generalised."""
    rank = {row["level_code"]: row["level_rank"] for row in package.tables["consent_level"].rows}
    given: dict[tuple, str] = {}
    for row in package.tables["consent"].rows:
        gone = row["withdrawn_on"] is not None and row["withdrawn_on"] <= as_of
        level = "withdrawn" if gone else str(row["level_code"])
        given[row["landscape_id"], row["field_group_code"]] = level
    found: Levels = {}
    for row in package.tables["landscape"].rows:
        one = str(row["landscape_id"])
        every = given.get((one, "all"), package.card.default_consent)
        held = {group: given.get((one, group), every) for group in GROUPS}
        if row["community_led_code"] in ("yes", "review"):
            held["boundary"] = max(held["boundary"], "generalised", key=lambda x: rank[x])
        # Nothing about a landscape is more open than its identity, unless that is open enough to
        # list it; a withdrawn or private group of any kind closes the rest of that group only.
        if rank[held["identity"]] >= rank["aggregate_only"]:
            closed = held["identity"]
            held = {group: max(held[group], closed, key=lambda x: rank[x]) for group in GROUPS}
        found[one] = held
    return found


def applied(package: Package, as_of: date) -> tuple[Package, Levels]:
    """The package as the public edition may hold it, and the levels of landscapes still in it."""
    held = levels(package, as_of)
    alias = _aliases(held)
    kept = {one for one, level in held.items() if level["identity"] not in GONE}
    tables = {}
    for name, rows in package.tables.items():
        tables[name] = Rows(rows.file)
        for row, line in zip(rows.rows, rows.lines, strict=True):
            public = _public_row(name, row, held, kept)
            if public is not None:
                tables[name].rows.append(_renamed(public, alias))
                tables[name].lines.append(line)
    public_package = replace(package, tables=tables)
    _drop_orphans(package, public_package)
    return public_package, {alias.get(one, one): held[one] for one in sorted(kept)}


def _aliases(held: Levels) -> dict[str, str]:
    hidden = [one for one, level in held.items() if level["identity"] == "aggregate_only"]
    hidden.sort(key=lambda one: hashlib.sha256(one.encode()).hexdigest())
    return {one: f"undisclosed-{number:04d}" for number, one in enumerate(hidden, 1)}


def _renamed(row: Row, alias: dict[str, str]) -> Row:
    return {
        name: alias.get(value, value) if name.endswith("landscape_id") and value else value
        for name, value in row.items()
    }


def _public_row(name: str, row: Row, held: Levels, kept: set[str]) -> Row | None:
    ids = [str(row[key]) for key in ("landscape_id", "other_landscape_id") if row.get(key)]
    if any(one not in kept for one in ids):
        return None
    if not ids:
        return row
    level = held[ids[0]]
    if level["identity"] == "aggregate_only":
        return _anonymous_row(name, row)
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
        generalised = level["boundary"] == "generalised" and row["latitude"] is not None
        for name in ("latitude", "longitude"):
            row[name] = _snapped(row[name]) if generalised else None
        if not generalised:
            row["place_kind_code"] = None
    if level["identity"] == "listed_in_country":
        for name in (
            "latitude",
            "longitude",
            "place_kind_code",
            "area_ha",
            "population",
        ):
            row[name] = None
    if level["people"] != "full":
        known = row["population"] is not None and level["people"] == "generalised"
        row["population"] = _two_digits(row["population"]) if known else None
    if level["narrative"] != "full":
        row.update(dict.fromkeys(NARRATIVE))
    return row


def _anonymous_row(name: str, row: Row) -> Row | None:
    """Counted, not listed: scope, kind and outputs' states stay; every name and place goes."""
    keep = {
        "landscape": ("landscape_id", "record_kind_code", "scope_code", "realm_code"),
        "output_event": (
            "output_event_id",
            "landscape_id",
            "element_code",
            "output_code",
            "status_code",
            "occurred_on",
            "occurred_on_as_given",
            "ended_on",
            "ended_on_as_given",
            "tier",
        ),
    }.get(name)
    if keep is None:
        return None
    public: Row = {column: value if column in keep else None for column, value in row.items()}
    words = {"landscape": "landscape_name", "output_event": "output_name"}[name]
    public[words] = "not listed"
    if name == "output_event":
        digest = hashlib.sha256(str(row["output_event_id"]).encode()).hexdigest()
        public["output_event_id"] = f"undisclosed-{digest[:12]}"
    return public


def _rounded(row: Row) -> Row:
    return {
        name: _two_digits(value) if name in ("value", "amount", "amount_usd") and value else value
        for name, value in row.items()
    }


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
