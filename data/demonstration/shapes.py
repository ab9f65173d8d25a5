"""Draws outlines of several kinds about a point, of a given area, as valid WGS 84 polygons.

Each is drawn in a plane with area 1, scaled, and laid on the sphere by the sinusoidal projection,
which keeps areas. Must not know where land is.
"""

import numpy as np
import shapely

VERTICES = 60
KM_PER_DEGREE = 6371.0072 * np.pi / 180
DIGITS = 4


def outlines(
    rng: np.random.Generator,
    kind: np.ndarray,
    area_ha: np.ndarray,
    latitude: np.ndarray,
    longitude: np.ndarray,
) -> np.ndarray:
    """Polygons and multipolygons of the kinds in DRAW."""
    drawn = np.empty(len(kind), object)
    for name, draw in DRAW.items():
        rows = np.flatnonzero(kind == name)
        if len(rows):
            drawn[rows] = draw(rng, len(rows))
    placed = _placed(drawn, area_ha, latitude, longitude)
    # A rare outline that rounding made cross itself becomes its hull.
    broken = ~shapely.is_valid(placed)
    placed[broken] = shapely.convex_hull(placed[broken])
    return placed


def _placed(
    drawn: np.ndarray, area_ha: np.ndarray, latitude: np.ndarray, longitude: np.ndarray
) -> np.ndarray:
    scale = np.sqrt(area_ha / 100 / shapely.area(drawn))
    points, owner = shapely.get_coordinates(drawn, return_index=True)
    lat = latitude[owner] + points[:, 1] * scale[owner] / KM_PER_DEGREE
    lon = longitude[owner] + points[:, 0] * scale[owner] / KM_PER_DEGREE / np.cos(np.radians(lat))
    placed: np.ndarray = shapely.set_coordinates(
        drawn.copy(), np.round(np.column_stack([lon, lat]), DIGITS)
    )
    return placed


def _rings(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """(n, v) coordinates as n closed rings."""
    points = np.stack([x, y], axis=-1)
    rings: np.ndarray = shapely.linearrings(np.concatenate([points, points[:, :1]], axis=1))
    return rings


def _wave(rng: np.random.Generator, n: int, swing: float, vertices: int = VERTICES) -> tuple:
    """Angles and radii of n star-shaped outlines; no radius leaves 1 by more than the swing."""
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    share = rng.dirichlet(np.ones(5), n) * swing
    phase = rng.uniform(0, 2 * np.pi, (n, 5))
    waves = np.arange(2, 7)
    radius = 1 + (share[:, :, None] * np.cos(waves[None, :, None] * angle + phase[:, :, None])).sum(
        axis=1
    )
    return angle, radius


def _blob(rng: np.random.Generator, n: int, swing: float = 0.45) -> np.ndarray:
    angle, radius = _wave(rng, n, swing)
    long = rng.uniform(0.75, 1, (n, 1)) if swing > 0.2 else np.ones((n, 1))
    turned = angle + rng.uniform(0, np.pi, (n, 1))
    x, y = radius * np.cos(angle), radius * np.sin(angle) * long
    turn = turned[:, :1]
    drawn: np.ndarray = shapely.polygons(
        _rings(x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn))
    )
    return drawn


def _calm(rng: np.random.Generator, n: int) -> np.ndarray:
    """Nearly round: another landscape can lie inside it for certain."""
    return _blob(rng, n, 0.18)


def _circle(rng: np.random.Generator, n: int) -> np.ndarray:
    return _blob(rng, n, 0.0)


def _corridor(rng: np.random.Generator, n: int) -> np.ndarray:
    """A winding band; both banks run from left to right, so they never cross."""
    x = np.linspace(-2.4, 2.4, VERTICES // 2)
    bend = np.zeros((n, len(x)))
    for waves in (1, 2, 3):
        bend += (
            rng.uniform(0.1, 0.5, (n, 1))
            / waves
            * np.sin(waves * x + rng.uniform(0, 2 * np.pi, (n, 1)))
        )
    width = rng.uniform(0.18, 0.35, (n, 1)) * (
        1 + 0.4 * np.sin(2 * x + rng.uniform(0, 2 * np.pi, (n, 1)))
    )
    across = np.concatenate([bend - width, (bend + width)[:, ::-1]], axis=1)
    along = np.broadcast_to(np.concatenate([x, x[::-1]]), across.shape)
    turn = rng.uniform(0, np.pi, (n, 1))
    drawn: np.ndarray = shapely.polygons(
        _rings(
            along * np.cos(turn) - across * np.sin(turn),
            along * np.sin(turn) + across * np.cos(turn),
        )
    )
    return drawn


def _mosaic(rng: np.random.Generator, n: int) -> np.ndarray:
    """An outline with two or three holes, such as towns and estates that take no part."""
    angle, radius = _wave(rng, n, 0.2)
    shells = _rings(radius * np.cos(angle), radius * np.sin(angle))
    drawn = np.empty(n, object)
    small, first = (
        np.linspace(0, 2 * np.pi, 12, endpoint=False),
        rng.uniform(0, 2 * np.pi, n),
    )
    for row in range(n):
        holes = []
        for number in range(int(rng.integers(2, 4))):
            toward, size = first[row] + number * 2.1, rng.uniform(0.1, 0.2)
            x, y = 0.45 * np.cos(toward), 0.45 * np.sin(toward)
            ring = np.column_stack([x + size * np.cos(small), y + size * np.sin(small)])
            holes.append(shapely.linearrings(ring))
        drawn[row] = shapely.Polygon(shells[row], holes)
    return drawn


def _parts(rng: np.random.Generator, n: int) -> np.ndarray:
    """Two to four parts around a common centre, none touching another."""
    count = rng.integers(2, 5, n)
    owner = np.repeat(np.arange(n), count)
    number = np.concatenate([np.arange(one) for one in count])
    angle, radius = _wave(rng, len(owner), 0.3, 24)
    toward = (rng.uniform(0, 2 * np.pi, n)[owner] + number * 2 * np.pi / count[owner])[:, None]
    # Centres 1.4 from the middle stand at least 1.98 apart; parts reach at most 0.98.
    size = rng.uniform(0.4, 0.75, (len(owner), 1))
    x = 1.4 * np.cos(toward) + size * radius * np.cos(angle)
    y = 1.4 * np.sin(toward) + size * radius * np.sin(angle)
    drawn: np.ndarray = shapely.multipolygons(shapely.polygons(_rings(x, y)), indices=owner)
    return drawn


def _rectangle(rng: np.random.Generator, n: int) -> np.ndarray:
    x = np.array([-1.0, 1.0, 1.0, -1.0]) * rng.uniform(0.8, 1.7, (n, 1))
    y = np.broadcast_to(np.array([-1.0, -1.0, 1.0, 1.0]), x.shape)
    drawn: np.ndarray = shapely.polygons(_rings(x, y))
    return drawn


DRAW = {
    "blob": _blob,
    "calm": _calm,
    "circle": _circle,
    "corridor": _corridor,
    "mosaic": _mosaic,
    "parts": _parts,
    "rectangle": _rectangle,
}
