"""Answers what must be true for both goals: the future of a plan, and the one number left open.

Must not read, draw or round: figures in, figures out, by the formula of method §5 "Planner".

Landscapes and people follow one curve. With kept = (1 - d)^m and added = (1 - kept)/d, m at d = 0,
a figure that starts at F0 and gains g a month stands at F0 * kept + g * added. For landscapes g is
the rate r, for people r * q * (1 - o): the part of L that is new, L - L0 * kept, is r * added.

Why each answer is the only one:
- The curve is linear in the rate, in people per landscape and in overlap.
- In drop-out, kept falls; so does added from one month on, being the slope of x^m between 1 - d
  and 1, which is convex. Below one month added rises with drop-out, so that case is refused.
- In months the curve is g/d + (F0 - g/d) * kept: it nears g/d and never turns. Who starts below
  the goal passes it once or never; who starts above may lose it, which the plan looks at.
"""

import math
from dataclasses import astuple, dataclass, fields, replace
from typing import Literal, NamedTuple, get_args

from data.errors import DashboardError

Goal = Literal["landscapes", "people"]
Variable = Literal["rate", "people_per_landscape", "dropout", "overlap", "months"]
AnswerReason = Literal["already_reached", "does_not_move_goal", "unreachable", "beyond_range"]
PlanReason = Literal["no_value_works", "lost_again"]
GOALS: tuple[Goal, Goal] = ("landscapes", "people")
VARIABLES: tuple[Variable, ...] = get_args(Variable)
NEARNESS = 1e-10  # a figure this near a goal has reached it: a tenth of a person in a billion
_NO_DROPOUT = 1e-20  # a smaller drop-out changes no digit of a figure within 600 months


class PlannerError(DashboardError, ValueError):
    """A number that no plan can hold, or a question that the monthly formula cannot answer."""


@dataclass(frozen=True)
class Range:
    """The permitted values of a number, both ends included; `unit` says what it counts."""

    low: float
    high: float
    unit: str


RANGES: dict[str, Range] = {
    "rate": Range(0.0, 1000.0, "landscapes a month"),  # the landscape goal anew every month
    "people_per_landscape": Range(0.0, 1e10, "people"),  # more than there are
    "dropout": Range(0.0, 1.0, "share of landscapes a month"),
    "overlap": Range(0.0, math.nextafter(1.0, 0.0), "share of new people, below 1"),
    "months": Range(0.0, 600.0, "months"),  # 0 may be given and is today; answers are above it
    "landscapes": Range(0.0, 1e12, "landscapes"),
    "people": Range(0.0, 1e12, "people"),
}
_LESS_IS_MORE_EFFORT: tuple[Variable, ...] = ("dropout", "overlap")


@dataclass(frozen=True)
class _Stated:
    """Refuses a number that is outside its range, or none at all (NaN)."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value, r = getattr(self, field.name), RANGES[field.name]
            if not r.low <= value <= r.high:
                sense = f"Give a number from {r.low:g} to {r.high:g} ({r.unit})."
                raise PlannerError(f"{field.name} is {value}. {sense}")


@dataclass(frozen=True)
class Today(_Stated):
    """Where the coalition stands: counted landscapes and unique people."""

    landscapes: float
    people: float


@dataclass(frozen=True)
class Targets(_Stated):
    """The two goals: landscapes and people."""

    landscapes: float
    people: float


@dataclass(frozen=True)
class Assumption(_Stated):
    """A plan: new landscapes a month, people in each, shares lost and overlapping, months."""

    rate: float
    people_per_landscape: float
    dropout: float
    overlap: float
    months: float


@dataclass(frozen=True)
class Outcome:
    """Landscapes and people at the end of a plan, not rounded."""

    landscapes: float
    people: float


class Step(NamedTuple):
    """A plan at one month: 0 is today."""

    month: float
    landscapes: float
    people: float


@dataclass(frozen=True)
class Answer:
    """What one goal asks of the open variable.

    `value` is the least effort that reaches the goal, `outcome` the plan with it. Without a value
    `reason` says why, and `works` whether the goal is reached all the same:
    already_reached (works): the least demanding permitted value is enough;
    does_not_move_goal (works or not): the goal stands as it stands, whatever the value;
    unreachable: no value at all; beyond_range: only values outside RANGES.
    """

    goal: Goal
    value: float | None
    reason: AnswerReason | None
    works: bool
    outcome: Outcome | None


@dataclass(frozen=True)
class Plan:
    """What both goals ask of the open variable.

    `value` reaches both goals, `outcome` is the plan with it. `binding` names the goals that ask
    the most, or that stop the plan: one, both on a tie, none when neither asks anything (value
    None, works). When the plan fails `reason` is no_value_works (a goal has none) or lost_again
    (months only: drop-out undoes the goal reached today before the other one is reached).
    """

    open_variable: Variable
    answers: tuple[Answer, Answer]
    binding: tuple[Goal, ...]
    value: float | None
    works: bool
    reason: PlanReason | None
    outcome: Outcome | None


def outcome(today: Today, assumption: Assumption) -> Outcome:
    """Landscapes and people at the end of the plan."""
    kept, added = _kept_and_added(assumption.dropout, assumption.months)
    return Outcome(
        *(getattr(today, goal) * kept + _gain(assumption, goal) * added for goal in GOALS)
    )


def path(today: Today, assumption: Assumption) -> list[Step]:
    """The plan at month 0, at every whole month and at its end, in order."""
    whole = [float(month) for month in range(math.floor(assumption.months) + 1)]
    months = whole if whole[-1] == assumption.months else [*whole, assumption.months]
    return [Step(m, *astuple(outcome(today, replace(assumption, months=m)))) for m in months]


def reached(state: Today | Outcome, targets: Targets) -> tuple[Goal, ...]:
    """The goals that a state reaches, to within NEARNESS."""
    enough = 1.0 - NEARNESS
    return tuple(goal for goal in GOALS if getattr(state, goal) >= getattr(targets, goal) * enough)


def needed_people_per_new_landscape(today: Today, targets: Targets) -> float | None:
    """People that each landscape still missing must bring; None when none is missing.

    0 when the people are already reached. No drop-out, no overlap: method §5 "Coupling".
    """
    missing = targets.landscapes - today.landscapes
    return max(0.0, targets.people - today.people) / missing if missing > 0 else None


def solve(today: Today, assumption: Assumption, targets: Targets, open_variable: Variable) -> Plan:
    """The open variable for each goal on its own, and for both; its value given is not looked at.

    Raises PlannerError for an unknown variable, and for drop-out over less than a month.
    """
    if open_variable not in VARIABLES:
        raise PlannerError(f"{open_variable} is not one of {', '.join(VARIABLES)}: choose one.")
    if open_variable == "dropout" and 0 < assumption.months < 1:
        raise PlannerError("Drop-out is counted by the month. Give at least one month to find it.")
    first, second = (_answer(today, assumption, targets, open_variable, goal) for goal in GOALS)
    plan = Plan(open_variable, (first, second), (), None, True, None, None)
    failing = tuple(answer.goal for answer in plan.answers if not answer.works)
    if failing:
        return replace(plan, binding=failing, works=False, reason="no_value_works")
    asked = {answer.goal: answer.value for answer in plan.answers if answer.value is not None}
    if not asked:
        return plan
    value = (min if open_variable in _LESS_IS_MORE_EFFORT else max)(asked.values())
    then = outcome(today, replace(assumption, **{open_variable: value}))
    lost = tuple(goal for goal in GOALS if goal not in reached(then, targets))
    if lost:
        return replace(plan, binding=lost, works=False, reason="lost_again")
    binding = tuple(goal for goal in asked if asked[goal] == value)
    return replace(plan, binding=binding, value=value, outcome=then)


def _answer(
    today: Today, assumption: Assumption, targets: Targets, variable: Variable, goal: Goal
) -> Answer:
    start, target = float(getattr(today, goal)), float(getattr(targets, goal))
    low, high = RANGES[variable].low, RANGES[variable].high
    least, most = (high, low) if variable in _LESS_IS_MORE_EFFORT else (low, high)
    if variable == "months":
        least = math.nextafter(0.0, 1.0)

    def then(value: float) -> Outcome:
        return outcome(today, replace(assumption, **{variable: value}))

    def reaches(value: float) -> bool:
        return goal in reached(then(value), targets)

    if not _moves(start, assumption, variable, goal):
        return Answer(goal, None, "does_not_move_goal", reaches(most), None)
    if reaches(least):
        return Answer(goal, None, "already_reached", True, None)
    if not reaches(most):
        grows = variable == "months" and _gain(assumption, goal) > assumption.dropout * target
        exists = grows or variable in ("rate", "people_per_landscape")
        return Answer(goal, None, "beyond_range" if exists else "unreachable", False, None)
    value = min(max(_value(start, assumption, target, variable, goal), low), high)
    # Near 1 an overlap has few digits left: the nearest may fall short by one of them.
    if variable == "overlap" and getattr(then(value), goal) < target:
        value = max(math.nextafter(value, 0.0), low)
    return Answer(goal, value, None, True, then(value))


def _value(
    start: float, assumption: Assumption, target: float, variable: Variable, goal: Goal
) -> float:
    """The value that meets the goal; one within the range is known to exist."""
    if variable == "dropout":
        return _largest_dropout(start, _gain(assumption, goal), assumption.months, target)
    if variable == "months":
        return _first_month(start, _gain(assumption, goal), assumption.dropout, target)
    kept, added = _kept_and_added(assumption.dropout, assumption.months)
    needed = (target - start * kept) / added
    if variable == "overlap":
        return 1.0 - needed / _gain(replace(assumption, overlap=0.0), goal)
    return needed / _gain(replace(assumption, **{variable: 1.0}), goal)


def _first_month(start: float, gain: float, dropout: float, target: float) -> float:
    """The curve solved for months: kept = (g/d - T)/(g/d - F0), written without cancelling."""
    if dropout < _NO_DROPOUT:
        return (target - start) / gain
    lost, room = dropout * (target - start), gain - dropout * start
    return math.log1p(-lost / room) / math.log1p(-dropout) if lost < room else math.inf


def _largest_dropout(start: float, gain: float, months: float, target: float) -> float:
    """Halving until no number lies between: it reaches the goal, the next one falls short."""
    low, high = 0.0, 1.0
    if start + gain * months <= target * (1.0 + NEARNESS):
        return 0.0
    while low < (middle := (low + high) / 2) < high:
        kept, added = _kept_and_added(middle, months)
        if start * kept + gain * added >= target:
            low = middle
        else:
            high = middle
    return low


def _moves(start: float, assumption: Assumption, variable: Variable, goal: Goal) -> bool:
    """Whether the goal's figure depends on the variable at all, the others being as they are."""
    gain = _gain(assumption, goal)
    if variable == "months":
        return gain > 0 or start * assumption.dropout > 0
    if variable == "dropout":
        return assumption.months > 0 and (start > 0 or (gain > 0 and assumption.months > 1))
    if assumption.months == 0 or (goal == "landscapes" and variable != "rate"):
        return False
    most = RANGES[variable].low if variable == "overlap" else RANGES[variable].high
    return _gain(replace(assumption, **{variable: most}), goal) > 0


def _gain(assumption: Assumption, goal: Goal) -> float:
    """What a month adds: landscapes, or people who were not counted before."""
    if goal == "landscapes":
        return assumption.rate
    return assumption.rate * (assumption.people_per_landscape * (1.0 - assumption.overlap))


def _kept_and_added(dropout: float, months: float) -> tuple[float, float]:
    """The share of today that is still there, and the months' worth of additions that is."""
    if months == 0 or dropout < _NO_DROPOUT:
        return 1.0, months
    if dropout == 1:
        return 0.0, 1.0
    decay = months * math.log1p(-dropout)
    return math.exp(decay), -math.expm1(decay) / dropout
