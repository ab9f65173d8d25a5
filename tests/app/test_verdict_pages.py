"""Goals, people, planner, quality and comparison: what they say, on both records."""

import pytest
from streamlit.testing.v1 import AppTest

from data import planner
from data.read import load, table
from tests.app.opening import DEMONSTRATION, alone, asked, figures, is_whole, shown, values, words

pytestmark = pytest.mark.usefixtures("demonstration_warehouse", "warehouse")
RECORDS = ("public_record", DEMONSTRATION)


def opened(page: str, record: str, **query: str | list[str]) -> AppTest:
    """A page on one of the two records."""
    return alone(page, **({"data": record} if record == DEMONSTRATION else {}), **query)


def test_record_without_movement_names_no_year() -> None:
    page = words(alone("overview"))
    assert "No movement in 36 months" in page
    assert "target in" not in page
    assert "times today" not in page
    assert "off track" in page


def test_example_names_year_need_and_multiple() -> None:
    app = alone("overview", data=DEMONSTRATION)
    status = load("target_status", data=DEMONSTRATION)
    moving = status[status["recent_a_year"] > 0]
    assert not moving.empty
    for _, goal in moving.iterrows():
        assert str(goal["arrival_year"]) in values(app, "arrival_year")
        assert str(goal["needed_a_month"]) in values(app, "needed_a_month")
        assert str(goal["times_todays_pace"]) in values(app, "times_todays_pace")


@pytest.mark.parametrize("record", RECORDS)
def test_country_without_a_goal_is_not_judged(record: str) -> None:
    goals = load("target_status", data=record, countries=["KEN"])
    assert goals.empty
    page = shown(opened("overview", record, country="KEN"))
    assert "Kenya has set itself no goal here" in page
    assert 'class="status' not in page
    assert "of 1,000 by" not in page


def test_country_with_a_goal_is_judged_by_its_own() -> None:
    goals = table("target", data=DEMONSTRATION)
    judged = list(goals[goals["scope_code"] == "country"]["scope_name"])
    page = shown(alone("overview", data=DEMONSTRATION, country=judged[0]))
    assert 'class="status' in page
    assert "of 1,000 by" not in page


def test_what_is_self_reported_stands_beside_and_in_no_total() -> None:
    evidence = load("headline_evidence", data=DEMONSTRATION).iloc[0]
    app = alone("overview", data=DEMONSTRATION)
    assert figures(app)["landscapes_empowered"] == str(int(evidence["landscapes_counted"]))
    if evidence["landscapes_self_reported"]:
        beside = str(int(evidence["landscapes_self_reported"]))
        assert values(app, "landscapes_self_reported") == [beside]
        assert "not counted" in shown(app)


@pytest.mark.parametrize("record", RECORDS)
def test_steps_of_people_sum_to_the_headline(record: str) -> None:
    app = opened("people", record)
    steps = load("people_waterfall", data=record)
    told = [int(value) for value in values(app, "residents")]
    levels = [int(value) for value in steps["value"]]
    assert told[: len(levels) - 1] == levels[:-1]
    assert sum(levels[:-1]) == levels[-1]
    assert figures(app)["people_unique"] == str(levels[-1])


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("page", ["people", "quality", "compare"])
@pytest.mark.parametrize("query", [{"country": "KEN"}, {"tier": "4"}, {"region": "150"}])
def test_page_is_whole_under_filters(record: str, page: str, query: dict[str, str]) -> None:
    assert is_whole(opened(page, record, **query))


@pytest.mark.parametrize("page", ["overview", "people", "quality", "compare"])
def test_nothing_fits_the_filters_and_the_page_is_whole(page: str) -> None:
    app = alone(page, country="ATA")
    assert is_whole(app)


def test_planner_answer_put_back_reaches_the_goals() -> None:
    start = alone("planner", data=DEMONSTRATION)
    months = start.number_input(key="plan.months").value
    app = alone("planner", data=DEMONSTRATION, open="months", rate=f"{_rate(start):.10g}")
    assert f"Both goals are reached in {months:.0f} months" in words(app)


def _rate(app: AppTest) -> float:
    """The rate that reaches both goals under the assumptions on the page."""
    goals = {
        row["indicator_name"]: row
        for row in load("target_status", data=DEMONSTRATION).to_dict("records")
    }
    landscapes, people = goals["count_landscapes_empowered"], goals["people_unique"]
    per, dropout, overlap, months = (
        app.number_input(key=f"plan.{key}").value for key in ("per", "dropout", "overlap", "months")
    )
    plan = planner.solve(
        planner.Today(landscapes["value"], people["value"]),
        planner.Assumption(0, per, dropout / 100, overlap / 100, months),
        planner.Targets(landscapes["goal"], people["goal"]),
        "rate",
    )
    assert plan.value is not None
    return plan.value


def test_planner_says_when_no_value_works() -> None:
    app = alone("planner", data=DEMONSTRATION, open="overlap", rate="1")
    assert is_whole(app)
    assert "No value works" in shown(app)


def test_planner_keeps_its_state_in_the_url_and_gives_it_up() -> None:
    app = alone("planner")
    app.number_input(key="plan.dropout").set_value(1.5).run()
    assert asked(app, "dropout") == ["1.5"]
    app.button(key="plan.reset").click().run()
    assert asked(app, "dropout") == []
    assert app.number_input(key="plan.dropout").value == 0


@pytest.mark.parametrize(("key", "code"), [("open", "all"), ("rate", "fast"), ("months", "0")])
def test_plan_that_cannot_be_is_one_sentence(key: str, code: str) -> None:
    app = alone("planner", **{key: code})
    assert is_whole(app)
    assert f"{key}={code}" in app.warning[0].value
    assert asked(app, key) == []


def test_queue_is_ordered_by_people_and_links_each_landscape() -> None:
    queue = load("quality_queue", data=DEMONSTRATION)
    assert not queue.empty
    assert queue["people_at_stake"].dropna().is_monotonic_decreasing
    page = shown(alone("quality", data=DEMONSTRATION))
    for key in queue["landscape_id"].head(12):
        assert f"landscape?id={key}&amp;data=demonstration" in page


def test_comparison_of_the_url_is_the_comparison_shown() -> None:
    app = alone("compare", indicator=["area_stated", "count_landscapes"], place=["KEN", "IDN"])
    assert is_whole(app)
    assert app.multiselect(key="compare.place").value == ["KEN", "IDN"]
    places = load("indicator_by_place", grain="country")
    for code in ("KEN", "IDN"):
        held = places[(places["place_code"] == code) & (places["indicator_name"] == "area_stated")]
        assert str(held["value"].iloc[0]) in values(app, "area_stated")
    assert "no ranking of merit" in shown(app)


def test_network_whose_name_holds_a_comma_can_be_compared() -> None:
    places = load("indicator_by_place", grain="network")
    name = next(code for code in places["place_code"] if ", " in code)
    app = alone("compare", grain="network", place=name)
    assert is_whole(app)
    assert not app.warning
    assert asked(app, "place") == [name]
