"""Another population grid: read, refused in words, named with every figure, and undone."""

import h3
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import build, grid, publish, read
from data.errors import GridError
from tests import tiny

NAIROBI = h3.str_to_int(h3.latlng_to_cell(-1.28, 36.82, 6))
NEXT = h3.str_to_int(min(h3.grid_ring(h3.int_to_str(NAIROBI), 1)))


def write(file, cells, people, **more):
    pq.write_table(pa.table({"h3": cells, "population": people, **more}), file)
    return file


def use(file):
    return grid.use(file, name="Small grid", year=2020, licence="mine", home=publish.home())


def test_a_loaded_grid_is_used_named_and_undone(tmp_path):
    cells = pa.array([NAIROBI, NEXT], pa.uint64())
    file = write(tmp_path / "g.parquet", cells, pa.array([490, 98]))
    _, people = use(file)
    assert people == 588
    square = tiny.square(36.0, -2.0, 1.6)
    folder = tiny.package(tmp_path / "p", {"a": square}, landscape=[{"landscape_id": "a"}])
    embedded_id = None
    build.build(folder)
    row = read.load("overview").iloc[0]
    assert (row["residents_unique"], row["grid"], row["grid_is_modelled"]) == (
        588, "Small grid", False,
    )  # fmt: skip
    assert read.load("people_by_country")["country_code"].tolist() == ["KEN"]
    grid.use_embedded(publish.home())
    embedded_id = build.build(folder).warehouse_id
    row = read.load("overview").iloc[0]
    assert row["grid"] == "modelled settlement grid 2025"
    assert embedded_id == read.warehouse_id()
    assert row["residents_unique"] > 4_000_000


def test_cells_as_text_and_people_as_fractions(tmp_path):
    cells = [h3.int_to_str(NAIROBI), h3.int_to_str(NEXT)]
    table = grid.read(write(tmp_path / "g.parquet", cells, [10.4, 20.6]))
    assert sorted(table.column("population").to_pylist()) == [10, 21]


@pytest.mark.parametrize(
    ("cells", "people", "expected"),
    [
        ([NAIROBI, NAIROBI], [1, 2], "holds a cell twice"),
        ([NAIROBI], [-1], "row 1: population is missing or below 0"),
        ([NAIROBI], [None], "population is missing or below 0"),
        (
            [h3.str_to_int(h3.latlng_to_cell(0, 0, 7))],
            [1],
            "is no H3 cell of resolution 6",
        ),
        (["Nairobi"], [1], "holds text that is no H3 cell"),
        ([1.5], [1], "Give H3 cells as integers or text"),
        ([NAIROBI], ["many"], "population is not a number"),
    ],
    ids=["twice", "negative", "missing", "resolution", "text", "fraction", "words"],
)
def test_a_bad_grid_is_refused_and_the_earlier_one_stays(tmp_path, cells, people, expected):
    whole = pa.array(cells, pa.uint64()) if isinstance(cells[0], int) else pa.array(cells)
    file = write(tmp_path / "g.parquet", whole, pa.array(people))
    with pytest.raises(GridError, match=expected):
        use(file)
    assert grid.loaded(publish.home()) == grid.embedded()


def test_other_columns_and_other_files_are_refused(tmp_path):
    file = tmp_path / "g.parquet"
    pq.write_table(pa.table({"cell": [NAIROBI], "people": [1]}), file)
    with pytest.raises(GridError, match=r"has columns cell, people\. Give columns h3"):
        use(file)
    file.write_text("no parquet")
    with pytest.raises(GridError, match="cannot be read as parquet"):
        use(file)
    with pytest.raises(GridError, match="cannot be read as parquet"):
        use(tmp_path / "absent.parquet")
