"""Geometry of outside files: GeoJSON and WKT to shapes that can be counted on, and their true area.

Must not drop a fault in silence: what cannot be used raises Refused with the fact and next step.
"""

import math
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from data.cell import Refused
from data.cells import cut_at_antimeridian

SEMI_MAJOR_M = 6378137.0
FLATTENING = 1 / 298.257223563
ECCENTRICITY = math.sqrt(FLATTENING * (2 - FLATTENING))
STEP_DEGREES = 0.1
DIGITS = 7
MOST_CROSSINGS, EDGES_AT_ONCE = 5_000, 16
UNREADABLE = (
    *(ValueError, TypeError, KeyError, AttributeError, IndexError),
    *(OverflowError, RecursionError, shapely.errors.ShapelyError),
)
SWAPPED = "Latitude and longitude look swapped: write longitude first in GeoJSON."
OFF = "Give longitude from -180 to 180 and latitude from -90 to 90, WGS 84."


def geometry(given: Any) -> BaseGeometry:
    """A GeoJSON geometry as a shape in two dimensions. Raises Refused."""
    try:
        found = shapely.force_2d(shape(given))
    except UNREADABLE:
        raise Refused("is no GeoJSON geometry.", "Draw it again and export it.") from None
    return checked(found)


def checked(found: BaseGeometry) -> BaseGeometry:
    """The shape, when it is not empty and lies on the globe. Raises Refused."""
    points = shapely.get_coordinates(found)
    if not len(points):
        raise Refused("is an empty geometry.", "Draw it and export it again.")
    if not np.isfinite(points).all():
        raise Refused("holds a coordinate that is no number.", "Draw it again and export it.")
    far, high = np.abs(points).max(axis=0)
    if far > 180 or high > 90:
        swapped = high <= 180 and far <= 90
        raise Refused(
            f"reaches off the globe (longitude {far:g}, latitude {high:g}).",
            SWAPPED if swapped else OFF,
        )
    return found


def area(shapes: list[BaseGeometry]) -> BaseGeometry | None:
    """The union of all polygons, repaired and cut at 180°; None when nothing of area is left."""
    try:
        parts = [part for one in shapes for part in _polygons(_repaired(_turned(one)))]
        whole = cut_at_antimeridian(shapely.union_all(parts))
        kept = [part for part in _polygons(whole) if part.area > 0]
    except UNREADABLE:
        return None
    if not kept:
        return None
    joined = shapely.MultiPolygon(kept) if len(kept) > 1 else kept[0]
    return joined if joined.is_valid else None


def _repaired(one: BaseGeometry) -> BaseGeometry:
    """The area that an outline encloses; by structure, which is quick where it crosses itself.

    Raises ValueError for an outline that crosses itself over and over, which is no outline.
    """
    if one.is_valid:
        return one
    found = 0
    for ring in shapely.get_rings(one):
        corners = shapely.get_coordinates(ring)
        edges = shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1))
        tree = shapely.STRtree(edges)
        for start in range(0, len(edges), EDGES_AT_ONCE):
            found += len(tree.query(edges[start : start + EDGES_AT_ONCE], "crosses")[0])
            if found > MOST_CROSSINGS:
                raise ValueError("crosses itself over and over")
    return shapely.make_valid(one, method="structure", keep_collapsed=False)


def crosses_antimeridian(one: BaseGeometry) -> bool:
    """Whether an edge leaps by more than half the globe, as one drawn across 180° does."""
    rings = [shapely.get_coordinates(ring)[:, 0] for ring in shapely.get_rings(one)]
    return any(len(ring) > 1 and np.abs(np.diff(ring)).max() > 180 for ring in rings)


def _turned(one: BaseGeometry) -> BaseGeometry:
    if not crosses_antimeridian(one):
        return one
    return shapely.transform(one, lambda xy: np.where(xy < (0, -91), np.add(xy, (360, 0)), xy))


def _polygons(one: BaseGeometry) -> list[BaseGeometry]:
    parts = shapely.get_parts(one)
    if one.geom_type == "GeometryCollection":
        return [polygon for part in parts for polygon in _polygons(part)]
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]


def area_ha(one: BaseGeometry) -> float:
    """Area on the WGS 84 ellipsoid in ha; edges are straight in longitude and latitude (RFC 7946).

    By the cylindrical equal-area projection, after points are put into edges every 0.1°.
    """
    dense = shapely.segmentize(one, STEP_DEGREES)
    return float(shapely.transform(dense, _equal_area).area) / 10_000


def _equal_area(degrees: np.ndarray) -> np.ndarray:
    sine = np.sin(np.radians(degrees[:, 1]))
    bend = ECCENTRICITY * sine
    height = sine / (1 - bend**2) + np.arctanh(bend) / ECCENTRICITY
    return SEMI_MAJOR_M * np.column_stack(
        [np.radians(degrees[:, 0]), (1 - ECCENTRICITY**2) * height / 2]
    )


def as_geojson(one: BaseGeometry) -> dict[str, Any]:
    """A shape as GeoJSON, to 7 decimals (about a centimetre)."""
    rounded = shapely.transform(one, lambda xy: np.round(xy, DIGITS))
    written: dict[str, Any] = mapping(rounded if rounded.is_valid else one)
    return written
