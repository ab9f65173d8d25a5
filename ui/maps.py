"""Maps of landscapes as pydeck decks that ask no tile server.

Rows in, deck out; it must not read data, choose filters or import Streamlit.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from ui.theme import Palette, Rgba, rgba, scope_colour

Row = dict[str, Any]

LAND_URL = "/app/static/land.geojson"
# A circle's area, not its radius, grows with people: this many fill a circle of this radius.
PEOPLE_AT_RADIUS = 10_000_000
RADIUS_PIXELS = 16.0
LEAST_RADIUS = 4.0
MOST_RADIUS = 48.0
# Pixels of an outline: of every country, and of the one that the page is about.
THIN, THICK = 0.6, 1.6
# What counts towards the goals is never hidden under what does not.
DRAWN_LAST_TO_FIRST = ("in_scope", "listed", "reference")
HOLLOW_PLACES = ("approximate", "country_centroid", "cell_01")
HIDDEN_PLACES = ("country_centroid",)


@dataclass(frozen=True)
class View:
    """What part of the world is seen: centre in degrees and zoom (0 is the whole world)."""

    latitude: float = 14.0
    longitude: float = 12.0
    zoom: float = 1.05


WORLD = View()
PHONE_WORLD = View(latitude=14.0, longitude=12.0, zoom=-0.45)
LANDSCAPE_ZOOM = 5.0
# How far a view steps back so that its box fits: log2 of 512 pixels over the space there is.
ROOM = 0.45
PHONE_ROOM = 0.8


def view_of(
    west: float, south: float, east: float, north: float, *, is_phone: bool = False
) -> View:
    """A view that holds a box of degrees, in the height of a map or the width of a phone."""
    width = east - west if east >= west else east + 360 - west
    middle = west + width / 2
    extent = max(width, (north - south) * 1.3, 0.5)
    zoom = math.log2(360 / extent) - (PHONE_ROOM if is_phone else ROOM)
    return View((south + north) / 2, middle - 360 if middle > 180 else middle, min(zoom, 8.0))


def view_around(geometries: Sequence[str], latitude: float, longitude: float) -> View:
    """A view that holds GeoJSON shapes, or the surroundings of a point when there are none."""
    corners = [corner for text in geometries for corner in _corners(json.loads(text))]
    if not corners:
        return View(latitude, longitude, LANDSCAPE_ZOOM)
    longitudes, latitudes = zip(*corners, strict=True)
    whole = view_of(min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    return View(whole.latitude, whole.longitude, min(whole.zoom, 7.0))


def _corners(geometry: dict[str, Any]) -> list[tuple[float, float]]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [(corner[0], corner[1]) for polygon in polygons for corner in polygon[0]]


def landscapes(
    points: Sequence[Row],
    *,
    colours: Palette,
    boundaries: Sequence[Row] = (),
    view: View = WORLD,
    country: str | None = None,
    tooltip: str = "{name}",
) -> pdk.Deck:
    """Landscapes as circles by people, over boundaries, over land.

    `points` carry landscape_id, label, scope_code, place_kind_code, people_method_code,
    latitude, longitude, residents (drawn only where counted in the landscape's own extent);
    `boundaries` carry label, scope_code, boundary_kind_code and geometry (GeoJSON text); `country`
    is the code of the country to set off from the others.
    """
    layers = [_land(colours, country)]
    if boundaries:
        layers.append(_boundaries(boundaries, colours))
    layers.append(_circles(points, colours))
    return pdk.Deck(
        layers=layers,
        views=[pdk.View(type="MapView", controller=True, repeat=True)],
        initial_view_state=pdk.ViewState(
            latitude=view.latitude, longitude=view.longitude, zoom=view.zoom, min_zoom=-1
        ),
        map_provider=None,
        tooltip={"text": tooltip},
        parameters={"clearColor": [0, 0, 0, 0]},
    )


def _land(colours: Palette, country: str | None) -> pdk.Layer:
    """The land; the country asked for is set off by tone and outline, by which
    an atoll of less than a pixel is still seen.
    """
    fill: Any = list(rgba(colours.land))
    line: Any = list(rgba(colours.paper))
    width: Any = THIN
    if country is not None:
        is_asked = f"properties.country_code == '{country}'"
        fill = f"{is_asked} ? {list(rgba(colours.line))} : {fill}"
        line = f"{is_asked} ? {list(rgba(colours.muted))} : {line}"
        width = f"{is_asked} ? {THICK} : {THIN}"
    return pdk.Layer(
        "GeoJsonLayer",
        id="land",
        data=LAND_URL,
        filled=True,
        stroked=True,
        get_fill_color=fill,
        get_line_color=line,
        get_line_width=width,
        line_width_units="'pixels'",
        pickable=False,
    )


def _boundaries(boundaries: Sequence[Row], colours: Palette) -> pdk.Layer:
    features = [
        {
            "type": "Feature",
            "geometry": json.loads(row["geometry"]),
            "properties": {"name": row["label"], **_outline(row, colours)},
        }
        for row in boundaries
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        id="boundaries",
        data={"type": "FeatureCollection", "features": features},
        filled=True,
        stroked=True,
        get_fill_color="properties.fill",
        get_line_color="properties.line",
        line_width_min_pixels=1.2,
        pickable=True,
    )


def _outline(row: Row, colours: Palette) -> dict[str, Rgba]:
    """A larger unit standing in for a landscape is outlined only; its own boundary is filled."""
    colour = scope_colour(row["scope_code"], colours)
    opacity = 0 if row["boundary_kind_code"] == "stand_in" else 60
    return {"fill": rgba(colour, opacity), "line": rgba(colour, 220)}


def _circles(points: Sequence[Row], colours: Palette) -> pdk.Layer:
    order = {scope: place for place, scope in enumerate(DRAWN_LAST_TO_FIRST)}
    above = sorted(
        filter(_has_point, points), key=lambda row: order[row["scope_code"]], reverse=True
    )
    placed = [_circle(row, colours) for row in above]
    return pdk.Layer(
        "ScatterplotLayer",
        id="landscapes",
        data=placed,
        get_position="[longitude, latitude]",
        get_radius="radius",
        radius_units="'pixels'",
        get_fill_color="fill",
        get_line_color="line",
        stroked=True,
        line_width_units="'pixels'",
        get_line_width=1.6,
        pickable=True,
    )


def _has_point(row: Row) -> bool:
    return row["latitude"] is not None and row["place_kind_code"] not in HIDDEN_PLACES


def _circle(row: Row, colours: Palette) -> dict[str, Any]:
    colour = scope_colour(row["scope_code"], colours)
    hollow = row["place_kind_code"] in HOLLOW_PLACES
    is_at_most = row["people_method_code"] == "stand_in"
    return {
        "landscape_id": row["landscape_id"],
        "name": row["label"],
        "longitude": round(row["longitude"], 3),
        "latitude": round(row["latitude"], 3),
        "radius": round(radius(None if is_at_most else row["residents"]), 1),
        "fill": rgba(colour, 0 if hollow else 150),
        "line": rgba(colour, 255),
    }


def radius(residents: float | None) -> float:
    """Radius in pixels whose circle's area stands for the residents; the least when unknown."""
    if not residents:
        return LEAST_RADIUS
    grown = RADIUS_PIXELS * math.sqrt(residents / PEOPLE_AT_RADIUS)
    return min(max(grown, LEAST_RADIUS), MOST_RADIUS)
