"""Population rasters (WorldPop, GHS-POP GeoTIFF) to H3 r6, block by block.

A pixel's people go to the cell of its centre; a pixel of more than about one kilometre is split
into equal parts first. Must not be imported where rasterio is not installed, but by name.
"""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyproj
from h3ronpy.vector import coordinates_to_cells

from data.errors import GridError
from data.grid import RESOLUTION
from data.grid_cells import MOST_PEOPLE, Sum
from data.grid_tables import Progress

MOST_PIXELS = 4_000_000
FINE_KM, COARSE_KM = 1.0, 10.0
KM_OF_DEGREE = 111.32
MOST_LOST = 0.001
INSTALL = "pip install -r requirements-grids.txt"


def from_raster(file: Path, progress: Progress, nodata: float | None = None) -> pa.Table:
    """People of band 1 of a GeoTIFF by cell. Raises GridError on what cannot be counted on."""
    try:
        import rasterio
        from rasterio.errors import RasterioError
    except ImportError:
        raise GridError(
            f"{file.name} is a raster, and rasterio is not installed. Run: {INSTALL}"
        ) from None
    try:
        with rasterio.open(file, driver="GTiff") as held:
            return _summed(held, file.name, progress, nodata)
    except (RasterioError, OSError, ValueError, MemoryError) as error:
        raise GridError(
            f"{file.name} cannot be read as GeoTIFF ({str(error).splitlines()[0][:160]}). "
            "It may be cut off: download it again."
        ) from None


def _summed(held: Any, name: str, progress: Progress, nodata: float | None) -> pa.Table:
    to_degrees = _to_degrees(held, name)
    parts = _parts(held, name)
    missing = held.nodata if nodata is None else nodata
    total, lost, found = Sum(), 0.0, 0.0
    windows = list(_windows(held, MOST_PIXELS // parts**2))
    for done, window in enumerate(windows, 1):
        people = held.read(1, window=window).astype(np.float64)
        rows, columns = np.nonzero(_counted(people, missing, name))
        if len(rows):
            here = people[rows, columns]
            cells, weights = _cells(held, window, rows, columns, here, parts, to_degrees)
            found, lost = found + float(here.sum()), lost + float(here.sum() - weights.sum())
            total.add(cells, weights)
        progress("reading the raster", done, len(windows))
    if found and lost / found > MOST_LOST:
        raise GridError(
            f"{name}: {lost / found:.1%} of its people lie off the globe. Check its projection."
        )
    return total.table(name)


def _to_degrees(held: Any, name: str) -> pyproj.Transformer | None:
    if held.crs is None or not held.transform or held.transform.is_identity:
        raise GridError(f"{name} states no place or projection. Give a GeoTIFF that does.")
    if held.transform.b or held.transform.d:
        raise GridError(f"{name} is a turned raster. Save it with its rows from west to east.")
    try:
        given = pyproj.CRS.from_wkt(held.crs.to_wkt())
        if given.is_geographic:
            return None
        return pyproj.Transformer.from_crs(given, 4326, always_xy=True)
    except pyproj.exceptions.ProjError as error:
        raise GridError(f"{name} has a projection that is not known ({error}).") from None


def _parts(held: Any, name: str) -> int:
    """Into how many parts a side of a pixel is split, so that each is about a kilometre."""
    unit: float = KM_OF_DEGREE if held.crs.is_geographic else held.crs.linear_units_factor[1] / 1000
    side = max(abs(float(held.transform.a)), abs(float(held.transform.e))) * unit
    if not 0 < side <= COARSE_KM:
        raise GridError(
            f"{name} has pixels of {side:,.1f} km, coarser than a cell. Give one of 1 km or finer."
        )
    return math.ceil(round(side / FINE_KM, 1))


def _windows(held: Any, most: int) -> Iterator[Any]:
    """Windows that follow the file's own blocks, of at most about `most` pixels each."""
    from rasterio.windows import Window

    high, wide = held.block_shapes[0]
    high, wide = min(high, held.height), min(wide, held.width)
    across = max(1, min(math.ceil(held.width / wide), most // (high * wide) or 1)) * wide
    across = min(across, held.width)
    down = max(1, most // (across * high)) * high if across == held.width else high
    for row in range(0, held.height, down):
        for column in range(0, held.width, across):
            yield Window(
                column, row, min(across, held.width - column), min(down, held.height - row)
            )


def _counted(people: np.ndarray, missing: float | None, name: str) -> np.ndarray:
    """Where there are people. Raises GridError where a value is neither missing nor a count."""
    known = np.isfinite(people)
    if missing is not None:
        known &= people != missing
    below = people[known & (people < 0)]
    if len(below):
        raise GridError(
            f"{name} holds {below[0]:g}, and says no missing value that this is. "
            f"If it marks missing people, add --nodata {below[0]:g}"
        )
    if (people[known] > MOST_PEOPLE).any():
        raise GridError(f"{name} holds a pixel with more than {MOST_PEOPLE:,} people.")
    there: np.ndarray = known & (people > 0)
    return there


def _cells(
    held: Any, window: Any, rows: np.ndarray, columns: np.ndarray, people: np.ndarray, parts: int,
    to_degrees: pyproj.Transformer | None,
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """Cells and people of the parts of pixels; parts that lie off the globe are left out."""
    step = (np.arange(parts) + 0.5) / parts
    down, right = (one.ravel() for one in np.meshgrid(step, step, indexing="ij"))
    x = held.transform.c + held.transform.a * (
        window.col_off + columns[:, None] + right[None, :]
    ).ravel()  # fmt: skip
    y = held.transform.f + held.transform.e * (
        window.row_off + rows[:, None] + down[None, :]
    ).ravel()  # fmt: skip
    weights = np.repeat(people / parts**2, parts**2)
    if to_degrees is not None:
        x, y = to_degrees.transform(x, y)
    sound = np.isfinite(x) & np.isfinite(y) & (np.abs(y) <= 90) & (np.abs(x) <= 540)
    x = (x[sound] + 180) % 360 - 180
    cells = np.asarray(pa.array(coordinates_to_cells(y[sound], x, RESOLUTION)))
    return cells, weights[sound]
