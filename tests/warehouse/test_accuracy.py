"""How well people are counted against a measured grid, on 44 real landscapes.

The measured grid and the polygons are not the project's to carry; they lie beside the checkout.
"""

import json
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from shapely.geometry import shape

from data import grid
from data.cells import cover, whole_mask

SHARED = Path(__file__).parents[3] / "shared"
POLYGONS = SHARED / "samples" / "polygons" / "landscapes_44.geojson"
KONTUR = SHARED / "population" / "kontur_2023_h3r6.parquet"
present = pytest.mark.skipif(
    not (POLYGONS.exists() and KONTUR.exists()),
    reason="needs the 44 polygons and the measured grid in ../shared, which are not here",
)


def covers() -> tuple[list[dict], pa.Table]:
    features = json.loads(POLYGONS.read_text())["features"]
    ids, cells, masks = [], [], []
    for number, feature in enumerate(features):
        covered, mask = cover(shape(feature["geometry"]))
        ids += [number] * len(covered)
        cells.append(covered)
        masks.append(mask)
    table = pa.table({"id": ids, "h3": np.concatenate(cells), "mask": np.concatenate(masks)})
    whole = whole_mask(np.concatenate(cells))
    return [one["properties"] for one in features], table.append_column("whole", pa.array(whole))


@present
def test_the_measured_grid_gives_the_known_people_of_44_landscapes():
    properties, covered = covers()
    con = duckdb.connect()
    con.register("covered", covered)
    con.register("population", grid.read(KONTUR))
    gross = con.execute(
        "select sum(population * bit_count(mask) / bit_count(whole)) "
        "from covered join population using (h3)"
    ).fetchone()[0]
    unique = con.execute(
        "select sum(population * share) from (select h3, "
        "bit_count(bit_or(mask)) / bit_count(any_value(whole)) as share "
        "from covered group by h3) join population using (h3)"
    ).fetchone()[0]
    assert len(properties) == 44
    assert gross == pytest.approx(301.6e6, rel=0.005)
    assert unique == pytest.approx(279.2e6, rel=0.005)


@present
def test_the_embedded_grid_errs_by_at_most_12_percent_in_the_median():
    properties, covered = covers()
    con = duckdb.connect()
    con.register("covered", covered)
    con.register("population", grid.read(grid.EMBEDDED))
    rows = con.execute(
        "select id, sum(population * bit_count(mask) / bit_count(whole)) "
        "from covered join population using (h3) group by id"
    ).fetchall()
    found = dict(rows)
    errors = [
        abs(found[number] / one["kontur2023_population_in_polygon"] - 1)
        for number, one in enumerate(properties)
    ]
    assert np.median(errors) <= 0.12
