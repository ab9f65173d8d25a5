"""What is worth saying of a boundary that is in order: its size, countries, doubles.

Must not change a shape.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import h3
import numpy as np
import pyarrow.parquet as pq
import shapely
from shapely import STRtree
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data import grid
from data.cells import cover
from data.errors import IntakeError
from data.intake.rows import Answers, Place, Remark

SMALL_HA, LARGE_HA, TOO_LARGE_HA = 10_000, 50_000_000, 1_000_000_000
SAME = 0.9
MOST_COMPARED = 20_000
ON_LAND, OFF_LAND = 0.5, 0.05


@dataclass(frozen=True)
class Lies:
    """Shares of a boundary by country, and the share on land (or near its coast) of any."""

    by_country: Mapping[str, float]

    @property
    def on_land(self) -> float:
        return float(sum(self.by_country.values()))

    def words(self) -> str:
        """The shares as readers see them, largest first."""
        ranked = sorted(self.by_country.items(), key=lambda one: -one[1])
        parts = [f"{share:.0%} in {code}" for code, share in ranked if share >= 0.005]
        if 1 - self.on_land >= 0.005:
            parts.append(f"{1 - self.on_land:.0%} off every coast")
        return ", ".join(parts) or "off every coast"


@cache
def _countries() -> tuple[np.ndarray, np.ndarray]:
    held = pq.read_table(grid.CELL_COUNTRY)
    cells = held.column("h3").to_numpy()
    codes = held.column("country_code").to_numpy(zero_copy_only=False)
    order = np.argsort(cells)
    return cells[order], codes[order]


def lies(geometry: BaseGeometry) -> Lies:
    """Where a boundary lies, by the H3 cells it covers (to about 0.7 km², a child of a cell)."""
    cells, masks = cover(geometry)
    weights = np.array([int(mask).bit_count() for mask in masks], dtype=float)
    if not len(cells):
        point = geometry.representative_point()
        cell = h3.latlng_to_cell(point.y, point.x, grid.RESOLUTION)
        cells = np.array([h3.str_to_int(cell)], dtype=np.uint64)
        weights = np.ones(1)
    known, codes = _countries()
    at = np.minimum(np.searchsorted(known, cells), len(known) - 1)
    is_known = known[at] == cells
    found: dict[str, float] = {}
    for code in np.unique(codes[at[is_known]].astype(str)):
        here = is_known & (codes[at] == code)
        found[str(code)] = float(weights[here].sum() / weights.sum())
    return Lies(found)


def size_said(area: float) -> tuple[str, str] | None:
    """A warning about the size of a landscape (fact, next step), or None."""
    if area < SMALL_HA:
        return (
            f"has {area:,.0f} ha; a landscape has mostly more than {SMALL_HA:,} ha.",
            "Check that it is the landscape and not a site within it.",
        )
    if area > LARGE_HA:
        return (
            f"has {area / 1e6:,.1f} million ha; a landscape has mostly less than "
            f"{LARGE_HA / 1e6:,.0f} million ha.",
            "Check that it is not a larger unit that stands in for it.",
        )
    return None


def swap_suggested(geometry: BaseGeometry, here: Lies, countries: tuple[str, ...]) -> str:
    """Where a shape would lie with latitude and longitude exchanged, when only that makes sense."""
    at_home = sum(here.by_country.get(code, 0) for code in countries) if countries else here.on_land
    if at_home > OFF_LAND:
        return ""
    turned = shapely.transform(geometry, lambda xy: xy[:, ::-1])
    west, south, east, north = turned.bounds
    if south < -90 or north > 90 or west < -180 or east > 180:
        return ""
    there = lies(turned)
    home = sum(there.by_country.get(code, 0) for code in countries) if countries else there.on_land
    return there.words() if home >= ON_LAND else ""


def existing(file: str) -> dict[str, BaseGeometry]:
    """Boundaries that a package has already, by landscape. Raises IntakeError when unreadable."""
    if not file:
        return {}
    try:
        features = json.loads(Path(file).read_text(encoding="utf-8"))["features"]
        return {str(one["properties"]["landscape_id"]): shape(one["geometry"]) for one in features}
    except (OSError, ValueError, KeyError, TypeError, ShapelyError) as error:
        raise IntakeError(f"{file} cannot be read as boundaries ({error}).") from None


def doubles(
    incoming: Mapping[str, BaseGeometry], held: Mapping[str, BaseGeometry]
) -> Iterator[tuple[str, str, float]]:
    """Pairs of landscapes that cover the same area, each pair once, with the share they share.

    The share is that of the larger one, so that a landscape inside another is no double.
    """
    others = {one: shape for one, shape in held.items() if one not in incoming}
    names = [*incoming, *others]
    shapes = np.array([*incoming.values(), *others.values()], dtype=object)
    if not len(incoming):
        return
    boxes = shapely.bounds(shapes)
    first, second = STRtree(shapes).query(shapes[: len(incoming)])
    pairs = first < second
    first, second = first[pairs], second[pairs]
    close = _alike(boxes[first], boxes[second])
    for a, b in list(zip(first[close], second[close], strict=True))[:MOST_COMPARED]:
        try:
            shared = shapely.area(shapely.intersection(shapes[a], shapes[b]))
        except ShapelyError:
            continue
        share = float(shared / max(shapely.area(shapes[a]), shapely.area(shapes[b])))
        if share > SAME:
            yield names[a], names[b], share


def said_doubles(
    place: Place, incoming: Mapping[str, BaseGeometry], answers: Answers
) -> Iterator[Remark]:
    """A remark for each pair of landscapes that cover the same area, the record's among them."""
    for one, other, share in doubles(incoming, existing(answers.get("boundaries", ""))):
        fact = f"{one} and {other} cover the same area ({share:.0%})."
        step = "If they are one landscape, keep one, or say so in landscape_relation."
        yield Remark("noted", place, fact, step, value=one, rule_code="geo_double")


def _alike(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Whether two rectangles share enough that what lies in them may be the same."""
    width = np.minimum(one[:, 2], other[:, 2]) - np.maximum(one[:, 0], other[:, 0])
    height = np.minimum(one[:, 3], other[:, 3]) - np.maximum(one[:, 1], other[:, 1])
    wide = np.maximum(one[:, 2] - one[:, 0], other[:, 2] - other[:, 0])
    high = np.maximum(one[:, 3] - one[:, 1], other[:, 3] - other[:, 1])
    alike: np.ndarray = (width > 0.8 * wide) & (height > 0.8 * high)
    return alike
