"""Invented landscapes in the shapes in which Terraso gives them, and what a reader made of them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data.intake.rows import Item, Remark, Row, Shape
from data.sources import terraso_landscapes

FIRST = "0b8f2c4e-6f55-4b7e-9a51-2f1c9d3e7a10"
SECOND = "7c1d5a90-1111-4222-8333-444455556666"
THIRD = "00123456-7890-4222-8333-123456789012"
# Half a degree by half a degree at the equator: 55.66 km by 55.29 km, about 307,700 ha.
SQUARE = [[[36.0, 0.0], [36.5, 0.0], [36.5, 0.5], [36.0, 0.5], [36.0, 0.0]]]


def features(*geometries: dict[str, Any]) -> dict[str, Any]:
    """A FeatureCollection of geometries."""
    made = [{"type": "Feature", "properties": {}, "geometry": each} for each in geometries]
    return {"type": "FeatureCollection", "features": made}


POLYGON = {"type": "Polygon", "coordinates": SQUARE}
PIN = {"type": "Point", "coordinates": [36.8, -1.03]}


def node(identifier: str = FIRST, **changed: Any) -> dict[str, Any]:
    """A landscape as GraphQL gives it; areaPolygon is a string there."""
    held = {
        "id": identifier,
        "slug": "upper-example-basin",
        "name": "Upper Example Basin",
        "description": "",
        "website": "",
        "location": "KE",
        "areaPolygon": json.dumps(features(POLYGON)),
        "areaScalarHa": 307_700.0,
        "areaTypes": ["rural"],
        "population": 84_000,
        "partnershipStatus": "YES",
        "taxonomyTerms": {"edges": []},
        "associatedGroups": {"edges": []},
        "associatedDevelopmentStrategy": {"edges": []},
    }
    return held | changed


def export(identifier: str = FIRST, **changed: Any) -> dict[str, Any]:
    """The same landscape as the per-landscape export gives it; no slug, no status."""
    held = {
        "id": identifier,
        "name": "Upper Example Basin",
        "description": "",
        "region": "KE",
        "publicContactEmail": "",
        "website": "",
        "areaPolygon": features(POLYGON),
        "areaTypes": ["rural"],
        "areaScalarHa": 307_700.0,
        "population": 84_000,
        "taxonomyTerms": [],
        "organizationsInvolved": {"stakeholders": []},
        "developmentStrategy": None,
        "lastUpdated": 1_760_000_000.0,
    }
    return held | changed


def page(*nodes: dict[str, Any], total: int | None = None, more: bool = False) -> dict[str, Any]:
    """A GraphQL response; its total is the number of nodes unless given."""
    landscapes = {
        "totalCount": len(nodes) if total is None else total,
        "pageInfo": {"hasNextPage": more, "endCursor": "YXJyYXk="},
        "edges": [{"node": each} for each in nodes],
    }
    return {"data": {"landscapes": landscapes}}


def edges(*nodes: dict[str, Any]) -> dict[str, Any]:
    """A GraphQL connection of nodes."""
    return {"edges": [{"node": each} for each in nodes]}


def saved(path: Path, held: Any) -> Path:
    """Write JSON to a file, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


def read(path: Path, **answers: str) -> list[Item]:
    """Everything the reader gives for a path."""
    return list(terraso_landscapes.read(path, answers))


def rows(items: Sequence[Item], table: str) -> list[dict[str, str]]:
    """The cells of the rows of one table."""
    return [dict(one.cells) for one in items if isinstance(one, Row) and one.table == table]


def only(items: Sequence[Item], table: str = "landscape") -> dict[str, str]:
    """The cells of the only row of a table."""
    (row,) = rows(items, table)
    return row


def shapes(items: Sequence[Item]) -> list[Shape]:
    """The shapes among items."""
    return [one for one in items if isinstance(one, Shape)]


def remarks(items: Sequence[Item], kind: str) -> list[Remark]:
    """The remarks of one kind."""
    return [one for one in items if isinstance(one, Remark) and one.kind_code == kind]


def every_text(items: Sequence[Item]) -> str:
    """All that a reader gives, as one text, for looking for what must not be in it."""
    return "\n".join(repr(one) for one in items)
