"""The map of landscapes with its toggles and its key, rerun on its own.

It must not count; what it hides it names.
"""

import pandas as pd
import pydeck as pdk
import streamlit as st

from ui import blocks, evidence, maps, marks, names, text, theme
from ui.here import Here, load, show_of
from ui.warehouse_state import Row, records

_KEPT_DECKS = 64
MAP_COLUMNS = (
    "landscape_name",
    "country_names",
    "scope_code",
    "place_kind_code",
    "people_method_code",
    "residents",
)


@st.fragment
def world(here: Here, slot: str, *, is_reference_shown: bool) -> None:
    """All landscapes with a place; the reference layer one toggle away."""
    with st.container(horizontal=True, key=f"toggles-{here.name}-{slot}"):
        reference = st.toggle(
            text.get("map.reference", here.language),
            value=is_reference_shown,
            key="reference",
            bind="query-params",
        )
        boundaries = st.toggle(
            text.get("map.boundaries", here.language), key="boundaries", bind="query-params"
        )
    points = load(here, "landscapes")
    shapes = load(here, "landscape_boundaries") if boundaries else None
    if not reference:
        points = points[points["scope_code"] != "reference"]
        shapes = None if shapes is None else shapes[shapes["scope_code"] != "reference"]
    view = maps.PHONE_WORLD if here.is_phone else maps.WORLD
    _draw(here, slot, points, shapes, view, None, (reference, boundaries))


def country(here: Here, slot: str, row: Row) -> None:
    """The landscapes of one country with their boundaries, the map cut to the country."""
    code = row["country_code"]
    points = load(here, "landscapes", countries=[code])
    shapes = load(here, "landscape_boundaries", countries=[code])
    view = maps.WORLD
    if row["west"] is not None:
        edges = (row["west"], row["south"], row["east"], row["north"])
        view = maps.view_of(*edges, is_phone=here.is_phone)
    _draw(here, slot, points, shapes, view, code, code)


def landscape(here: Here, row: Row) -> None:
    """One landscape, its boundary if there is one, and the land around it."""
    points = pd.DataFrame([row])
    shapes = load(here, "landscape_boundaries", landscape_id=row["landscape_id"])
    view = maps.view_around(list(shapes["geometry"]), row["latitude"], row["longitude"])
    _draw(here, "map", points, shapes, view, None, row["landscape_id"])


def _draw(
    here: Here,
    slot: str,
    points: pd.DataFrame,
    shapes: pd.DataFrame | None,
    view: maps.View,
    code: str | None,
    asked: object,
) -> None:
    """Draw points and shapes; `asked` names what was asked for besides the page's filters."""
    shown = (here.warehouse_id, here.filters, here.language, here.mode, asked)
    deck = _deck(here, points, shapes, view, code, key=repr(shown))
    blocks.draw(here, slot, deck)
    if not points.empty:
        blocks.html(marks.key(_key(here, points)))
    evidence.behind(here, "landscapes", frame=points, columns=MAP_COLUMNS, key=slot)


@st.cache_resource(max_entries=_KEPT_DECKS, show_spinner=False)
def _deck(
    _here: Here,
    _points: pd.DataFrame,
    _shapes: pd.DataFrame | None,
    view: maps.View,
    code: str | None,
    *,
    key: str,
) -> pdk.Deck:
    """The deck of a map, kept: its content follows from `key`, view and country code."""
    return maps.landscapes(
        [{**row, "label": _label(_here, row)} for row in records(_points)],
        boundaries=[
            {**row, "label": row["landscape_name"]}
            for row in ([] if _shapes is None else records(_shapes))
        ],
        colours=theme.palette(_here.mode),
        view=view,
        country=code,
    )


def _label(here: Here, row: Row) -> str:
    """What a point says when it is pointed at: name, place, people and how they are known."""
    people = show_of(here, row, "residents", gap="not_counted")
    lines = [
        row["landscape_name"],
        names.told(row, "country_names", here.language) or "",
        text.get("map.people", here.language, people=people),
        text.code("scope", row["scope_code"], here.language),
    ]
    if row["place_kind_code"] in maps.HOLLOW_PLACES:
        lines.append(text.code("place_kind", row["place_kind_code"], here.language))
    return "\n".join(line for line in lines if line)


def _key(here: Here, points: pd.DataFrame) -> list[tuple[str, str]]:
    scopes = [code for code in theme.SCOPE_CATEGORY if (points["scope_code"] == code).any()]
    return [
        *((code, text.code("scope", code, here.language)) for code in scopes),
        ("hollow", text.get("map.hollow", here.language)),
        ("size-large", text.get("map.size_large", here.language)),
        ("size-small", text.get("map.size_small", here.language)),
    ]
