"""People of finer H3 cells summed to resolution 6, some rows at a time.

Must not know a file format.
"""

import h3ronpy
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import GridError
from data.grid import RESOLUTION

# Of a cell's number: bits 52 to 55 are the resolution, below them three bits for every level.
LEVELS = 15
_FINER = np.uint64((1 << (3 * (LEVELS - RESOLUTION))) - 1)
_CLEAR = ~(np.uint64(0xF) << np.uint64(52))
_SET = np.uint64(RESOLUTION) << np.uint64(52)
MOST_WAITING = 4_000_000
# More people than this in one row is no cell and no pixel, but a total.
MOST_PEOPLE = 50_000_000


def resolution_of(cells: np.ndarray) -> np.ndarray:
    """H3 resolution of each cell: (n,) uint64 -> (n,) uint64."""
    found: np.ndarray = (cells >> np.uint64(52)) & np.uint64(0xF)
    return found


def parents(cells: np.ndarray) -> np.ndarray:
    """The r6 cell that holds each cell of resolution 6 or finer: (n,) uint64 -> (n,) uint64."""
    found: np.ndarray = (cells & _CLEAR) | _SET | _FINER
    return found


def parsed(column: pa.Array, where: str) -> np.ndarray:
    """H3 cells of a column of text or whole numbers as uint64. Raises GridError naming the row."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        number = pc.fill_null(pc.match_substring_regex(column, r"^\d{18,19}$"), False)
        if pc.any(number).as_py():
            texts = [int(one) if one and one.isdigit() else 0 for one in column.to_pylist()]
            column = pa.array(texts, pa.uint64())
        else:
            column = pa.array(
                h3ronpy.cells_parse(column.cast(pa.string()), set_failing_to_invalid=True)
            )
    elif pa.types.is_integer(column.type):
        column = pa.array(h3ronpy.cells_valid(column.cast(pa.uint64(), safe=False)))
    else:
        raise GridError(f"{where}: h3 is {column.type}. Give H3 cells as text or whole numbers.")
    column = pa.array(h3ronpy.cells_valid(column.cast(pa.uint64(), safe=False)))
    if column.null_count:
        row = int(np.flatnonzero(column.is_null().to_numpy(zero_copy_only=False))[0]) + 1
        raise GridError(f"{where}, row {row}: h3 holds no H3 cell. Correct the column h3.")
    cells: np.ndarray = column.to_numpy(zero_copy_only=False)
    coarse = cells[resolution_of(cells) < RESOLUTION]
    if len(coarse):
        level = int(resolution_of(coarse[:1])[0])
        raise GridError(
            f"{where} holds cells of resolution {level}, coarser than {RESOLUTION}. Give a grid "
            f"of resolution {RESOLUTION} or finer."
        )
    return cells


def counted(column: pa.Array, where: str) -> np.ndarray:
    """People of a column as float64. Raises GridError naming the row of what cannot be."""
    try:
        people: np.ndarray = pc.cast(column, pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        raise GridError(f"{where}: population is not a number.") from None
    with np.errstate(invalid="ignore"):
        wrong = ~((people >= 0) & (people <= MOST_PEOPLE))
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0]) + 1
        raise GridError(
            f"{where}, row {row}: population is missing, below 0 or beyond {MOST_PEOPLE:,}. "
            "Correct it."
        )
    return people


class Sum:
    """People by r6 cell, added as they come; memory grows with cells, not with rows."""

    def __init__(self) -> None:
        self.cells: list[np.ndarray] = []
        self.people: list[np.ndarray] = []
        self.waiting = 0

    def add(self, cells: np.ndarray, people: np.ndarray) -> None:
        """Add the people of cells of resolution 6 or finer."""
        once, place = np.unique(parents(cells), return_inverse=True)
        self.cells.append(once)
        self.people.append(np.bincount(place, weights=people, minlength=len(once)))
        self.waiting += len(once)
        if self.waiting > MOST_WAITING:
            self._gather()

    def _gather(self) -> None:
        once, place = np.unique(np.concatenate(self.cells), return_inverse=True)
        people = np.bincount(place, weights=np.concatenate(self.people), minlength=len(once))
        self.cells, self.people, self.waiting = [once], [people], 0

    def table(self, name: str) -> pa.Table:
        """Table `h3`, `population` in whole people, sorted; the total is kept to the person.

        A cell's fraction is carried to the next cell, which lies beside it in H3's order.
        """
        if not self.waiting and not self.cells:
            raise GridError(f"{name} holds no people. Give a grid with at least one row.")
        self._gather()
        cells, people = self.cells[0], self.people[0]
        whole = np.diff(np.rint(np.cumsum(people)), prepend=0).astype(np.int64)
        kept = people > 0
        return pa.table({"h3": pa.array(cells[kept], pa.uint64()), "population": whole[kept]})
