"""Turns a landscape's shape into H3 r6 cells, each with a bit mask of the r8 children it covers.

Method §2: a cell wholly inside is covered whole; a cell on the boundary carries the bits of the
children whose centre lies inside. Must not know people: the mask is the same for every grid.
"""

import math

import numpy as np
import pyarrow as pa
import shapely
from h3ronpy import ContainmentMode
from h3ronpy.vector import cells_to_coordinates, wkb_to_cells
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

RESOLUTION, CHILD_RESOLUTION = 6, 8
CHILDREN = 49
WHOLE = (1 << CHILDREN) - 1
EARTH_RADIUS_KM = 6371.0072
CIRCLE_POINTS = 180

_ONE = np.uint64(1)
_POSITIONS = np.arange(CHILDREN, dtype=np.uint64)
# The index of a child differs from its parent's in the resolution (bits 52 to 55) and in the two
# digits of the finer levels (bits 24 to 26 and 21 to 23).
_DIGITS = ((_POSITIONS // np.uint64(7)) << np.uint64(24)) | (
    (_POSITIONS % np.uint64(7)) << np.uint64(21)
)
_CLEAR = ~(
    (np.uint64(0xF) << np.uint64(52))
    | (np.uint64(7) << np.uint64(24))
    | (np.uint64(7) << np.uint64(21))
)
_FINE = np.uint64(CHILD_RESOLUTION) << np.uint64(52)
# Of a pentagon's children the first digit 1 does not exist.
_PENTAGON = sum(
    1 << (a * 7 + b) for a in range(7) for b in range(7) if not (a == 1 or (a == 0 and b == 1))
)
PENTAGON_CHILDREN = _PENTAGON.bit_count()


def children_of(cells: np.ndarray) -> np.ndarray:
    """The r8 children of r6 cells: (n,) uint64 -> (n, 49) uint64, column = bit of the mask.

    For a pentagon the columns of the missing digit hold no valid cell; see whole_mask.
    """
    base = (cells.astype(np.uint64) & _CLEAR) | _FINE
    children: np.ndarray = base[:, None] | _DIGITS[None, :]
    return children


def whole_mask(cells: np.ndarray) -> np.ndarray:
    """The mask of a fully covered cell: (n,) uint64, 49 bits, or 41 for a pentagon."""
    whole: np.ndarray = np.where(is_pentagon(cells), np.uint64(_PENTAGON), np.uint64(WHOLE))
    return whole


def is_pentagon(cells: np.ndarray) -> np.ndarray:
    """Whether each r6 cell is one of the twelve pentagons: (n,) bool."""
    pentagon_bases = np.array([4, 14, 24, 38, 49, 58, 63, 72, 83, 97, 107, 117], dtype=np.uint64)
    cells = cells.astype(np.uint64)
    digits = (cells >> np.uint64(27)) & np.uint64((1 << 18) - 1)
    base = (cells >> np.uint64(45)) & np.uint64(0x7F)
    found: np.ndarray = (digits == 0) & np.isin(base, pentagon_bases)
    return found


def cover(shape: BaseGeometry) -> tuple[np.ndarray, np.ndarray]:
    """Cells and masks of a WGS 84 polygon: two (n,) uint64 arrays, sorted by cell.

    A shape so small that no child's centre lies in it gives two empty arrays: its people are
    "too small to estimate", never 0.
    """
    _, cells, masks = cover_each(np.array([shape], dtype=object))
    return cells, masks


def cover_each(shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What `cover` gives for each of many shapes: row of the shape, cell and mask, three (n,)
    arrays sorted by row and cell.

    Everything is held at once: hand over hundreds of shapes, not a hundred thousand.
    """
    shapely.prepare(shapes)
    inner, touched = (
        _tile(shapes, mode) for mode in (ContainmentMode.ContainsBoundary, ContainmentMode.Covers)
    )
    row, cells = (np.concatenate(pair) for pair in zip(inner, touched, strict=True))
    # Stable: a cell wholly inside stands before the same cell among those touched.
    order = np.lexsort((cells, row))
    row, cells, is_inner = row[order], cells[order], order < len(inner[0])
    first = np.append(True, (row[1:] != row[:-1]) | (cells[1:] != cells[:-1]))[: len(row)]
    row, cells, is_inner = row[first], cells[first], is_inner[first]
    masks = whole_mask(cells)
    masks[~is_inner] = _edge_masks(shapes[row[~is_inner]], cells[~is_inner])
    covered = masks > 0
    return row[covered], cells[covered], masks[covered]


def _tile(shapes: np.ndarray, mode: ContainmentMode) -> tuple[np.ndarray, np.ndarray]:
    """Row of the shape and cell, in the order of the shapes; an empty shape has none."""
    rows = np.flatnonzero(~shapely.is_empty(shapes))
    wkb = pa.array(shapely.to_wkb(shapes[rows]), pa.binary())
    tiled = pa.array(wkb_to_cells(wkb, RESOLUTION, mode, flatten=False))
    counts = np.asarray(tiled.value_lengths().fill_null(0))
    return np.repeat(rows, counts), np.asarray(tiled.flatten(), dtype=np.uint64)


def _edge_masks(shapes: np.ndarray, cells: np.ndarray) -> np.ndarray:
    """The mask of each cell by the children whose centre lies in the shape beside it."""
    children = children_of(cells)
    exists = (whole_mask(cells)[:, None] >> _POSITIONS[None, :]) & _ONE == _ONE
    latitude, longitude = np.zeros(children.shape), np.zeros(children.shape)
    centres = pa.table(cells_to_coordinates(pa.array(children[exists], pa.uint64())))
    latitude[exists] = np.asarray(centres.column("lat"))
    longitude[exists] = np.asarray(centres.column("lng"))
    covered = shapely.contains_xy(shapes[:, None], longitude, latitude) & exists
    masks: np.ndarray = (covered.astype(np.uint64) << _POSITIONS[None, :]).sum(
        axis=1, dtype=np.uint64
    )
    return masks


def circle(latitude: float, longitude: float, area_ha: float) -> BaseGeometry:
    """The geodesic circle of an area about a point, on the sphere of equal area, cut at 180°.

    Source: method §2 (point and area give a modelled extent). Units: degrees, hectares.
    """
    share = area_ha / 100 / (2 * math.pi * EARTH_RADIUS_KM**2)
    angle = math.acos(max(1 - share, -1.0))
    bearing = np.linspace(0, 2 * math.pi, CIRCLE_POINTS, endpoint=False)
    lat = math.radians(latitude)
    y = np.arcsin(np.sin(lat) * np.cos(angle) + np.cos(lat) * np.sin(angle) * np.cos(bearing))
    x = math.radians(longitude) + np.arctan2(
        np.sin(bearing) * np.sin(angle) * np.cos(lat),
        np.cos(angle) - np.sin(lat) * np.sin(y),
    )
    return cut_at_antimeridian(Polygon(np.degrees(np.column_stack([x, y]))))


def cut_at_antimeridian(shape: BaseGeometry) -> BaseGeometry:
    """A shape whose longitudes may run past ±180 as parts that all lie within ±180."""
    west, _, east, _ = shape.bounds
    if west >= -180 and east <= 180:
        return shape
    parts = []
    for shift in (-360, 0, 360):
        part = translate(shape, shift).intersection(box(-180, -90, 180, 90))
        parts += [p for p in getattr(part, "geoms", [part]) if isinstance(p, Polygon)]
    return MultiPolygon([p for p in parts if not p.is_empty])
