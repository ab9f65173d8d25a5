"""Method §2, R2 and R3: the latest value that the evidence allows, at most the residents."""

from datetime import date

import pytest

from tests import tiny


def reached(
    observations: list[dict], min_tier: int = 0, residents: int | None = None
) -> list[tuple]:
    rows = tiny.run(
        "landscape_reached",
        {
            "observation_known": [
                {
                    "landscape_id": "a", "measure_code": "S01", "unit_name": "people",
                    "value_type_code": "reported", "is_of_landscape": True, "tier": 2,
                } | one
                for one in observations
            ],
            "landscape_people": [{"landscape_id": "a", "residents": residents}]
            if residents is not None
            else [],
            "setting": [{"setting_name": "carry_at_most", "value": 36}],
            "tier": [{"tier": tier} for tier in range(5)],
            "warehouse": [{"as_of": "2026-06-30"}],
        },
    )  # fmt: skip
    return [(row["value"], row["tier"]) for row in rows if row["min_tier"] == min_tier]


STRONG = {"value": 100, "on": date(2025, 1, 1), "tier": 3}
CLAIM = {"value": 900, "on": date(2026, 1, 1), "tier": 1}


@pytest.mark.parametrize(
    ("observations", "min_tier", "residents", "expected"),
    [
        ([STRONG, CLAIM], 0, None, [(900, 1)]),  # the latest
        ([STRONG, CLAIM], 2, None, [(100, 3)]),  # a newer claim does not hide the proof
        ([STRONG, CLAIM], 4, None, []),
        ([CLAIM], 0, 500, [(500, 1)]),  # at most the residents
        ([CLAIM | {"unit_name": "households"}], 0, None, []),  # households are not people
        ([CLAIM | {"value_type_code": "target"}], 0, None, []),
        ([STRONG | {"on": date(2023, 6, 1)}], 0, None, []),  # carried at most 36 months
        ([CLAIM, CLAIM | {"value": 800, "tier": 2}], 0, None, [(800, 2)]),  # best proven of a day
    ],
)  # fmt: skip
def test_worked_cases(observations, min_tier, residents, expected):
    assert reached(observations, min_tier, residents) == expected
