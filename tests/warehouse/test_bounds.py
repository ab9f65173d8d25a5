"""Method §2, not mapped: the bounds on people of landscapes that state a number and have no map."""

import pytest

from data import build
from data.errors import BuildError
from tests import tiny

PARTS = 49 * 41
WORLD = 8000


def bounds(stated: list[tuple[str, list[str], int]], *, mapped: int, national: int) -> list[dict]:
    ids = [one for one, _, _ in stated]
    return tiny.run(
        "people_bounds_by_country",
        {
            "cell": [{"h3": 1, "area_ha": 1.0, "part_per_child": 1}],
            "counted_cell": [
                {
                    "landscape_id": "mapped", "h3": 1, "mask": (1 << 49) - 1,
                    "parts_per_child": mapped * PARTS // 49, "country_code": "KEN",
                }
            ],
            "landscape_counted": [
                {
                    "landscape_id": one, "scope_code": "in_scope", "country_codes": codes,
                    "network_names": [],
                }
                for one, codes, _ in [*stated, ("mapped", ["KEN"], 0)]
            ],
            "landscape_stage": [
                {
                    "min_tier": 0, "landscape_id": one, "stage_code": "known", "stage_rank": 0,
                    "is_counted": False,
                }
                for one in [*ids, "mapped"]
            ],
            "landscape_extent": [{"landscape_id": a, "people_method_code": "none"} for a in ids],
            "landscape_stated_by_tier": [
                {"min_tier": 0, "landscape_id": one, "population": n} for one, _, n in stated
            ],
            "landscape_funder": [],
            "country": [{"country_code": c, "region_name": "Africa"} for c in ("KEN", "TZA")],
            "country_population": [
                {"country_code": code, "year": 2025, "population": people}
                for code, people in (("KEN", national), ("TZA", 400), ("WLD", WORLD))
            ],
            "warehouse": [{"as_of": "2026-06-30", "grid_year": 2025}],
        },
        **tiny.NO_FILTER,
    )  # fmt: skip


def test_worked_case_within_the_nation():
    # M = 1000 mapped; stated 1500 and 400: at least max(1000, 1500) = 1500, so 500 more;
    # at most min(1000 + 1900, 5000) = 2900, so 1900 more.
    rows = bounds([("a", ["KEN"], 1500), ("b", ["KEN"], 400)], mapped=1000, national=5000)
    assert [(r["country_code"], r["landscapes"], r["low"], r["high"]) for r in rows] == [
        ("KEN", 2, 500, 1900)
    ]


def test_the_nation_is_the_upper_bound():
    # min(1000 + 4500, 5000) = 5000, so 4000 more at most; max(1000, 2500) - 1000 = 1500 at least.
    rows = bounds([("a", ["KEN"], 2500), ("b", ["KEN"], 2000)], mapped=1000, national=5000)
    assert (rows[0]["low"], rows[0]["high"]) == (1500, 4000)


def test_a_smaller_stated_number_may_lie_wholly_inside_the_map():
    rows = bounds([("a", ["KEN"], 700)], mapped=1000, national=5000)
    assert (rows[0]["low"], rows[0]["high"]) == (0, 700)


def test_several_countries_stand_in_a_row_of_their_own():
    rows = bounds([("a", ["KEN", "TZA"], 700), ("b", ["KEN"], 100)], mapped=50, national=5000)
    found = {r["country_code"]: (r["low"], r["high"]) for r in rows}
    assert found == {"several": (0, 700), "KEN": (50, 100)}


def test_several_countries_hold_no_more_than_their_people():
    # KEN 5000 and TZA 400, of whom 50 are mapped: 5350 more at most, however many are stated.
    rows = bounds(
        [("a", ["KEN", "TZA"], 5300), ("b", ["TZA", "KEN"], 90)], mapped=50, national=5000
    )
    assert [(r["country_code"], r["low"], r["high"]) for r in rows] == [("several", 0, 5350)]


def test_without_a_country_what_is_stated_is_the_most():
    # Nobody knows where: perhaps among the 1000 mapped, so 0 for certain; 700 at most worldwide.
    rows = bounds([("a", [], 700), ("b", ["KEN", "TZA"], 60)], mapped=1000, national=5000)
    found = {r["country_code"]: (r["landscapes"], r["low"], r["high"]) for r in rows}
    assert found == {"none": (1, 0, 700), "several": (1, 0, 60)}


def test_without_a_country_the_world_is_the_bound():
    # min(1000 + 11000, 8000) = 8000, so 7000 more at most, not the 11000 stated.
    rows = bounds([("a", [], 5000), ("b", [], 6000)], mapped=1000, national=5000)
    assert [(r["country_code"], r["low"], r["high"]) for r in rows] == [("none", 0, 7000)]


def test_more_people_than_the_world_has_are_refused(tmp_path):
    row = {"landscape_id": "a", "population": "9000000000", "population_year": "2024"}
    with pytest.raises(BuildError, match=r"stated_population_within_country.*landscape_id = a"):
        build.build(tiny.package(tmp_path / "p", landscape=[row]))
