"""Tells what the record says of each landscape: table landscape, its boundaries and relations.

Must not decide where a landscape lies or how far it comes.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import shapely

from data.demonstration.draws import (
    NOTE,
    chance,
    generator,
    invented,
    pick,
    quota,
    rounded,
    years_of,
)
from data.demonstration.layout import Layout
from data.demonstration.paths import Paths
from data.demonstration.reference import centroids, national

Columns = Mapping[str, Any]
BASE = "https://example.org/demonstration"
# How a stated population compares with the modelled one.
STATED = {"near": 0.62, "none": 0.2, "low": 0.07, "high": 0.07, "conflict": 0.04}
RATIO = {"near": (0.75, 1.35), "low": (0.12, 0.42), "high": (2.4, 5.0), "conflict": (0.8, 1.2)}
LARGEST_SHARE = 0.35
LED = {"no": 0.46, "unknown": 0.35, "yes": 0.13, "review": 0.06}
POINT = {
    "own": "boundary_point", "administrative": "boundary_point", "stand_in": "approximate",
    "circle": "exact", "approximate": "approximate", "sea": "exact", "double": "exact",
}  # fmt: skip
BOUNDARY = {"own": "own", "sea": "own", "administrative": "administrative", "stand_in": "stand_in"}


def ids(n: int) -> np.ndarray:
    """Identifiers of the landscapes in order."""
    found = np.empty(n, object)
    found[:] = [f"demo-{number:05d}" for number in range(1, n + 1)]
    return found


def stated(seed: int, layout: Layout) -> tuple[np.ndarray, np.ndarray]:
    """Population as stated (nan where it is not) and how it compares with the modelled one.

    Never more than a third of the people of any of the landscape's countries.
    """
    rng, n = generator(seed, "stated people"), len(layout)
    how = quota(rng, n, STATED)
    how = np.where(layout.place == "stated", "near", how)
    how = np.where(np.isin(layout.place, ["nowhere", "double"]), "none", how)
    low = np.array([RATIO.get(one, (np.nan, np.nan))[0] for one in how])
    high = np.array([RATIO.get(one, (np.nan, np.nan))[1] for one in how])
    modelled = np.where(layout.residents > 0, layout.residents, np.nan)
    unseen = np.exp(rng.normal(np.log(110_000), 0.9, n))
    modelled = np.where(np.isnan(modelled) & (layout.realm != "sea"), unseen, modelled)
    modelled = np.where(layout.realm == "sea", unseen / 4, modelled)
    people = modelled * (low + rng.random(n) * (high - low))
    most = np.array([min(map(_nation, one.split(";"))) for one in layout.countries])
    people = np.minimum(people, most * LARGEST_SHARE)
    said = rounded(people, pick(rng, [1, 2, 3], n).astype(int))
    return np.maximum(np.rint(said), 40), how


def _nation(code: str) -> float:
    return float(national().get(code, 100_000)) if code else 1e6


def landscape(
    seed: int,
    layout: Layout,
    paths: Paths,
    named: Columns,
    people: np.ndarray,
    formal: Columns,
    today: float,
) -> Columns:
    """Table landscape. named: landscape_name, partnership_name, network_name, lead_name."""
    rng, n = generator(seed, "landscape rows"), len(layout)
    one, year = ids(n), int(years_of(np.array([today]))[0])
    lat, lon, point = _points(rng, layout)
    led = quota(rng, n, LED)
    coalition = np.isin(layout.scope, ["in_scope", "listed"])
    page = f"{BASE}/coalition/" + layout.scope
    site = np.where(chance(rng, n, 0.4), f"{BASE}/landscapes/" + one, "")
    started = np.minimum(years_of(paths.entry) - rng.integers(0, 4, n), year)
    return {
        **named,
        **formal,
        **_figures(rng, layout, people, year),
        "landscape_id": one,
        "landscape_type": _kind(rng, layout),
        "record_kind_code": np.full(n, "landscape", object),
        "scope_code": layout.scope,
        "scope_source_url": np.where(coalition, page, ""),
        "country_codes": layout.countries,
        "extent_note": np.where(layout.place == "stand_in", "Larger unit drawn. " + NOTE, NOTE),
        "started_year": np.where(chance(rng, n, 0.15), "", started.astype(str).astype(object)),
        "realm_code": layout.realm,
        "latitude": lat,
        "longitude": lon,
        "place_kind_code": point,
        "community_led_code": np.where(led == "unknown", "", led),
        "community_led_note": np.where(np.isin(led, ["yes", "review"]), NOTE, ""),
        "website_url": site,
        "note": np.full(n, NOTE, object),
    }


def _figures(rng: np.random.Generator, layout: Layout, people: np.ndarray, year: int) -> Columns:
    """Stated area and population with their years, some missing."""
    n = len(layout)
    area = np.where((layout.place == "stated") & chance(rng, n, 0.5), np.nan, layout.area_ha)
    area = np.where(chance(rng, n, 0.08) & np.isin(layout.place, list(BOUNDARY)), np.nan, area)
    people_year = np.where(chance(rng, n, 0.1), "", _years(rng, n, year - 9, year))
    return {
        "area_ha": rounded(area, pick(rng, [2, 3, 4], n).astype(int)),
        "area_year": np.where(np.isnan(area), "", _years(rng, n, year - 9, year)),
        "population": people,
        "population_year": np.where(np.isnan(people), "", people_year),
    }


def _kind(rng: np.random.Generator, layout: Layout) -> np.ndarray:
    kind = pick(rng, invented()["words"]["kind"][:5], len(layout))
    kind = np.where(layout.shape == "corridor", "river corridor", kind)
    kind = np.where(layout.realm == "coast", "coastal wetland", kind)
    return np.where(layout.realm == "sea", "seascape", kind)


def _years(rng: np.random.Generator, n: int, first: int, end: int) -> np.ndarray:
    found: np.ndarray = rng.integers(first, end, n).astype(str).astype(object)
    return found


def _points(rng: np.random.Generator, layout: Layout) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Latitude, longitude and how well they are known, as text."""
    n = len(layout)
    lat, lon, kind = (np.full(n, "", object) for _ in range(3))
    for row in range(n):
        place, outline = layout.place[row], layout.outline[row]
        if place in POINT and not np.isnan(layout.latitude[row]):
            inside = place in ("own", "administrative") and layout.shape[row] != "calm"
            at = shapely.point_on_surface(outline) if inside else None
            y, x = (at.y, at.x) if at else (layout.latitude[row], layout.longitude[row])
            lat[row], lon[row], kind[row] = f"{y:.4f}", f"{x:.4f}", POINT[place]
        elif place == "stated" and layout.countries[row] and rng.random() < 0.6:
            code = layout.countries[row].split(";")[0]
            lat[row], lon[row] = centroids()[code]
            kind[row] = "country_centroid"
    return lat, lon, kind


def boundaries(layout: Layout) -> Iterator[str]:
    """Each boundary as one line of GeoJSON."""
    one = ids(len(layout))
    for row in range(len(layout)):
        kind = BOUNDARY.get(layout.place[row])
        if kind is None:
            continue
        properties = {"landscape_id": one[row], "boundary_kind_code": kind, "unit_codes": [],
                      "source_id": "demo-shapes", "note": NOTE}  # fmt: skip
        head = json.dumps(properties, separators=(",", ":"))
        shape = shapely.to_geojson(layout.outline[row])
        yield f'{{"type":"Feature","properties":{head},"geometry":{shape}}}'


def relations(layout: Layout) -> Columns:
    """Table landscape_relation: only what the outlines bear out."""
    rows = np.flatnonzero(layout.other >= 0)
    other, one = layout.other[rows], ids(len(layout))
    inner, outer = layout.outline[rows], layout.outline[other]
    shapely.prepare(outer)
    within, touch = shapely.contains(outer, inner), shapely.intersects(outer, inner)
    same = layout.role[rows] == "same"
    code = np.where(same, "same", np.where(within, "inside", "overlaps"))
    keep = same | touch
    return {
        "landscape_id": one[rows][keep],
        "other_landscape_id": one[other][keep],
        "relation_code": code[keep],
        "reason": np.full(int(keep.sum()), NOTE, object),
    }
