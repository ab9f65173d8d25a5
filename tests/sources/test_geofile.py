"""Boundary files: every kind gives the same area, and what is asked, mended or refused."""

import csv
import json

import pytest
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box, shape

from data.errors import IntakeError
from data.intake import sources
from data.sources import geofile
from data.sources.geofile_shape import area_ha
from tests.sources.geo_file import KENYA, by_gdal, geojson, kml_text, kmz
from tests.sources.reading import Given


def read(file, **answers):
    assert geofile.recognises(file)
    return Given(geofile.read(file, answers))


def known(folder, *rows):
    file = folder / "landscape.csv"
    with file.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["landscape_id", "landscape_name", "country_codes"])
        writer.writerows(rows)
    return str(file)


def made(folder, kind):
    if kind == "geojson":
        return geojson(folder / "a.geojson", ({"id": "mara"}, KENYA))
    if kind == "gpkg":
        return by_gdal(folder / "a.gpkg", "GPKG", "EPSG:32737", ("mara", KENYA))
    if kind == "shp":
        return by_gdal(folder / "a.shp", "ESRI Shapefile", "EPSG:21037", ("mara", KENYA))
    text = kml_text(("mara", KENYA))
    if kind == "kmz":
        return kmz(folder / "a.kmz", text)
    (folder / "a.kml").write_text(text)
    return folder / "a.kml"


@pytest.mark.parametrize("kind", ["geojson", "gpkg", "shp", "kml", "kmz"])
def test_every_kind_and_coordinate_system_gives_the_same_area(tmp_path, kind):
    given = read(made(tmp_path, kind), landscape="mara")
    found = shape(given.shapes["mara"].geometry)
    assert area_ha(found) == pytest.approx(area_ha(KENYA), rel=0.001)
    assert found.symmetric_difference(KENYA).area < 0.001 * KENYA.area
    assert "lies 100% in KEN" in given.said("noted")


def test_the_shape_of_a_sound_file_is_not_touched(tmp_path):
    given = read(geojson(tmp_path / "a.geojson", ({"landscape_id": "mara"}, KENYA)))
    assert shape(given.shapes["mara"].geometry).equals_exact(KENYA, 0)
    assert given.shapes["mara"].boundary_kind_code == "own"
    assert {one.kind_code for one in given.remarks} == {"noted"}


def test_which_feature_is_which_landscape_is_asked_and_answered(tmp_path):
    one, other = ({"code": "a"}, KENYA), ({"code": "b"}, box(37, -1, 37.5, -0.5))
    file = geojson(tmp_path / "a.geojson", one, other)
    assert read(file).asks() == {"id_field": ("code",)}
    assert set(read(file, id_field="code").shapes) == {"a", "b"}
    assert read(file, id_field="kode").asks()["id_field"] == ("code",)
    alone = geojson(tmp_path / "b.geojson", ({"name": "Mara"}, KENYA))
    assert "“Mara” is the boundary of which landscape?" in read(alone).said("asked")
    assert set(read(alone, landscape="mara").shapes) == {"mara"}


def test_known_landscapes_are_found_by_identifier_and_by_name(tmp_path):
    held = known(tmp_path, ("mara", "Mára  Basin", "KEN"), ("tsavo", "Tsavo", "TZA"))
    file = geojson(
        tmp_path / "a.geojson",
        ({"id": "mara"}, KENYA),
        ({"name": "tsavo"}, box(38, -3, 38.5, -2.5)),
        ({"name": "Tsavoo"}, box(39, -3, 39.5, -2.5)),
        ({"name": "Elsewhere"}, box(40, -1, 40.5, -0.5)),
    )
    given = read(file, known=held)
    assert set(given.shapes) == {"mara", "tsavo"}
    assert "“tsavo” was taken for tsavo" in given.said("noted")
    assert given.asks() == {"feature:Tsavoo": ("tsavo", "none"), "feature:Elsewhere": ("none",)}
    assert "lies 0% in TZA, the countries of tsavo" in given.said("noted")
    answers = {"known": held, "feature:Tsavoo": "none", "feature:Elsewhere": "mara"}
    assert "2 features of mara were united" in read(file, **answers).said("corrected")


def test_parts_are_united(tmp_path):
    halves = [({"landscape_id": "m"}, box(36, -1.5, 36.3, -1)),
              ({"landscape_id": "m"}, box(36.2, -1.5, 36.5, -1))]  # fmt: skip
    given = read(geojson(tmp_path / "a.geojson", *halves))
    assert area_ha(shape(given.shapes["m"].geometry)) == pytest.approx(area_ha(KENYA), rel=1e-4)


def test_an_edge_across_180_degrees_is_cut_there(tmp_path):
    fiji = Polygon([(179.5, -17), (-179.5, -17), (-179.5, -16.5), (179.5, -16.5)])
    beyond = box(179.5, -17, 180.5, -16.5)
    for number, one in enumerate((fiji, beyond)):
        given = read(geojson(tmp_path / f"{number}.geojson", ({"landscape_id": "f"}, one)))
        found = shape(given.shapes["f"].geometry)
        assert len(found.geoms) == 2
        assert area_ha(found) == pytest.approx(area_ha(box(178, -17, 179, -16.5)), rel=1e-4)
        assert "was cut at 180°" in given.said("corrected")
    pole = Polygon([(0, 80), (90, 80), (179, 80), (-90, 80)])
    given = read(geojson(tmp_path / "p.geojson", ({"landscape_id": "p"}, pole)))
    assert "goes once round the globe" in given.said("refused")


def test_a_self_crossing_outline_is_mended_and_said(tmp_path):
    tie = Polygon([(36, -1), (37, -2), (37, -1), (36, -2)])
    given = read(geojson(tmp_path / "a.geojson", ({"landscape_id": "t"}, tie)))
    found = shape(given.shapes["t"].geometry)
    assert found.is_valid
    assert found.area == pytest.approx(0.5)  # two triangles of 1° by 0.5°
    assert "crossed itself" in given.said("corrected")


def test_a_spike_is_said_and_left(tmp_path):
    edge = [(36 + n / 200, -1) for n in range(101)]
    spiked = Polygon([*edge, (36.5, -1.5), (36, -1.5), (36, -1.2002), (33, -1.2001), (36, -1.2)])
    given = read(geojson(tmp_path / "a.geojson", ({"landscape_id": "s"}, spiked)))
    assert "runs out to a spike at -1.2001, 33.0000" in given.said("noted")
    assert shape(given.shapes["s"].geometry).equals(spiked)


def test_exchanged_axes_are_suggested_and_exchanged_on_request(tmp_path):
    turned = box(-1.5, 36.0, -1.0, 36.5)  # lies in the sea before Algeria
    held = known(tmp_path, ("mara", "Mara", "KEN"))
    file = geojson(tmp_path / "a.geojson", ({"landscape_id": "mara"}, turned))
    given = read(file, known=held)
    assert given.shapes == {}
    assert given.asks() == {"swap": ("yes", "no")}
    assert "with latitude and longitude exchanged 100% in KEN" in given.said("asked")
    swapped = read(file, known=held, swap="yes")
    assert shape(swapped.shapes["mara"].geometry).equals(KENYA)
    assert "mara" in read(file, known=held, swap="no").shapes
    far = geojson(tmp_path / "b.geojson", ({"landscape_id": "m"}, box(-10, 100, -9, 101)))
    assert "has latitudes up to 101" in read(far).said("asked")


def test_size_warnings(tmp_path):
    small = box(36, -1.02, 36.02, -1)
    given = read(geojson(tmp_path / "a.geojson", ({"landscape_id": "s"}, small)))
    assert "has 492 ha; a landscape has mostly more than 10,000 ha" in given.said("noted")
    assert "s" in given.shapes
    large = geojson(tmp_path / "b.geojson", ({"landscape_id": "l"}, box(10, -10, 25, 5)))
    assert "a landscape has mostly less than 50 million ha" in read(large).said("noted")
    world = geojson(tmp_path / "c.geojson", ({"landscape_id": "w"}, box(-170, -80, 170, 80)))
    given = read(world)
    assert given.shapes == {}
    assert "Give the landscape, not what it lies in" in given.said("refused")


def test_doubles_are_said_and_nested_ones_are_not(tmp_path):
    file = geojson(
        tmp_path / "a.geojson",
        ({"landscape_id": "a"}, KENYA),
        ({"landscape_id": "b"}, box(36.0, -1.5, 36.49, -1.0)),
        ({"landscape_id": "c"}, box(36.1, -1.4, 36.2, -1.3)),
    )
    said = read(file).said("noted")
    assert "a and b cover the same area (98%)" in said
    assert "c cover" not in said
    held = geojson(tmp_path / "held.geojson", ({"landscape_id": "x"}, KENYA))
    alone = geojson(tmp_path / "b.geojson", ({"landscape_id": "a"}, KENYA))
    given = read(alone, boundaries=str(held))
    assert "a and x cover the same area (100%)" in given.said("noted")
    same = geojson(tmp_path / "same.geojson", ({"landscape_id": "a"}, KENYA))
    assert "same area" not in read(alone, boundaries=str(same)).said()


def test_a_very_fine_outline_is_simplified_within_a_thousandth(tmp_path):
    fine = Point(36, -1).buffer(0.5, quad_segs=8000)
    given = read(geojson(tmp_path / "a.geojson", ({"landscape_id": "f"}, fine)))
    found = shape(given.shapes["f"].geometry)
    assert "was simplified from 32,001 to" in given.said("corrected")
    assert shapely.get_num_coordinates(found) <= 20_000
    assert area_ha(found) == pytest.approx(area_ha(fine), rel=0.001)


def test_a_file_without_coordinate_system_asks_for_it(tmp_path):
    file = by_gdal(tmp_path / "a.shp", "ESRI Shapefile", None, ("mara", KENYA))
    given = read(file, landscape="mara")
    assert given.asks() == {"crs": ("EPSG:4326",)}
    assert shape(read(file, landscape="m", crs="EPSG:4326").shapes["m"].geometry).equals(KENYA)
    given = read(file, landscape="m", crs="EPSG:999999")
    assert "coordinate system that is not known" in given.said("refused")


def test_an_older_geojson_says_its_system(tmp_path):
    metres = box(4_007_501, -167_000, 4_063_160, -111_325)
    name = "urn:ogc:def:crs:EPSG::3857"
    file = geojson(tmp_path / "a.geojson", ({"landscape_id": "m"}, metres), crs=name)
    assert "lies 100% in KEN" in read(file).said("noted")
    plain = geojson(tmp_path / "b.geojson", ({"landscape_id": "m"}, metres))
    assert "reaches off the globe" in read(plain).said("refused")


@pytest.mark.parametrize(
    ("geometry", "expected"),
    [
        (Point(36, -1), "is a point, not an area"),
        (LineString([(36, -1), (37, -1), (37, -2)]), "is a line, not an area"),
        (Polygon([(36, -1), (37, -1), (36, -1)]), "has no area"),
        (None, "has no shape that can be read"),
        ({"type": "Polygon", "coordinates": [[["a", "b"]]]}, "has no shape that can be read"),
        ({"type": "Polygon", "coordinates": []}, "has no shape that can be read"),
        ({"type": "Polygon", "coordinates": [[[1e400, 0], [1, 1], [2, 2], [1e400, 0]]]}, "number"),
        (MultiPolygon([box(36, -195, 36.5, -1)]), "reaches off the globe"),
    ],
    ids=["point", "line", "flat", "none", "words", "empty", "infinite", "south"],
)
def test_what_is_no_area_is_refused_in_words(tmp_path, geometry, expected):
    file = geojson(tmp_path / "a.geojson", ({"landscape_id": "x"}, geometry), ({}, KENYA))
    given = read(file)
    assert given.shapes == {}
    assert expected in given.said("refused")
    assert all(one.next_step for one in given.remarks if one.kind_code == "refused")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"type": "FeatureCollection", "features": [', "no sound GeoJSON"),
        ('{"type": "FeatureCollection", "features": [{}', "no sound GeoJSON"),
        ('{"type": "FeatureCollection", "features": [{}]', "no sound GeoJSON"),
        ('{"type": "Polygon", "coordinates": ' + "[" * 100_000, "no sound GeoJSON"),
        ('{"type": "Topology", "objects": {}}', "TopoJSON or Esri JSON"),
        ("caf\udce9".join(['{"type": "Feature", "x": "', '"}']), "is not UTF-8"),
    ],
    ids=["open", "cut", "unclosed", "deep", "topology", "latin"],
)
def test_a_broken_file_is_refused_whole(tmp_path, text, expected):
    file = tmp_path / "a.geojson"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(IntakeError, match=expected):
        list(geofile.read(file, {}))


def test_files_of_other_systems_are_left_to_their_readers(tmp_path):
    file = tmp_path / "a.json"
    form = [{"type": "Feature", "properties": {"_uuid": "x"}, "geometry": None}]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": form}))
    assert sources.reader_of(file, {}).card.code == "kobotoolbox_submissions"
    for held, known in [
        ({"name": "Mara", "areaPolygon": {"type": "FeatureCollection", "features": []}}, False),
        ({"value": [{"area": {"type": "Polygon"}}]}, False),
        ({"name": "x", "crs": {}, "type": "FeatureCollection", "features": []}, True),
        ({"geometryType": "esriGeometryPolygon", "features": []}, True),
        ([{"type": "Polygon"}], False),
    ]:
        file.write_text(json.dumps(held))
        assert geofile.recognises(file) == known, held
    file.write_bytes(b"[" * 100_000)
    assert not geofile.recognises(file)


def test_an_empty_collection_and_a_bare_geometry(tmp_path):
    file = tmp_path / "a.geojson"
    file.write_text('{"type": "FeatureCollection", "features": []}')
    assert "holds no feature" in read(file).said("refused")
    file.write_text(json.dumps(shapely.geometry.mapping(KENYA)))
    assert set(read(file, landscape="m").shapes) == {"m"}
