"""The planner: its answers put back in give the goal, and where it finds none there is none."""

import math
from dataclasses import replace
from decimal import Decimal, localcontext
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import planner
from data.planner import RANGES, VARIABLES, Assumption, Outcome, Targets, Today

EXACT = 1e-9
LESS_IS_MORE_EFFORT = ("dropout", "overlap")


def powers(low: float, high: float):
    return st.floats(low, high).map(lambda power: 10.0**power)


todays = st.builds(Today, st.just(0.0) | powers(-2, 6), st.just(0.0) | powers(0, 10))
goals = st.builds(Targets, st.just(0.0) | powers(-1, 6), st.just(0.0) | powers(0, 10))
plans = st.builds(
    Assumption,
    rate=st.just(0.0) | powers(-4, 3),
    people_per_landscape=st.just(0.0) | powers(0, 10),
    dropout=st.sampled_from([0.0, 1.0, 1e-30, 1e-15]) | powers(-9, -1) | st.floats(0, 1),
    overlap=st.just(0.0) | st.floats(0, 0.99) | powers(-9, -3).map(lambda left: 1 - left),
    months=st.integers(0, 600) | st.floats(0, 600),
)


@st.composite
def problems(draw, variable: str) -> tuple[Today, Assumption, Targets]:
    """Any goals, or goals that some value of the variable reaches, each with a value of its own."""
    today, plan = draw(todays), draw(plans)
    if variable == "dropout" and plan.months:
        plan = replace(plan, months=max(1, plan.months))
    if draw(st.booleans()):
        return today, plan, draw(goals)
    low, high = RANGES[variable].low, RANGES[variable].high
    first, second = (draw(st.floats(low, high) | powers(-6, 0).map(high.__mul__)) for _ in "ab")
    moving = {"rate": 1e-3, "people_per_landscape": 1, "months": 1}
    plan = replace(
        plan, **{name: max(least, getattr(plan, name)) for name, least in moving.items()}
    )
    landscapes = put_back(today, plan, variable, first).landscapes
    people = put_back(today, plan, variable, second).people
    # Below a billionth of a person a number runs out of digits.
    reachable = [min(goal, 1e12) if goal > 1e-9 else 0 for goal in (landscapes, people)]
    return today, plan, Targets(*reachable)


def put_back(today: Today, plan: Assumption, variable: str, value: float) -> Outcome:
    return planner.outcome(today, replace(plan, **{variable: value}))


def many_values(variable: str) -> list[float]:
    """From the whole range: evenly, and by powers towards both of its ends."""
    low, high = RANGES[variable].low, RANGES[variable].high
    even = [low + (high - low) * step / 40 for step in range(41)]
    near_low = [low + (high - low) * 10.0**-power for power in range(2, 16)]
    near_high = [high - (high - low) * 10.0**-power for power in range(2, 16)]
    values = sorted({*even, *near_low, *near_high})
    return values[1:] if variable == "months" else values


@settings(max_examples=400, deadline=None)
@given(today=todays, plan=plans)
def test_the_formula_of_the_method(today, plan):
    with localcontext() as context:
        smallest = math.log10(plan.dropout or 1) + math.log10(plan.months or 1)
        context.prec = 60 + math.ceil(abs(smallest))
        kept = (1 - Decimal(plan.dropout)) ** Decimal(plan.months) if plan.months else Decimal(1)
        added = (1 - kept) / Decimal(plan.dropout) if plan.dropout else Decimal(plan.months)
        landscapes = Decimal(today.landscapes) * kept + Decimal(plan.rate) * added
        gained = landscapes - Decimal(today.landscapes) * kept
        share = Decimal(plan.people_per_landscape) * (1 - Decimal(plan.overlap))
        people = Decimal(today.people) * kept + gained * share
    ends = planner.outcome(today, plan)
    assert ends.landscapes == pytest.approx(float(landscapes), rel=1e-12, abs=1e-200)
    assert ends.people == pytest.approx(float(people), rel=1e-12, abs=1e-200)


@pytest.mark.parametrize("variable", VARIABLES)
def test_the_answer_put_back_in_gives_the_goal(variable):
    answered = 0

    @settings(max_examples=400, deadline=None)
    @given(problem=problems(variable))
    def check(problem):
        nonlocal answered
        today, plan, targets = problem
        for answer in planner.solve(*problem, variable).answers:
            if answer.value is None:
                continue
            answered += 1
            assert RANGES[variable].low <= answer.value <= RANGES[variable].high
            assert answer.outcome == put_back(today, plan, variable, answer.value)
            target, figure = (
                getattr(targets, answer.goal),
                getattr(answer.outcome, answer.goal),
            )
            assert figure >= target * (1 - EXACT)
            assert figure <= target * (1 + EXACT) or no_number_is_nearer(
                today, plan, variable, answer, target
            )

    check()
    assert answered > 50


def no_number_is_nearer(today, plan, variable, answer, target) -> bool:
    """Shares near 1 act by what is left of them, of which a number holds few digits."""
    if variable not in LESS_IS_MORE_EFFORT or answer.value < 1 - 1e-6:
        return False
    following = math.nextafter(answer.value, 2)
    if following > RANGES[variable].high:
        return True
    return getattr(put_back(today, plan, variable, following), answer.goal) < target


@pytest.mark.parametrize("variable", VARIABLES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_trying_many_values_finds_no_better_answer(variable, data):
    today, plan, targets = data.draw(problems(variable))
    found = planner.solve(today, plan, targets, variable)
    sign = -1 if variable in LESS_IS_MORE_EFFORT else 1
    for value in many_values(variable):
        ends = put_back(today, plan, variable, value)
        for answer in found.answers:
            figure, target = getattr(ends, answer.goal), getattr(targets, answer.goal)
            if not answer.works:
                assert figure < target
            elif answer.value is None:
                may_be_lost = variable == "months" and answer.reason == "already_reached"
                assert may_be_lost or figure >= target * (1 - EXACT)
            elif sign * value < sign * answer.value:
                assert figure <= target * (1 + EXACT)
            else:
                assert figure >= target * (1 - EXACT)
        if not found.works:
            assert ends.landscapes < targets.landscapes or ends.people < targets.people
        elif found.value is not None and variable != "months":
            is_less = sign * value < sign * found.value
            assert is_less or planner.reached(ends, targets) == planner.GOALS


@settings(max_examples=300, deadline=None)
@given(data=st.data(), variable=st.sampled_from(VARIABLES))
def test_a_plan_that_works_reaches_both_goals_and_its_binding_goal_asks_the_most(data, variable):
    today, plan, targets = data.draw(problems(variable))
    found = planner.solve(today, plan, targets, variable)
    values = {answer.goal: answer.value for answer in found.answers}
    if not found.works:
        assert found.binding
        assert found.value is found.outcome is None
    elif found.value is None:
        assert not found.binding
        assert set(values.values()) == {None}
    else:
        assert planner.reached(found.outcome, targets) == planner.GOALS
        assert found.outcome == put_back(today, plan, variable, found.value)
        asked = [value for value in values.values() if value is not None]
        assert found.value == (min if variable in LESS_IS_MORE_EFFORT else max)(asked)
        assert [goal for goal in values if values[goal] == found.value] == list(found.binding)


@settings(max_examples=100, deadline=None)
@given(today=todays, plan=plans)
def test_a_path_starts_today_and_follows_the_plan_month_by_month(today, plan):
    steps = planner.path(today, plan)
    assert steps[0] == (0, today.landscapes, today.people)
    assert steps[-1] == (plan.months, *vars(planner.outcome(today, plan)).values())
    assert [step.month for step in steps[:-1]] == list(range(len(steps) - 1))
    assert 0 <= plan.months - (len(steps) - 2) <= 1 or len(steps) == 1
    gain = plan.rate * plan.people_per_landscape * (1 - plan.overlap)
    whole = [step for step in steps if step.month == int(step.month)]
    for before, after in pairwise(whole):
        stays = 1 - plan.dropout
        assert after.landscapes == pytest.approx(before.landscapes * stays + plan.rate, rel=1e-9)
        assert after.people == pytest.approx(before.people * stays + gain, rel=1e-9)
