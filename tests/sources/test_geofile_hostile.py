"""Archives that burst or point outside, files cut short, entities; and the real samples."""

import json
import zipfile
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from shapely.geometry import shape

from data import grid
from data.cells import cover, whole_mask
from data.errors import IntakeError
from data.intake import sources
from data.sources import geofile
from tests.sources.geo_file import KENYA, by_gdal, kml_text, kmz
from tests.sources.reading import SAMPLES, Given

KONTUR = SAMPLES.parent / "population" / "kontur_2023_h3r6.parquet"


def refused(file, expected):
    with pytest.raises(IntakeError, match=expected):
        list(geofile.read(file, {"landscape": "x"}))


def test_an_archive_that_points_outside_is_refused_and_writes_nothing(tmp_path):
    for name in ("../../evil.kml", "/tmp/evil.kml", "C:\\evil.kml"):
        file = tmp_path / "a.kmz"
        with zipfile.ZipFile(file, "w") as held:
            held.writestr(name, "<kml/>")
        refused(file, "points outside it")
    assert not Path("/tmp/evil.kml").exists()


def test_an_archive_that_would_burst_is_refused(tmp_path):
    file = tmp_path / "a.kmz"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("doc.kml", b" " * 40_000_000)
    assert file.stat().st_size < 100_000
    refused(file, "at most .* are taken")
    with zipfile.ZipFile(file, "w") as held:
        for number in range(2_100):
            held.writestr(f"{number}.kml", b"")
    refused(file, "holds 2,100 files")


def test_entities_in_a_kml_are_refused(tmp_path):
    bomb = '<!DOCTYPE k [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    text = kml_text(("&b;", KENYA)).replace("<kml", bomb + "<kml")
    refused(kmz(tmp_path / "a.kmz", text), "declares a document type")


def test_files_cut_short_are_refused(tmp_path):
    whole = kmz(tmp_path / "a.kmz", kml_text(("m", KENYA)))
    whole.write_bytes(whole.read_bytes()[:-20])
    refused(whole, "cut off or damaged")
    pkg = by_gdal(tmp_path / "a.gpkg", "GPKG", "EPSG:4326", ("m", KENYA))
    pkg.write_bytes(pkg.read_bytes()[:3000])
    refused(pkg, "cannot be opened")
    refused(kmz(tmp_path / "b.kmz", kml_text(("m", KENYA))[:-30]), "may be cut off")
    empty = tmp_path / "c.kmz"
    with zipfile.ZipFile(empty, "w") as held:
        held.writestr("readme.txt", "no map")
    refused(empty, "holds no KML")


def test_a_shapefile_without_its_index_says_which_part_is_missing(tmp_path):
    file = by_gdal(tmp_path / "a.shp", "ESRI Shapefile", "EPSG:4326", ("m", KENYA))
    file.with_suffix(".shx").unlink()
    refused(file, r"a part may be missing \(\.shx, \.dbf\)")


needs_samples = pytest.mark.skipif(
    not SAMPLES.exists(), reason="needs ../shared/samples, which is not here"
)


@needs_samples
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kml_sample_1.kml", "“2023/10/18” is a line, not an area"),
        ("kmz_sample_1.kmz", "“2023/10/18” is a line, not an area"),
        ("shapefile_sample_1.zip", "is a point, not an area"),
    ],
)
def test_real_tracks_and_points_are_no_boundaries(name, expected, tmp_path):
    file = SAMPLES / "boundaries" / name
    items = sources.items(file, {"landscape": "x"}, tmp_path / "unpacked")
    given = Given(item for item, _ in items)
    assert given.shapes == {}
    assert expected in given.said("refused")


@needs_samples
@pytest.mark.skipif(not KONTUR.exists(), reason="needs the measured grid in ../shared")
def test_44_real_boundaries_hold_the_known_people():
    file = SAMPLES / "polygons" / "landscapes_44.geojson"
    given = Given(geofile.read(file, {"id_field": "id"}))
    features = json.loads(file.read_text())["features"]
    assert list(given.shapes) == [one["properties"]["id"] for one in features]
    assert given.said().count("cover the same area") == 2
    parts = [(n, *cover(shape(one.geometry))) for n, one in enumerate(given.shapes.values())]
    cells = np.concatenate([cells for _, cells, _ in parts])
    covered = pa.table(
        {
            "h3": cells,
            "mask": np.concatenate([masks for *_, masks in parts]),
            "whole": whole_mask(cells),
        }
    )
    con = duckdb.connect()
    con.register("covered", covered)
    con.register("population", grid.read(KONTUR))
    gross, unique = con.execute(
        "with cell as (select h3, sum(bit_count(mask) / bit_count(whole)) as gross,"
        " bit_count(bit_or(mask)) / bit_count(any_value(whole)) as once from covered group by h3)"
        " select sum(population * gross), sum(population * once)"
        " from cell join population using (h3)"
    ).fetchone()
    assert gross == pytest.approx(301.6e6, rel=0.005)
    assert unique == pytest.approx(279.2e6, rel=0.005)
