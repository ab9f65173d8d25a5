"""Grids of every kind: the same people in each, held against nations, refused in words."""

import gzip

import h3
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from data import build, grid, grid_import, grid_totals, publish
from data.errors import GridError
from tests.sources.grid_file import cells, csv_of, geopackage_of, parquet_of, spread
from tests.sources.reading import SAMPLES

RWANDA_2020 = 13_146_362
KONTUR = SAMPLES.parent / "population"


def silent(step, done, of):
    assert done <= of or not of, (step, done, of)


def read(file, **more):
    return grid_import.read(file, silent, **more)


def use(file, **more):
    return grid_import.use(
        file, name="Small grid", year=2020, licence="mine", home=publish.home(), progress=silent,
        **{"partial": True, **more},
    )  # fmt: skip


@pytest.fixture(scope="module")
def people():
    return spread(RWANDA_2020, cells())


def by_cell(people):
    found = {}
    for one, count in people.items():
        parent = h3.str_to_int(h3.cell_to_parent(one, 6))
        found[parent] = found.get(parent, 0) + count
    return found


@pytest.mark.parametrize("kind", ["csv", "semicolon", "decimal", "csv.gz", "gpkg.gz", "parquet"])
def test_every_kind_gives_the_same_people_by_cell(tmp_path, people, kind):
    if kind == "csv":
        file = csv_of(tmp_path / "a.csv", people)
    elif kind == "semicolon":
        file = csv_of(tmp_path / "a.csv", people, head="hex_id;Pop", mark=";")
    elif kind == "decimal":
        file = csv_of(tmp_path / "a.csv", {h3.str_to_int(k): v for k, v in people.items()})
    elif kind == "csv.gz":
        file = tmp_path / "a.csv.gz"
        file.write_bytes(gzip.compress(csv_of(tmp_path / "a.csv", people).read_bytes()))
    elif kind == "gpkg.gz":
        file = geopackage_of(tmp_path / "kontur.gpkg.gz", people)
    else:
        file = parquet_of(tmp_path / "a.parquet", people)
    table = read(file)
    assert table.schema.names == ["h3", "population"]
    assert pc.sum(table.column("population")).as_py() == pytest.approx(RWANDA_2020, abs=1)
    expected = by_cell(people)
    found = dict(zip(*(table.column(name).to_pylist() for name in table.schema.names), strict=True))
    assert set(found) == set(expected)
    # a cell's fraction goes to the next cell: at most one person either way
    assert all(abs(found[one] - count) <= 1 for one, count in expected.items())


def test_a_grid_is_held_against_nations_and_used(tmp_path, people):
    file = csv_of(tmp_path / "a.csv", people)
    used, count, totals = use(file)
    assert grid.loaded(publish.home()) == used
    assert count == pytest.approx(RWANDA_2020, abs=1)
    assert (totals.countries, totals.year) == (1, 2020)
    # every cell of Rwanda is Rwanda's
    assert totals.ratio == pytest.approx(count / totals.national)
    assert 0.97 < totals.ratio < 1.03
    assert totals.people_unassigned == 0


@pytest.mark.parametrize(
    ("times", "partial", "expected"),
    [
        (1, False, r"covers 1 countries and lacks \d+ of a million people.*--partial"),
        (2, True, r"holds 26,29\d,\d+ people where national totals of 2020 say .*ratio 2.0"),
        (0.3, True, "ratio 0.3"),
        (0.001, True, "It may be a density, or in thousands"),
    ],
)
def test_a_grid_far_from_national_totals_is_refused_and_the_earlier_one_stays(
    tmp_path, people, times, partial, expected
):
    file = csv_of(tmp_path / "a.csv", {one: count * times for one, count in people.items()})
    with pytest.raises(GridError, match=expected):
        use(file, partial=partial)
    assert grid.loaded(publish.home()) == grid.embedded()


R8, R5 = h3.latlng_to_cell(-1.95, 30.06, 8), h3.latlng_to_cell(-1.95, 30.06, 5)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(R8, 5), ("Kigali", 3)], "after row 1, row 2: h3 holds no H3 cell"),
        ([(R8, 5), ("", 3)], "row 2: h3 holds no H3 cell"),
        ([(R5, 5)], "holds cells of resolution 5, coarser than 6"),
        ([(R8, -5)], "row 1: population is missing, below 0"),
        ([(R8, "")], "row 1: population is missing"),
        ([(R8, "nan")], "row 1: population is missing"),
        ([(R8, "9e99")], "beyond 50,000,000"),
        ([(R8, "many")], "cannot be read as CSV"),
        ([], "holds no people"),
    ],
)
def test_a_bad_row_is_named(tmp_path, rows, expected):
    file = tmp_path / "a.csv"
    file.write_text("h3,population\n" + "".join(f"{one},{count}\n" for one, count in rows))
    with pytest.raises(GridError, match=expected):
        read(file)


def test_files_that_are_no_grid_are_refused(tmp_path):
    for name, content, expected in [
        ("a.csv", b"place,people_total\nx,1\n", "has columns place, people_total. Give columns h3"),
        ("a.gpkg", b"SQLite format 3\0" + b"x" * 400, "cannot be read as GeoPackage"),
        ("a.csv.gz", gzip.compress(b"h3,population\n" * 99)[:-9], "is cut off or damaged"),
        ("a.tif", b"II*\0" + b"\0" * 60, "cannot be read as GeoTIFF"),
        ("a.doc", b"report", "is none of the kinds"),
        ("a.parquet", b"PAR1 no", "cannot be read as parquet"),
    ]:
        file = tmp_path / name
        file.write_bytes(content)
        with pytest.raises(GridError, match=expected):
            read(file)
    with pytest.raises(GridError, match="is no file"):
        read(tmp_path / "absent.csv")


def test_children_of_every_resolution_have_the_parents_h3_gives():
    from data.grid_cells import parents

    rng = np.random.default_rng(1)
    for resolution in range(6, 16):
        points = zip(rng.uniform(-90, 90, 50), rng.uniform(-180, 180, 50), strict=True)
        names = [h3.latlng_to_cell(*point, resolution) for point in points]
        found = parents(np.array([h3.str_to_int(one) for one in names], np.uint64))
        expected = [h3.str_to_int(h3.cell_to_parent(one, 6)) for one in names]
        assert found.tolist() == expected


def test_a_warehouse_counts_with_the_imported_grid(tmp_path, people):
    from data import read as reading

    use(csv_of(tmp_path / "a.csv", people))
    build.build()
    row = reading.load("overview").iloc[0]
    assert row["grid"] == "Small grid"
    assert not row["grid_is_modelled"]


@pytest.mark.skipif(not KONTUR.exists(), reason="needs the measured grid in ../shared")
def test_the_measured_grid_agrees_with_nations(tmp_path):
    table = read(KONTUR / "kontur_2023_h3r6.parquet")
    assert pc.sum(table.column("population")).as_py() == 8_031_924_024
    totals = grid_totals.compared(table, 2023)
    grid_totals.check(totals, "kontur", partial=False)
    assert totals.ratio == pytest.approx(0.997, abs=0.01)
    assert totals.countries > 200
    with pytest.raises(GridError, match="coarser than 6"):
        read(KONTUR / "kontur_2023_h3r5.parquet")


def test_a_cell_twice_in_a_grid_of_resolution_6_is_refused(tmp_path):
    cell = h3.str_to_int(h3.latlng_to_cell(-1.95, 30.06, 6))
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"h3": pa.array([cell] * 2, pa.uint64()), "population": [1, 2]}), file)
    with pytest.raises(GridError, match="holds a cell twice"):
        read(file)
