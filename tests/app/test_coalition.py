"""The coalition page on both records: what it says, what it refuses, what it never shows."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.read import load, table
from tests.app.opening import DEMONSTRATION, alone, asked, figures, is_whole, shown, values, words

pytestmark = pytest.mark.usefixtures("demonstration_warehouse", "warehouse")
RECORDS = ("public_record", DEMONSTRATION)
LANGUAGES = ("en", "es", "fr", "pt")
FILTERS = (
    {"country": "KEN"}, {"region": "Africa"}, {"tier": "4"}, {"in_scope": "yes"},
    {"stage": "known"}, {"country": "ATA"},
)  # fmt: skip


def opened(record: str, **query: str | list[str]) -> AppTest:
    return alone("coalition", **({"data": record} if record == DEMONSTRATION else {}), **query)


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("query", FILTERS, ids=str)
def test_page_is_whole_under_every_filter(record: str, query: dict[str, str]) -> None:
    app = opened(record, **query)
    assert is_whole(app)
    assert not re.search(r"\b(nan|None|NaT)\b", words(app))


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_speaks_every_language(record: str, language: str) -> None:
    app = opened(record, lang=language)
    assert is_whole(app)
    assert not re.search(r"\b(nan|None|NaT)\b", words(app))


@pytest.mark.parametrize("record", RECORDS)
def test_headline_is_what_the_query_says(record: str) -> None:
    now = load("coalition_overview", data=record).iloc[0]
    held = figures(opened(record))
    for name in ("organisations", "coalition_members"):
        assert held[name] == str(now[name]), name


def test_what_is_not_recorded_is_said_and_no_row_is_hidden() -> None:
    page = shown(opened("public_record"))
    results = load("team_results", in_scope=True)
    rows = re.findall(r'data-name="((?:people|count|amount|share)_\w+)"', page)
    assert set(results["indicator_name"]) <= set(rows)
    unreported = results[results["value"].isna()]["indicator_name"]
    assert len(unreported) > 10
    for name in unreported:
        assert f'<span class="gap" data-name="{name}">not yet reported</span>' in page
    assert 'class="bar-track has-end"' not in page  # no team of the record set itself a goal


def test_what_other_places_report_is_missing_here_and_not_unreported() -> None:
    page = shown(opened(DEMONSTRATION, country="KEN"))
    assert '<span class="gap" data-name="count_campaigns">none recorded here</span>' in page
    assert "none recorded here" not in shown(opened("public_record"))


def test_teams_show_the_digits_of_the_catalogue() -> None:
    app = opened(DEMONSTRATION)
    every = load("indicator_total", data=DEMONSTRATION, in_scope=True)
    total = every.set_index("indicator_name")["value"]
    results = load("team_results", data=DEMONSTRATION, in_scope=True)
    reported = results[results["value"].notna()]
    assert len(reported) > 20
    for row in reported.itertuples():
        assert row.value == pytest.approx(total[row.indicator_name])
        assert str(row.value) in values(app, row.indicator_name)


def test_goals_of_a_team_stand_beside_its_own_figures_only_and_not_under_a_filter() -> None:
    goals = table("target", data=DEMONSTRATION)
    own = goals[goals["scope_code"] == "team"]
    assert len(values(opened(DEMONSTRATION), "goal")) == len(own) > 8
    assert values(opened(DEMONSTRATION, country="KEN"), "goal") == []
    judged = load("target_status", data=DEMONSTRATION)
    assert set(judged["scope_code"]) == {"world"}


def test_every_landscape_in_scope_stands_in_one_set_of_routes() -> None:
    for filters in ({}, {"countries": ["KEN"]}, {"min_tier": 2}):
        sets = load("routes_by_combination", data=DEMONSTRATION, **filters)
        now = load("coalition_overview", data=DEMONSTRATION, **filters).iloc[0]
        assert sets["landscapes"].sum() == now["landscapes_in_scope"]
    page = words(opened(DEMONSTRATION))
    assert "No route recorded" in page
    assert "No route recorded" in words(opened("public_record"))


@pytest.mark.parametrize("record", RECORDS)
def test_an_organisation_of_the_url_shows_its_partners(record: str) -> None:
    pair = load("organisation_pairs", data=record).iloc[0]
    app = opened(record, organisation=pair["organisation_id"])
    assert is_whole(app)
    assert asked(app, "organisation") == [pair["organisation_id"]]
    assert pair["other_organisation_name"].replace("'", "&#x27;") in shown(app)
    assert str(pair["landscapes_shared"]) in values(app, "landscapes_shared")


def test_an_unknown_organisation_is_one_sentence_and_the_page_works() -> None:
    app = opened("public_record", organisation="no-such-one")
    assert is_whole(app)
    assert "organisation=no-such-one" in app.warning[0].value
    assert asked(app, "organisation") == []


def test_an_organisation_can_be_chosen_and_left() -> None:
    app = opened("public_record")
    app.selectbox(key="coalition.organisation").set_value("commonland").run()
    assert asked(app, "organisation") == ["commonland"]
    assert "Commonland: in" in words(app)
    app.selectbox(key="coalition.organisation").set_value(None).run()
    assert asked(app, "organisation") == []


@pytest.mark.parametrize(
    ("sought", "found"), [("commonland", "Commonland"), ("NGO kenya", "IDH"), ("xyzzy", "")]
)
def test_search_finds_by_name_type_and_country(sought: str, found: str) -> None:
    app = opened("public_record")
    app.text_input(key="coalition.sought").set_value(sought).run()
    assert not app.exception
    if found:
        assert found in words(app)
    else:
        assert "No organisation fits." in words(app)


@pytest.mark.parametrize(
    ("language", "kenya"), [("fr", "Kenya"), ("es", "Kenia"), ("pt", "Quênia")]
)
def test_countries_are_told_and_found_in_the_readers_language(language: str, kenya: str) -> None:
    app = opened("public_record", lang=language)
    assert f">{kenya}</a>" in shown(app)
    app.text_input(key="coalition.sought").set_value(f"idh {kenya.lower()}").run()
    assert "IDH" in words(app)
    assert kenya in words(app)


def test_statements_are_never_joined() -> None:
    frame = load("statements_by_metric")
    page = shown(opened("public_record"))
    repeated = frame[frame["statements"] > 1]
    assert (
        page.count('class="series-title"')
        == repeated.groupby(["timeline_kind_code", "metric_name"]).ngroups
    )
    for url in repeated["source_url"].dropna():
        assert url.replace("&", "&amp;") in page
    assert not (frame["timeline_kind_code"] == "target").any()


def test_a_landscape_that_is_not_listed_is_nowhere_on_the_page() -> None:
    assert "undisclosed" not in shown(opened(DEMONSTRATION))
    assert "not listed" not in words(opened(DEMONSTRATION))
