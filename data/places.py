"""Gives each counted landscape its extent and its cells (landscape_extent, landscape_cell, cell).

Method §2: a boundary; else a circle of the stated area about a known point; else nothing.
Must not count people: it only lays the grid's population beside each cell.
"""

import json
from collections.abc import Mapping, Sequence

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from h3ronpy import cells_area_km2
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from data import grid
from data.cells import PENTAGON_CHILDREN, circle, cover, is_pentagon

TABLES = ("landscape_extent", "landscape_cell", "cell")
# A person is cut into parts so that a 49th and a 41st of a cell are both whole numbers of parts.
PARTS = 49 * PENTAGON_CHILDREN
DRAWN_DIGITS = 4

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
    extents: list[tuple[str, str | None, str, str | None]] = []
    ids: list[str] = []
    cells, masks = [np.empty(0, np.uint64)], [np.empty(0, np.uint64)]
    for one, realm, latitude, longitude, place, area, kind, geometry, may_count in con.execute(
        LANDSCAPES
    ).fetchall():
        if not may_count:
            extents.append((one, None, "none", None))
            continue
        extent, drawn = _extent(realm, latitude, longitude, place, area, kind, geometry)
        if drawn is None:
            extents.append((one, None, "sea" if realm == "sea" else "none", None))
            continue
        covered, mask = cover(drawn)
        method = {"circle": "circle", "stand_in": "stand_in"}.get(extent, "grid")
        extents.append((one, extent, method if len(covered) else "too_small", _text(drawn)))
        ids += [one] * len(covered)
        cells.append(covered)
        masks.append(mask)
    names = ("landscape_id", "extent_kind_code", "people_method_code", "geometry")
    columns = zip(names, zip(*extents, strict=True), strict=True) if extents else ()
    append(con, "landscape_extent", dict(columns))
    _write_cells(con, ids, np.concatenate(cells), np.concatenate(masks))
    _write_population(con, in_use)


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
) -> tuple[str, BaseGeometry | None]:
    if realm == "sea":
        return "none", None
    if geometry is not None and kind is not None:
        return kind, shape(json.loads(geometry))
    if latitude is None or longitude is None or not area_ha or place == "country_centroid":
        return "none", None
    return "circle", circle(latitude, longitude, area_ha)


def _text(drawn: BaseGeometry) -> str:
    rounded = shapely.set_precision(drawn, 10**-DRAWN_DIGITS)
    return json.dumps(mapping(rounded), separators=(",", ":"))


def _write_cells(
    con: duckdb.DuckDBPyConnection, ids: list[str], cells: np.ndarray, masks: np.ndarray
) -> None:
    covered = pa.table({"landscape_id": pa.array(ids, pa.string()), "h3": cells, "mask": masks})
    con.register("covered", covered)
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
