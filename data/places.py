"""Gives each counted landscape its extent and its cells (landscape_extent, landscape_cell, cell).

Method §2: a boundary; else a circle of the stated area about a known point; else nothing.
Must not count people: it only lays the grid's population beside each cell.
"""

from collections.abc import Mapping, Sequence

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from h3ronpy import cells_area_km2
from shapely.geometry.base import BaseGeometry

from data import grid
from data.cells import PENTAGON_CHILDREN, circle, cover_each, is_pentagon

TABLES = ("landscape_extent", "landscape_cell", "cell")
# A person is cut into parts so that a 49th and a 41st of a cell are both whole numbers of parts.
PARTS = 49 * PENTAGON_CHILDREN
DRAWN_DIGITS = 4
# Landscapes covered together: enough to work on arrays, few enough to hold.
TOGETHER = 500

DDL = """
create table landscape_extent (
    landscape_id varchar primary key, extent_kind_code varchar, people_method_code varchar not null,
    geometry varchar
);
create table landscape_cell (landscape_id varchar, h3 ubigint, mask ubigint);
create table cell (
    h3 ubigint, population bigint, part_per_child utinyint, area_ha double, country_code varchar
);
"""
LANDSCAPES = """
select
    counted.landscape_id,
    counted.realm_code,
    counted.latitude,
    counted.longitude,
    counted.place_kind_code,
    stated.area_ha,
    shape.boundary_kind_code,
    shape.geometry,
    coalesce(consent.level_code in ('full', 'generalised'), true) as may_count
from landscape_counted as counted
left join landscape_stated as stated using (landscape_id)
left join landscape_shape as shape using (landscape_id)
left join landscape_consent as consent
    on consent.landscape_id = counted.landscape_id and consent.field_group_code = 'people'
order by counted.landscape_id
"""


def write(con: duckdb.DuckDBPyConnection, in_use: grid.Grid) -> None:
    """Make the three tables. Reads landscape_counted, landscape_stated and landscape_shape."""
    con.execute(DDL)
    ids: list[str] = []
    covered = [(np.empty(0, int), np.empty(0, np.uint64), np.empty(0, np.uint64))]
    asked = con.cursor().execute(LANDSCAPES)
    while found := asked.fetchmany(TOGETHER):
        row, cells, masks = _write_extents(con, found)
        covered.append((row + len(ids), cells, masks))
        ids += [one[0] for one in found]
    _write_cells(con, ids, *(np.concatenate(held) for held in zip(*covered, strict=True)))
    _write_population(con, in_use)


def _write_extents(
    con: duckdb.DuckDBPyConnection, found: list[tuple]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Add what each landscape's extent is; which cells they cover, as rows of found."""
    extents = [_extent(*one[1:]) for one in found]
    drawn = np.array([shape for *_, shape in extents], dtype=object)
    placed = np.flatnonzero(shapely.is_geometry(drawn))
    row, cells, masks = cover_each(drawn[placed])
    row = placed[row]
    text = np.full(len(drawn), None, dtype=object)
    text[placed] = shapely.to_geojson(shapely.set_precision(drawn[placed], 10**-DRAWN_DIGITS))
    is_small = np.isin(placed, row, invert=True)
    method = np.array([held for _, held, _ in extents], dtype=object)
    method[placed[is_small]] = "too_small"
    columns = {
        "landscape_id": [one[0] for one in found],
        "extent_kind_code": [kind for kind, *_ in extents],
        "people_method_code": method.tolist(),
        "geometry": text.tolist(),
    }
    append(con, "landscape_extent", columns)
    return row, cells, masks


def append(con: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, Sequence]) -> None:
    """Add rows, given as equally long columns by name, to a table."""
    if not columns:
        return
    rows = pa.table({name: pa.array(values) for name, values in columns.items()})
    con.register("incoming", rows)
    con.execute(f"insert into {table} by name select * from incoming")
    con.unregister("incoming")


def _extent(
    realm: str,
    latitude: float | None,
    longitude: float | None,
    place: str | None,
    area_ha: float | None,
    kind: str | None,
    geometry: str | None,
    may_count: bool,
) -> tuple[str | None, str, BaseGeometry | None]:
    """Kind of extent, how its people are counted, and its shape where it has one."""
    if not may_count:
        return None, "none", None
    if realm == "sea":
        return None, "sea", None
    if geometry is not None and kind is not None:
        return kind, "stand_in" if kind == "stand_in" else "grid", shapely.from_geojson(geometry)
    if latitude is None or longitude is None or not area_ha or place == "country_centroid":
        return None, "none", None
    return "circle", "circle", circle(latitude, longitude, area_ha)


def _write_cells(
    con: duckdb.DuckDBPyConnection,
    ids: list[str],
    row: np.ndarray,
    cells: np.ndarray,
    masks: np.ndarray,
) -> None:
    named = pa.DictionaryArray.from_arrays(pa.array(row, pa.int32()), pa.array(ids, pa.string()))
    con.register("covered", pa.table({"landscape_id": named, "h3": cells, "mask": masks}))
    con.execute("insert into landscape_cell select * from covered order by h3, landscape_id")
    con.unregister("covered")


def _write_population(con: duckdb.DuckDBPyConnection, in_use: grid.Grid) -> None:
    """Table cell: the grid's people, the parts of a person a child stands for, the country."""
    found = con.execute("select distinct h3 from landscape_cell order by h3").fetchnumpy()["h3"]
    used = np.asarray(found, dtype=np.uint64)
    part = np.where(is_pentagon(used), PARTS // PENTAGON_CHILDREN, PARTS // 49).astype(np.uint8)
    area = np.asarray(pa.array(cells_area_km2(pa.array(used, pa.uint64())))) * 100
    con.register("used", pa.table({"h3": used, "part_per_child": part, "area_ha": area}))
    con.register("population", grid.read(in_use.file))
    con.register("country", pq.read_table(grid.CELL_COUNTRY))
    con.execute(
        """
        insert into cell by name
        select
            used.h3,
            coalesce(population.population, 0) as population,
            used.part_per_child,
            used.area_ha,
            country.country_code
        from used
        left join population on population.h3 = used.h3
        left join country on country.h3 = used.h3
        order by used.h3
        """
    )
    for name in ("used", "population", "country"):
        con.unregister(name)
