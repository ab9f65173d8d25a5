"""Method §3: what lies below the minimum evidence drops out, consistently on every page."""

import re

import pandas as pd
import pytest

from data import build, catalogue, read
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
    {
        "landscape_id": "a", "value": "60000", "period_end_on": "2022", "tier": "3",
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
    3: (500, 60000, "stale"),
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
    people, area, freshness = expected
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
    # The landscape's own page, the catalogue and a comparison tell the same.
    own = read.load("landscape_profile", landscape_id="a", min_tier=tier).astype(object).iloc[0]
    found = [None if pd.isna(own[one]) else own[one] for one in ("population_stated", "area_ha")]
    assert (*found, own["freshness_code"]) == expected
    total = read.load("indicator_total", min_tier=tier).set_index("indicator_name")
    assert total["value"].dropna().get("area_stated") == area
    assert total["landscapes_reporting"]["area_stated"] == int(area is not None)
    places = read.load("indicator_by_place", min_tier=tier).set_index("indicator_name")["value"]
    assert places.get("area_stated") == area
    gaps = read.load("quality_gaps", min_tier=tier).set_index("gap_code")["landscapes"]
    assert (gaps["no_people"], gaps["stale"]) == (people is None, freshness == "stale")


@pytest.mark.usefixtures("world")
def test_a_value_that_several_say_counts_once_at_every_minimum(tmp_path):
    # 100 on its own word in 2025, 200 by a document in 2024, 100 again, verified, in 2020.
    rows = [{"landscape_id": "a"} | SCOPE]
    area = {"landscape_id": "a", "measure_code": "AREA", "unit_name": "ha"}
    stated = [
        area | {"value": value, "period_end_on": year, "tier": tier}
        for value, year, tier in (("100", "2025", "1"), ("200", "2024", "2"), ("100", "2020", "4"))
    ]
    build.build(tiny.package(tmp_path / "q", landscape=rows, observation=stated))
    found = {}
    for tier in range(5):
        total = read.load("indicator_total", min_tier=tier).set_index("indicator_name")
        found[tier] = (total["value"]["area_stated"], total["tier_lowest"]["area_stated"])
    assert found == {0: (100, 1), 1: (100, 1), 2: (200, 2), 3: (100, 4), 4: (100, 4)}


# What differs between a card on any evidence and one on the evidence asked for.
ASKED = set(re.findall(r" as ([a-z_]+)", catalogue.named("landscape_card_asked").sql)) - {
    "stated", "evidence",
}  # fmt: skip


@pytest.mark.parametrize("query", catalogue.queries().values(), ids=lambda query: query.name)
def test_what_follows_the_evidence_is_read_from_the_card_that_does(query):
    """A query with the filter reads no stated figure or age from the card without it."""
    held = set(re.findall(r"join landscape_card(?: as ([a-z_]+))?\s", query.sql))
    if query.name == "landscape_card_asked" or "min_tier" in query.header.ignores:
        return
    for name in held:
        read_from = re.findall(rf"\b{name or 'landscape_card'}\.([a-z_]+)", query.sql)
        assert not ASKED & set(read_from)
