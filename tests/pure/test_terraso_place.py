import json
from pathlib import Path

import pytest
from shapely.geometry import shape

from tests.terraso import PIN, POLYGON, features, node, only, page, read, remarks, saved, shapes


def read_one(folder: Path, **changed: object) -> list:
    return read(saved(folder / "2026-11-25.json", page(node(**changed))))


def test_polygon_may_be_string_or_object(tmp_path: Path) -> None:
    as_object = read_one(tmp_path / "a", areaPolygon=features(POLYGON))
    as_string = read_one(tmp_path / "b", areaPolygon=json.dumps(features(POLYGON)))
    assert shapes(as_object)[0].geometry == shapes(as_string)[0].geometry
    assert shapes(as_object)[0].boundary_kind_code == "own"


def test_overlapping_features_are_united_and_the_area_computed(tmp_path: Path) -> None:
    """Two identical features: Terraso states their sum, the outline holds half of it."""
    items = read_one(tmp_path, areaPolygon=features(POLYGON, POLYGON), areaScalarHa=615_400.0)
    # On WGS 84 half a degree is 55.660 km of longitude and 55.287 km of latitude: 307,723 ha.
    assert float(only(items)["area_ha"]) == pytest.approx(307_723, rel=1e-5)
    assert shape(shapes(items)[0].geometry).area == pytest.approx(0.25)
    assert any(one.column == "area_ha" for one in remarks(items, "corrected"))


def test_pin_is_a_point_and_its_area_of_0_is_unknown(tmp_path: Path) -> None:
    items = read_one(tmp_path, areaPolygon=json.dumps(features(PIN)), areaScalarHa=0.0)
    row = only(items)
    assert (row["latitude"], row["longitude"]) == ("-1.03", "36.8")
    assert row["place_kind_code"] == "approximate"
    assert "area_ha" not in row
    assert shapes(items) == []


def test_polygon_with_pin_keeps_both(tmp_path: Path) -> None:
    items = read_one(tmp_path, areaPolygon=features(POLYGON, PIN))
    assert only(items)["latitude"] == "-1.03"
    assert len(shapes(items)) == 1


@pytest.mark.parametrize("given", [None, "", "{}", features(), {"type": "FeatureCollection"}])
def test_no_area_is_no_fault(tmp_path: Path, given: object) -> None:
    items = read_one(tmp_path, areaPolygon=given, areaScalarHa=None)
    assert "latitude" not in only(items)
    assert not shapes(items)


def test_crossed_outline_is_repaired_and_180_is_cut(tmp_path: Path) -> None:
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    assert shape(shapes(read_one(tmp_path / "a", areaPolygon=features(bow)))[0].geometry).is_valid
    ring = [[179.0, -17.0], [-179.0, -17.0], [-179.0, -16.0], [179.0, -16.0], [179.0, -17.0]]
    fiji = {"type": "Polygon", "coordinates": [ring]}
    items = read_one(tmp_path / "b", areaPolygon=features(fiji))
    parts = shape(shapes(items)[0].geometry)
    assert parts.geom_type == "MultiPolygon"
    assert parts.area == pytest.approx(2.0)  # 2° wide, 1° high


def test_off_the_globe_is_refused_and_swapped_is_suggested(tmp_path: Path) -> None:
    far = {"type": "Polygon", "coordinates": [[[0, 100], [1, 100], [1, 101], [0, 100]]]}
    items = read_one(tmp_path, areaPolygon=features(far))
    assert not shapes(items)
    refusal = remarks(items, "refused")[0]
    assert "off the globe" in refusal.fact
    assert "swapped" in refusal.next_step


def test_tangle_is_refused_at_once(tmp_path: Path) -> None:
    """400 corners strewn about: tens of thousands of crossings, which no repair ends in time."""
    ring = [[(number * 7919) % 401 / 401, (number * 104729) % 397 / 397] for number in range(400)]
    tangle = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    items = read_one(tmp_path, areaPolygon=features(tangle))
    assert not shapes(items)
    assert "crosses itself over and over" in remarks(items, "refused")[0].fact
