"""Method §4 for one landscape: baseline, latest, target and way met; stock, flow and groups."""

from datetime import date
from typing import Any

import pytest

from tests import tiny

MEASURES = [
    {"measure_code": "N01", "kind_code": "stock", "better_code": "higher"},
    {"measure_code": "N05", "kind_code": "ratio", "better_code": "lower"},
    {"measure_code": "S04", "kind_code": "flow", "better_code": "higher"},
]


def run(query: str, observations: list[dict[str, Any]], level: str = "full") -> list[dict]:
    told = [
        {
            "observation_id": f"o{number}", "landscape_id": "a", "measure_code": "N01",
            "unit_name": "ha", "value_type_code": "reported", "is_of_landscape": True, "tier": 2,
        } | one
        for number, one in enumerate(observations)
    ]  # fmt: skip
    returns = {"N01": "natural", "N05": "natural", "S04": "social"}
    return tiny.run(
        query,
        {
            "observation_known": told,
            "measure": [
                {**one, "measure_name": one["measure_code"],
                 "return_code": returns[one["measure_code"]]}
                for one in MEASURES
            ],
            "landscape_alias": [{"alias_id": "a", "landscape_id": "a"}],
            "landscape_consent": [
                {"landscape_id": "a", "field_group_code": "indicators", "level_code": level}
            ],
            "setting": [{"setting_name": "carry_at_most", "value": 36}],
            "source": [],
            "return": [{"return_code": one} for one in
                       ("inspiration", "social", "natural", "financial")],
            "warehouse": [{"as_of": "2026-06-30"}],
        },
        landscape_id="a",
    )  # fmt: skip


def measure(*observations: dict[str, Any]) -> dict[str, Any]:
    (row,) = run("landscape_returns", list(observations))
    return row


def value(amount: float, year: int, **more: Any) -> dict[str, Any]:
    return {"value": amount, "on": date(year, 12, 31), "on_as_given": str(year), **more}


def goal(amount: float, year: int, **more: Any) -> dict[str, Any]:
    return value(amount, year, value_type_code="target", **more)


def year_of(amount: float, year: int, first: int = 0) -> dict[str, Any]:
    start = f"{first or year}-01-01"
    return value(amount, year, measure_code="S04", unit_name="people",
                 period_start_on_as_given=start)  # fmt: skip


LOWER = {"measure_code": "N05", "unit_name": "% of area"}


@pytest.mark.parametrize(
    ("observations", "share", "code"),
    [
        # more is better: (100 - 150) / (100 - 300) = 0.25
        ([value(100, 2020), value(150, 2025), goal(300, 2030)], 0.25, "under_way"),
        # less is better: (40 - 30) / (40 - 20) = 0.5
        ([value(40, 2020, **LOWER), value(30, 2025, **LOWER), goal(20, 2030, **LOWER)],
         0.5, "under_way"),
        # away from it: (40 - 50) / (40 - 20) = -0.5
        ([value(40, 2020, **LOWER), value(50, 2025, **LOWER), goal(20, 2030, **LOWER)],
         -0.5, "away"),
        # past it: (40 - 10) / (40 - 20) = 1.5
        ([value(40, 2020, **LOWER), value(10, 2025, **LOWER), goal(20, 2030, **LOWER)],
         1.5, "reached"),
        ([value(100, 2025), goal(300, 2030)], None, "stated"),  # no way behind a single report
        ([value(400, 2024), value(200, 2025), goal(300, 2030)], None, "stated"),  # none before it
        ([value(100, 2020), value(150, 2025)], None, "none"),
        ([value(100, 2018), value(150, 2020), goal(300, 2030)], None, "stated"),  # expired
        # the goal with the latest date holds, not 200 + 300: (100 - 150) / (100 - 300)
        ([value(100, 2020), value(150, 2025), goal(200, 2027), goal(300, 2030)],
         0.25, "under_way"),
    ],
)  # fmt: skip
def test_part_of_the_way_met(observations, share, code):
    row = measure(*observations)
    assert row["share_met"] == (None if share is None else pytest.approx(share))
    assert row["target_code"] == code


def test_a_goal_of_a_period_is_met_by_the_sum_in_it():
    aim = goal(1000, 2025, measure_code="S04", unit_name="people",
               period_start_on_as_given="2021")  # fmt: skip
    row = measure(year_of(400, 2020), year_of(200, 2021), year_of(300, 2022), aim)
    # 2020 lies outside the goal's period: (200 + 300) / 1000 = 0.5
    assert (row["share_met"], row["target_code"]) == (0.5, "sum")
    assert row["period_total"] == 900


def test_a_period_inside_a_longer_one_is_counted_once():
    row = measure(year_of(600, 2022, first=2021), year_of(200, 2021), year_of(50, 2023))
    assert row["period_total"] == 650  # 600 holds the 200
    assert (row["period_from_on"], row["period_to_on"]) == (date(2021, 1, 1), date(2023, 12, 31))


def test_a_sum_says_its_period_only_where_every_part_does():
    undated = value(5, 2022, measure_code="S04", unit_name="people")
    assert measure(year_of(200, 2021), undated)["period_from_on"] is None


@pytest.mark.parametrize(
    ("on", "direction"),
    [
        (date(2023, 7, 1), "up"),  # carried: less than 36 months before 2026-06-30
        (date(2023, 6, 30), "no_longer_reported"),
    ],
)
def test_a_stock_is_carried_36_months(on, direction):
    row = measure(value(10, 2020), {"value": 20, "on": on})
    assert (row["direction_code"], row["latest_value"]) == (direction, 20)


@pytest.mark.parametrize(
    ("observations", "direction"),
    [
        ([value(100, 2020), value(150, 2025)], "up"),
        ([value(150, 2020), value(100, 2025)], "down"),
        ([value(1001, 2020), value(1004, 2025)], "flat"),  # 1,000 and 1,000 in three digits
        ([value(0, 2020), value(0, 2025)], "flat"),
        ([value(100, 2025)], "first_report"),
        ([goal(100, 2030)], "no_data"),
        ([value(100, 2025), value(900, 2028)], "first_report"),  # a report of tomorrow is none
        ([year_of(10, 2024), year_of(20, 2025)], "up"),
        ([year_of(10, 2023, first=2021), year_of(20, 2025)], "uneven"),
    ],
)
def test_direction(observations, direction):
    assert measure(*observations)["direction_code"] == direction


def test_of_two_values_of_a_day_the_better_proven_one_holds_and_both_stay():
    claim, proof = value(900, 2025, tier=1), value(800, 2025, tier=3)
    row = measure(value(100, 2020), claim, proof)
    assert (row["latest_value"], row["tier"], row["conflicts"]) == (800, 3, 1)
    told = run("landscape_return_values", [claim, proof])
    assert [(one["value"], one["is_chosen"]) for one in told] == [(900, False), (800, True)]


def test_units_are_series_of_their_own():
    rows = run("landscape_returns", [value(10, 2024), value(5, 2025, unit_name="fields")])
    assert [(row["unit_name"], row["direction_code"]) for row in rows] == [
        ("fields", "first_report"), ("ha", "first_report"),
    ]  # fmt: skip


def test_what_is_not_said_of_the_people_counted_is_unknown():
    people = {"measure_code": "S04", "unit_name": "people"}
    rows = run(
        "landscape_return_groups",
        [
            value(100, 2025, **people),
            value(30, 2025, disaggregation="women", **people),
            value(12, 2025, disaggregation="youth", **people),
        ],
    )
    groups = {row["group_code"]: row["people_in_group"] for row in rows}
    # 100 - 30 women = 70 of whom nothing is said; youth lie across and take nothing off
    assert groups == {"women": 30, "men": None, "unknown": 70, "youth": 12, "community": None}


@pytest.mark.parametrize(("level", "code"), [("private", "withheld"), ("full", "no_data")])
def test_nothing_held_and_kept_back_are_two_messages(level, code):
    rows = run("landscape_return_stories", [], level)
    assert {row["direction_code"] for row in rows} == {code}
    assert len(rows) == 4


def test_a_return_counts_its_measures_by_direction():
    rows = run(
        "landscape_return_stories", [value(1, 2020), value(2, 2025), value(9, 2025, **LOWER)]
    )
    natural = next(row for row in rows if row["return_code"] == "natural")
    assert (natural["measures"], natural["rising"], natural["reported_once"]) == (2, 1, 1)
