"""Where the invented landscapes lie and what they produced: every kind of mess occurs."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
import shapely

from data import demonstration

AS_OF = "2026-11-22"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty landscapes: the fewest that still hold every kind of mess."""
    return demonstration.write(tmp_path_factory.mktemp("demo") / "small", landscapes=30)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default package."""
    return demonstration.write(tmp_path_factory.mktemp("demo") / "whole")


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def shapes(folder: Path) -> dict[str, shapely.Geometry]:
    held = json.loads((folder / "boundary.geojson").read_text(encoding="utf-8"))["features"]
    return {
        one["properties"]["landscape_id"]: shapely.from_geojson(json.dumps(one["geometry"]))
        for one in held
    }


def test_landscape_names_differ(whole):
    named = [one["landscape_name"] for one in rows(whole, "landscape")]
    assert len(set(named)) == len(named)


def test_every_kind_of_place_occurs(small):
    held = [one for one in rows(small, "landscape") if one["record_kind_code"] == "landscape"]
    drawn = shapes(small)
    points = [one for one in held if one["latitude"] and one["landscape_id"] not in drawn]
    assert any(one["area_ha"] for one in points)  # circles
    loose = [one for one in held if one["place_kind_code"] in ("", "country_centroid")]
    assert any(one["population"] and one["country_codes"] for one in loose)
    assert any(not one["latitude"] and not one["population"] for one in held)
    assert {"land", "sea"} <= {one["realm_code"] for one in held}
    kinds = {one["place_kind_code"] for one in held}
    assert {"exact", "boundary_point", "approximate"} <= kinds
    assert {"in_scope", "listed", "reference"} == {one["scope_code"] for one in held}
    boundary = json.loads((small / "boundary.geojson").read_text(encoding="utf-8"))["features"]
    found = {one["properties"]["boundary_kind_code"] for one in boundary}
    assert found == {"own", "administrative", "stand_in"}


def test_scope_is_mostly_in_scope(whole):
    held = [one for one in rows(whole, "landscape") if one["record_kind_code"] == "landscape"]
    share = Counter(one["scope_code"] for one in held)
    assert len(held) == 240
    assert 0.76 <= share["in_scope"] / 240 <= 0.84


def test_outlines_have_parts_and_holes(small):
    drawn = shapes(small).values()
    assert any(one.geom_type == "MultiPolygon" for one in drawn)
    assert any(len(getattr(one, "interiors", ())) for one in drawn)


def test_areas_spread_from_small_to_very_large(whole):
    area = sorted(float(one["area_ha"]) for one in rows(whole, "landscape") if one["area_ha"])
    assert area[0] >= 5_000
    assert area[-1] <= 4_000_000
    assert area[-1] > 1_000_000
    assert 80_000 < area[len(area) // 2] < 250_000


def test_about_forty_countries_and_border_crossings(whole):
    codes = [one["country_codes"] for one in rows(whole, "landscape")]
    assert 35 <= len({code for one in codes for code in one.split(";") if code}) <= 70
    crossing = Counter(len(one.split(";")) for one in codes if one)
    assert crossing[2] >= 15
    assert crossing[3] >= 1


def test_landscapes_lie_on_land(whole):
    realm = {one["landscape_id"]: one["realm_code"] for one in rows(whole, "landscape")}
    counts = Counter(realm[one] for one in shapes(whole))
    assert counts["land"] > 0.7 * counts.total()


def test_relations_are_borne_out_by_the_outlines(whole):
    drawn = shapes(whole)
    held = rows(whole, "landscape_relation")
    seen = Counter()
    for one in held:
        inner, outer = (drawn.get(one[key]) for key in ("landscape_id", "other_landscape_id"))
        seen[one["relation_code"]] += 1
        if one["relation_code"] == "inside":
            assert inner.within(outer)
        if one["relation_code"] == "overlaps":
            assert inner.intersects(outer)
            assert not inner.within(outer)
    assert seen["inside"] >= 8
    assert seen["overlaps"] >= 8
    assert seen["same"] >= 2
    inside = {
        one["landscape_id"]: one["other_landscape_id"]
        for one in held
        if one["relation_code"] == "inside"
    }
    assert any(outer in inside for outer in inside.values())  # a chain


def test_every_kind_of_output_occurs(small):
    held = rows(small, "output_event")
    assert {one["tier"] for one in held} == {"0", "1", "2", "3", "4"}
    states = {one["status_code"] for one in held}
    assert states == {"not_started", "in_progress", "done", "updated"}
    assert {len(one["occurred_on"]) for one in held} == {0, 4, 7, 10}
    assert any(one["status_code"] == "done" and not one["occurred_on"] for one in held)
    assert any("" < one["ended_on"] <= AS_OF for one in held)
    assert any(one["ended_on"] > AS_OF for one in held)
    several = Counter((one["landscape_id"], one["element_code"]) for one in held)
    assert max(several.values()) >= 3
    assert any(not one["output_code"] for one in held)
    assert min(one["occurred_on"] for one in held if one["occurred_on"]) >= "2016-11-22"
    formal = {one["formal_status_code"] for one in rows(small, "landscape")}
    assert formal == {"", "no", "in_progress", "yes"}


def test_better_evidence_comes_later(whole):
    first: dict[tuple, tuple] = {}
    better = 0
    for one in sorted(rows(whole, "output_event"), key=lambda row: row["occurred_on"]):
        key = (one["landscape_id"], one["output_code"])
        if one["status_code"] == "updated" and key in first:
            better += int(one["tier"]) > first[key]
        if one["occurred_on"] and one["status_code"] in ("done", "updated"):
            first.setdefault(key, int(one["tier"]))
    assert better >= 20
