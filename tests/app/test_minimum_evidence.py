"""Method §3 on both records: the pages agree on every minimum; figures say what they leave out."""

import pytest

from data import read
from tests.app.opening import alone, shown
from ui import text


@pytest.mark.usefixtures("demonstration_warehouse", "warehouse")
@pytest.mark.parametrize("record", ["public_record", "demonstration"])
def test_pages_agree_at_every_tier_and_more_evidence_never_adds(record):
    before = None
    for tier in range(5):
        overview = read.load("overview", data=record, min_tier=tier).iloc[0]
        ages = read.load("staleness", data=record, min_tier=tier).set_index("freshness_code")
        listed = read.load("landscapes", data=record, min_tier=tier)
        bounds = read.load("people_bounds_total", data=record, min_tier=tier).iloc[0]
        assert overview["landscapes_stale"] == ages.loc["stale", "landscapes"]
        told = ages["landscapes"].sum() + ages["landscapes_left_out"].iloc[0]
        assert told == overview["landscapes"]
        assert listed["population_stated"].notna().sum() >= bounds["landscapes"]
        now = (bounds["landscapes"], overview["landscapes_dated"], listed["area_ha"].count())
        assert before is None or all(x <= y for x, y in zip(now, before, strict=True))
        before = now
        totals = read.load("indicator_total", data=record, min_tier=tier)
        totals = totals.set_index("indicator_name")
        share = overview["share_stale"]
        assert totals["value"]["share_landscapes_stale"] == pytest.approx(share, nan_ok=True)
        areas = totals["landscapes_reporting"]["area_stated"]
        assert areas == listed["area_ha"].count()


@pytest.mark.usefixtures("demonstration_warehouse")
def test_a_figure_says_how_many_count_in_the_total_only():
    stages = read.load("landscapes_by_stage", data="demonstration")
    (left_out,) = set(stages["landscapes_left_out"])
    overview = read.load("overview", data="demonstration").iloc[0]
    assert left_out == overview["landscapes"] - stages["landscapes"].sum() > 1
    app = alone("overview", data="demonstration")
    said = text.get("evidence.left_out.some", landscapes=left_out)
    # Both ladders, stages, evidence and ages.
    assert shown(app).count(said) == 5
