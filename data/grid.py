"""The population grid: which one is loaded, its name card, and reading it.

Every figure about people names its grid. Must not know landscapes.
"""

import json
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import h3
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.errors import GridError

REFERENCE = Path(__file__).with_name("reference")
EMBEDDED = REFERENCE / "population_grid.parquet"
CELL_COUNTRY = REFERENCE / "cell_country.parquet"
RESOLUTION = 6


@dataclass(frozen=True)
class Grid:
    """A grid's name card. `is_modelled` decides how its figures are rounded and worded."""

    name: str
    year: int
    licence: str
    is_modelled: bool
    file: Path


def loaded(home: Path) -> Grid:
    """The grid in use: the one set by `python -m data grid`, else the embedded one."""
    card = home / "grid.json"
    if not card.exists():
        return embedded()
    try:
        held = json.loads(card.read_text(encoding="utf-8"))
        grid = Grid(**{**held, "file": home / held["file"]})
    except (json.JSONDecodeError, TypeError, KeyError) as error:
        raise GridError(
            f"{card} cannot be read ({error}). Run: python -m data grid --embedded"
        ) from None
    if not grid.file.exists():
        raise GridError(f"{grid.file} is missing. Run: python -m data grid --embedded")
    return grid


def embedded() -> Grid:
    """The grid that comes with the project; see docs/population-grid.md."""
    return Grid(
        name="modelled settlement grid 2025",
        year=2025,
        licence="CC BY 4.0",
        is_modelled=True,
        file=EMBEDDED,
    )


def read(file: Path) -> pa.Table:
    """A grid as table `h3` uint64, `population` int64, one row a cell, sorted.

    Raises GridError on another shape, a cell that is no H3 r6 cell, a negative or missing value,
    or a cell that stands twice.
    """
    try:
        held = pq.read_table(file)
    except (OSError, pa.ArrowException) as error:
        raise GridError(
            f"{file} cannot be read as parquet ({str(error).splitlines()[0]}). "
            "Give a parquet file with columns h3 and population."
        ) from None
    if not {"h3", "population"} <= set(held.column_names):
        raise GridError(
            f"{file} has columns {', '.join(held.column_names)}. Give columns h3 and population."
        )
    cells = _cells(held.column("h3").combine_chunks(), file)
    people = _people(held.column("population").combine_chunks(), file)
    order = np.argsort(cells)
    cells, people = cells[order], people[order]
    if len(cells) > 1 and (cells[1:] == cells[:-1]).any():
        raise GridError(f"{file} holds a cell twice. Sum the rows of each cell first.")
    return pa.table({"h3": pa.array(cells, pa.uint64()), "population": pa.array(people)})


def _cells(column: pa.Array, file: Path) -> np.ndarray:
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        try:
            cells = np.array([h3.str_to_int(cell) for cell in column.to_pylist()], np.uint64)
        except (ValueError, TypeError):
            raise GridError(f"{file}: h3 holds text that is no H3 cell.") from None
    elif pa.types.is_integer(column.type) and not column.null_count:
        cells = column.cast(pa.uint64(), safe=False).to_numpy(zero_copy_only=False)
    else:
        raise GridError(f"{file}: h3 is {column.type}. Give H3 cells as integers or text.")
    if not len(cells):
        raise GridError(f"{file} holds no cell. Give a grid with at least one row.")
    resolution = (cells >> np.uint64(52)) & np.uint64(0xF)
    wrong = cells[resolution != RESOLUTION]
    if len(wrong) or not h3.is_valid_cell(h3.int_to_str(int(cells[0]))):
        shown = hex(int(wrong[0])) if len(wrong) else hex(int(cells[0]))
        raise GridError(f"{file}: {shown} is no H3 cell of resolution 6. Aggregate to r6 first.")
    return cells


def _people(column: pa.Array, file: Path) -> np.ndarray:
    try:
        people = pc.cast(column, pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        raise GridError(f"{file}: population is not a number.") from None
    if not np.isfinite(people).all() or (people < 0).any():
        row = int(np.flatnonzero(~(np.isfinite(people) & (people >= 0)))[0]) + 1
        raise GridError(f"{file}, row {row}: population is missing or below 0. Correct it.")
    whole: np.ndarray = np.rint(people).astype(np.int64)
    return whole


def use(file: Path, *, name: str, year: int, licence: str, home: Path) -> tuple[Grid, int]:
    """Check a grid of r6 cells and make it the one in use; gives it and its people."""
    table = read(file)
    used = adopt(table, name=name, year=year, licence=licence, home=home)
    return used, int(pc.sum(table.column("population")).as_py())


def adopt(table: pa.Table, *, name: str, year: int, licence: str, home: Path) -> Grid:
    """Keep a grid (h3, population) and make it the one in use from the next build on.

    The earlier grid stays in use when anything is wrong.
    """
    home.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "grid"
    target = home / f"grid-{stem}.parquet"
    draft = target.with_suffix(".draft")
    pq.write_table(table, draft, compression="zstd")
    shutil.move(draft, target)
    grid = Grid(name, year, licence, False, target)
    card = {**asdict(grid), "file": target.name}
    draft = home / "grid.json.draft"
    draft.write_text(json.dumps(card, indent=2), encoding="utf-8")
    draft.replace(home / "grid.json")
    return grid


def use_embedded(home: Path) -> Grid:
    """Return to the embedded grid from the next build on."""
    (home / "grid.json").unlink(missing_ok=True)
    return embedded()
