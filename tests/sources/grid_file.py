"""Small population grids for tests, in each kind of file; it must not read them."""

import gzip
import sqlite3
from pathlib import Path

import h3
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from data import grid

# Rwanda, whole: small enough for a fine grid, with a national total to be held against.
COUNTRY = "RWA"


def cells(resolution: int = 8) -> list[str]:
    """Every cell of a resolution in Rwanda's r6 cells."""
    held = pq.read_table(grid.CELL_COUNTRY)
    codes = held.column("country_code").to_numpy(zero_copy_only=False)
    ours = held.column("h3").to_numpy()[codes == COUNTRY]
    parents = [h3.int_to_str(int(one)) for one in ours]
    return [child for one in parents for child in h3.cell_to_children(one, resolution)]


def spread(total: int, names: list[str]) -> dict[str, float]:
    """A total shared out over cells, more to some than to others."""
    weights = np.array([1 + hash_of(one) for one in names], dtype=float)
    return dict(zip(names, total * weights / weights.sum(), strict=True))


def hash_of(name: str) -> int:
    return int(name, 16) % 7


def csv_of(file: Path, people: dict[str, float], *, head="h3,population", mark=","):
    rows = [head, *(f"{one}{mark}{count}" for one, count in people.items())]
    file.write_text("\n".join(rows) + "\n")
    return file


def parquet_of(file: Path, people: dict[str, float]):
    ids = pa.array([h3.str_to_int(one) for one in people], pa.uint64())
    pq.write_table(pa.table({"h3": ids, "population": list(people.values())}), file)
    return file


def geopackage_of(file: Path, people: dict[str, float]):
    """As Kontur publishes it: a table population with h3 as text, gzipped."""
    plain = file.with_suffix("")
    con = sqlite3.connect(plain)
    con.execute("create table gpkg_contents (table_name text, data_type text)")
    con.execute("insert into gpkg_contents values ('population', 'features')")
    con.execute("create table population (fid integer, geom blob, h3 text, population real)")
    rows = [(n, b"GP", one, count) for n, (one, count) in enumerate(people.items())]
    con.executemany("insert into population values (?, ?, ?, ?)", rows)
    con.commit()
    con.close()
    with gzip.open(file, "wb") as out:
        out.write(plain.read_bytes())
    plain.unlink()
    return file
