"""Method §3: what lies below the minimum evidence drops out, consistently on every page."""

import pytest

from data import build, read
from tests import tiny
from tests.warehouse.test_change import SCOPE

# What a states: lately on its own word, before that by a document that was reviewed.
STATED = [
    {"landscape_id": "a", "value": "900", "period_end_on": "2025", "tier": "1"},
    {"landscape_id": "a", "value": "500", "period_end_on": "2023", "tier": "3"},
    {
        "landscape_id": "a", "value": "70000", "period_end_on": "2024", "tier": "2",
        "measure_code": "AREA", "unit_name": "ha",
    },
]  # fmt: skip
EVENTS = [
    {"landscape_id": "a", "element_code": "1", "occurred_on": "2026-01", "tier": "1"},
    {"landscape_id": "a", "element_code": "2", "occurred_on": "2021", "tier": "3"},
]
# Stated people and area, and how recent the evidence is (2026-06-30 less 24 months), by tier.
EXPECTED = {
    0: (900, 70000, "current"),
    2: (500, 70000, "current"),
    3: (500, None, "stale"),
    4: (None, None, "none"),
}


@pytest.fixture
def world(tmp_path):
    rows = [{"landscape_id": "a", "country_codes": "KEN"} | SCOPE]
    folder = tiny.package(tmp_path / "p", landscape=rows, output_event=EVENTS, observation=STATED)
    build.build(folder)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(("tier", "expected"), EXPECTED.items())
def test_stated_figures_and_staleness_follow_the_evidence_asked_for(tier, expected):
    people, _, freshness = expected
    (row,) = read.load("landscapes", min_tier=tier).astype(object).to_dict("records")
    found = [None if held != held else held for held in (row["population_stated"], row["area_ha"])]
    assert (*found, row["freshness_code"]) == expected
    assert row["people_method_code"] == ("stated" if people else "none")
    bounds = read.load("people_bounds_total", min_tier=tier).iloc[0]
    assert (bounds["landscapes"], bounds["high"]) == (int(people is not None), people or 0)
    ages = read.load("staleness", min_tier=tier).set_index("freshness_code")["landscapes"]
    assert ages[freshness] == ages.sum() == 1
    assert read.load("overview", min_tier=tier)["landscapes_stale"][0] == (freshness == "stale")
    missing = read.load("people_missing", min_tier=tier).iloc[0]
    assert missing["reason_code"] == ("stated" if people else "none")
    gaps = read.load("quality_gaps", min_tier=tier).set_index("gap_code")["landscapes"]
    assert (gaps["no_people"], gaps["stale"]) == (people is None, freshness == "stale")
