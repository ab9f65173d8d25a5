"""One country: parts of what crosses its border, promises, gaps, elements; worked by hand."""

import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data import demo
from data.read import load
from tests import tiny

DEMONSTRATION = "demonstration"
BOTH = ("public_record", DEMONSTRATION)
PART = 2009  # a person, in the parts that cells hold


def cells(*rows: tuple[str, int, int, int, str | None]) -> dict[str, tiny.Rows]:
    """Cells of landscapes: landscape, cell, mask, parts of a child, country."""
    return {
        "counted_cell": [
            {"landscape_id": one, "h3": h3, "mask": mask, "parts_per_child": parts,
             "country_code": country}
            for one, h3, mask, parts, country in rows
        ],
        "cell": [
            {"h3": h3, "area_ha": 490.0, "part_per_child": 41}
            for h3 in {row[1] for row in rows}
        ],
    }  # fmt: skip


def test_parts_of_a_landscape_sum_to_the_whole_and_the_rest_goes_to_the_largest_fraction() -> None:
    # KEN 1 + 1000/2009, TZA 2 + 800/2009, none 209/2009: together 3 + 2009/2009 = 4 people.
    # Whole people first: 1 + 2 + 0 = 3. The fourth goes to the largest fraction, Kenya's.
    held = cells(
        ("a", 1, 1, PART + 1000, "KEN"), ("a", 2, 1, 2 * PART + 800, "TZA"), ("a", 3, 1, 209, None)
    )
    parts = {row["country_code"]: row for row in tiny.run("country_part", held)}
    people = {code: row["residents_inside"] for code, row in parts.items()}
    assert people == {"KEN": 2, "TZA": 2, None: 0}
    assert {row["residents"] for row in parts.values()} == {4}
    # One child of 49 in each of three cells of 490 ha: 10 ha each.
    assert parts["KEN"]["area_inside_ha"] == pytest.approx(10)
    assert parts["KEN"]["area_mapped_ha"] == pytest.approx(30)


@pytest.fixture(scope="module")
def records(warehouse: Path) -> Path:
    """The folder of `warehouse`, with the whole demonstration beside the public record."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "LANDSCAPES_WAREHOUSE", str(warehouse))
        demo.make()
    return warehouse


def countries(kind: str) -> list[str]:
    """Every country with a landscape of a record."""
    return list(load("countries", data=kind)["country_code"])


def fullest(kind: str) -> list[str]:
    """The countries with most landscapes, and one with the fewest."""
    held = load("countries", data=kind).sort_values("landscapes", kind="stable")
    placed = held[held["landscapes"] > 0]["country_code"]
    return [*placed.tail(5), placed.iloc[0]]


@pytest.mark.parametrize("kind", BOTH)
def test_what_lies_inside_each_country_sums_to_the_landscape(records: Path, kind: str) -> None:
    rows = pd.concat(
        load("country_borders", data=kind, country=code).assign(asked=code)
        for code in countries(kind)
    )
    mapped = rows.dropna(subset=["residents_inside"])
    assert len(mapped)
    assert (mapped["residents_inside"] <= mapped["residents_whole"]).all()
    assert (mapped["area_inside_ha"] <= mapped["area_mapped_ha"] * (1 + 1e-9)).all()
    own = load("landscapes", data=kind).set_index("landscape_id")["residents"]
    for row in mapped.to_dict("records"):
        if row["landscape_id"] in own.index and row["residents_whole"]:
            assert row["residents_whole"] == own[row["landscape_id"]]
    by_landscape = mapped.groupby("landscape_id")
    assert (by_landscape["residents_inside"].sum() <= by_landscape["residents_whole"].first()).all()


@pytest.mark.parametrize("kind", BOTH)
def test_every_landscape_that_sources_place_in_two_countries_is_listed(
    records: Path, kind: str
) -> None:
    for code in countries(kind):
        placed = load("landscapes", data=kind, countries=[code])
        several = placed[placed["country_codes"].str.contains(";", na=False)]
        listed = load("country_borders", data=kind, country=code)
        stated = listed[listed["is_placed_here"]]
        assert set(several["landscape_id"]) <= set(stated["landscape_id"]), code
        for codes in listed["other_country_codes"]:
            assert code not in codes.split(";")


def test_a_promise_is_held_against_the_indicator_of_its_own_measure(records: Path) -> None:
    names = {"N01": "area_under_restoration", "N02": "area_under_improved_production",
             "N03": "area_conserved"}  # fmt: skip
    seen = 0
    for code in countries(DEMONSTRATION):
        promised = load("country_commitments", data=DEMONSTRATION, country=code)
        if promised.empty:
            continue
        total = load("indicator_total", data=DEMONSTRATION, countries=[code])
        total = total.set_index("indicator_name")
        for row in promised.to_dict("records"):
            told = total.loc[names[row["measure_code"]]]
            assert row["landscapes_reporting"] == told["landscapes_reporting"]
            assert row["landscapes"] == told["landscapes"]
            if told["landscapes_reporting"]:
                seen += 1
                assert row["value_reported"] == pytest.approx(told["value"])
                part = row["value_reported"] >= row["value_promised"]
                assert row["promise_code"] == ("reported_in_full" if part else "reported_in_part")
            else:
                assert pd.isna(row["value_reported"])
                assert row["promise_code"] == "not_comparable"
    assert seen


PROMISE: dict[str, Any] = {
    "commitment_id": "c", "country_code": "KEN", "measure_code": "N01", "value": 1000.0,
    "framework_name": "A promise",
}  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "reported", "code"),
    [
        ("ha", [300.0, 200.0], "reported_in_part"),  # 300 + 200 = 500 of 1000
        ("ha", [700.0, 300.0], "reported_in_full"),  # 700 + 300 = 1000
        ("ha", [], "not_comparable"),
        ("trees", [700.0, 300.0], "not_comparable"),  # trees are not hectares
    ],
)
def test_a_promise_is_comparable_only_in_its_own_unit(
    unit: str, reported: list[float], code: str
) -> None:
    held: dict[str, tiny.Rows] = {
        "commitment": [{**PROMISE, "unit_name": unit}],
        "measure": [{"measure_code": "N01", "unit_name": "ha", "measure_name": "Restoration"}],
        "source": [],
        "landscape_country": [
            {"landscape_id": one, "country_code": "KEN"} for one in ("a", "b", "c")
        ],
        "indicator_current": [
            {"indicator_name": "area_under_restoration", "landscape_id": one, "value": value,
             "tier": 2, "tier_from": 0}
            for one, value in zip("ab", reported, strict=False)
        ],
    }  # fmt: skip
    (row,) = tiny.run("country_commitments", held, country="KEN")
    assert row["promise_code"] == code
    assert row["value_reported"] == (sum(reported) if code != "not_comparable" else None)
    reporting = 0 if code == "not_comparable" else len(reported)
    assert (row["landscapes_reporting"], row["landscapes"]) == (reporting, 3)


@pytest.mark.parametrize("kind", BOTH)
def test_gaps_are_the_landscapes_that_are_to_be_asked(records: Path, kind: str) -> None:
    for code in fullest(kind):
        gaps = load("country_gaps", data=kind, country=code).set_index("country_gap_code")
        asked = load("country_missing", data=kind, country=code)
        profile = load("country_profile", data=kind, country=code).iloc[0]
        assert gaps.loc["not_confirmed", "landscapes"] == profile["landscapes_listed"]
        listed = load("landscapes", data=kind, countries=[code])["consent_level_code"]
        asked_of = listed.isin(["full", "generalised"]).sum()
        assert (gaps["landscapes_asked"] == asked_of).all()
        assert asked_of <= profile["landscapes"]
        total = load("quality_gaps", data=kind, countries=[code]).set_index("gap_code")
        for own, shared in (("no_place", "no_place"), ("no_output", "no_output")):
            assert gaps.loc[own, "landscapes"] == total.loc[shared, "landscapes"], (code, own)
        told = asked["country_gap_codes"].str.split(";").explode().value_counts()
        for name, count in told.items():
            assert count <= gaps.loc[name, "landscapes"]


@pytest.mark.parametrize("kind", BOTH)
def test_elements_never_hold_more_landscapes_than_are_named(records: Path, kind: str) -> None:
    for code in fullest(kind):
        profile = load("country_profile", data=kind, country=code).iloc[0]
        for query in ("country_elements", "country_outputs"):
            rows = load(query, data=kind, country=code)
            assert (rows["landscapes_in_scope"] == profile["landscapes_in_scope"]).all()
            assert (rows["landscapes_done"] <= rows["landscapes_in_scope"]).all()
        elements = load("country_elements", data=kind, country=code)
        assert len(elements) == 5
        least = elements[elements["element_code"] <= 4]["landscapes_done"].min()
        assert profile["landscapes_empowered"] <= least


@pytest.mark.parametrize("kind", BOTH)
def test_organisations_and_policies_agree_with_the_profile(records: Path, kind: str) -> None:
    for code in fullest(kind):
        profile = load("country_profile", data=kind, country=code).iloc[0]
        types = load("country_organisations", data=kind, country=code)
        assert types["organisations"].sum() == profile["organisations"]
        assert len(load("country_policies", data=kind, country=code)) == profile["policies"]
        stages = load("finance_by_stage", data=kind, countries=[code])
        money = load("country_money", data=kind, country=code).iloc[0]
        assert (stages["landscapes_reporting"] <= money["landscapes_with_finance"]).all()
        assert money["landscapes_finance_crossing"] <= money["landscapes_with_finance"]


def test_neighbours_lie_in_the_same_part_of_the_world(records: Path) -> None:
    found = load("country_neighbours", data=DEMONSTRATION, country="KEN")
    assert "KEN" not in set(found["country_code"])
    assert {"TZA", "UGA"} <= set(found["country_code"])
    assert "BRA" not in set(found["country_code"])
