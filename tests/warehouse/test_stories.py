"""What a page says of its selection in sentences: rows in, the counts of one sentence out."""

from pathlib import Path

import pytest

from data import build, read
from tests import tiny

UP = {"measure_code": "N01", "unit_name": "ha"}
DOWN = {"measure_code": "N05", "unit_name": "% of area", "denominator": 100}
SCOPE = {"scope_code": "in_scope", "scope_source_url": "https://example.org/a"}
CODES = {1: "partnership_agreement"}
PLACE = tiny.square(36.70, -1.40, 0.2)


def test_a_goal_moves_by_dated_evidence_and_the_rest_stands_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {"a": "2024-03-01", "b": "2026-02-01", "c": ""}  # the build is of 30 June 2026
    folder = tiny.package(
        tmp_path / "package",
        {"b": PLACE},
        landscape=[{"landscape_id": one, **SCOPE} for one in days],
        output_event=[
            {"landscape_id": one, "element_code": element, "occurred_on": day,
             "output_code": CODES.get(element, "")}
            for one, day in days.items()
            for element in (1, 2, 3, 4)
        ],
    )  # fmt: skip
    monkeypatch.setenv("LANDSCAPES_WAREHOUSE", str(tmp_path / "warehouse"))
    build.build(folder)
    told = read.load("goal_stories").set_index("indicator_name")
    landscapes = told.loc["count_landscapes_empowered"]
    # a stood there on 30 June 2025; b came since; c counts today and in no past.
    assert list(landscapes[["from_value", "to_value", "undated"]]) == [1, 2, 1]
    assert (landscapes["direction_code"], str(landscapes["from_on"])[:10]) == ("up", "2025-06-30")
    people = told.loc["people_unique"]
    # Only b has a place: nobody a year ago, its people today.
    assert people["from_value"] == 0
    assert people["to_value"] == read.load("overview").iloc[0]["people_unique"] > 0
    nobody = read.load("goal_stories", countries=["TUV"])
    assert set(nobody["direction_code"]) == {"no_data"}


def test_a_return_is_told_by_what_each_indicator_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    active = {"measure_code": "I02", "unit_name": "people"}
    direct = {"measure_code": "S01", "unit_name": "people"}
    plan = [
        ("a", UP, "2022", 100), ("a", UP, "2026-01", 150),  # natural: up
        ("a", DOWN, "2021", 40), ("a", DOWN, "2025", 30),  # natural: down
        ("b", active, "2025", 70),  # inspiration: nobody stands at both ends
        ("b", direct, "2021", 5),  # social: nobody reports any more
    ]  # fmt: skip
    folder = tiny.package(
        tmp_path / "package",
        landscape=[{"landscape_id": one} for one in "abc"],
        observation=[
            measure | {"landscape_id": one, "period_end_on": on, "value": value}
            for one, measure, on, value in plan
        ],
        consent=[{"landscape_id": "c", "field_group_code": "indicators", "level_code": "private"}],
    )
    monkeypatch.setenv("LANDSCAPES_WAREHOUSE", str(tmp_path / "warehouse"))
    build.build(folder)
    told = read.load("return_stories").set_index("return_code")
    counts = ["measures", "rising", "falling", "level", "uncompared", "expired"]
    assert list(told.loc["natural", counts]) == [2, 1, 1, 0, 0, 0]
    assert list(told.loc["inspiration", counts]) == [1, 0, 0, 0, 1, 0]
    assert list(told.loc["social", counts]) == [0, 0, 0, 0, 0, 1]
    assert list(told.loc["all", counts]) == [3, 1, 1, 0, 1, 1]
    assert told.loc["financial", "direction_code"] == "no_data"
    # a reports on nature, b on inspiration; c keeps its measures back.
    whole = told.loc["all", ["landscapes_reporting", "landscapes", "landscapes_withheld"]]
    assert list(whole) == [2, 3, 1]
