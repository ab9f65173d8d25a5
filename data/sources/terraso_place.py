"""Where a Terraso landscape lies: its areaPolygon as a boundary or a pin, and its countries.

Must not trust the stated area: pins give 0 and overlapping features count double there.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from shapely.geometry.base import BaseGeometry

from data.cell import Refused
from data.package import REFERENCE
from data.sources import drawn
from data.sources.plain_text import as_text

SMALLEST_HA, LARGEST_HA = 10_000, 50_000_000
SAME_AREA = 0.01
Fault = tuple[str, str]
# Short and former names that stand in place lists, beside the names of the country table.
ALSO_CALLED = {
    "uk": "GBR", "great britain": "GBR", "england": "GBR", "scotland": "GBR", "usa": "USA",
    "united states of america": "USA", "us": "USA", "drc": "COD", "dr congo": "COD",
    "democratic republic of the congo": "COD", "republic of the congo": "COG", "laos": "LAO",
    "ivory coast": "CIV", "vietnam": "VNM", "viet nam": "VNM", "tanzania": "TZA",
    "bolivia": "BOL", "venezuela": "VEN", "russia": "RUS", "south korea": "KOR", "iran": "IRN",
    "syria": "SYR", "moldova": "MDA", "the gambia": "GMB", "swaziland": "SWZ", "burma": "MMR",
    "cape verde": "CPV", "east timor": "TLS", "czech republic": "CZE", "macedonia": "MKD",
    "turkey": "TUR", "holland": "NLD", "brunei": "BRN",
}  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """A landscape's place: a polygon, a pin (latitude, longitude), both or neither; and faults."""

    polygon: BaseGeometry | None = None
    pin: tuple[float, float] | None = None
    refused: list[Fault] = field(default_factory=list)
    noted: list[Fault] = field(default_factory=list)

    area_ha: float | None = None


def ground(given: Any) -> Ground:
    """The place drawn in areaPolygon: GeoJSON as an object or as a string of it, pins included."""
    found = Ground()
    areas: list[BaseGeometry] = []
    points: list[BaseGeometry] = []
    for shape in _shapes(given, found.refused):
        kind = shape.geom_type
        if kind.endswith("Polygon"):
            areas.append(shape)
        elif kind.endswith("Point"):
            points.append(shape)
        else:
            found.refused.append((f"holds a {kind}, neither an area nor a pin.", "Draw an area."))
    polygon = drawn.area(areas)
    if areas and polygon is None:
        found.refused.append(
            ("encloses no area, or crosses itself over and over.", "Redraw its outline.")
        )
    if any(drawn.crosses_antimeridian(one) for one in areas):
        found.noted.append(("is drawn across 180°.", "It was cut there into two parts."))
    if len(points) > 1:
        found.noted.append((f"holds {len(points)} pins.", "The first is taken as its place."))
    pin = None
    if points:
        first = points[0].representative_point()
        pin = (round(first.y, 6), round(first.x, 6))
    hectares = drawn.area_ha(polygon) if polygon is not None else None
    return Ground(polygon, pin, found.refused, found.noted, hectares)


def _shapes(given: Any, refused: list[Fault]) -> Iterator[BaseGeometry]:
    for geometry in _geometries(given, refused):
        try:
            yield from _parts(drawn.geometry(geometry))
        except Refused as no:
            refused.append((no.fact, no.next_step))


def _parts(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    if shape.geom_type != "GeometryCollection":
        yield shape
        return
    for part in shape.geoms:
        yield from _parts(part)


def _geometries(given: Any, refused: list[Fault]) -> Iterator[Any]:
    if isinstance(given, str) and given.strip():
        try:
            given = json.loads(given)
        except (ValueError, RecursionError):
            refused.append(("is no GeoJSON that can be read.", "Draw the area again."))
            return
    if not isinstance(given, dict) or not given:
        if given and not isinstance(given, dict):
            refused.append(("is no GeoJSON that can be read.", "Draw the area again."))
        return
    features = given.get("features")
    for one in features if isinstance(features, list) else [given]:
        is_feature = isinstance(one, dict) and ("geometry" in one or one.get("type") == "Feature")
        geometry = one.get("geometry") if is_feature else one
        if geometry is not None:
            yield geometry


def stated_area(given: Any) -> float | None:
    """The area Terraso states, None where it is 0, which it is for pins."""
    known = isinstance(given, (int, float)) and not isinstance(given, bool)
    return float(given) if known and 0 < given < 1e12 else None


@cache
def _countries() -> dict[str, str]:
    known = dict(ALSO_CALLED)
    with (REFERENCE / "country.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            for column in ("country_iso2_code", "name_en", "name_es", "name_fr", "name_pt"):
                known.setdefault(row[column].lower(), row["country_code"])
            known.setdefault(row["country_code"].lower(), row["country_code"])
    known.pop("", None)
    return known


def countries(location: Any) -> list[str]:
    """ISO 3166-1 alpha-3 of a location: two letters, a name, "Kenya, Africa", or several names."""
    text = as_text(location).lower()
    if found := _countries().get(text):
        return [found]
    named = re.split(r"\s*(?:[;/|,&]|\band\b|\by\b|\bet\b)\s*", text)
    return list(dict.fromkeys(code for one in named if (code := _countries().get(one.strip()))))
