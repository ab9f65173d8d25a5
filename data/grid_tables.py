"""Population by H3 cell from parquet, CSV and GeoPackage (Kontur), streamed to resolution 6.

Must not know rasters.
"""

import gzip
import re
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pv
import pyarrow.parquet as pq

from data.errors import GridError
from data.grid_cells import Sum, counted, parsed

CELL_NAMES = ("h3", "h3_index", "h3index", "h3_id", "hex", "hex_id", "hexid", "cell", "cell_id")
PEOPLE_NAMES = ("population", "pop", "people", "pop_sum", "population_sum", "value")
BLOCK = 16_000_000
ROWS = 500_000
MOST_BYTES = 200_000_000_000
Progress = Callable[[str, int, int], None]


def columns_of(names: list[str], where: str) -> tuple[str, str]:
    """The columns of cells and people among a file's. Raises GridError when there are none."""
    held = {name.strip().casefold(): name for name in names}
    cell = next((held[one] for one in CELL_NAMES if one in held), None)
    people = next((held[one] for one in PEOPLE_NAMES if one in held), None)
    if cell is None or people is None:
        raise GridError(
            f"{where} has columns {', '.join(names)[:200]}. Give columns h3 and population."
        )
    return cell, people


def from_parquet(file: Path, progress: Progress) -> pa.Table:
    """Cells of any resolution from 6, a row group at a time."""
    total = Sum()
    try:
        with pq.ParquetFile(file) as held:
            cell, people = columns_of(held.schema_arrow.names, file.name)
            done = 0
            for batch in held.iter_batches(ROWS, columns=[cell, people]):
                _add(total, batch.column(cell), batch.column(people), f"{file.name} after {done:,}")
                done += batch.num_rows
                progress("reading cells", done, held.metadata.num_rows)
    except (OSError, pa.ArrowException) as error:
        raise GridError(
            f"{file} cannot be read as parquet ({str(error).splitlines()[0]}). "
            "Give a parquet file with columns h3 and population."
        ) from None
    return total.table(file.name)


def _add(total: Sum, cells: pa.Array, people: pa.Array, where: str) -> None:
    total.add(parsed(cells, where), counted(people, where))


def from_csv(file: Path, progress: Progress) -> pa.Table:
    """Cells of a CSV with commas, semicolons or tabs, streamed."""
    total, size, done = Sum(), file.stat().st_size, 0
    try:
        with file.open("rb") as handle:
            first = handle.readline(10_000).decode("utf-8-sig")
        mark = max(",;\t|", key=first.count)
        names = [name.strip().strip('"') for name in first.strip().split(mark)]
        cell, people = columns_of(names, file.name)
        kinds = {cell: pa.string(), people: pa.float64()}
        with pv.open_csv(
            file,
            read_options=pv.ReadOptions(block_size=BLOCK),
            parse_options=pv.ParseOptions(delimiter=mark),
            convert_options=pv.ConvertOptions(column_types=kinds, include_columns=[cell, people]),
        ) as reader:
            for batch in reader:
                where = f"{file.name} after row {done + 1:,}"
                _add(total, batch.column(cell), batch.column(people), where)
                done += batch.num_rows
                progress("reading cells", min(done * 25, size), size)
    except (OSError, UnicodeDecodeError, pa.ArrowException, KeyError) as error:
        raise GridError(
            f"{file.name} cannot be read as CSV ({str(error).splitlines()[0][:160]}). "
            "Save it as CSV UTF-8 with columns h3 and population."
        ) from None
    return total.table(file.name)


def from_geopackage(file: Path, progress: Progress) -> pa.Table:
    """Cells of the first table of a GeoPackage with a column of H3 cells; shapes are not read."""
    total = Sum()
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as con:
            con.execute("pragma trusted_schema = off")
            table, cell, people = _table_of(con, file)
            rows = con.execute(f"select count(*) from {_quoted(table)}").fetchone()[0]
            query = f"select {_quoted(cell)}, {_quoted(people)} from {_quoted(table)}"
            done = 0
            for batch in _batches(con.execute(query)):
                cells = pa.array([one[0] for one in batch])
                people_here = pa.array([one[1] for one in batch])
                _add(total, cells, people_here, f"{file.name} after row {done + 1:,}")
                done += len(batch)
                progress("reading cells", done, rows)
    except (sqlite3.Error, pa.ArrowException, UnicodeDecodeError, OverflowError) as error:
        raise GridError(
            f"{file.name} cannot be read as GeoPackage ({error}). Download it again."
        ) from None
    return total.table(file.name)


def _table_of(con: sqlite3.Connection, file: Path) -> tuple[str, str, str]:
    names = con.execute("select table_name from gpkg_contents").fetchall()
    seen = []
    for (table,) in names[:50]:
        listed = con.execute(f"pragma table_info({_quoted(table)})").fetchall()
        columns = [row[1] for row in listed]
        seen += columns
        try:
            return (table, *columns_of(columns, file.name))
        except GridError:
            continue
    raise GridError(
        f"{file.name} has columns {', '.join(seen)[:200]}. Give a table with h3 and population."
    )


def _quoted(name: str) -> str:
    return '"' + str(name).replace('"', '""') + '"'


def _batches(cursor: sqlite3.Cursor) -> Iterator[list[tuple]]:
    while batch := cursor.fetchmany(ROWS):
        yield batch


def unzipped(file: Path, into: Path) -> Path:
    """The file inside a .gz, written under a folder; other files are given back as they are."""
    if file.suffix.lower() != ".gz":
        return file
    target = into / (re.sub(r"\.gz$", "", file.name, flags=re.IGNORECASE) or "grid")
    room = min(MOST_BYTES, shutil.disk_usage(into).free)
    try:
        with gzip.open(file) as source, target.open("wb") as out:
            while chunk := source.read(BLOCK):
                room -= len(chunk)
                if room < 0:
                    raise GridError(f"{file.name} grows beyond the room on this disk.")
                out.write(chunk)
    except (OSError, EOFError, zlib.error) as error:
        raise GridError(
            f"{file.name} is cut off or damaged ({error}). Download it again."
        ) from None
    return target
