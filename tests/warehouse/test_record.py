"""The public record as built: its own digits, and the same digits wherever a number appears."""

import pytest

from data import catalogue, read

pytestmark = pytest.mark.usefixtures("warehouse")
APP = sorted(query.name for query in catalogue.queries().values() if query.kind == "app")
FILTERS = [
    {},
    {"in_scope": True},
    {"countries": ["KEN"]},
    {"countries": ["BRA", "PER"]},
    {"regions": ["Africa"], "min_tier": 2},
    {"networks": ["FCPF Carbon Fund (World Bank)"]},
    {"funders": ["European Union"]},
    {"stages": ["forming"]},
    {"stages": ["thriving"]},
]


def one(name, **filters):
    return read.load(name, **filters).iloc[0]


def test_the_records_own_digits():
    row = one("overview")
    assert row["landscapes"] == 192  # 196 landscapes, 4 pairs are the same place
    assert (row["landscapes_in_scope"], row["landscapes_listed"]) == (4, 11)
    assert row["landscapes_forming"] == 2  # Altiplano Estepario and Sierra Gorda
    assert (
        row["landscapes_active"],
        row["landscapes_empowered"],
        row["people_unique"],
    ) == (
        0,
        0,
        0,
    )
    assert row["residents_gross"] - row["residents_overlap"] == row["residents_unique"]


def test_stand_ins_are_at_most_and_in_no_total():
    whole = read.load("people_by_landscape")
    assert not (whole["extent_kind_code"] == "stand_in").any()
    assert one("overview")["residents_at_most"] > 0


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_the_same_digits_in_every_query(filters):
    row = one("overview", **filters)
    unique, gross = int(row["residents_unique"]), int(row["residents_gross"])
    assert unique <= gross
    countries = read.load("people_by_country", **filters)
    assert countries["residents_unique"].sum() == unique
    assert countries["residents_gross"].sum() == gross
    assert read.load("people_by_landscape", **filters)["residents_attributed"].sum() == unique
    steps = dict(
        zip(
            *read.load("people_waterfall", **filters)[["step_code", "value"]].T.values,
            strict=False,
        )
    )
    assert steps["unique"] == row["people_unique"]
    in_scope = one("overview", **filters | {"in_scope": True})
    assert steps["gross"] == in_scope["residents_gross"]
    assert steps["gross"] + steps["overlap"] == in_scope["residents_unique"]
    assert len(read.load("landscapes", **filters)) == row["landscapes"]
    assert read.load("landscapes_by_stage", **filters)["landscapes"].sum() == row["landscapes"]
    assert read.load("staleness", **filters)["landscapes"].sum() == row["landscapes"]
    ladder = read.load("ladder", **filters).set_index("rung_code")
    assert ladder.loc["named", "landscapes"] == row["landscapes_in_scope"]
    assert ladder.loc["listed", "landscapes"] == row["landscapes_listed"]
    assert ladder.loc["empowered", "residents_unique"] == row["people_unique"]
    totals = read.load("indicator_total", **filters).set_index("indicator_name")["value"]
    assert totals["count_landscapes"] == row["landscapes"]
    assert totals["count_landscapes_forming"] == row["landscapes_forming"]
    assert totals["people_residents"] == unique
    assert totals["people_gross"] == gross
    assert totals["people_overlap"] == row["residents_overlap"]
    assert totals["people_unique"] == row["people_unique"]
    assert totals["count_countries"] >= row["countries"]


@pytest.mark.parametrize("country", ["BRA", "IDN", "KEN", "ESP", "NPL"])
def test_a_country_is_the_whole_seen_through_its_filter(country):
    filtered, profile = (
        one("overview", countries=[country]),
        one("country_profile", country=country),
    )
    names = "landscapes landscapes_in_scope landscapes_listed landscapes_forming residents_unique"
    for name in [
        *names.split(),
        "residents_gross",
        "residents_overlap",
        "people_unique",
    ]:
        assert filtered[name] == profile[name], name
    row = read.load("countries").set_index("country_code").loc[country]
    assert row["residents_unique"] == profile["residents_unique"]
    assert row["landscapes"] == profile["landscapes"]


@pytest.mark.parametrize("name", APP)
def test_every_query_answers_under_every_filter(name):
    for filters in FILTERS:
        frame = read.load(
            name, landscape_id="terraso-altiplano-estepario", country="KEN", **filters
        )
        assert list(frame.columns)


def test_unknown_names_give_no_row():
    assert read.load("landscape_profile", landscape_id="nowhere").empty
    assert read.load("country_profile", country="QQQ").empty


def test_any_identifier_of_a_landscape_finds_it():
    by_alias = one("landscape_profile", landscape_id="ltkl-sintang")
    assert by_alias["landscape_id"] == "terraso-sintang"
    assert by_alias["scope_code"] == "listed"
    assert "LTKL" in by_alias["also_recorded_as"]
    assert "LTKL" in by_alias["network_names"]


def test_conflicting_figures_stay_side_by_side():
    facts = read.load("landscape_facts", landscape_id="terraso-baviaanskloof")
    areas = facts[(facts["fact_group"] == "area") & (facts["record_table"] == "observation")]
    assert len(areas) == 3
    assert areas["is_conflicting"].all()


def test_community_led_rows_have_no_boundary_and_a_cell():
    rows = read.load("landscapes").set_index("landscape_id")
    for name in ("terraso-sacred-sierra", "terraso-rupununi"):
        assert rows.loc[name, "place_kind_code"] == "cell_01"
        assert round(rows.loc[name, "latitude"] * 10 % 1, 6) == 0.5
    outlines = read.load("landscape_boundaries")
    assert "own" not in set(outlines["boundary_kind_code"])


def test_a_target_is_never_added_to_what_is_reported():
    stages = read.load("finance_by_stage").set_index(["finance_stage_code", "value_type_code"])
    totals = read.load("indicator_total").set_index("indicator_name")["value"]
    assert totals["amount_finance_committed"] == stages.loc[("committed", "reported"), "amount_usd"]
    assert stages.loc[("committed", "target"), "amount_usd"] > 0


def test_minimum_evidence_never_adds():
    before = one("overview")
    for tier in range(1, 5):
        after = one("overview", min_tier=tier)
        for name in ("landscapes_forming", "landscapes_active", "landscapes_empowered"):
            assert after[name] <= before[name]
        before = after


@pytest.mark.parametrize("name", APP)
def test_the_table_behind_a_figure_shows_columns_of_its_query(name):
    assert set(catalogue.named(name).header.shows) <= set(read.load(name).columns)
