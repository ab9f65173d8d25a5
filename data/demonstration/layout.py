"""Lays the invented landscapes on the terrain: what is known of each place, which lie in which.

Must not name a landscape or say what happens in it.
"""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from data.demonstration import shapes, terrain
from data.demonstration.draws import chance, generator, invented, pick, quota
from data.demonstration.terrain import Terrain

SCOPES = {"in_scope": 0.8, "listed": 0.1, "reference": 0.1}
# What is known of the place. stated: country and population only; double: a second record of
# another landscape, kept by another network.
PLACES = {
    "own": 0.54, "circle": 0.13, "administrative": 0.09, "stated": 0.07, "approximate": 0.05,
    "stand_in": 0.05, "nowhere": 0.04, "sea": 0.03, "double": 0.02,
}  # fmt: skip
ROLES = {"free": 0.62, "partner": 0.18, "inside": 0.14, "chain": 0.06}
OUTLINES = {
    "blob": 0.40,
    "corridor": 0.22,
    "mosaic": 0.16,
    "parts": 0.14,
    "rectangle": 0.08,
}
FORCED = {
    "administrative": "rectangle", "stand_in": "rectangle", "circle": "circle",
    "approximate": "circle", "sea": "blob", "double": "circle", "stated": "", "nowhere": "",
}  # fmt: skip
REACH = {"corridor": 2.2, "parts": 1.9, "rectangle": 1.4}
AREA_MEDIAN, AREA_SPREAD, AREA_LEAST, AREA_MOST = 150_000, 1.15, 5_000, 4_000_000
BORDER_SHARE = 0.16
COUNTRY_SHARE_MOST, CROWD_MOST = 0.08, 14_000
TRIES, DIRECTIONS = 8, 12
SCOPES_OF_DOUBLES = ("reference", "listed")


@dataclass(frozen=True)
class Layout:
    """One entry a landscape in every array. other: row of the landscape that `role` refers to, -1
    without; latitude, longitude and outline are nan and None where no place is known; residents is
    -1 there. countries: "KEN;TZA", empty when not known."""

    scope: np.ndarray
    place: np.ndarray
    role: np.ndarray
    other: np.ndarray
    shape: np.ndarray
    area_ha: np.ndarray
    latitude: np.ndarray
    longitude: np.ndarray
    outline: np.ndarray
    countries: np.ndarray
    residents: np.ndarray
    realm: np.ndarray

    def __len__(self) -> int:
        return len(self.scope)


def make(seed: int, n: int, ground: Terrain) -> Layout:
    """Lay out n landscapes; deterministic."""
    plan = _planned(seed, n)
    plan = _placed(seed, plan, ground)
    plan = _doubled(plan)
    return _surveyed(seed, plan, ground)


def _planned(seed: int, n: int) -> Layout:
    rng = generator(seed, "plan")
    scope, place = quota(rng, n, SCOPES), quota(rng, n, PLACES)
    own = np.flatnonzero(place == "own")
    role = np.full(n, "free", object)
    role[own] = quota(rng, len(own), ROLES)
    role[place == "double"] = "same"
    shape = pick(rng, list(OUTLINES), n, list(OUTLINES.values()))
    free = np.flatnonzero((place == "own") & (role == "free"))
    shape[free] = quota(rng, len(free), OUTLINES)
    for name, forced in FORCED.items():
        shape[place == name] = forced
    shape[(role == "inside") | (role == "chain")] = "calm"
    area = np.exp(rng.normal(np.log(AREA_MEDIAN), AREA_SPREAD, n))
    area = np.clip(area, AREA_LEAST * 1.1, AREA_MOST * 0.95)
    none = np.full(n, np.nan)
    plan = Layout(
        scope, place, role, np.full(n, -1), shape, area, none, none.copy(),
        np.full(n, None, object), np.full(n, "", object), np.full(n, -1),
        np.full(n, "land", object),
    )  # fmt: skip
    return _related(rng, plan)


def _related(rng: np.random.Generator, plan: Layout) -> Layout:
    """Choose for each partner, inner and double landscape the one it belongs to."""
    role, other, area, shape = plan.role, plan.other, plan.area_ha, plan.shape
    free = np.flatnonzero((plan.place == "own") & (role == "free"))
    if not len(free):
        role[:] = np.where(role == "same", "same", "free")
        return plan
    inner, deeper = np.flatnonzero(role == "inside"), np.flatnonzero(role == "chain")
    blobs = np.concatenate([free[shape[free] == "blob"], free[shape[free] != "blob"]])
    hosts = blobs[np.arange(len(inner)) % len(blobs)]
    shape[hosts] = "calm"
    area[hosts] = np.clip(area[hosts] * 2, 600_000, AREA_MOST * 0.95)
    other[inner] = hosts
    area[inner] = area[hosts] * rng.uniform(0.08, 0.15, len(inner))
    if len(inner):
        middle = inner[np.arange(len(deeper)) % len(inner)]
        other[deeper] = middle
        area[deeper] = area[middle] * rng.uniform(0.11, 0.2, len(deeper))
    for name in ("partner", "same"):
        rows = np.flatnonzero(role == name)
        other[rows] = free[rng.integers(len(free), size=len(rows))]
    return plan


def _placed(seed: int, plan: Layout, ground: Terrain) -> Layout:
    rng = generator(seed, "places")
    located = ~np.isin(plan.place, ["stated", "nowhere", "double"])
    alone = located & (plan.role == "free") & (plan.place != "sea")
    at_border = alone & chance(rng, len(plan), BORDER_SHARE)
    first = np.flatnonzero(alone)
    if len(first) > 2:
        at_border[first[0]] = True
    reach = np.array([REACH.get(one, 1.15) for one in plan.shape])
    radius = np.sqrt(plan.area_ha / 100 / np.pi) * reach
    for rows, border in ((alone & ~at_border, False), (at_border, True)):
        _settle(rng, plan, np.flatnonzero(rows), ground, radius, border)
    _put_at_sea(rng, plan, ground, radius)
    partner = np.flatnonzero(plan.role == "partner")
    toward = rng.uniform(0, 2 * np.pi, len(partner))
    between = 0.55 * (radius[partner] + np.sqrt(plan.area_ha[plan.other[partner]] / 100 / np.pi))
    _move(plan, partner, toward, between)
    for name in ("inside", "chain"):
        rows = np.flatnonzero(plan.role == name)
        _move(plan, rows, rng.uniform(0, 2 * np.pi, len(rows)), 0.12 * radius[rows])
    rows = np.flatnonzero(located)
    drawn_area = np.where(plan.place == "stand_in", plan.area_ha * rng.uniform(2, 4), plan.area_ha)
    plan.outline[rows] = shapes.outlines(
        rng,
        plan.shape[rows],
        drawn_area[rows],
        plan.latitude[rows],
        plan.longitude[rows],
    )
    return plan


def _settle(
    rng: np.random.Generator,
    plan: Layout,
    rows: np.ndarray,
    ground: Terrain,
    radius: np.ndarray,
    at_border: bool,
) -> None:
    """Give each landscape the best of a few inhabited points: most land around it, and at a border
    most countries."""
    if not len(rows):
        return
    lat, lon, country = ground.centres(rng, len(rows) * TRIES, at_border=at_border)
    lat, lon = lat.reshape(-1, TRIES), lon.reshape(-1, TRIES)
    around = ground.at(*_ring(lat, lon, radius[rows][:, None]))
    worth = (around >= 0).mean(axis=-1) - (np.abs(lon) > 172) * 5
    share = plan.area_ha[rows][:, None] / ground.land_ha[country.reshape(-1, TRIES)]
    worth -= np.minimum(share / COUNTRY_SHARE_MOST, 4) * (share > COUNTRY_SHARE_MOST)
    crowd = np.where(around >= 0, ground.people[np.maximum(around, 0)], 0).mean(axis=-1)
    worth -= np.minimum(crowd / CROWD_MOST, 4) * (crowd > CROWD_MOST)
    if at_border:
        held = np.where(around >= 0, ground.country[np.maximum(around, 0)], -1)
        held.sort(axis=-1)
        worth += ((held[..., 1:] != held[..., :-1]) & (held[..., :-1] >= 0)).sum(axis=-1)
    best = np.argmax(worth, axis=1)
    plan.latitude[rows] = lat[np.arange(len(rows)), best]
    plan.longitude[rows] = lon[np.arange(len(rows)), best]


def _ring(lat: np.ndarray, lon: np.ndarray, radius_km: np.ndarray) -> tuple:
    """Points around each centre: two arrays with one more axis."""
    angle = np.linspace(0, 2 * np.pi, DIRECTIONS, endpoint=False)
    size = np.broadcast_to(radius_km, lat.shape)[..., None] / shapes.KM_PER_DEGREE
    ring = lat[..., None] + size * np.sin(angle)
    return ring, lon[..., None] + size * np.cos(angle) / np.cos(np.radians(ring))


def _put_at_sea(
    rng: np.random.Generator, plan: Layout, ground: Terrain, radius: np.ndarray
) -> None:
    """Place seascapes off inhabited coasts: of many points beside inhabited ones the wettest."""
    rows = np.flatnonzero(plan.place == "sea")
    if not len(rows):
        return
    tries = TRIES * 12
    lat, lon, country = (
        one.reshape(-1, tries) for one in ground.centres(rng, len(rows) * tries, at_border=False)
    )
    toward, away = rng.uniform(0, 2 * np.pi, lat.shape), radius[rows][:, None] * 1.3
    lat = lat + away * np.sin(toward) / shapes.KM_PER_DEGREE
    lon = lon + away * np.cos(toward) / shapes.KM_PER_DEGREE / np.cos(np.radians(lat))
    around = ground.at(*_ring(lat, lon, radius[rows][:, None]))
    wet = (around < 0).mean(axis=-1) - (np.abs(lon) > 172) * 5
    best = np.argmax(wet, axis=1)
    every = np.arange(len(rows))
    plan.latitude[rows], plan.longitude[rows] = lat[every, best], lon[every, best]
    plan.countries[rows] = [ground.codes[one] for one in country[every, best]]


def _move(plan: Layout, rows: np.ndarray, toward: np.ndarray, away_km: np.ndarray) -> None:
    """Place landscapes so far from the one each belongs to."""
    if not len(rows):
        return
    other = plan.other[rows]
    lat = plan.latitude[other] + away_km * np.sin(toward) / shapes.KM_PER_DEGREE
    across = away_km * np.cos(toward) / shapes.KM_PER_DEGREE / np.cos(np.radians(lat))
    plan.latitude[rows], plan.longitude[rows] = lat, plan.longitude[other] + across


def _doubled(plan: Layout) -> Layout:
    """A second record says of the place what the first says, under a scope of its own."""
    rows = np.flatnonzero((plan.role == "same") & (plan.other >= 0))
    for held in (plan.latitude, plan.longitude, plan.area_ha, plan.outline):
        held[rows] = held[plan.other[rows]]
    plan.scope[plan.other[rows]] = "in_scope"
    plan.scope[rows] = [SCOPES_OF_DOUBLES[k % 2] for k in range(len(rows))]
    return plan


def _surveyed(seed: int, plan: Layout, ground: Terrain) -> Layout:
    """Countries, people and realm from what lies under each outline."""
    rng = generator(seed, "survey")
    rows = np.flatnonzero(~shapely.is_missing(plan.outline))
    held = list(terrain.under(ground, plan.outline[rows], plan.area_ha[rows]))
    residents = plan.residents.copy()
    residents[rows] = [people for _, people in held]
    sea = plan.place == "sea"
    found = np.array([codes for codes, _ in held], object)
    countries = plan.countries.copy()
    countries[rows] = np.where(sea[rows], plan.countries[rows], found)
    residents[sea] = -1
    named = invented()["country"]
    blind = np.flatnonzero(~sea & (countries == ""))
    countries[blind] = pick(rng, list(named), len(blind), list(named.values()))
    countries[(plan.place == "nowhere") & chance(rng, len(plan), 0.4)] = ""
    several = [one for one in countries[rows] if ";" in one]
    loose = np.flatnonzero(plan.place == "stated")[::4]
    if several:
        countries[loose] = pick(rng, several, len(loose))
    points, owner = shapely.get_coordinates(plan.outline[rows], return_index=True)
    wet = ground.at(points[:, 1], points[:, 0]) < 0
    share = np.bincount(owner, wet, len(rows)) / np.maximum(np.bincount(owner, None, len(rows)), 1)
    realm = plan.realm.copy()
    realm[rows] = np.where(share > 0.04, "coast", "land")
    realm[sea] = "sea"
    return replace(plan, countries=countries, residents=residents, realm=realm)
