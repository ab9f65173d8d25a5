"""Method §2 and §4: what is read of an observation; R2 at most the residents; flows once."""

from datetime import date

import pytest

from tests import tiny

VALUE = {
    "landscape_id": "a", "unit_name": "people", "value_type_code": "reported",
    "is_of_landscape": True, "tier": 2,
}  # fmt: skip


def read(name: str, observations: list[dict], residents: int | None = None) -> list[dict]:
    """Rows of a view or indicator over these observations of one landscape."""
    given = [
        VALUE | {"measure_code": "S01", "observation_id": str(number)} | one
        for number, one in enumerate(observations)
    ]
    people = [] if residents is None else [{"landscape_id": "a", "residents": residents}]
    return tiny.run(
        name,
        {
            "observation_known": given,
            "measure": [
                {"measure_code": "S01", "unit_name": "people", "kind_code": "stock"},
                {"measure_code": "S04", "unit_name": "people", "kind_code": "flow"},
            ],
            "landscape_people": people,
            "warehouse": [{"as_of": "2026-06-30"}],
        },
    )


CLAIM = {"value": 900, "on": date(2026, 1, 1), "tier": 1}


@pytest.mark.parametrize(
    ("observation", "residents", "expected"),
    [
        (CLAIM, None, [900]),
        (CLAIM, 500, [500]),  # at most the residents
        (CLAIM, 0, [900]),  # too small to estimate is no bound
        (CLAIM | {"unit_name": "households"}, None, []),  # households are not people
        (CLAIM | {"on": None}, None, []),  # no date, no place in time
        (CLAIM | {"on": date(2027, 1, 1)}, None, []),  # nobody reports from the future
    ],
)  # fmt: skip
def test_people_reached_directly(observation, residents, expected):
    rows = read("people_benefiting_directly", [observation], residents)
    assert [row["value"] for row in rows] == expected


def trained(*periods: tuple) -> dict[int, float]:
    """The flow at each least evidence: periods of (first day, last day, value, tier)."""
    rows = read(
        "observed",
        [
            {"measure_code": "S04", "start_on": start, "on": end, "value": value, "tier": tier}
            for start, end, value, tier in periods
        ],
    )
    return {
        least: sum(row["value"] for row in rows if row["tier_from"] <= least <= row["tier"])
        for least in range(5)
    }


def test_a_period_inside_a_longer_one_is_held_by_it():
    # 2018 to 2022: 100 holds 2019: 30 and 2021: 20; 2023: 7 lies outside. 100 + 7.
    held = trained(
        ("2018-01-01", "2022-12-31", 100, 2), ("2019-01-01", "2019-12-31", 30, 2),
        ("2021-01-01", "2021-12-31", 20, 2), ("2023-01-01", "2023-12-31", 7, 2),
    )  # fmt: skip
    assert (held[0], held[2], held[3]) == (107, 107, 0)


def test_a_weaker_whole_gives_way_to_its_proven_part_when_proof_is_asked_for():
    held = trained(
        ("2018-01-01", "2022-12-31", 100, 1), ("2019-01-01", "2019-12-31", 30, 3)
    )  # fmt: skip
    assert held == {0: 100, 1: 100, 2: 30, 3: 30, 4: 0}


def test_a_total_without_a_start_holds_all_before_its_end():
    held = trained((None, "2022-12-31", 100, 2), ("2020-01-01", "2020-12-31", 40, 2))
    assert held[0] == 100


def test_of_two_values_for_one_period_the_better_proven_counts_then_the_smaller():
    year = ("2025-01-01", "2025-12-31")
    assert trained((*year, 9, 2), (*year, 5, 2))[0] == 5
    assert trained((*year, 9, 3), (*year, 5, 2))[0] == 9
