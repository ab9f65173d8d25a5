"""Reads boundary.geojson and refuses geometry that cannot be counted on.

Must not repair a shape: a self-crossing polygon is the owner's to mend.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data.cell import Refused, parse
from data.errors import Problem
from data.schema import tables

POLYGONS = ("Polygon", "MultiPolygon")


def read_boundaries(file: Path, problems: list[Problem]) -> tuple[list[dict[str, Any]], list[int]]:
    """Rows of table boundary and each feature's number (first = 1); adds faults to problems."""
    if not file.exists():
        return [], []
    try:
        features = json.loads(file.read_text(encoding="utf-8"))["features"]
        if not isinstance(features, list):
            raise TypeError("features is not a list")
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        step = "Save it as a GeoJSON FeatureCollection."
        problems.append(Problem(file.name, f"cannot be read: {error}.", step))
        return [], []
    rows, numbers = [], []
    for number, feature in enumerate(features, 1):
        row = _row(file.name, number, feature, problems)
        if row is not None:
            rows.append(row)
            numbers.append(number)
    return rows, numbers


def _row(file: str, number: int, feature: Any, problems: list[Problem]) -> dict[str, Any] | None:
    given = feature.get("properties") or {} if isinstance(feature, dict) else {}
    row: dict[str, Any] = {}
    before = len(problems)
    for column in tables()["boundary"].columns:
        if column.name == "geometry":
            continue
        held = given.get(column.name)
        text = ";".join(held) if isinstance(held, list) else "" if held is None else str(held)
        try:
            row[column.name] = parse(text, column)
        except Refused as no:
            problems.append(Problem(file, no.fact, no.next_step, number, column.name))
    fault = None
    try:
        geometry = shape(feature["geometry"])
        fault = fault_of(geometry)
    except (
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        shapely.errors.ShapelyError,
    ):
        fault = ("has no geometry that can be read.", "Give a Polygon or MultiPolygon.")
    if fault:
        problems.append(Problem(file, *fault, number, "geometry"))
    if len(problems) > before:
        return None
    row["geometry"] = shapely.to_geojson(geometry)
    return row


def fault_of(geometry: BaseGeometry) -> tuple[str, str] | None:
    """What is wrong with a boundary (fact, next step), or None when it can be counted on."""
    if geometry.geom_type not in POLYGONS or geometry.is_empty:
        return (
            f"is a {geometry.geom_type}, not an area.",
            "Give a Polygon or MultiPolygon.",
        )
    west, south, east, north = geometry.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        far = f"reaches off the globe ({west:g}, {south:g} to {east:g}, {north:g})."
        return far, "Give longitude then latitude in degrees, WGS 84."
    if any(_leaps(part.exterior) for part in getattr(geometry, "geoms", [geometry])):
        far = f"has an edge across 180° (from {west:g} to {east:g})."
        return far, "Cut it at 180° into parts on either side."
    if not geometry.is_valid:
        why = shapely.is_valid_reason(geometry)
        return (
            f"crosses itself ({why}).",
            "Redraw the outline so that it does not cross itself.",
        )
    return None


def _leaps(ring: BaseGeometry) -> bool:
    return bool((np.abs(np.diff(shapely.get_coordinates(ring)[:, 0])) > 180).any())
