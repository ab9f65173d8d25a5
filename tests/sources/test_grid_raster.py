"""GeoTIFFs to cells: the total kept, each projection, missing values, and what is refused."""

import sys

import h3
import numpy as np
import pyproj
import pytest
import rasterio
from rasterio.transform import Affine, from_origin

from data import grid_import
from data.errors import GridError

WEST, NORTH = 29.0, -1.0


def silent(step, done, of):
    assert 0 < done <= of


def tiff(file, people, *, crs="EPSG:4326", step=1 / 120, corner=(WEST, NORTH), nodata=-200, **more):
    people = np.asarray(people, dtype=more.pop("dtype", "float32"))
    place = more.pop("transform", from_origin(*corner, step, step))
    with rasterio.open(
        file, "w", driver="GTiff", height=people.shape[0], width=people.shape[1], count=1,
        dtype=people.dtype, crs=crs, transform=place, nodata=nodata, **more,
    ) as out:  # fmt: skip
        out.write(people, 1)
    return file


def read(file, **more):
    table = grid_import.read(file, silent, **more)
    ids, people = (table.column(name).to_pylist() for name in ("h3", "population"))
    return dict(zip(ids, people, strict=True))


def clustered(rows=200, columns=240):
    rng = np.random.default_rng(1)
    return rng.lognormal(2, 1.5, (rows, columns)) * (rng.random((rows, columns)) > 0.4)


@pytest.mark.parametrize(
    "layout",
    [{}, {"tiled": True, "blockxsize": 64, "blockysize": 64, "compress": "deflate"},
     {"blockysize": 1}],
    ids=["strips", "tiles", "rows"],
)  # fmt: skip
def test_all_people_of_a_raster_arrive(tmp_path, layout, monkeypatch):
    monkeypatch.setattr("data.grid_raster.MOST_PIXELS", 10_000)
    people = clustered()
    people[:20, :30] = -200
    found = read(tiff(tmp_path / "a.tif", people, **layout))
    assert sum(found.values()) == pytest.approx(people[people > 0].sum(), abs=1)


def test_a_pixel_goes_to_the_cell_of_its_centre(tmp_path):
    people = np.zeros((120, 120))
    people[90, 30] = 7
    middle = NORTH - 90.5 / 120, WEST + 30.5 / 120
    cell = h3.str_to_int(h3.latlng_to_cell(*middle, 6))
    assert read(tiff(tmp_path / "a.tif", people)) == {cell: 7}


def test_mollweide_and_degrees_put_people_in_the_same_cells(tmp_path):
    people = np.full((240, 240), 100.0)
    degrees = read(tiff(tmp_path / "a.tif", people))
    move = pyproj.Transformer.from_crs(4326, "ESRI:54009", always_xy=True)
    x, y = move.transform(WEST + 1, NORTH - 1)
    corner = (x - 120_000, y + 120_000)
    metres = read(tiff(tmp_path / "b.tif", people, crs="ESRI:54009", step=1000, corner=corner))
    assert sum(metres.values()) == 100 * 240 * 240
    both = [(degrees[one], metres[one]) for one in degrees.keys() & metres.keys()]
    inner = [pair for pair in both if min(pair) > 3500]
    assert len(inner) > 800
    # 100 people a pixel: 0.855 km² of 30″ against 1 km² of Mollweide
    assert np.median([a / b for a, b in inner]) == pytest.approx(1 / 0.855, rel=0.03)


def test_a_coarse_pixel_is_shared_out_over_the_cells_it_covers(tmp_path):
    found = read(tiff(tmp_path / "a.tif", [[6400.0]], step=1 / 12))
    # 5′ is 9.3 km: 100 parts in a handful of cells
    assert sum(found.values()) == 6400
    assert 1 < len(found) < 8
    with pytest.raises(GridError, match=r"pixels of 111.3 km, coarser than a cell"):
        read(tiff(tmp_path / "b.tif", [[5.0]], step=1.0))


def test_a_uniform_raster_is_uniform_by_cell(tmp_path):
    found = read(tiff(tmp_path / "a.tif", np.full((240, 240), 10.0)))
    inner = sorted(found.values())[len(found) // 3 :]
    assert np.std(inner) / np.mean(inner) < 0.05


def test_missing_pixels_are_no_people_and_unsaid_ones_are_refused(tmp_path):
    people = np.array([[5.0, -99999.0], [np.nan, 7.0]])
    assert sum(read(tiff(tmp_path / "a.tif", people, nodata=-99999)).values()) == 12
    unsaid = tiff(tmp_path / "b.tif", people, nodata=None)
    with pytest.raises(GridError, match=r"holds -99999, and says no missing .* --nodata -99999"):
        read(unsaid)
    assert sum(read(unsaid, nodata=-99999.0).values()) == 12
    whole = tiff(tmp_path / "c.tif", [[5, 255]], nodata=255, dtype="uint8")
    assert sum(read(whole).values()) == 5


def test_what_cannot_be_counted_is_refused(tmp_path):
    with pytest.raises(GridError, match="states no place or projection"):
        read(tiff(tmp_path / "a.tif", [[1.0]], crs=None))
    turned = Affine(0.01, 0.002, WEST, 0.002, -0.01, NORTH)
    with pytest.raises(GridError, match="is a turned raster"):
        read(tiff(tmp_path / "b.tif", [[1.0]], transform=turned))
    with pytest.raises(GridError, match="more than 50,000,000 people"):
        read(tiff(tmp_path / "c.tif", [[6e7]]))
    with pytest.raises(GridError, match="holds no people"):
        read(tiff(tmp_path / "d.tif", [[0.0]]))
    far = (20_000_000, 9_000_000)
    with pytest.raises(GridError, match="lie off the globe"):
        read(tiff(tmp_path / "e.tif", [[5.0]], crs="ESRI:54009", step=1000, corner=far))


def test_a_raster_cut_short_is_refused(tmp_path):
    file = tiff(tmp_path / "a.tif", clustered())
    file.write_bytes(file.read_bytes()[:60_000])
    with pytest.raises(GridError, match="cannot be read as GeoTIFF"):
        read(file)


def test_the_dashboard_does_without_rasterio_and_says_how_to_get_it(tmp_path, monkeypatch):
    file = tiff(tmp_path / "a.tif", [[1.0]])
    monkeypatch.setitem(sys.modules, "rasterio", None)
    with pytest.raises(GridError, match=r"rasterio is not installed.*requirements-grids\.txt"):
        read(file)


def test_across_180_degrees(tmp_path):
    found = read(tiff(tmp_path / "a.tif", np.full((20, 40), 3.0), corner=(179.9, -17.0)))
    assert sum(found.values()) == 2400
