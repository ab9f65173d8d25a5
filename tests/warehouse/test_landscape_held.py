"""What is told of one landscape and given back to it: leaves only, and nobody who is hidden."""

import re
from pathlib import Path
from typing import Any

import pytest

from data import build, held, read
from data.errors import QueryError
from tests import tiny

SECRET = ("hidden", "Hidden Valley", "listed-only", "Listed Only", "gone", "Gone Hills")
PLACED = {"place_kind_code": "exact", "country_codes": "KEN"}


def place(name: str, latitude: float, longitude: float, **more: Any) -> dict[str, Any]:
    return {
        "landscape_id": name.lower().replace(" ", "-"), "landscape_name": name,
        "latitude": str(latitude), "longitude": str(longitude), **PLACED, **more,
    }  # fmt: skip


def consent(landscape: str, level: str, group: str = "all") -> dict[str, Any]:
    return {"landscape_id": landscape, "field_group_code": group, "level_code": level}


def deal(number: int, amount: int, **more: Any) -> dict[str, Any]:
    return {
        "finance_id": f"f{number}", "landscape_id": "home", "amount": str(amount),
        "amount_usd": str(amount), "source_id": "s1", **more,
    }  # fmt: skip


HOME = {"landscape_id": "home"}
AREA = {**HOME, "measure_code": "AREA", "unit_name": "ha"}
BOUNDARIES = {one: tiny.square(36.0, -1.0, 0.4) for one in ("home", "hidden-valley", "listed-only")}
TABLES: dict[str, tiny.Rows] = {
    "landscape": [
        place("Home", -0.8, 36.2), place("Over", -0.8, 36.4),
        place("Near", -0.8, 37.2), place("Rough", -0.8, 37.26, place_kind_code="approximate"),
        place("Far", -0.8, 39.2),
        place("Country Only", -0.8, 36.2, place_kind_code="country_centroid"),
        *(place(name, -0.8, 36.2) for name in ("Hidden Valley", "Listed Only", "Gone Hills")),
    ],
    "consent": [consent("hidden-valley", "aggregate_only"), consent("gone-hills", "withdrawn"),
                consent("listed-only", "listed_in_country")],
    "source": [{"source_id": "s1", "title": "A report", "licence_name": "CC BY 4.0"}],
    "finance": [
        deal(1, 100, is_excluded_from_sums="true", period_start_on="2026-01-05"),
        deal(2, 60, parent_finance_id="f1", period_start_on="2026-01-05"),
        deal(3, 40, parent_finance_id="f1"), deal(4, 7, shared_with_names="Other;Third"),
        deal(5, 9, amount_usd="", currency_code="KES"),
        deal(6, 500, finance_stage_code="disbursed"),
        deal(7, 800, is_excluded_from_sums="true"),
    ],
    "output_event": [
        {**HOME, "element_code": "1", "output_code": "partnership_agreement",
         "occurred_on": "2026-02-01"},
        {**HOME, "element_code": "2", "occurred_on": "2020", "ended_on": "2026-03-01"},
    ],
    "observation": [
        {**AREA, "value": "5000", "qualifier": "about", "period_end_on": "2024"},
        {**AREA, "value": "9000", "qualifier": "up to", "period_end_on": "2020"},
        {**HOME, "value": "70000", "qualifier": "more than"},
        {"landscape_id": "over", "value": "123"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One warehouse with a landscape at home, its neighbours, and three that keep back."""
    root = tmp_path_factory.mktemp("held")
    shapes = {**BOUNDARIES, "over": tiny.square(36.2, -1.0, 0.4)}
    package = tiny.package(root / "package", shapes, **TABLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANDSCAPES_WAREHOUSE", str(root / "warehouse"))
        build.build(package)
    return root / "warehouse"


@pytest.fixture(autouse=True)
def read_it(folder: Path, own_warehouse: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANDSCAPES_WAREHOUSE", str(folder))


def rows(query: str, landscape: str = "home") -> list[dict[str, Any]]:
    return read.load(query, landscape_id=landscape).to_dict("records")


def test_a_headline_figure_keeps_the_qualifier_of_the_value_that_holds():
    (home,) = rows("landscape_profile")
    assert (home["area_ha"], home["area_ha_qualifier"]) == (5000, "about")  # of 2024, not of 2020
    assert home["population_stated_qualifier"] == "more than"


def test_money_counts_the_leaves_and_never_a_whole_with_its_parts():
    stages = {row["finance_stage_code"]: row for row in rows("landscape_finance_by_stage")}
    committed = stages["committed"]
    # 60 + 40 of the whole of 100, and 7; the 9 without a rate is counted, not converted; the 800
    # restates what other rows hold
    assert committed["amount_usd"] == 107
    names = ("deals", "deals_not_converted", "deals_shared")
    assert [committed[name] for name in names] == [4, 1, 1]
    assert stages["disbursed"]["amount_usd"] == 500
    parts = {row["finance_id"]: row["deal_part_code"] for row in rows("landscape_finance")}
    assert parts == {
        "f1": "whole", "f2": "part", "f3": "part", "f4": "single", "f5": "single", "f6": "single",
        "f7": "restated",
    }  # fmt: skip


def test_neighbours_are_near_touching_or_overlapping():
    found = {row["other_landscape_id"]: row for row in rows("landscape_neighbours")}
    assert list(found) == ["over", "near", "rough", "far"]
    assert [found[one]["neighbour_code"] for one in found] == ["overlaps", "near", "near", "near"]
    # a degree of longitude at 0.8° S is 111.19 km × cos(0.8°) = 111.18 km
    assert found["near"]["distance_km"] == 111
    assert found["rough"]["distance_km"] == 120  # 1.06° is 118 km, its place known roughly
    assert found["over"]["residents_shared"] > 0


def test_a_hidden_landscape_leaks_through_no_query_about_its_neighbour():
    queries = [name for name in read.catalogue.queries() if name.startswith("landscape_")]
    told = "".join(
        read.load(name, landscape_id="home").to_csv()
        for name in queries
        if read.header(name).question
    )
    for word in SECRET:
        assert not re.search(rf"\b{word}\b", told), word
    assert "undisclosed" not in told


LEVELS = {"open": "full", "hidden": "aggregate_only", "listed": "listed_in_country"}


def test_the_query_itself_never_names_or_places_a_hidden_landscape():
    """Even where the warehouse held its place and its cells, which it does not."""
    own = ("own", *LEVELS)
    found = tiny.run(
        "landscape_neighbours",
        {
            "landscape_alias": [{"alias_id": one, "landscape_id": one} for one in own],
            "landscape_card": [
                {"landscape_id": one, "landscape_name": one, "latitude": 1, "longitude": 36,
                 "place_kind_code": "exact", "consent_level_code": LEVELS.get(one, "full"),
                 "boundary_consent_level_code": "full"}
                for one in own
            ],
            "landscape_consent": [
                {"landscape_id": one, "field_group_code": group, "level_code": "full"}
                for one in own for group in ("people", "identity")
            ],
            "landscape_cell": [{"landscape_id": one, "h3": 7} for one in own],
            "landscape_overlap": [
                {"landscape_id": one, "other_landscape_id": "own", "residents_shared": 5}
                for one in LEVELS
            ],
        },
        landscape_id="own",
    )  # fmt: skip
    assert [row["other_landscape_id"] for row in found] == ["open"]


def test_overlapping_with_a_hidden_landscape_changes_nothing():
    shared = {row["other_landscape_id"] for row in rows("landscape_neighbours", "over")}
    assert shared == {"home", "near", "rough", "far"}


@pytest.mark.parametrize("landscape", ["hidden-valley", "undisclosed-0001", "gone-hills", "nobody"])
def test_nothing_is_told_of_or_given_back_to_one_that_is_not_listed(landscape):
    for query in ("landscape_profile", "landscape_outputs", "landscape_neighbours"):
        assert rows(query, landscape) == []
    with pytest.raises(QueryError, match="no landscape"):
        held.about(landscape)


def test_one_listed_by_name_has_no_neighbours():
    assert rows("landscape_profile", "listed-only")
    assert rows("landscape_neighbours", "listed-only") == []


@pytest.mark.parametrize("landscape", ["home", "over"])
def test_what_is_given_back_is_every_row_that_names_it(landscape):
    given = held.about(landscape)
    for table, columns in read.columns_by_table().items():
        if "landscape_id" in columns:
            whole = read._cursor().execute(f'select * from "{table}"').df()
            own = whole["landscape_id"] == landscape
            if "other_landscape_id" in columns:
                own |= whole["other_landscape_id"] == landscape
            assert len(given.get(table, [])) == own.sum(), table
    assert set(given["observation"]["landscape_id"]) == {landscape}


def test_what_was_put_in_comes_before_what_follows_from_it():
    given = held.about("home")
    assert list(given)[:2] == ["source", "landscape"]
    assert list(given["source"]["source_id"]) == ["s1"]


def test_every_column_given_back_is_in_the_dictionary():
    given = held.about("home")
    meanings = held.dictionary(list(given))
    for table, frame in given.items():
        named = set(meanings[meanings["table_name"] == table]["column_name"])
        assert {one.removesuffix("_as_given") for one in frame} <= named | {
            one.removesuffix("_as_given") for one in named
        }, table
    assert meanings["about"].notna().all()


def test_an_ended_output_is_shown_as_ended_and_lacks_for_the_next_stage():
    states = [row["output_status_code"] for row in rows("landscape_outputs")]
    assert states == ["done", "ended"]
    (missing,) = rows("landscape_next_stage")
    assert (missing["condition_code"], missing["element_code"]) == ("output", 2)
    marks = {row["element_code"]: row["outputs_done"] for row in rows("landscape_elements")}
    assert (marks[1], marks[2]) == (1, 0)


def test_changes_are_those_of_twelve_months():
    found = [(str(row["on"]), row["landscape_change_code"]) for row in rows("landscape_changes")]
    assert found == [
        ("2026-03-01", "output_ended"),
        ("2026-02-01", "stage"),
        ("2026-02-01", "output_done"),
        ("2026-01-05", "deal_committed"),  # the part; the whole is told by its parts
    ]


def test_every_source_is_listed_with_its_licence():
    (source,) = rows("landscape_sources")
    assert (source["source_title"], source["licence_name"]) == ("A report", "CC BY 4.0")
    assert source["rows_resting_on_it"] == 7
