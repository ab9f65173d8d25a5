"""Completes a row: identifiers, what may be taken for granted, what it must have, its people.

Must not compare rows with one another (doubles.py does).
"""

import csv
from collections.abc import Mapping
from functools import cache

from data.intake import rules
from data.intake.binding import NAMING, Binding, refuse
from data.intake.check import refusal
from data.intake.known import digest, key_of, slug
from data.intake.rows import Remark, Row
from data.package import REFERENCE
from data.schema import Table

DEFAULTS = {
    "landscape": {"record_kind_code": "landscape", "realm_code": "land"},
    "output_event": {"tier": "1", "status_code": "done"},
    "observation": {"tier": "1", "value_type_code": "reported"},
    "finance": {"tier": "1", "value_type_code": "reported", "is_excluded_from_sums": "false"},
}
# What makes an event the same event; its other cells may be corrected by a later file.
NATURAL = {
    "output_event": ("landscape_id", "element_code", "output_code", "output_name"),
    "observation": (
        *("landscape_id", "country_code", "measure_code", "measure_label", "period_start_on"),
        *("period_end_on", "unit_name", "value_type_code", "disaggregation"),
    ),
    "finance": (
        *("landscape_id", "finance_stage_code", "funder_name", "recipient_name"),
        *("instrument_name", "currency_code", "period_start_on", "period_end_on"),
    ),
}


def identify(binding: Binding, table: Table, row: Row, cells: dict[str, str]) -> None:
    """Give a landscape or organisation without an id the id of its name."""
    naming = NAMING.get(table.name)
    key = table.keys[0]
    if naming and not cells.get(key) and cells.get(naming):
        found = binding.known.named(table.name, cells[naming])
        cells[key] = found or slug(cells[naming])
        if found:
            fact = f"“{cells[naming]}” is taken for {found}, which the record holds already."
            binding.report.add(
                Remark("noted", row.place, fact, "If it is another one, give it an id.",
                       row.headings.get(naming, naming), rule_code="same_name"), table.name,
            )  # fmt: skip


def complete(binding: Binding, table: Table, row: Row, cells: dict[str, str]) -> bool:
    """Fill in what may be taken for granted; refuse a new row that lacks what it must have."""
    if table.keys == (f"{table.name}_id",) and not cells.get(table.keys[0]):
        cells[table.keys[0]] = _event_id(table, cells)
    if binding.known.has(table.name, key_of(table.name, cells)):
        return _too_many(binding, table, row, cells)
    for name, default in DEFAULTS.get(table.name, {}).items():
        if not cells.get(name):
            cells[name] = default
            _say_default(binding, row, name, default)
    if not cells.get("source_id") and any(c.name == "source_id" for c in table.columns):
        cells["source_id"] = binding.source_id
    if table.name == "landscape" and not _scoped(binding, row, cells):
        return False
    if table.name == "observation" and not cells.get("unit_name"):
        _usual_unit(binding, row, cells)
    for column in table.columns:
        if column.must_be_given and not cells.get(column.name):
            step = f"Fill it in: {column.about}"
            refuse(binding, row, column.name, "", "is empty or was refused.", step, "required")
            return False
    return _too_many(binding, table, row, cells)


def _event_id(table: Table, cells: Mapping[str, str]) -> str:
    names = NATURAL.get(table.name) or [
        one.name for one in table.columns if one.name not in ("note", "source_id", *table.keys)
    ]
    stem = table.name.split("_")[0]
    return f"{stem}-{digest(*(cells.get(name, '') for name in names))}"


def _scoped(binding: Binding, row: Row, cells: dict[str, str]) -> bool:
    """A landscape's scope is never guessed: it decides whether it may count."""
    if not cells.get("scope_code"):
        answer = binding.answers.get("scope_code", "")
        if answer not in ("in_scope", "listed", "reference"):
            fact = "does not say whether the coalition itself names these landscapes."
            step = "Fill the column scope_code, or --answer scope_code=reference."
            key = (row.place.file, row.place.sheet, "scope_code")
            if key not in binding.said:
                binding.said.add(key)
                binding.report.add(
                    Remark("asked", row.place, fact, step, "scope_code", "", "scope_code",
                           ("reference", "listed", "in_scope"), "scope"), "landscape",
                )  # fmt: skip
            return False
        cells["scope_code"] = answer
    if cells["scope_code"] != "reference" and not cells.get("scope_source_url"):
        fact = f"is {cells['scope_code']}, and no page that names it is given."
        step = "Fill scope_source_url with the page, or write the scope reference."
        refuse(binding, row, "scope_code", cells["scope_code"], fact, step, "scope")
        return False
    return True


def _usual_unit(binding: Binding, row: Row, cells: dict[str, str]) -> None:
    unit = _units().get(cells.get("measure_code", ""), "")
    if unit:
        cells["unit_name"] = unit
        _say_default(binding, row, "unit_name", "the measure’s usual unit")


@cache
def _units() -> dict[str, str]:
    with (REFERENCE / "measure.csv").open(encoding="utf-8-sig", newline="") as handle:
        return {one["measure_code"]: one["unit_name"] for one in csv.DictReader(handle)}


def _say_default(binding: Binding, row: Row, name: str, default: str) -> None:
    key = (row.place.file, row.place.sheet, name)
    if key not in binding.said:
        binding.said.add(key)
        fact = f"is not given; {default} is taken where it is empty."
        binding.report.add(
            Remark("corrected", row.place, fact, "Fill the column if it is something else.",
                   row.headings.get(name, name), rule_code="default"), row.table,
        )  # fmt: skip


def _too_many(binding: Binding, table: Table, row: Row, cells: dict[str, str]) -> bool:
    """No landscape has more people than its countries."""
    name = "population" if table.name == "landscape" else "value"
    asked = table.name == "landscape" or cells.get("measure_code") == "POP"
    if not (asked and cells.get(name)) or table.name not in ("landscape", "observation"):
        return True
    one = cells.get("landscape_id", "")
    codes = [x for x in cells.get("country_codes", "").split(";") if x]
    codes = codes or binding.known.countries.get(one, [])
    most = rules.too_many_people(float(cells[name]), codes)
    if most is None:
        return True
    fact = f"{cells[name]} people are more than {' and '.join(codes)} have ({most:,})."
    step = "Correct the number, or its unit: 84000 is written without thousand or million."
    if table.name == "observation":
        refuse(binding, row, name, cells[name], fact, step, "too_many_people")
        return False
    binding.report.add(
        refusal(row, name, cells.pop(name), fact, step, "too_many_people"), row.table
    )
    return True
