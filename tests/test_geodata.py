"""The kept geodata: boundaries, extents, the land outline, countries and their totals.

Reads only the files in the repository; how they are made is in data/sources/natural_earth.py.
"""

import csv
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
import shapely
from shapely.geometry import shape

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "data" / "reference"
RECORD = ROOT / "data" / "public_record"
SAMPLE = ROOT.parent / "shared" / "samples" / "polygons" / "landscapes_44.geojson"
EARTH_KM2 = 510_065_622.0

CROSSING = {"FJI", "KIR", "NZL", "RUS", "USA"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def features(path: Path) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return held


@cache
def boundaries() -> dict[str, dict[str, Any]]:
    held = features(RECORD / "boundary.geojson")
    return {each["properties"]["landscape_id"]: each for each in held}


@cache
def land() -> list[tuple[str, Any]]:
    held = features(ROOT / "static" / "land.geojson")
    return [(each["properties"]["country_code"], shape(each["geometry"])) for each in held]


@cache
def country_codes() -> frozenset[str]:
    return frozenset(row["country_code"] for row in rows(REFERENCE / "country.csv"))


@cache
def code_of_cells() -> frozenset[str]:
    column = pq.read_table(REFERENCE / "cell_country.parquet", columns=["country_code"])[0]
    return frozenset(column.unique().to_pylist())


def area_ha(geometry: Any) -> float:
    """Area on a sphere of the Earth's surface, within about 0.5 % of the ellipsoid's."""

    def equal_area(points: np.ndarray) -> np.ndarray:
        longitude, latitude = np.radians(points).T
        return np.column_stack([longitude, np.sin(latitude)])

    steradian = shapely.transform(shapely.segmentize(geometry, 0.05), equal_area).area
    return float(steradian) / (4 * np.pi) * EARTH_KM2 * 100


# --- boundaries -----------------------------------------------------------------------------------


def test_boundaries_are_those_of_the_kept_list() -> None:
    kept: dict[str, list[dict[str, str]]] = {}
    for row in rows(RECORD / "landscape_unit.csv"):
        kept.setdefault(row["landscape_id"], []).append(row)
    assert len(boundaries()) == 41
    assert set(boundaries()) == set(kept)
    for key, units in kept.items():
        held = boundaries()[key]["properties"]
        assert held["unit_codes"] == [row["unit_code"] for row in units], key
        assert {row["boundary_kind_code"] for row in units} == {held["boundary_kind_code"]}, key
        assert held["boundary_kind_code"] in ("administrative", "stand_in"), key


def test_boundaries_name_a_source_of_the_record() -> None:
    known = {row["source_id"] for row in rows(RECORD / "source.csv")}
    assert {each["properties"]["source_id"] for each in boundaries().values()} <= known


def test_boundaries_are_valid_and_on_the_globe() -> None:
    for key, feature in boundaries().items():
        geometry = shape(feature["geometry"])
        west, south, east, north = geometry.bounds
        assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon"), key
        assert geometry.is_valid, key
        assert -180 <= west < east <= 180, key
        assert -90 <= south < north <= 90, key


def test_neighbouring_landscapes_do_not_overlap() -> None:
    acre, amazonas, para = (
        shape(boundaries()[key]["geometry"])
        for key in ("gcftf-acre", "gcftf-amazonas-br", "gcftf-para")
    )
    assert acre.touches(amazonas)
    assert para.touches(amazonas)


def test_small_islands_stay_in_the_boundary() -> None:
    parts = {"gcftf-west-papua": 18, "gcftf-california": 8, "gcftf-para": 18, "gcftf-aceh": 8}
    held = {key: len(boundaries()[key]["geometry"]["coordinates"]) for key in parts}
    assert held == parts


@pytest.mark.parametrize(
    ("landscape", "hectares"),
    [
        ("gcftf-acre", 15_386_280),
        ("gcftf-illinois", 15_015_290),
        ("gcftf-papua", 31_259_574),
        ("isfl-orinoquia", 25_239_276),
        ("terraso-cobiocom", 34_681_879),
        ("idh-central-highlands", 5_642_954),
    ],
)
def test_boundary_has_the_area_of_the_place_meant(landscape: str, hectares: float) -> None:
    assert area_ha(shape(boundaries()[landscape]["geometry"])) == pytest.approx(hectares, rel=0.01)


def test_boundaries_agree_with_an_independent_copy() -> None:
    if not SAMPLE.exists():
        pytest.skip(f"{SAMPLE.name} is not beside the project; kept areas are tested above")
    compared = 0
    for feature in features(SAMPLE):
        held = boundaries().get(feature["properties"]["id"])
        if held is None:
            continue
        ours, theirs = shape(held["geometry"]), shape(feature["geometry"])
        shared = ours.intersection(theirs).area / ours.union(theirs).area
        assert shared > 0.97, feature["properties"]["id"]
        compared += 1
    assert compared == 41


# --- extents --------------------------------------------------------------------------------------


def test_extents_are_rectangles_on_the_globe() -> None:
    for row in rows(REFERENCE / "country_extent.csv"):
        west, south, east, north = (float(row[key]) for key in ("west", "south", "east", "north"))
        assert -90 <= south < north <= 90, row
        assert -180 <= west <= 180 and -180 <= east <= 180, row
        width = (east - west) % 360 or 360
        assert width < 180 or row["country_code"] == "ATA", row


def test_only_countries_at_180_degrees_cross_it() -> None:
    held = rows(REFERENCE / "country_extent.csv")
    crossing = {row["country_code"] for row in held if float(row["west"]) > float(row["east"])}
    assert crossing - {"UMI"} == CROSSING


def test_every_country_has_an_extent() -> None:
    codes = [row["country_code"] for row in rows(REFERENCE / "country_extent.csv")]
    assert len(codes) == len(set(codes))
    assert set(codes) == country_codes()


def test_extents_hold_the_main_land_and_not_the_far_islands() -> None:
    held = {row["country_code"]: row for row in rows(REFERENCE / "country_extent.csv")}
    assert float(held["CHL"]["west"]) > -85, "Easter Island is at 109° west"
    assert float(held["FRA"]["west"]) > -10, "French Guiana has a code of its own"
    assert float(held["USA"]["south"]) < 20, "Hawaii is inside"
    assert float(held["ECU"]["west"]) < -91, "the Galápagos are inside"
    assert float(held["KEN"]["west"]) == pytest.approx(33.9, abs=0.1)


# --- the outline ----------------------------------------------------------------------------------


def test_the_outline_draws_every_country_of_a_cell() -> None:
    codes = [code for code, _ in land()]
    assert len(codes) == len(set(codes))
    assert set(codes) - code_of_cells() == {"ATA", "VAT"}
    assert code_of_cells() <= set(codes)


def test_no_polygon_is_smeared_across_the_map() -> None:
    for code, geometry in land():
        for part in shapely.get_parts(geometry):
            west, south, east, north = part.bounds
            assert -180 <= west < east <= 180 and -90 <= south < north <= 90, code
            assert east - west < 180 or code == "ATA", code


def test_the_outline_is_valid_and_runs_clockwise() -> None:
    for code, geometry in land():
        assert geometry.is_valid, code
        for part in shapely.get_parts(geometry):
            assert not part.exterior.is_ccw, code


def test_the_outline_has_the_size_of_the_land() -> None:
    area = {code: area_ha(geometry) / 100 for code, geometry in land()}
    assert sum(area.values()) == pytest.approx(148_000_000, rel=0.02)
    assert area["BRA"] == pytest.approx(8_500_000, rel=0.02)
    assert area["BRB"] == pytest.approx(430, rel=0.1)


def test_the_outline_is_light_enough_for_a_phone() -> None:
    assert (ROOT / "static" / "land.geojson").stat().st_size <= 450_000


# --- countries and the grid -----------------------------------------------------------------------


@pytest.mark.parametrize("table", ["country", "country_population", "country_extent"])
def test_columns_are_those_of_the_schema(table: str) -> None:
    schema = tomllib.loads((ROOT / "data" / "schema.toml").read_text(encoding="utf-8"))
    held = rows(REFERENCE / f"{table}.csv")
    assert list(held[0]) == list(schema[table]["columns"])


def test_country_codes_keep_their_form() -> None:
    held = {row["country_code"]: row for row in rows(REFERENCE / "country.csv")}
    assert len(held) == 250
    assert held["AFG"]["m49_code"] == "004"
    assert held["NAM"]["country_iso2_code"] == "NA"
    assert held["XKX"]["name_pt"] == "Kosovo"
    for row in held.values():
        assert len(row["m49_code"]) == 3 and row["m49_code"].isdigit(), row
        assert {row["is_ldc"], row["is_lldc"], row["is_sids"]} <= {"true", "false"}, row


def test_national_totals_stand_once_for_each_country_and_year() -> None:
    held = rows(REFERENCE / "country_population.csv")
    keys = [(row["country_code"], row["year"]) for row in held]
    assert len(keys) == len(set(keys))
    assert {code for code, _ in keys} <= country_codes() | {"WLD"}
    assert {row["kind_name"] for row in held} == {"estimate", "projection"}
    assert all(int(row["population"]) > 0 for row in held)
