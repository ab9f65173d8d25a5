"""Where a figure goes if things stay as they are: from cautious to hopeful, and how wide the doubt.

Must not read, draw or judge: yearly points in, yearly points out, by method §5 "Projection".

- Linear, the cautious line: today's figure plus the recent pace, each year the same. The recent
  pace is the net change a year since the last point 36 months back or more, and since the last
  one 24 months back or more when the history is shorter; under 24 months there is none.
- Compound, the hopeful line: today's figure grown each year by the same factor, the yearly growth
  over that same span. It is capped: what it adds to the linear line ends at the cap, a figure
  that the caller states, usually the target. So hopeful is never below cautious.
- Bands: from 8 yearly points on, each future year draws one of the past yearly changes, with
  replacement, 10,000 times with one fixed seed; a band holds the middle 50 % or 90 % of the draws.
  Points less than a year after the one before do not count; a change over several years is one
  change, spread evenly; a part of a year at the end takes its part of the change drawn.

No line and no band is ever below 0. Every path starts today, has a point a year from then on, and
ends on the target date.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

import numpy as np

from data.errors import DashboardError

MONTHS_OF_PACE = (36, 24)
LEAST_YEARLY_POINTS = 8
DAYS_OF_A_YEAR = 360  # a year's report may come some days early
MOST_YEARS_AHEAD = 100
DRAWS = 10_000
SEED = 20_301_231

LineReason = Literal["fewer_than_24_months", "starts_from_zero", "target_date_passed"]
BandReason = Literal["fewer_than_8_years", "target_date_passed"]


class ProjectionError(DashboardError, ValueError):
    """Two values on a day, a day to come, a value below 0, a target date out of sight."""


@dataclass(frozen=True)
class Point:
    """A figure on a day."""

    on: date
    value: float


@dataclass(frozen=True)
class Line:
    """A path from today to the target date; `growth` a year: an amount, or a share if compound.

    Without `points` (an empty tuple) `reason` says why. `is_capped`: the cap holds its end down.
    """

    points: tuple[Point, ...]
    growth: float | None
    is_capped: bool
    reason: LineReason | None

    @property
    def end(self) -> float | None:
        """The figure on the target date."""
        return self.points[-1].value if self.points else None


@dataclass(frozen=True)
class Band:
    """The doubt on a day: half of all draws end between the 50s, nine in ten between the 90s."""

    on: date
    low_90: float
    low_50: float
    high_50: float
    high_90: float


@dataclass(frozen=True)
class Projection:
    """Both lines, the bands (empty when `bands_reason` says why), and the point paced from."""

    base: Point | None
    linear: Line
    compound: Line
    bands: tuple[Band, ...]
    bands_reason: BandReason | None


def project(
    history: Sequence[tuple[date, float]],
    today: tuple[date, float],
    target_date: date,
    *,
    cap: float,
    base: tuple[date, float] | None = None,
) -> Projection:
    """The future of a figure; `history` holds its yearly points up to today, in any order.

    `base` is the point that the recent pace is counted from, at least 24 months back; without it,
    base_of. `cap` bounds compound growth, in the figure's own unit. Raises ProjectionError.
    """
    points, now = _checked(history, today, cap)
    start = base_of(points, now) if base is None else _point(*base)
    if base is not None and start is not None and _is_too_late(start, now):
        raise ProjectionError(f"The pace counts from {start.on}: less than 24 months before today.")
    if target_date <= now.on:
        nothing = Line((), None, False, "target_date_passed")
        return Projection(start, nothing, nothing, (), "target_date_passed")
    days = _days(now.on, target_date)
    linear, compound = _lines(start, now, days, cap)
    yearly = _a_year_apart(points)
    if len(yearly) < LEAST_YEARLY_POINTS:
        return Projection(start, linear, compound, (), "fewer_than_8_years")
    return Projection(start, linear, compound, _bands(yearly, now, days), None)


def base_of(history: Sequence[Point], today: Point) -> Point | None:
    """The point that the recent pace counts from; None when the history is under 24 months."""
    for months in MONTHS_OF_PACE:
        latest = _years_after(today.on, -months // 12)
        before = [point for point in history if point.on <= latest]
        if before:
            return max(before, key=lambda point: point.on)
    return None


def years_between(start: date, end: date) -> float:
    """Full years, and the rest as a share of the year it lies in: the same day is a whole number.

    29 February counts as the 28th in other years.
    """
    full = end.year - start.year
    if _years_after(start, full) > end:
        full -= 1
    anniversary, following = _years_after(start, full), _years_after(start, full + 1)
    return full + (end - anniversary).days / (following - anniversary).days


def _lines(start: Point | None, now: Point, days: list[date], cap: float) -> tuple[Line, Line]:
    if start is None:
        nothing = Line((), None, False, "fewer_than_24_months")
        return nothing, nothing
    span = years_between(start.on, now.on)
    pace = (now.value - start.value) / span
    linear = [max(0.0, now.value + pace * years_between(now.on, day)) for day in days]
    straight = Line(_points(days, linear), pace, False, None)
    if start.value == 0:
        return straight, Line((), None, False, "starts_from_zero")
    factor = (now.value / start.value) ** (1 / span)
    free = [_grown(now.value, factor, years_between(now.on, day)) for day in days]
    capped = [max(low, min(high, cap)) for low, high in zip(linear, free, strict=True)]
    return straight, Line(_points(days, capped), factor - 1, capped[-1] < free[-1], None)


def _grown(value: float, factor: float, years: float) -> float:
    try:
        return float(value * factor**years)
    except OverflowError:
        return math.inf


def _a_year_apart(points: list[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        if not kept or (point.on - kept[-1].on).days >= DAYS_OF_A_YEAR:
            kept.append(point)
    return kept


def _bands(points: list[Point], now: Point, days: list[date]) -> tuple[Band, ...]:
    changes = np.array(
        [(b.value - a.value) / years_between(a.on, b.on) for a, b in pairwise(points)]
    )
    lengths = np.array([years_between(a, b) for a, b in pairwise(days)])
    drawn = np.random.default_rng(SEED).integers(0, len(changes), (DRAWS, len(lengths)))
    paths = np.maximum(0.0, now.value + np.cumsum(changes[drawn] * lengths, axis=1))
    edges = np.quantile(paths, [0.05, 0.25, 0.75, 0.95], axis=0).T.tolist()
    first = Band(now.on, now.value, now.value, now.value, now.value)
    return (first, *(Band(day, *edge) for day, edge in zip(days[1:], edges, strict=True)))


def _checked(
    history: Sequence[tuple[date, float]], today: tuple[date, float], cap: float
) -> tuple[list[Point], Point]:
    now = _point(*today)
    points = sorted((_point(*pair) for pair in history), key=lambda point: point.on)
    for a, b in pairwise(points):
        if a.on == b.on:
            raise ProjectionError(f"{a.on} has two values, {a.value} and {b.value}. Keep one.")
    if points and points[-1].on > now.on:
        raise ProjectionError(f"{points[-1].on} is after today, {now.on}. Leave it out.")
    if not 0 <= cap < math.inf:
        raise ProjectionError(f"The cap is {cap}. Give a number from 0 up.")
    return points, now


def _point(on: date, value: float) -> Point:
    if not 0 <= value < math.inf:
        raise ProjectionError(f"{on} has the value {value}. Give a number from 0 up.")
    return Point(on, value)


def _is_too_late(start: Point, now: Point) -> bool:
    return start.on > _years_after(now.on, -MONTHS_OF_PACE[-1] // 12)


def _points(days: list[date], values: list[float]) -> tuple[Point, ...]:
    return tuple(Point(day, value) for day, value in zip(days, values, strict=True))


def _days(now: date, target_date: date) -> list[date]:
    """Today, its anniversaries before the target date, the target date."""
    if target_date > _years_after(now, MOST_YEARS_AHEAD):
        raise ProjectionError(
            f"{target_date} is over {MOST_YEARS_AHEAD} years away. Give a nearer one."
        )
    later = (_years_after(now, years) for years in range(1, target_date.year - now.year + 1))
    return [now, *(day for day in later if day < target_date), target_date]


def _years_after(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
