"""The public record against the facts it was carried over from, where those are at hand.

Must not read the warehouse: only the CSV files as they stand.
"""

import re
from decimal import Decimal

import pytest

from tests.test_public_record import ROOT, by, rows

FACTS = ROOT.parent / "shared" / "facts"

# Columns carried over word for word: ours, and the name each has in the original.
CARRIED = {
    "observation": (
        "observation",
        {
            "observation_id": "id", "landscape_id": "landscape_id", "measure_code": "indicator",
            "period_start_on": "period_start", "period_end_on": "period_end", "value": "value",
            "unit_name": "unit", "qualifier": "qualifier", "value_type_code": "value_type",
            "tier": "evidence_tier", "source_id": "source_id", "note": "note",
        },
    ),
    "finance": (
        "finance",
        {
            "finance_id": "id", "landscape_id": "landscape_id", "finance_stage_code": "flow",
            "funder_name": "funder", "recipient_name": "recipient", "currency_code": "currency",
            "amount": "amount", "amount_usd": "amount_usd_nominal", "value_type_code": "value_type",
            "is_excluded_from_sums": "exclude_from_sums", "tier": "evidence_tier",
            "period_start_on": "period_start", "period_end_on": "period_end",
            "source_id": "source_id", "note": "note",
        },
    ),
    "output_event": (
        "ilm_output",
        {
            "output_event_id": "id", "landscape_id": "landscape_id", "element_code": "element",
            "output_name": "output", "status_code": "status", "occurred_on": "on",
            "tier": "evidence_tier", "source_id": "source_id", "note": "note",
        },
    ),
    "timeline": (
        "coalition_timeline",
        {
            "timeline_id": "id", "occurred_on": "on", "title": "event", "metric_name": "metric",
            "value": "value", "unit_name": "unit", "source_id": "source_id", "note": "note",
        },
    ),
}  # fmt: skip
# Words of the original that the schema writes as a code.
SAID = {
    "pipeline": "under_development", "yes": "true", "no": "false",
    "in progress": "in_progress", "not started": "not_started",
}  # fmt: skip


def facts(table: str, folder: str = "public_record") -> list[dict[str, str]]:
    if not FACTS.is_dir():
        pytest.skip("the original facts (../shared/facts) are not beside this checkout")
    return rows(table, FACTS / folder)


def test_every_landscape_of_the_original_is_carried_over() -> None:
    ours = by("landscape_id", rows("landscape"))
    scope = {"yes": "in_scope", "listed": "listed", "no": "reference"}
    theirs = facts("landscape")
    assert {row["id"] for row in theirs} == set(ours)
    for row in theirs:
        mine = ours[row["id"]]
        assert mine["landscape_name"] == row["name"]
        assert mine["record_kind_code"] == row["record_kind"]
        assert mine["scope_code"] == scope[row["is_in_scope"]]
        assert mine["country_codes"] == row["countries_iso3"]
        assert bool(mine["latitude"]) == bool(row["lat"])
        if row["lat"]:
            reach = Decimal("0.05") if row["ip_community_led"] else 0
            assert abs(Decimal(mine["latitude"]) - Decimal(row["lat"])) <= reach
            assert abs(Decimal(mine["longitude"]) - Decimal(row["lon"])) <= reach


@pytest.mark.parametrize("table", CARRIED)
def test_every_value_equals_the_original(table: str) -> None:
    """Word for word, but for the brackets around what a page says in place of a funder's name."""
    original, pairs = CARRIED[table]
    theirs = facts(original)
    assert {tuple(_said(one, row[one]) for one in pairs) for row in rows(table)} == {
        tuple(_said(ours, SAID.get(row[one], row[one])) for ours, one in pairs.items())
        for row in theirs
    }
    assert len(rows(table)) == len(theirs)


def _said(column: str, value: str) -> str:
    return re.sub(r"[(),:;]", "", value) if column == "funder_name" else value


def test_every_promise_of_a_country_equals_the_original() -> None:
    promised = {row["country_code"]: Decimal(row["value"]) for row in rows("commitment")}
    assert promised == {
        row["iso3"]: Decimal(row["commitment_mha"]) * 1_000_000
        for row in facts("country_commitment", "")
    }
    assert {row["unit_name"] for row in rows("commitment")} == {"ha"}
