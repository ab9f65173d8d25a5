"""Method §1: stages are computed from dated outputs and nothing else."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.cell import when
from tests import tiny

REFERENCE = Path(__file__).parents[2] / "data" / "reference"


def reference(name: str) -> list[dict[str, Any]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    columns = {part.split()[0] for part in tiny.COLUMNS[name].replace('"', "").split(",")}
    return [{k: v or None for k, v in row.items() if k in columns} for row in rows]


def stage(
    events: list[dict[str, Any]],
    *,
    min_tier: int = 0,
    formal: dict[str, Any] | None = None,
    measures: list[dict[str, Any]] | None = None,
    as_of: str = "2026-06-30",
) -> tuple[str, date | None, int | None]:
    found = tiny.run(
        "landscape_stage",
        {
            "landscape_counted": [{"landscape_id": "a"} | (formal or {})],
            "landscape_alias": [{"alias_id": "a", "landscape_id": "a"}],
            "output_event": [
                {"landscape_id": "a", "status_code": "done", "tier": 2} | event for event in events
            ],
            "observation_known": [
                {
                    "landscape_id": "a",
                    "value_type_code": "reported",
                    "is_of_landscape": True,
                }
                | one
                for one in measures or []
            ],
            "output": reference("output"),
            "measure": reference("measure"),
            "stage": reference("stage"),
            "stage_condition": reference("stage_condition"),
            "tier": reference("tier"),
            "warehouse": [{"as_of": as_of}],
        },
    )
    row = next(row for row in found if row["min_tier"] == min_tier)
    return row["stage_code"], row["stage_on"], row["stage_tier"]


def done(element: int, day: str | None = "2020", **more: Any) -> dict[str, Any]:
    return {"element_code": element, "occurred_on": when(day) if day else None} | more


AGREEMENT = done(1, "2019", output_code="partnership_agreement")
FOUR = [AGREEMENT, done(2, "2020"), done(3, "2021"), done(4, "2022")]


def test_no_output_is_known():
    assert stage([]) == ("known", None, None)


def test_not_started_is_no_output():
    assert stage([done(1, status_code="not_started")])[0] == "known"


def test_any_output_under_way_is_forming():
    assert stage([done(4, "2020-03", status_code="in_progress")]) == (
        "forming", date(2020, 3, 31), 2,
    )  # fmt: skip


def test_formal_status_in_progress_is_forming():
    assert stage([], formal={"formal_status_code": "in_progress"})[0] == "forming"


def test_active_needs_an_agreement_and_elements_one_and_two():
    assert stage([done(1), done(2)])[0] == "forming"
    assert stage([AGREEMENT])[0] == "forming"
    assert stage([AGREEMENT, done(2)])[0] == "active"
    formal = {"formal_status_code": "yes", "formal_status_on": date(2018, 1, 1)}
    assert stage([done(1), done(2)], formal=formal)[0] == "active"


def test_worked_case_of_the_method():
    # E1 2019, E2 2020, E3 2021, E4 2022 and a second E1 in 2023: empowered in 2022.
    assert stage([*FOUR, done(1, "2023")]) == ("empowered", date(2022, 12, 31), 2)


def test_each_element_counts_only_when_documented():
    self_reported = [event | {"tier": 1} if event["element_code"] == 3 else event for event in FOUR]
    assert stage(self_reported)[0] == "active"
    assert stage([*self_reported, done(3, "2025", tier=3)]) == (
        "empowered", date(2025, 12, 31), 2,
    )  # fmt: skip


def test_four_elements_without_an_agreement_are_not_empowered():
    without = [done(1, "2019"), *FOUR[1:]]
    assert stage(without)[0] == "forming"


@pytest.mark.parametrize("min_tier", [3, 4])
def test_minimum_evidence_recomputes_the_stage(min_tier):
    assert stage(FOUR, min_tier=min_tier)[0] == "known"
    strong = [event | {"tier": min_tier} for event in FOUR]
    assert stage(strong, min_tier=min_tier)[0] == "empowered"


def test_tier_of_a_stage_is_its_weakest_element_at_its_best_output():
    events = [
        AGREEMENT | {"tier": 4},
        done(2, tier=3),
        done(3, tier=3),
        done(4),
        done(4, tier=4),
    ]
    assert stage(events)[2] == 3


def test_an_undated_output_counts_today_and_gives_no_date():
    assert stage([*FOUR[:3], done(4, None)]) == ("empowered", None, 2)


def test_a_later_output_does_not_count_yet():
    assert stage(FOUR, as_of="2022-06-30")[0] == "active"


def test_from_its_end_an_output_no_longer_counts():
    ended = [*FOUR[:3], done(4, "2022", ended_on=date(2024, 1, 1))]
    assert stage(ended)[0] == "active"
    assert stage(ended, as_of="2023-12-31")[0] == "empowered"


def test_thriving_needs_element_five_and_all_four_returns():
    measures = [
        {"measure_code": code, "on": date(2024, 1, 1), "tier": 1}
        for code in ("I02", "S03", "N01", "F05")
    ]
    events = [*FOUR, done(5, "2024")]
    assert stage(events, measures=measures)[0] == "thriving"
    assert stage(events, measures=measures[:3])[0] == "empowered"
    assert stage(FOUR, measures=measures)[0] == "empowered"
