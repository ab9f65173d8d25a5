"""The public record: its counts, its sources, its care with places, and its faith to the facts.

Must not read the warehouse: only the CSV files as they stand.
"""

import csv
import re
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RECORD = ROOT / "data" / "public_record"
REFERENCE = ROOT / "data" / "reference"
SCHEMA = tomllib.loads((ROOT / "data" / "schema.toml").read_text(encoding="utf-8"))

COUNTS = {
    "commitment": 14, "consent": 7, "finance": 115, "landscape": 216, "landscape_relation": 67,
    "observation": 299, "organisation": 238, "output_event": 81, "participation": 400,
    "policy": 11, "source": 321, "target": 2, "timeline": 34,
}  # fmt: skip
JUDGED = (
    "element", "output", "return", "tier", "stage", "stage_condition",
    "measure", "consent_level", "setting",
)  # fmt: skip
WHEN = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|\d{4}/\d{4}")


def rows(table: str, folder: Path = RECORD) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, strict=True))


def by(key: str, held: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row[key]: row for row in held}


def every_table() -> list[tuple[str, Path]]:
    return [
        *((name, RECORD) for name in COUNTS),
        *((name, REFERENCE) for name in JUDGED),
    ]


@pytest.mark.parametrize(("table", "count"), COUNTS.items())
def test_every_row_is_there(table: str, count: int) -> None:
    assert len(rows(table)) == count


@pytest.mark.parametrize(
    ("table", "folder"), every_table(), ids=lambda one: getattr(one, "name", one)
)
def test_a_file_is_as_declared(table: str, folder: Path) -> None:
    text = (folder / f"{table}.csv").read_bytes()
    columns = SCHEMA[table]["columns"]
    held = rows(table, folder)

    assert b"\r" not in text and text.endswith(b"\n") and not text.startswith(b"\xef\xbb\xbf")
    assert list(held[0]) == list(columns)
    assert all(None not in row and None not in row.values() for row in held)
    for row in held:
        for name, spec in columns.items():
            value = row[name]
            assert value == value.strip(), (table, name, value)
            assert value or not (spec.get("required") or spec.get("key")), (
                table,
                name,
                row,
            )
            if value and "values" in spec:
                assert value in map(str, spec["values"]), (table, name, value)
            if value and spec["type"] == "when":
                assert WHEN.fullmatch(value), (table, name, value)
            if value and spec["type"] == "url":
                assert value.startswith(("http://", "https://")), (table, name, value)


@pytest.mark.parametrize(
    ("table", "folder"), every_table(), ids=lambda one: getattr(one, "name", one)
)
def test_keys_are_unique_and_in_order(table: str, folder: Path) -> None:
    columns = SCHEMA[table]["columns"]
    names = [name for name, spec in columns.items() if spec.get("key")]
    keys = [
        tuple(int(r[n]) if columns[n]["type"] == "integer" else r[n] for n in names)
        for r in rows(table, folder)
    ]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("table", "folder"), every_table(), ids=lambda one: getattr(one, "name", one)
)
def test_every_reference_resolves(table: str, folder: Path) -> None:
    for name, spec in SCHEMA[table]["columns"].items():
        if "refers" not in spec:
            continue
        other, key = spec["refers"].split(".")
        home = REFERENCE if SCHEMA[other].get("reference") else RECORD
        known = {row[key] for row in rows(other, home)}
        for row in rows(table, folder):
            parts = row[name].split(";") if spec["type"] == "list" else [row[name]]
            assert all(one in known for one in parts if one), (table, name, row[name])


def test_every_fact_names_its_source() -> None:
    for table in COUNTS:
        if "source_id" in SCHEMA[table]["columns"] and table != "source":
            assert all(row["source_id"] for row in rows(table)), table


def test_landscapes_totals_and_platforms_are_kept_apart() -> None:
    kinds = Counter(row["record_kind_code"] for row in rows("landscape"))
    assert kinds == {"landscape": 196, "aggregate": 17, "platform": 3}


def test_only_what_the_coalition_names_is_in_scope() -> None:
    held = rows("landscape")
    in_scope = {row["landscape_id"] for row in held if row["scope_code"] == "in_scope"}
    assert in_scope == {
        "1000l-sierra-gorda",
        "lpfn-lari-kijabe",
        "terraso-altiplano-estepario",
        "terraso-kiambu",
    }
    assert Counter(r["scope_code"] for r in held) == {
        "in_scope": 4,
        "listed": 11,
        "reference": 201,
    }
    for row in held:
        assert bool(row["scope_source_url"]) == (row["scope_code"] != "reference")
        assert row["record_kind_code"] == "landscape" or row["scope_code"] == "reference"


def test_a_community_led_place_is_a_cell_and_never_a_boundary() -> None:
    flagged = {r["landscape_id"]: r for r in rows("landscape") if r["community_led_code"]}
    assert len(flagged) == 7
    for row in flagged.values():
        assert row["community_led_note"]
        for name in ("latitude", "longitude"):
            if row[name]:
                assert (Decimal(row[name]) - Decimal("0.05")) % Decimal("0.1") == 0, row
        assert row["place_kind_code"] in ("", "approximate")
    drawn = RECORD / "boundary.geojson"
    if drawn.exists():
        text = drawn.read_text(encoding="utf-8")
        assert not [one for one in flagged if f'"{one}"' in text]
    consent = {row["landscape_id"]: row for row in rows("consent")}
    assert consent.keys() == flagged.keys()
    for row in consent.values():
        assert (row["field_group_code"], row["level_code"]) == (
            "boundary",
            "generalised",
        )
        assert row["note"] and not row["granted_by"]


def test_a_target_is_never_a_reported_value() -> None:
    kinds = Counter(row["value_type_code"] for row in rows("observation"))
    assert kinds == {"reported": 193, "target": 101, "estimated": 5}
    money = rows("finance")
    assert {r["value_type_code"] for r in money if r["finance_stage_code"] == "disbursed"} == {
        "reported"
    }
    goals = [row for row in rows("timeline") if row["timeline_kind_code"] == "target"]
    assert [row["value"] for row in goals] == ["1000", "1000000000"]


def test_a_parent_deal_is_never_summed_with_its_parts() -> None:
    deals = by("finance_id", rows("finance"))
    parts = [row for row in deals.values() if row["parent_finance_id"]]
    assert len(parts) == 17
    for row in parts:
        parent = deals[row["parent_finance_id"]]
        assert parent["is_excluded_from_sums"] == "true", row
        assert parent["currency_code"] == row["currency_code"], row


def test_what_describes_a_funder_stands_in_brackets() -> None:
    """A name begins with a capital; "partners" of somebody and a number of them are no name."""
    named = {row["funder_name"] for row in rows("finance")} - {""}
    unnamed = {name for name in named if name.startswith("(")}
    assert all(name.endswith(")") for name in unnamed)
    assert "(co-financiers)" in unnamed
    described = re.compile(r"[a-z0-9]|.*\bnot stated\b|(?!.* and ).* partners$")
    assert [name for name in sorted(named - unnamed) if described.match(name)] == []


def test_no_exchange_rate_is_invented() -> None:
    for row in rows("finance"):
        if row["currency_code"] == "USD":
            assert (row["amount_usd"], row["rate_usd"]) == (row["amount"], "1")
        else:
            assert row["rate_usd"] == "" and row["rate_on"] == ""
    stated = [r for r in rows("finance") if r["amount_usd"] and r["currency_code"] != "USD"]
    assert [row["finance_id"] for row in stated] == ["fi0070"]


def test_an_output_has_the_element_of_its_code() -> None:
    outputs = by("output_code", rows("output", REFERENCE))
    coded = [row for row in rows("output_event") if row["output_code"]]
    assert Counter(row["output_code"] for row in coded) == {
        "partnership_agreement": 7,
        "landscape_strategy": 4,
        "action_plan": 2,
        "shared_vision": 1,
    }
    for row in coded:
        assert row["element_code"] == outputs[row["output_code"]]["element_code"]
    assert [c for c, row in outputs.items() if row["is_agreement"] == "true"] == [
        "partnership_agreement"
    ]


def test_stages_build_on_each_other() -> None:
    stages = sorted(rows("stage", REFERENCE), key=lambda row: int(row["stage_rank"]))
    assert [row["stage_code"] for row in stages] == [
        "known", "forming", "active", "empowered", "thriving",
    ]  # fmt: skip
    assert [row["is_counted"] for row in stages] == ["false"] * 3 + ["true"] * 2
    rules = rows("stage_condition", REFERENCE)
    numbers = {
        stage: sorted({int(r["condition_number"]) for r in rules if r["stage_code"] == stage})
        for stage in ("known", "forming", "active", "empowered", "thriving")
    }
    assert list(numbers.values()) == [[], [1], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5]]
    empowered = [row for row in rules if row["stage_code"] == "empowered"]
    assert {(r["element_code"], r["status_code"], r["tier_min"]) for r in empowered} == {
        (str(element), "done", "2") for element in (1, 2, 3, 4)
    }
