"""The planner: worked cases, what it answers where there is no value, what it refuses."""

import math
import time
from dataclasses import replace

import pytest

from data import planner
from data.planner import VARIABLES, Assumption, Outcome, PlannerError, Targets, Today

WORLD = Targets(1000, 1e9)
TODAY = Today(200, 1e8)
PLAN = Assumption(rate=16, people_per_landscape=1.5e6, dropout=0, overlap=0.1, months=50)


# Worked cases


@pytest.mark.parametrize(
    ("today", "plan", "landscapes", "people"),
    [
        # 50 + 10 · 60 = 650; 5 M + 600 · 1 M · (1 − 0.1) = 545 M
        (Today(50, 5e6), Assumption(10, 1e6, 0, 0.1, 60), 650, 545e6),
        # kept 0.9² = 0.81: 81 + 10 · (1 + 0.9) = 100; 810 + 19 · 50 · (1 − 0.2) = 1570
        (Today(100, 1000), Assumption(10, 50, 0.1, 0.2, 2), 100, 1570),
        # everything is lost each month: the 7 new of the last one, 7 · 100 people
        (Today(100, 1000), Assumption(7, 100, 1, 0, 12), 7, 700),
        # no month passes: today
        (Today(100, 1000), Assumption(7, 100, 1, 0, 0), 100, 1000),
        # nothing new: half of a half stays
        (Today(100, 1000), Assumption(0, 100, 0.5, 0, 2), 25, 250),
    ],
)
def test_a_plan_ends_where_the_sum_says(today, plan, landscapes, people):
    ends = planner.outcome(today, plan)
    assert ends.landscapes == pytest.approx(landscapes, rel=1e-14)
    assert ends.people == pytest.approx(people, rel=1e-14)


def test_rate_people_need_more_than_landscapes_do():
    found = planner.solve(TODAY, replace(PLAN, people_per_landscape=1e6), WORLD, "rate")
    # landscapes: (1000 − 200) / 50 = 16; people: 900 M / (50 · 1 M · 0.9) = 20
    assert [answer.value for answer in found.answers] == pytest.approx([16, 20])
    assert (found.binding, found.works, found.value) == (
        ("people",),
        True,
        pytest.approx(20),
    )
    # with 20 a month: 200 + 20 · 50 = 1200 landscapes
    assert found.outcome == Outcome(pytest.approx(1200), pytest.approx(1e9))
    assert found.answers[0].outcome.landscapes == pytest.approx(1000)


def test_people_per_landscape_moves_only_the_people():
    landscapes, people = planner.solve(TODAY, PLAN, WORLD, "people_per_landscape").answers
    # 200 + 16 · 50 = 1000 stands whatever the people; 900 M / (800 · 0.9) = 1.25 M
    assert (landscapes.value, landscapes.reason) == (None, "does_not_move_goal")
    assert landscapes.works
    assert people.value == pytest.approx(1.25e6)


def test_a_goal_that_the_variable_cannot_move_stops_the_plan():
    found = planner.solve(TODAY, replace(PLAN, rate=15), WORLD, "people_per_landscape")
    # 200 + 15 · 50 = 950 landscapes
    assert (found.works, found.reason, found.binding) == (
        False,
        "no_value_works",
        ("landscapes",),
    )
    assert (found.value, found.outcome) == (None, None)
    assert found.answers[1].works


def test_overlap():
    found = planner.solve(TODAY, PLAN, WORLD, "overlap")
    # new landscapes bring 800 · 1.5 M = 1,200 M; 900 M are needed: 1 − 0.75 may overlap
    assert found.value == pytest.approx(0.25)
    assert found.binding == ("people",)


def test_dropout_the_smaller_one_binds():
    today, plan = Today(100, 1000), Assumption(10, 50, 0.7, 0.2, 2)
    found = planner.solve(today, plan, Targets(100, 1410), "dropout")
    # with s = 1 − d: 100 s² + 10 (1 + s) = 100 at s = 0.9
    # 1000 s² + 10 (1 + s) · 50 · 0.8 = 1410: 1000 s² + 400 s − 1010 = 0,
    # s = (−400 + √(160,000 + 4,040,000)) / 2000 = 0.8246951
    assert [answer.value for answer in found.answers] == pytest.approx([0.1, 0.1753049], abs=1e-7)
    assert (found.binding, found.value) == (("landscapes",), found.answers[0].value)


def test_months_with_dropout():
    plan = Assumption(10, 100, 0.1, 0, 1)
    found = planner.solve(Today(0, 0), plan, Targets(19, 2710), "months")
    # landscapes 10 · (1 + 0.9) = 19 in month 2; people 1000 · (1 + 0.9 + 0.81) = 2710 in month 3
    assert [answer.value for answer in found.answers] == pytest.approx([2, 3])
    assert (found.binding, found.value) == (("people",), pytest.approx(3))


def test_both_goals_bind_when_they_ask_the_same():
    found = planner.solve(Today(0, 0), Assumption(0, 1e6, 0, 0, 100), WORLD, "rate")
    # 1000 / 100 = 10; 1 bn / (100 · 1 M) = 10
    assert (found.binding, found.value) == (("landscapes", "people"), 10)


def test_a_goal_reached_today_may_be_lost_before_the_other_is_reached():
    found = planner.solve(
        Today(1000, 0), Assumption(1, 1e6, 0.5, 0, 9), Targets(1000, 1e6), "months"
    )
    # people: 1 M after month 1; by then landscapes are 1000 · 0.5 + 1 = 501
    assert [answer.reason for answer in found.answers] == ["already_reached", None]
    assert found.answers[1].value == pytest.approx(1)
    assert (found.works, found.reason, found.binding) == (
        False,
        "lost_again",
        ("landscapes",),
    )
    assert found.value is None


# Where no value is found


@pytest.mark.parametrize(
    ("today", "plan", "targets", "variable", "landscapes", "people"),
    [
        # months 0: nothing moves
        (TODAY, replace(PLAN, months=0), WORLD, "rate", "does_not_move_goal", "does_not_move_goal"),
        (TODAY, replace(PLAN, months=0), WORLD, "dropout",
         "does_not_move_goal", "does_not_move_goal"),
        # rate 0: only drop-out moves anything, and it only lowers
        (TODAY, replace(PLAN, rate=0), WORLD, "overlap",
         "does_not_move_goal", "does_not_move_goal"),
        (TODAY, replace(PLAN, rate=0), WORLD, "months", "does_not_move_goal", "does_not_move_goal"),
        (TODAY, replace(PLAN, rate=0), WORLD, "dropout", "unreachable", "unreachable"),
        # no people in new landscapes: the rate moves landscapes only
        (TODAY, replace(PLAN, people_per_landscape=0), WORLD, "rate", None, "does_not_move_goal"),
        # nothing there and nothing new: drop-out has nothing to act on
        (Today(0, 0), replace(PLAN, rate=0), WORLD, "dropout",
         "does_not_move_goal", "does_not_move_goal"),
        # one month, nothing there: the new ones of a month are never lost in it
        (Today(0, 0), replace(PLAN, months=1), WORLD, "dropout",
         "does_not_move_goal", "does_not_move_goal"),
        # passed by far
        (Today(5000, 9e9), PLAN, WORLD, "rate", "already_reached", "already_reached"),
        (Today(5000, 9e9), PLAN, WORLD, "months", "already_reached", "already_reached"),
        # 1000 new landscapes with 1.8 bn people stay when every earlier one is lost
        (TODAY, replace(PLAN, rate=1000, people_per_landscape=2e6), WORLD, "dropout",
         "already_reached", "already_reached"),
        # 800 new with 1 M each: 100 M + 800 M < 1 bn even without overlap
        (TODAY, replace(PLAN, people_per_landscape=1e6), WORLD, "overlap",
         "does_not_move_goal", "unreachable"),
        # 1 a month, half lost: never more than 2, or 2 · 1.5 M · 0.9 people
        (TODAY, replace(PLAN, rate=1, dropout=0.5), WORLD, "months", "unreachable", "unreachable"),
        # each month loses all and brings 1000, with 1.62 bn people: there at any moment after today
        (TODAY, replace(PLAN, rate=1000, people_per_landscape=1.8e6, dropout=1), WORLD, "months",
         "already_reached", "already_reached"),
        # each month loses all and brings 16: reached today, at no moment after
        (Today(5000, 9e9), replace(PLAN, dropout=1), WORLD, "months", "unreachable", "unreachable"),
        # 800 months at 1 a month; 900 M / (1 · 1.35 M) = 667 months
        (TODAY, replace(PLAN, rate=1), WORLD, "months", "beyond_range", "beyond_range"),
        # 900 M in 50 months at 10 people each: 2 M landscapes a month
        (TODAY, replace(PLAN, people_per_landscape=10), WORLD, "rate", None, "beyond_range"),
    ],
)  # fmt: skip
def test_why_there_is_no_value(today, plan, targets, variable, landscapes, people):
    found = planner.solve(today, plan, targets, variable)
    assert [answer.reason for answer in found.answers] == [landscapes, people]
    for answer in found.answers:
        assert (answer.value is None) == (answer.reason is not None)
        assert (answer.outcome is None) == (answer.value is None)


def test_a_goal_missed_by_less_than_nearness_leaves_no_dropout():
    # 5e-8 of a landscape are missing, and none may be lost
    found = planner.solve(
        Today(1000 - 5e-8, 0), replace(PLAN, rate=0, months=1), Targets(1000, 0), "dropout"
    )
    assert (found.value, found.binding) == (0, ("landscapes",))


def test_a_goal_just_reached_without_loss_leaves_a_dropout_of_exactly_0():
    # 200 + 16 · 50 = 1000
    assert planner.solve(TODAY, PLAN, WORLD, "dropout").answers[0].value == 0


def test_nothing_is_asked_when_both_goals_are_reached():
    found = planner.solve(Today(5000, 9e9), PLAN, WORLD, "rate")
    assert (found.works, found.binding, found.value, found.reason) == (
        True,
        (),
        None,
        None,
    )


@pytest.mark.parametrize("target", [1, 3, 5, 7, 11, 13, 17, 19])
@pytest.mark.parametrize(
    ("today", "rate", "variable"), [(Today(0, 1e10), 0, "dropout"), (Today(0, 0), 1, "overlap")]
)
def test_a_share_near_1_is_the_last_number_that_reaches_the_goal(today, rate, variable, target):
    # Of 10 bn people, lost in the month or overlapping, target people must remain.
    plan = Assumption(rate, 1e10, 0, 0, 1)
    answer = planner.solve(today, plan, Targets(0, target), variable).answers[1]
    assert 1 - answer.value == pytest.approx(target / 1e10, rel=1e-5)
    assert answer.outcome.people >= target
    worse = replace(plan, **{variable: math.nextafter(answer.value, 2)})
    assert planner.outcome(today, worse).people < target


# The rest


@pytest.mark.parametrize(
    ("today", "needed"),
    [
        # (1 bn − 100 M) / (1000 − 200) = 1.125 M
        (TODAY, 1.125e6),
        (Today(1000, 1e8), None),
        (Today(1001, 1e8), None),
        (Today(200, 2e9), 0),
    ],
)
def test_needed_people_per_new_landscape(today, needed):
    assert planner.needed_people_per_new_landscape(today, WORLD) == needed


@pytest.mark.parametrize("wrong", [-1e-9, math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("field", [*VARIABLES, "landscapes", "people"])
def test_a_number_outside_its_range_is_refused_by_name(field, wrong):
    with pytest.raises(PlannerError, match=f"^{field} is {wrong}"):
        replace(PLAN if field in VARIABLES else TODAY, **{field: wrong})


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("overlap", 1), ("dropout", 1.1), ("months", 601), ("rate", 1001)],
)
def test_a_number_above_its_range_is_refused(field, wrong):
    with pytest.raises(ValueError, match=field):
        replace(PLAN, **{field: wrong})


def test_targets_are_checked_too():
    with pytest.raises(PlannerError, match="people"):
        Targets(1000, math.nan)


def test_questions_without_an_answer_are_refused():
    with pytest.raises(PlannerError, match="landscapes is not one of rate"):
        planner.solve(TODAY, PLAN, WORLD, "landscapes")
    with pytest.raises(PlannerError, match="at least one month"):
        planner.solve(TODAY, replace(PLAN, months=0.5), WORLD, "dropout")


def test_all_five_answers_come_within_100_ms():
    started = time.perf_counter()
    for variable in VARIABLES:
        planner.solve(TODAY, replace(PLAN, dropout=0.001), WORLD, variable)
    assert time.perf_counter() - started < 0.1
