"""One boundary brought into order: WGS 84, cut at 180°, whole, not finer than needed.

Every change is said with the area before and after. Must not know landscapes or countries.
"""

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pyproj
import shapely
from pyproj.exceptions import CRSError, ProjError
from shapely.affinity import translate
from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from data.boundary import fault_of
from data.cells import cut_at_antimeridian

MOST_POINTS = 2_000_000
ENOUGH_POINTS = 20_000
TOLERANCES = (0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001)
MOST_CHANGE = 0.001
STEPS_ACROSS = 200
SPIKE_COSINE = 0.9999
SPIKE_DEGREES = 0.01
SPIKE_TIMES = 20
GEOD = pyproj.Geod(ellps="WGS84")
pyproj.network.set_network_enabled(False)  # type: ignore[attr-defined]


class Unusable(Exception):
    """A shape that cannot be a boundary: the fact and the next step, for a remark."""

    def __init__(self, fact: str, next_step: str) -> None:
        self.fact, self.next_step = fact, next_step
        super().__init__(f"{fact} {next_step}")


@dataclass
class Drawn:
    """A shape in WGS 84 with what was done to it (fact, next step) and what is worth saying."""

    geometry: BaseGeometry
    corrected: list[tuple[str, str]] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)


@lru_cache(maxsize=32)
def _transformer(crs: str) -> pyproj.Transformer | None:
    """To longitude and latitude of WGS 84; None when the system is that already."""
    try:
        given = pyproj.CRS.from_user_input(crs)
        if given.is_geographic and given.to_epsg() == 4326:
            return None
        return pyproj.Transformer.from_crs(given, 4326, always_xy=True)
    except (CRSError, ProjError):
        raise Unusable(
            f"is in a coordinate system that is not known ({crs[:60]}).",
            "Export it in WGS 84 (EPSG:4326).",
        ) from None


def area_ha(geometry: BaseGeometry) -> float:
    """Geodesic area on the WGS 84 ellipsoid in hectares."""
    if geometry.is_empty:
        return 0.0
    area, _ = GEOD.geometry_area_perimeter(shapely.orient_polygons(geometry))
    return abs(float(area)) / 10_000


def drawn(geometry: BaseGeometry | None, crs: str, *, swapped: bool = False) -> Drawn:
    """Bring a feature's shape into order. Raises Unusable with the fact and the next step."""
    if geometry is None or geometry.is_empty:
        raise Unusable("has no shape that can be read.", "Draw it again and export it.")
    try:
        return _ordered(geometry, crs, swapped)
    except (ShapelyError, ProjError, ValueError, FloatingPointError) as error:
        raise Unusable(
            f"has a shape that cannot be worked with ({str(error)[:80]}).",
            "Draw it again and export it.",
        ) from None


def _ordered(geometry: BaseGeometry, crs: str, swapped: bool) -> Drawn:
    areas = _areas(geometry)
    points = shapely.get_num_coordinates(areas)
    if points > MOST_POINTS:
        raise Unusable(
            f"has {points:,} points; at most {MOST_POINTS:,} are taken.",
            "Simplify it in a map program.",
        )
    areas = _in_degrees(shapely.force_2d(areas), crs)
    held = Drawn(areas)
    if swapped:
        held.geometry = shapely.transform(areas, lambda xy: xy[:, ::-1])
        held.corrected.append(("had latitude and longitude exchanged.", "Look at it on the map."))
    if off_globe(held.geometry):
        west, south, east, north = held.geometry.bounds
        raise Unusable(
            f"reaches off the globe ({west:g}, {south:g} to {east:g}, {north:g}).",
            "Export it in WGS 84, longitude before latitude.",
        )
    _unwrap(held)
    _mend(held)
    _note_spikes(held)
    _simplify(held)
    fault = fault_of(held.geometry)
    if fault:
        raise Unusable(*fault)
    return held


def _areas(geometry: BaseGeometry) -> BaseGeometry:
    """The polygons of a shape, lines and points left aside."""
    held = [geometry]
    while any(hasattr(part, "geoms") for part in held):
        held = [one for part in held for one in getattr(part, "geoms", [part])]
    areas = [one for one in held if isinstance(one, Polygon) and not one.is_empty]
    if areas:
        return areas[0] if len(areas) == 1 else MultiPolygon(areas)
    kinds = {one.geom_type for one in held}
    if "Point" in kinds:
        raise Unusable(
            "is a point, not an area.",
            "Enter it as latitude and longitude of the landscape, or draw its outline.",
        )
    raise Unusable("is a line, not an area.", "Draw the outline as a closed polygon.")


def _in_degrees(areas: BaseGeometry, crs: str) -> BaseGeometry:
    if not np.isfinite(shapely.get_coordinates(areas)).all():
        raise Unusable("holds a coordinate that is no number.", "Draw it again and export it.")
    transformer = _transformer(crs)
    if transformer is None:
        return areas
    # A straight edge of a map projection is a curve in degrees: follow it in short steps.
    west, south, east, north = areas.bounds
    longest = max(east - west, north - south) / STEPS_ACROSS
    if longest > 0 and shapely.get_num_coordinates(areas) < ENOUGH_POINTS:
        areas = shapely.segmentize(areas, longest)
    moved = shapely.transform(
        areas, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))
    )
    if not np.isfinite(shapely.get_coordinates(moved)).all():
        raise Unusable(
            f"lies outside the area of its coordinate system ({crs[:40]}).",
            "Export it in WGS 84 (EPSG:4326).",
        )
    return moved


def off_globe(areas: BaseGeometry) -> bool:
    """Whether a shape cannot be degrees of longitude (up to ±360) and latitude."""
    west, south, east, north = areas.bounds
    return bool(west < -360 or east > 360 or south < -90.000001 or north > 90.000001)


def _unwrap(held: Drawn) -> None:
    """Edges that leap across 180° are followed the short way; the shape is then cut there."""
    polygons = list(getattr(held.geometry, "geoms", [held.geometry]))
    leaps = any(np.any(np.abs(np.diff(_ring(ring)[:, 0])) > 180)
                for one in polygons for ring in (one.exterior, *one.interiors))  # fmt: skip
    if leaps:
        held.geometry = MultiPolygon([_unwrapped(one) for one in polygons])
    west, _, east, _ = held.geometry.bounds
    if west < -180 or east > 180:
        held.geometry = cut_at_antimeridian(_whole(held.geometry))
        held.corrected.append(("was cut at 180° into parts on either side.", ""))


def _ring(ring: BaseGeometry) -> np.ndarray:
    xy: np.ndarray = shapely.get_coordinates(ring)
    return xy


def _unwrapped(polygon: Polygon) -> Polygon:
    shell = _followed(_ring(polygon.exterior))
    middle = (shell[:, 0].min() + shell[:, 0].max()) / 2
    holes = []
    for ring in polygon.interiors:
        hole = _followed(_ring(ring))
        hole[:, 0] += 360 * round((middle - hole[:, 0].mean()) / 360)
        holes.append(hole)
    west = shell[:, 0].min()
    shift = -360 if west >= 180 else 360 if shell[:, 0].max() <= -180 else 0
    return translate(Polygon(shell, holes), shift)


def _followed(xy: np.ndarray) -> np.ndarray:
    steps = np.diff(xy[:, 0])
    turns = np.concatenate([[0], np.cumsum(np.round(steps / 360) * -360)])
    if turns[-1]:
        raise Unusable(
            "goes once round the globe.", "Cut it at 180°, and at the pole where it holds one."
        )
    followed = xy.copy()
    followed[:, 0] += turns
    return followed


def _whole(geometry: BaseGeometry) -> BaseGeometry:
    made = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
    parts = [
        one for part in getattr(made, "geoms", [made]) for one in getattr(part, "geoms", [part])
    ]
    areas = [one for one in parts if isinstance(one, Polygon) and one.area > 0]
    if not areas:
        raise Unusable("has no area.", "Draw its outline as a closed polygon.")
    return areas[0] if len(areas) == 1 else MultiPolygon(areas)


def _mend(held: Drawn) -> None:
    if held.geometry.is_valid:
        if area_ha(held.geometry) <= 0:
            raise Unusable("has no area.", "Draw its outline as a closed polygon.")
        return
    why = shapely.is_valid_reason(held.geometry)
    mended = _whole(held.geometry)
    held.geometry = mended
    held.corrected.append(
        (f"crossed itself ({why}) and was mended to {area_ha(mended):,.0f} ha.",
         "Look at the outline on the map.")
    )  # fmt: skip


def _note_spikes(held: Drawn) -> None:
    """Says where an outline runs out and straight back, as a slip of the pen does."""
    for one in getattr(held.geometry, "geoms", [held.geometry]):
        xy = _ring(one.exterior)[:-1]
        before, after = np.roll(xy, 1, axis=0) - xy, np.roll(xy, -1, axis=0) - xy
        there, back = np.hypot(*before.T), np.hypot(*after.T)
        with np.errstate(divide="ignore", invalid="ignore"):
            cosine = (before * after).sum(axis=1) / (there * back)
        long = np.minimum(there, back) > max(SPIKE_DEGREES, SPIKE_TIMES * float(np.median(there)))
        for x, y in xy[(cosine > SPIKE_COSINE) & long][:3]:
            fact = f"runs out to a spike at {y:.4f}, {x:.4f} (latitude, longitude)."
            held.noted.append((fact, "Remove the point if it is a slip."))


def _simplify(held: Drawn) -> None:
    """Fewer points for an outline that has very many, as long as its area stays within 0.1 %."""
    before = shapely.get_num_coordinates(held.geometry)
    if before <= ENOUGH_POINTS:
        return
    area, best = area_ha(held.geometry), held.geometry
    for tolerance in TOLERANCES:
        simple = held.geometry.simplify(tolerance, preserve_topology=True)
        if not simple.is_valid or abs(area_ha(simple) / area - 1) > MOST_CHANGE:
            break
        best = simple
        if shapely.get_num_coordinates(best) <= ENOUGH_POINTS:
            break
    after = shapely.get_num_coordinates(best)
    if after < before:
        change = abs(area_ha(best) / area - 1)
        held.geometry = best
        held.corrected.append(
            (f"was simplified from {before:,} to {after:,} points; its area changed by "
             f"{change:.3%}.", "")
        )  # fmt: skip
