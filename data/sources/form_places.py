"""Places as form systems write them: geopoint, geotrace and geoshape, GeoJSON or WKT.

Must not turn a line into an area by itself, nor swap coordinates in silence.
"""

from typing import Any

import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from data.cell import Refused
from data.sources import drawn

EXAMPLE = "Write latitude, longitude, altitude, accuracy, such as -1.03 36.83 1650 5."
LONGEST = 2_000_000


def place(given: Any) -> BaseGeometry:
    """A point, line or polygon from an answer. Raises Refused.

    "lat lon alt accuracy", several parted by ";". Where the last point is the first it is an area.
    """
    if isinstance(given, dict):
        return drawn.geometry(given)
    text = str(given).strip()
    if len(text) > LONGEST:
        raise Refused("is too long for a place.", "Draw it with fewer points.")
    if text[:1].isalpha():
        return _from_wkt(text)
    points = [_point(part) for part in text.split(";") if part.strip()]
    if not points:
        raise Refused("is no place.", EXAMPLE)
    if len(points) == 1:
        return Point(points[0])
    closed = len(points) > 3 and points[0] == points[-1]
    return Polygon(points) if closed else LineString(points)


def _from_wkt(text: str) -> BaseGeometry:
    try:
        return drawn.checked(shapely.force_2d(shapely.from_wkt(text)))
    except drawn.UNREADABLE as error:
        if isinstance(error, Refused):
            raise
        raise Refused("is no place.", EXAMPLE) from None


def _point(text: str) -> tuple[float, float]:
    parts = text.replace(",", " ").split() if text.count(",") == 1 else text.split()
    try:
        if not 2 <= len(parts) <= 4:
            raise ValueError
        latitude, longitude = float(parts[0]), float(parts[1])
    except ValueError:
        raise Refused(f"“{text.strip()[:60]}” is no point.", EXAMPLE) from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        swapped = abs(latitude) <= 180 and abs(longitude) <= 90
        step = "Latitude and longitude look swapped: latitude stands first." if swapped else EXAMPLE
        raise Refused(f"“{text.strip()[:60]}” is off the globe.", step)
    return longitude, latitude


def outline(given: Any) -> dict[str, Any]:
    """A geoshape as a GeoJSON Polygon or MultiPolygon, repaired. Raises Refused."""
    found = place(given)
    if found.geom_type not in ("Polygon", "MultiPolygon", "GeometryCollection"):
        words = {"Point": "a point", "LineString": "a line that is not closed"}
        what = words.get(found.geom_type, f"a {found.geom_type}")
        raise Refused(f"is {what}, no area.", "Ask for a geoshape, or close the line.")
    whole = drawn.area([found])
    if whole is None:
        raise Refused("encloses no area, or crosses itself over and over.", "Draw it again.")
    return drawn.as_geojson(whole)


def part(given: Any, which: str) -> str:
    """latitude or longitude of a point, or of a point on a line or area. Raises Refused."""
    found = place(given).representative_point()
    return f"{found.y if which == 'latitude' else found.x:.7f}".rstrip("0").rstrip(".")


def hectares(given: Any) -> str:
    """Area of a geoshape on the ellipsoid in ha, to a square metre. Raises Refused."""
    return f"{drawn.area_ha(shapely.geometry.shape(outline(given))):.4f}"
