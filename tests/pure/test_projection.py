"""The projection: two lines, cautious and hopeful, and bands only where the past bears them."""

import math
import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.projection import Point, ProjectionError, project, years_between

GOAL_ON = date(2030, 12, 31)
FAR = 1e15


def year_ends(first: int, values: list[float]) -> list[tuple[date, float]]:
    return [(date(first + years, 12, 31), value) for years, value in enumerate(values)]


def from_last(history, goal_on=GOAL_ON, cap=FAR, **more):
    return project(history, history[-1], goal_on, cap=cap, **more)


values = st.floats(0, 1e10).map(lambda value: round(value, 3))
histories = st.lists(values, min_size=1, max_size=20).map(lambda found: year_ends(2005, found))
long_histories = st.lists(values, min_size=8, max_size=20).map(lambda found: year_ends(2005, found))
goal_days = st.dates(date(2026, 1, 1), date(2060, 12, 31))


# Worked cases


@pytest.mark.parametrize(
    ("base", "today", "linear", "compound"),
    [
        # 200 + 6 · (200 − 20)/5 = 416; 200 · 10^(6/5) = 3170
        ((2019, 20), (2024, 200), 416, 3170),
        # 200 + 6 · (200 − 100)/4 = 350; 200 · 2^(6/4) = 566
        ((2020, 100), (2024, 200), 350, 566),
        # 60 M + 6 · 55 M/4 = 142.5 M; 60 M · 12^(6/4) = 2.494 bn
        ((2020, 5e6), (2024, 60e6), 142.5e6, 2.494e9),
    ],
)
def test_reference_rows_of_the_method(base, today, linear, compound):
    start, now = ((date(year, 12, 31), value) for year, value in (base, today))
    found = project([start, now], now, GOAL_ON, cap=FAR, base=start)
    assert found.linear.end == pytest.approx(linear, rel=1e-12)
    assert found.compound.end == pytest.approx(compound, rel=1e-3)


def test_lines_year_by_year():
    # pace (70 − 40)/3 = 10 a year; growth (80/10)^(1/3) = 2
    linear = from_last(year_ends(2022, [40, 1, 1, 70]), date(2027, 12, 31)).linear
    assert linear.points == (
        Point(date(2025, 12, 31), 70),
        Point(date(2026, 12, 31), 80),
        Point(date(2027, 12, 31), 90),
    )
    assert linear.growth == 10
    compound = from_last(year_ends(2022, [10, 1, 1, 80]), date(2027, 12, 31)).compound
    assert [point.value for point in compound.points] == pytest.approx([80, 160, 320])
    assert compound.growth == pytest.approx(1)


def test_pace_counts_from_36_months_ago_or_24_or_not_at_all():
    history = year_ends(2020, [0, 10, 20, 60, 100, 140])
    # since 2022: (140 − 20)/3 = 40
    assert from_last(history).base == Point(date(2022, 12, 31), 20)
    assert from_last(history).linear.growth == 40
    # only 2023, 2024, 2025: (140 − 60)/2 = 40 since 2023
    assert from_last(history[3:]).base == Point(date(2023, 12, 31), 60)
    assert from_last(history[3:]).linear.growth == 40
    short = from_last(history[4:])
    assert short.base is None
    assert short.linear.reason == short.compound.reason == "fewer_than_24_months"
    assert short.linear.points == ()
    assert short.linear.end is None


def test_pace_is_a_year_also_when_no_point_lies_exactly_36_months_back():
    # 100 a year throughout: from the end of 2021 to mid 2025 are 3.5 years and 350
    history = year_ends(2021, [0, 100, 200, 300])
    found = project(history, (date(2025, 6, 30), 350), GOAL_ON, cap=FAR)
    assert found.base == Point(date(2021, 12, 31), 0)
    assert found.linear.growth == pytest.approx(100, rel=1e-2)


def test_compound_growth_ends_at_the_cap_but_never_below_the_cautious_line():
    # doubling each year: 80, 160, 320 → 200; linear adds 70/3 a year: 126.7
    history = year_ends(2022, [10, 1, 1, 80])
    found = from_last(history, date(2027, 12, 31), cap=200)
    assert [point.value for point in found.compound.points] == pytest.approx([80, 160, 200])
    assert found.compound.is_capped
    # the cautious line itself passes a cap of 100: the hopeful one stays on it
    found = from_last(history, date(2027, 12, 31), cap=100)
    assert found.compound.end == found.linear.end == pytest.approx(80 + 2 * 70 / 3)
    assert not from_last(history, cap=FAR).compound.is_capped


def test_growth_from_nothing_has_no_factor():
    found = from_last(year_ends(2022, [0, 1, 2, 3]))
    assert (found.compound.points, found.compound.reason) == ((), "starts_from_zero")
    # 3 + 5 · 1
    assert found.linear.end == 8


def test_a_figure_that_falls_stops_at_zero():
    found = from_last(year_ends(2018, [90, 80, 70, 60, 50, 40, 30, 20]))
    assert found.linear.end == 0
    assert min(band.low_90 for band in found.bands) == 0


def test_the_same_change_each_year_leaves_no_doubt():
    # + 10 each year from 80: 90, 100, …
    found = from_last(year_ends(2018, [10, 20, 30, 40, 50, 60, 70, 80]))
    assert len(found.bands) == 6
    for years, band in enumerate(found.bands):
        edges = (band.low_90, band.low_50, band.high_50, band.high_90)
        assert edges == pytest.approx((80 + 10 * years,) * 4)


def test_a_part_of_a_year_takes_its_part_of_the_change():
    # + 365 a year: 73 days are a fifth of a year, + 73
    history = year_ends(2018, [365 * year for year in range(8)])
    found = from_last(history, date(2025, 12, 31) + timedelta(days=73))
    assert found.linear.end == pytest.approx(365 * 7 + 73)
    assert found.bands[-1].high_90 == pytest.approx(365 * 7 + 73)


def test_bands_of_two_equally_likely_changes():
    # changes 0, 100, 0, 100, …: after one year 5 % and 25 % of draws are at 0, 75 % and 95 % at 100
    found = from_last(year_ends(2015, [0, 0, 100, 100, 200, 200, 300, 300, 400, 400, 500]))
    after = found.bands[1]
    assert (after.low_90, after.low_50, after.high_50, after.high_90) == (500, 500, 600, 600)
    # after four years 500 + 100 · Binomial(4, ½): P(≤ 0) = 6 %, P(≤ 1) = 31 %, P(≤ 2) = 69 %,
    # P(≤ 3) = 94 %
    after = found.bands[4]
    assert (after.low_90, after.low_50, after.high_50, after.high_90) == (500, 600, 800, 900)


def test_a_change_over_several_years_is_spread_evenly():
    # + 10 a year with 2020 and 2021 missing: 100 a year later, without doubt
    history = [
        pair
        for pair in year_ends(2016, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
        if pair[1] not in (40, 50)
    ]
    after = from_last(history).bands[1]
    assert (after.low_90, after.high_90) == pytest.approx((100, 100))


def test_fewer_than_eight_yearly_points_have_no_bands():
    seven = from_last(year_ends(2019, [1, 2, 3, 4, 5, 6, 7]))
    assert (seven.bands, seven.bands_reason) == ((), "fewer_than_8_years")
    assert seven.linear.end == pytest.approx(12)
    eight = from_last(year_ends(2018, [0, 1, 2, 3, 4, 5, 6, 7]))
    assert eight.bands_reason is None
    monthly = [(date(2022 + month // 12, month % 12 + 1, 1), month) for month in range(40)]
    assert from_last(monthly).bands_reason == "fewer_than_8_years"


def test_after_the_target_date_nothing_is_projected():
    found = from_last(year_ends(2018, list(range(8))), date(2025, 12, 31))
    reasons = {found.linear.reason, found.compound.reason, found.bands_reason}
    assert reasons == {"target_date_passed"}
    assert (found.linear.points, found.bands) == ((), ())


# Properties


@settings(max_examples=150, deadline=None)
@given(history=long_histories, goal_on=goal_days, cap=values)
def test_bands_nest_and_are_never_below_zero(history, goal_on, cap):
    found = from_last(history, goal_on, cap)
    for band in found.bands:
        assert 0 <= band.low_90 <= band.low_50 <= band.high_50 <= band.high_90
    if history[-1][0] < goal_on:
        assert found.bands
        assert all(edge == history[-1][1] for edge in list(vars(found.bands[0]).values())[1:])


@settings(max_examples=50, deadline=None)
@given(history=long_histories, goal_on=goal_days, order=st.randoms(use_true_random=False))
def test_the_same_history_gives_the_same_projection_in_any_order(history, goal_on, order):
    shuffled = order.sample(history, len(history))
    assert project(shuffled, history[-1], goal_on, cap=1e9) == from_last(history, goal_on, 1e9)


@settings(max_examples=50, deadline=None)
@given(history=long_histories, times=st.sampled_from([2, 1024, 0.5]))
def test_another_unit_changes_no_more_than_the_unit(history, times):
    scaled = from_last([(on, value * times) for on, value in history])
    for band, other in zip(from_last(history).bands, scaled.bands, strict=True):
        assert other.low_90 == pytest.approx(band.low_90 * times, rel=1e-9, abs=1e-3)
        assert other.high_50 == pytest.approx(band.high_50 * times, rel=1e-9, abs=1e-3)


@settings(max_examples=300, deadline=None)
@given(history=histories, goal_on=goal_days, cap=values)
def test_shape_of_every_projection(history, goal_on, cap):
    found = from_last(history, goal_on, cap)
    now, value = history[-1]
    for part in (found.linear, found.compound):
        assert bool(part.points) == (part.reason is None) == (part.end is not None)
        if part.points:
            assert part.points[0] == Point(now, value)
            assert part.points[-1].on == goal_on
            assert min(point.value for point in part.points) >= 0
            steps = [years_between(a.on, b.on) for a, b in pairwise(part.points)]
            assert all(step == 1 for step in steps[:-1])
            assert 0 < steps[-1] <= 1
    assert bool(found.bands) == (found.bands_reason is None)
    if found.bands and found.linear.points:
        assert [band.on for band in found.bands] == [point.on for point in found.linear.points]
    for cautious, hopeful in zip(found.linear.points, found.compound.points, strict=False):
        assert hopeful.value >= cautious.value
        assert hopeful.value <= max(cap, cautious.value)


@settings(max_examples=300, deadline=None)
@given(start=st.dates(date(1990, 1, 1), date(2040, 1, 1)), days=st.integers(0, 9000))
def test_years_between_two_days(start, days):
    end = start + timedelta(days=days)
    assert years_between(start, end) == pytest.approx(days / 365.25, abs=0.006)
    if (start.month, start.day) != (2, 29):
        assert years_between(start, start.replace(year=start.year + 7)) == 7
    assert years_between(start, end) < years_between(start, end + timedelta(days=1))


# The rest


@pytest.mark.parametrize(
    ("history", "today", "more", "message"),
    [
        ([(date(2020, 1, 1), 1), (date(2020, 1, 1), 2)], 3, {}, "two values"),
        ([(date(2026, 1, 1), 1)], 3, {}, "after today"),
        ([(date(2020, 1, 1), -1)], 3, {}, "from 0 up"),
        ([], math.nan, {}, "from 0 up"),
        ([], math.inf, {}, "from 0 up"),
        ([], 3, {"cap": math.nan}, "cap"),
        ([], 3, {"base": (date(2024, 1, 1), 1)}, "less than 24 months"),
        ([], 3, {"goal_on": date(2126, 1, 1)}, "100 years"),
    ],
)
def test_a_history_that_cannot_be_one_is_refused(history, today, more, message):
    given = {"goal_on": GOAL_ON, "cap": 10.0} | more
    with pytest.raises(ProjectionError, match=message):
        project(history, (date(2025, 12, 31), today), given.pop("goal_on"), **given)


def test_a_part_of_a_year_is_a_share_of_the_year_it_lies_in():
    # one year to March 2023, then 306 days of the 366 to March 2024
    assert years_between(date(2022, 3, 1), date(2024, 1, 1)) == 1 + 306 / 366


def test_29_february_becomes_the_28th():
    assert years_between(date(2024, 2, 29), date(2025, 2, 28)) == 1
    history = [(date(year, 2, 28), float(year)) for year in range(2016, 2024)]
    found = project(history, (date(2024, 2, 29), 2030.0), GOAL_ON, cap=FAR)
    assert found.base == Point(date(2021, 2, 28), 2021)
    assert found.bands[1].on == date(2025, 2, 28)


def test_growth_past_every_number_is_held_by_the_cap():
    history = year_ends(2022, [1e-9, 1, 1, 1e10])
    assert from_last(history, date(2125, 12, 31), cap=1e9).compound.is_capped


def test_a_projection_comes_within_100_ms():
    history = year_ends(2010, [float(value) for value in range(16)])
    from_last(history)
    started = time.perf_counter()
    from_last(history)
    assert time.perf_counter() - started < 0.1
