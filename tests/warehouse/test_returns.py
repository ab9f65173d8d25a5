"""Method §4: trends of the same reporters, the way to an own target, groups and who is not told."""

from pathlib import Path

import pytest

from data import build, read
from tests import tiny

DOWN = {"measure_code": "N05", "unit_name": "% of area", "denominator": 100}
UP = {"measure_code": "N01", "unit_name": "ha"}


def test_a_trend_compares_the_same_landscapes_and_a_way_its_own_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = [
        ("a", UP, "2022", 100, "reported"), ("a", UP, "2026-01", 150, "reported"),
        ("a", UP, "2030", 200, "target"),
        ("b", UP, "2022", 50, "reported"),  # silent since: no longer reporting
        ("c", UP, "2025", 70, "reported"),  # new: not in the trend
        ("a", DOWN, "2021", 40, "reported"), ("a", DOWN, "2025", 30, "reported"),
        ("a", DOWN, "2030", 20, "target"),
    ]  # fmt: skip
    folder = tiny.package(
        tmp_path / "package",
        landscape=[{"landscape_id": one} for one in "abc"],
        observation=[
            measure | {"landscape_id": one, "period_end_on": on, "value": value,
                       "value_type_code": kind, "tier": 2}
            for one, measure, on, value, kind in plan
        ],
    )  # fmt: skip
    monkeypatch.setenv("LANDSCAPES_WAREHOUSE", str(tmp_path / "warehouse"))
    build.build(folder)
    rows = read.load("indicators_by_return").set_index("indicator_name")
    area, degraded = rows.loc["area_under_restoration"], rows.loc["share_land_degraded"]
    assert (area["value"], area["landscapes_reporting"]) == (220, 2)  # 150 + 70
    assert (area["value_then"], area["value_now"], area["landscapes_both"]) == (100, 150, 1)
    assert (area["direction_code"], area["landscapes_silent"]) == ("up", 1)
    assert area["share_met"] == pytest.approx(0.5)  # (150 - 100) / (200 - 100)
    assert degraded["direction_code"] == "down"
    assert degraded["share_met"] == pytest.approx(0.5)  # (40 - 30) / (40 - 20)
    years = read.load("indicator_by_year", indicator="area_under_restoration").set_index("year")
    # 2024: a 100 and b 50 of 2022 are carried. 2025: these have run out, c stands alone.
    assert list(years.loc[2024, ["value", "landscapes_reporting"]]) == [150, 2]
    assert list(years.loc[2025, ["value", "landscapes_reporting"]]) == [70, 1]
    assert years.loc[2025, "landscapes_silent"] == 2


def test_groups_are_parts_of_the_total_and_the_rest_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"measure_code": "I02", "unit_name": "people", "period_end_on": "2025"}
    folder = tiny.package(
        tmp_path / "package",
        landscape=[{"landscape_id": one} for one in "ab"],
        observation=[
            told | {"landscape_id": "a", "value": 100},
            told | {"landscape_id": "a", "value": 60, "disaggregation": "women"},
            told | {"landscape_id": "a", "value": 30, "disaggregation": "men"},
            told | {"landscape_id": "a", "value": 20, "disaggregation": "youth"},
            told | {"landscape_id": "a", "value": 99, "disaggregation": "women",
                    "period_end_on": "2024"},  # of another date than the total
            told | {"landscape_id": "b", "value": 50},
        ],
    )  # fmt: skip
    monkeypatch.setenv("LANDSCAPES_WAREHOUSE", str(tmp_path / "warehouse"))
    build.build(folder)
    rows = read.load("indicator_by_group", indicator="people_active_in_partnership")
    found = {(r.dimension_code, r.group_code): r.value for r in rows.itertuples()}
    # 150 in all: 60 + 30 + 60 not told; 20 young and 130 not told; nobody told of communities.
    assert found == {
        ("sex", "women"): 60, ("sex", "men"): 30, ("sex", "not_told"): 60,
        ("age", "youth"): 20, ("age", "not_told"): 130, ("community", "not_told"): 150,
    }  # fmt: skip
