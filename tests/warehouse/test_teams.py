"""Teams, routes, organisations, policies: a small coalition, every number counted by hand."""

from collections.abc import Iterator

import pytest

from data import build, read
from tests import tiny
from tests.warehouse.team_cases import HAND, SECRET, TABLES

KENYA, UGANDA = {"countries": ["KEN"]}, {"countries": ["UGA"]}


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("teams")
    folder = tiny.package(home / "package", **TABLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANDSCAPES_WAREHOUSE", str(home / "warehouse"))
        build.build(folder)
        yield


@pytest.fixture(autouse=True)
def own_warehouse(small: None) -> None:
    """Read the small coalition and not a warehouse for each test."""


def result(name: str, **filters: object):
    return read.load("team_results", **filters).set_index("indicator_name").loc[name]


@pytest.mark.parametrize("name", HAND)
def test_worked_case(name: str) -> None:
    value, landscapes = HAND[name]
    found = read.load("indicator_total").set_index("indicator_name").loc[name]
    assert (found["value"], found["landscapes_reporting"]) == (value, landscapes)


def test_a_team_is_held_against_its_own_last_goal_from_its_base() -> None:
    found = result("people_trained")
    assert (found["value"], found["facts"], found["landscapes_reporting"]) == (50, 2, 1)
    assert (found["goal"], found["base_value"]) == (90, 10)
    assert found["share_met"] == pytest.approx((50 - 10) / (90 - 10))


def test_a_team_is_not_held_against_the_goal_of_another() -> None:
    found = result("count_services_given")  # team 2 set that goal; the indicator is of team 1
    assert found["team_code"] == 1
    assert found[["goal", "share_met"]].isna().all()


def test_a_part_of_the_world_is_not_judged() -> None:
    found = result("people_trained", **KENYA)
    assert found["value"] == 50
    assert found[["goal", "due_on", "share_met"]].isna().all()


def test_nothing_recorded_is_no_zero_unless_every_landscape_is_looked_at() -> None:
    assert result("people_trained", **UGANDA)[["value"]].isna().all()
    assert result("count_landscapes_empowered")["value"] == 0


def test_what_is_missing_here_is_told_from_what_nobody_reported() -> None:
    here = {name: result(name, in_scope=True, **UGANDA) for name in (
        "people_trained", "count_campaigns", "amount_finance_disbursed", "count_landscapes_terraso",
    )}  # fmt: skip
    assert all(one[["value"]].isna().all() for one in here.values())
    # In Kenya 50 are trained and the coalition has campaigns; nobody has reported a payment.
    assert [bool(one["is_recorded_somewhere"]) for one in here.values()] == [
        True,
        True,
        False,
        True,
    ]


def test_facts_follow_their_landscape_else_their_country_else_the_coalition() -> None:
    # Kenya: of a, early. Uganda: of Uganda. The world: these and the coalition's; never the total.
    assert [result("count_policies", **one)["value"] for one in (KENYA, UGANDA, {})] == [2, 1, 4]
    assert result("count_campaigns", **KENYA)[["value"]].isna().all()
    assert result("count_policies", stages=["known"])[["value"]].isna().all()


def test_each_row_says_how_its_team_and_all_three_stand() -> None:
    rows = read.load("team_results").groupby("team_code").first()
    columns = ["team_goals", "team_goals_met", "goals", "goals_met"]
    assert list(rows.loc[1, columns]) == [1, 0, 1, 0]
    assert list(rows.loc[2, columns]) == [0, 0, 1, 0]
    assert rows.loc[3, "team_indicators"] == 9


def test_routes_are_sets_that_part_the_landscapes_in_scope() -> None:
    sets = read.load("routes_by_combination").set_index("combination_code")
    assert dict(sets["landscapes"]) == {
        "national_coalition": 1, "partner_and_terraso": 1, "none": 0, "withheld": 1,
    }  # fmt: skip
    own = read.load("landscapes_by_route").set_index("route_code")["landscapes"]
    assert dict(own) == {"partner": 1, "terraso": 1, "national_coalition": 1}
    now = read.load("coalition_overview").iloc[0]
    # Two landscapes by three routes: the union is counted, the routes are not added.
    assert (now["landscapes_with_route"], now["landscapes_in_scope"]) == (2, 3)
    assert (now["landscapes_supported"], now["population_trained"]) == (2, 50)


def test_no_route_recorded_is_a_line_of_its_own_and_follows_the_filters() -> None:
    sets = read.load("routes_by_combination", countries=["ATA"])
    assert list(sets["combination_code"]) == ["none"]
    assert list(sets["landscapes"]) == [0]


def test_pairs_share_landscapes_the_strongest_first() -> None:
    pairs = read.load("organisation_pairs")
    # In a: ngo, firm, people and fund make six pairs; in b: ngo and fund once more.
    assert len(pairs) == 6
    assert set(pairs["pairs"]) == {6}
    first = pairs.iloc[0]
    assert {first["organisation_id"], first["other_organisation_id"]} == {"ngo", "fund"}
    shared = ["landscapes_shared", "landscapes_of_one", "landscapes_of_other"]
    assert list(first[shared]) == [2, 2, 2]
    assert list(pairs["landscapes_shared"][1:]) == [1] * 5
    assert len(read.load("organisation_pairs", **UGANDA)) == 1


def test_partners_of_one_organisation_and_where_it_works() -> None:
    partners = read.load("organisation_partners", organisation="fund")
    assert list(partners["organisation_id"]) == ["ngo", "people", "firm"]  # then by name
    assert list(partners["landscapes_shared"]) == [2, 1, 1]
    reach = read.load("organisation_reach").set_index("organisation_id")
    assert list(reach.loc["ngo", ["landscapes", "countries", "services"]]) == [2, 2, 2]
    assert reach.loc["ngo", "country_names"] == "Kenya, Uganda"
    # What the firm does in the landscape that keeps it to itself, and in a total, is not told.
    assert list(reach.loc["firm", ["landscapes", "countries"]]) == [1, 1]


def test_a_landscape_that_is_not_listed_is_in_no_list() -> None:
    for who in ("ngo", "firm", "people", "fund"):
        places = read.load("organisation_landscapes", organisation=who)
        assert set(places["landscape_name"]) <= {"Alder", "Birch"}
    for query in ("policies", "learning_products", "organisation_pairs", "organisation_reach"):
        assert SECRET not in read.load(query).to_csv()
        assert "undisclosed" not in read.load(query).to_csv()


def test_organisations_by_country_and_type() -> None:
    places = read.load("organisations_by_country").set_index("country_name")
    columns = ["organisations", "coalition_members", "landscapes"]
    assert list(places.loc["Kenya", columns]) == [4, 1, 1]
    assert list(places.loc["Uganda", columns]) == [2, 1, 1]
    kinds = read.load("organisations_by_type").set_index("organisation_type_code")
    assert dict(kinds["organisations"]) == {"ngo": 1, "business": 1, "community": 1, "funder": 1}


def test_policies_by_stage_and_place() -> None:
    stages = read.load("policies_by_stage")
    assert list(stages["policy_stage_code"]) == [
        "proposed", "launched", "published", "adopted", "implemented",
    ]  # fmt: skip
    assert list(stages["policies"]) == [1, 0, 1, 1, 2]
    assert set(read.load("policies", **KENYA)["title"]) == {"of a", "of a total", "early"}
    assert set(read.load("policies", funders=["Bank"])["title"]) == {"of a"}
    assert set(read.load("policies", in_scope=True)["title"]) == set(read.load("policies")["title"])


def test_learning_about_a_landscape_follows_it() -> None:
    assert set(read.load("learning_products", **KENYA)["title"]) == {"guide"}
    assert set(read.load("learning_products", funders=["Bank"])["title"]) == {"guide"}
    assert len(read.load("learning_products")) == 4


def test_national_coalitions_with_what_is_around_them() -> None:
    rows = read.load("national_coalitions").set_index("country_code")
    columns = ["landscapes", "landscapes_served", "policies"]
    assert list(rows.loc["KEN", columns]) == [1, 0, 3]  # a; the hidden one is in no country
    assert list(rows.loc["UGA", columns]) == [1, 1, 1]
    assert list(read.load("national_coalitions", **UGANDA)["country_code"]) == ["UGA"]


def test_goals_of_teams_judge_nothing_else() -> None:
    for filters in ({}, KENYA, {"networks": ["1"]}, {"funders": ["1"]}):
        assert read.load("target_status", **filters).empty
