"""The invented coalition's means: exact shares, dates, names, outlines; no package is written."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from data.cell import when as meant
from data.demonstration import draws, names, outputs, paths, shapes
from data.demonstration.layout import Layout

KINDS = sorted(shapes.DRAW)
TODAY = draws.day_of(draws.date(2026, 11, 22))


@given(st.integers(0, 400), st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_a_quota_gives_every_name_its_share(n, seed):
    shares = {"many": 0.7, "some": 0.2, "few": 0.07, "rare": 0.03}
    drawn = draws.quota(draws.generator(seed, "test"), n, shares)
    assert len(drawn) == n
    if n >= len(shares):
        assert set(drawn) == set(shares)
    if n >= 100:
        assert abs((drawn == "many").sum() - 0.7 * n) <= 2


def test_topics_do_not_shift_each_other():
    alone = draws.generator(1, "people").random(5)
    draws.generator(1, "money").random(99)
    assert (draws.generator(1, "people").random(5) == alone).all()
    assert (draws.generator(2, "people").random(5) != alone).any()


def test_no_date_means_a_day_after_the_latest():
    days = np.floor(TODAY - np.arange(0.0, 900.0))
    letters = draws.as_known(draws.generator(1, "dates"), days, TODAY)
    told = draws.when(days, letters)
    assert {4, 7, 10} == set(letters.tolist())
    assert max(meant(one) for one in told) <= draws.date(2026, 11, 22)


def test_a_missing_day_is_empty():
    assert draws.when(np.array([np.nan, 0.0])).tolist() == ["", "1970-01-01"]


def test_figures_are_rounded_to_digits():
    values = np.array([123_456.0, 0.0, np.nan, 4.44])
    assert draws.rounded(values, 2)[[0, 1]].tolist() == [120_000.0, 0.0]
    assert np.isnan(draws.rounded(values, 2)[2])


def test_a_hundred_thousand_names_differ():
    found = names.roots(1, "landscapes", 115_000)
    assert len(set(found)) == 115_000
    avoided = set(draws.invented()["sounds"]["avoid"])
    assert not avoided & {one.lower() for one in found}


def test_names_depend_on_the_seed_only():
    assert (names.roots(3, "landscapes", 50) == names.roots(3, "landscapes", 50)).all()
    assert (names.roots(3, "landscapes", 50) != names.roots(4, "landscapes", 50)).any()


@pytest.mark.parametrize("kind", KINDS)
def test_outlines_are_valid_and_have_their_area(kind):
    n, rng = 60, draws.generator(5, "outlines")
    area = np.exp(rng.uniform(np.log(5e3), np.log(4e6), n))
    lat, lon = rng.uniform(-35, 40, n), rng.uniform(-100, 140, n)
    drawn = shapes.outlines(rng, np.full(n, kind, object), area, lat, lon)
    assert shapely.is_valid(drawn).all()
    # The sinusoidal projection keeps areas: undo it and measure in the plane.
    plane = shapely.transform(
        drawn,
        lambda xy: np.column_stack(
            [
                xy[:, 0] * np.cos(np.radians(xy[:, 1])) * shapes.KM_PER_DEGREE,
                xy[:, 1] * shapes.KM_PER_DEGREE,
            ]
        ),
    )
    assert np.allclose(shapely.area(plane) * 100, area, rtol=0.05)


def test_every_kind_of_outline_is_what_it_says():
    rng = draws.generator(1, "outlines")
    drawn = {
        kind: shapes.outlines(
            rng, np.array([kind] * 9, object), np.full(9, 1e5), np.zeros(9), np.zeros(9)
        )
        for kind in KINDS
    }
    assert all(len(one.interiors) >= 2 for one in drawn["mosaic"])
    assert all(one.geom_type == "MultiPolygon" for one in drawn["parts"])
    hulls = shapely.area(drawn["corridor"]) / shapely.area(shapely.convex_hull(drawn["corridor"]))
    assert np.median(hulls) < 0.7
    assert (shapely.area(drawn["calm"]) > 0.9 * shapely.area(drawn["circle"])).all()


def made_paths(n=400, seed=1):
    none = np.full(n, np.nan)
    scope = np.where(np.arange(n) % 5 == 0, "reference", "in_scope").astype(object)
    laid = Layout(
        scope, np.full(n, "own", object), np.full(n, "free", object), np.full(n, -1),
        np.full(n, "blob", object), none, none, none, np.full(n, None, object),
        np.full(n, "", object), np.full(n, -1), np.full(n, "land", object),
    )  # fmt: skip
    return laid, paths.make(seed, laid, TODAY)


def test_paths_start_after_the_first_year_and_end_before_today():
    _, ways = made_paths()
    assert (ways.entry >= TODAY - paths.SPAN).all()
    assert np.nanmax(ways.done) < TODAY
    assert (np.isnan(ways.done) == (ways.tier < 0)).all()
    assert ((ways.done[:, :4] >= ways.entry[:, None]) | np.isnan(ways.done[:, :4])).all()


def test_elements_are_not_done_in_their_order_only():
    _, ways = made_paths()
    second, third = ways.done[:, 1], ways.done[:, 2]
    both = ~np.isnan(second) & ~np.isnan(third)
    assert 0.1 < (third[both] < second[both]).mean() < 0.6


def test_more_are_ready_each_year_than_the_year_before():
    laid, ways = made_paths(1000)
    counted = np.isin(ways.end, paths.COUNTED) & (laid.scope == "in_scope")
    reached = ways.done[counted, :4].max(axis=1)
    ready = [(reached <= TODAY - back * 365.25).sum() for back in range(9, -1, -1)]
    added = np.diff(ready)
    assert (added > 0).all()
    assert added[-3:].sum() > 1.5 * added[:3].sum()


def test_extra_outputs_never_lift_a_landscape():
    """Those that only claim keep an element without proof; those that lost keep it lost."""
    _, ways = made_paths(800)
    told = outputs.events(1, ways, np.full(800, "", object), TODAY, 1.0)
    done = np.isin(told["status_code"], ["done", "updated"]) & (told["tier"] >= 2)
    done &= (told["ended_on"] == "") | (told["ended_on"] > "2026-11-22")
    proven = np.zeros((800, 6), bool)
    proven[told["row"][done], told["element_code"][done]] = True
    whole = proven[:, 1:5].all(axis=1)
    assert whole[np.isin(ways.end, paths.COUNTED)].all()
    assert not whole[~np.isin(ways.end, paths.COUNTED)].any()
