"""Another population grid from a file or an address: read by its kind, held against nations, used.

Must not print; the command line does.
"""

import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data import download, grid, grid_raster, grid_tables, grid_totals
from data.errors import GridError
from data.grid_cells import parsed, resolution_of
from data.grid_tables import Progress
from data.grid_totals import Totals

DOWNLOADS = "downloads"
KINDS = "a parquet, a CSV, a GeoPackage (each with H3 cells) or a GeoTIFF"


def read(file: Path, progress: Progress, *, nodata: float | None = None) -> pa.Table:
    """Table `h3`, `population` at r6 of any kind of file, also inside a .gz. Raises GridError."""
    if not file.is_file():
        raise GridError(f"{file} is no file. Give {KINDS}.")
    with tempfile.TemporaryDirectory() as folder:
        plain = grid_tables.unzipped(file, Path(folder))
        with plain.open("rb") as handle:
            start = handle.read(16)
        ending = plain.suffix.lower()
        if start.startswith(b"PAR1") or ending == ".parquet":
            return _parquet(plain, progress)
        if start.startswith(b"SQLite format 3\0"):
            return grid_tables.from_geopackage(plain, progress)
        if start[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
            return grid_raster.from_raster(plain, progress, nodata)
        if ending in (".csv", ".tsv", ".txt"):
            return grid_tables.from_csv(plain, progress)
    raise GridError(f"{file.name} is none of the kinds that are read. Give {KINDS}.")


def _parquet(file: Path, progress: Progress) -> pa.Table:
    """Resolution 6 as it stands, a cell twice refused; finer cells summed."""
    try:
        with pq.ParquetFile(file) as held:
            names = held.schema_arrow.names
            if not {"h3", "population"} <= set(names):
                raise GridError(
                    f"{file} has columns {', '.join(names)}. Give columns h3 and population."
                )
            first = next(held.iter_batches(1, columns=["h3"]), None)
    except (OSError, pa.ArrowException):
        return grid.read(file)
    if first is None or not len(first) or first.column(0).null_count:
        return grid.read(file)
    if pa.types.is_floating(first.column(0).type):
        return grid.read(file)
    level = int(resolution_of(parsed(first.column(0), file.name))[0])
    if level == grid.RESOLUTION:
        return grid.read(file)
    return grid_tables.from_parquet(file, progress)


def use(
    file: Path, *, name: str, year: int, licence: str, home: Path, progress: Progress,
    partial: bool = False, nodata: float | None = None,
) -> tuple[grid.Grid, int, Totals]:  # fmt: skip
    """Read a grid, hold it against national totals, and use it from the next build on.

    Gives the grid, its people and the comparison. The earlier grid stays when anything is wrong.
    """
    table = read(file, progress, nodata=nodata)
    totals = grid_totals.compared(table, year)
    grid_totals.check(totals, file.name, partial=partial)
    used = grid.adopt(table, name=name, year=year, licence=licence, home=home)
    return used, int(pc.sum(table.column("population")).as_py()), totals


def fetch(url: str, home: Path, *, sha256: str, progress: Progress) -> tuple[Path, str]:
    """The official file of an address, kept beside the warehouses, and its SHA-256."""
    return download.fetch(url, home / DOWNLOADS, sha256=sha256, progress=progress)
