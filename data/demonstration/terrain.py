"""The inhabited land that invented landscapes lie on: where people live, in which country.

Reads the embedded grid and the cells' countries. Must not know landscapes, only points and shapes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import h3ronpy
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from h3ronpy.vector import cells_to_coordinates, coordinates_to_cells, wkb_to_cells

from data.demonstration.draws import invented
from data.grid import CELL_COUNTRY, EMBEDDED, RESOLUTION

RURAL = (150, 10_000)
CELL_HA = 3_613
FINE, FINE_BELOW_HA = 8, 60_000
BATCH = 2_000
LEAST_SHARE = 0.03


@dataclass(frozen=True)
class Terrain:
    """Land cells in order with country (row of codes) and people; weights for drawing centres
    anywhere and near borders; land of each country in hectares."""

    cells: np.ndarray
    country: np.ndarray
    people: np.ndarray
    codes: tuple[str, ...]
    weight: np.ndarray
    border_weight: np.ndarray
    land_ha: np.ndarray

    def place_of(self, cells: np.ndarray) -> np.ndarray:
        """Row of each r6 cell, -1 where it is no land."""
        found = np.minimum(np.searchsorted(self.cells, cells), len(self.cells) - 1)
        return np.where(self.cells[found] == cells, found, -1)

    def at(self, latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
        """Row of the cell at each point, -1 on water; any shape of arrays."""
        wrapped = (longitude.ravel() + 180) % 360 - 180
        upright = np.clip(latitude.ravel(), -89.9, 89.9)
        cells = pa.array(coordinates_to_cells(upright, wrapped, RESOLUTION))
        rows: np.ndarray = self.place_of(np.asarray(cells, dtype=np.uint64))
        return rows.reshape(latitude.shape)

    def centres(
        self, rng: np.random.Generator, n: int, *, at_border: bool
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """n inhabited points (latitude, longitude, country), rural ones preferred."""
        total = np.cumsum(self.border_weight if at_border else self.weight)
        row = np.searchsorted(total, rng.random(n) * total[-1], side="right")
        held = pa.table(cells_to_coordinates(pa.array(self.cells[row], pa.uint64())))
        latitude = np.asarray(held.column("lat")) + rng.uniform(-0.03, 0.03, n)
        longitude = np.asarray(held.column("lng")) + rng.uniform(-0.03, 0.03, n)
        return latitude, longitude, self.country[row]


@cache
def load() -> Terrain:
    """The terrain of the countries in invented.toml; seconds, no argument: the same every time."""
    land = pq.read_table(CELL_COUNTRY)
    cells = np.asarray(land.column("h3").combine_chunks(), dtype=np.uint64)
    named = land.column("country_code").combine_chunks()
    codes = tuple(named.dictionary.to_pylist())
    country = np.asarray(named.indices).astype(np.int16)
    grid = pq.read_table(EMBEDDED)
    held = np.asarray(grid.column("h3").combine_chunks(), dtype=np.uint64)
    row = np.minimum(np.searchsorted(held, cells), len(held) - 1)
    inhabitants = np.asarray(grid.column("population").combine_chunks())
    people = np.where(held[row] == cells, inhabitants[row], 0).astype(np.int64)
    rural = (people >= RURAL[0]) & (people <= RURAL[1])
    liked = np.where(rural, np.sqrt(people.astype(float)), 0.0)
    at_border = liked * _near_border(cells, country)
    land = np.bincount(country, minlength=len(codes)) * CELL_HA
    anywhere, border = (_shared(one, country, codes) for one in (liked, at_border))
    return Terrain(cells, country, people, codes, anywhere, border, land)


def _shared(weight: np.ndarray, country: np.ndarray, codes: tuple[str, ...]) -> np.ndarray:
    """Weights of cells such that each country has its share of invented.toml."""
    total = np.bincount(country, weight, len(codes))
    wanted = np.array([float(invented()["country"].get(code, 0)) for code in codes])
    fair = np.where(total > 0, wanted / np.where(total > 0, total, 1), 0)
    shared: np.ndarray = weight * fair[country]
    return shared


def _near_border(cells: np.ndarray, country: np.ndarray) -> np.ndarray:
    """Whether the r4 cell around each cell holds two countries."""
    parent = np.asarray(pa.array(h3ronpy.change_resolution(pa.array(cells, pa.uint64()), 4)))
    # Cells in order stand under parents in order.
    first = np.flatnonzero(np.concatenate([[True], parent[1:] != parent[:-1]]))
    mixed = np.minimum.reduceat(country, first) != np.maximum.reduceat(country, first)
    near: np.ndarray = np.repeat(mixed, np.diff(np.append(first, len(cells))))
    return near


def under(terrain: Terrain, outlines: np.ndarray, area_ha: np.ndarray) -> Iterator[tuple]:
    """Countries ("KEN;TZA", largest part first) and people under each outline, in order."""
    for start in range(0, len(outlines), BATCH):
        part = slice(start, start + BATCH)
        small = area_ha[part] < FINE_BELOW_HA
        found: list[tuple] = [("", 0)] * len(small)
        for fine in (True, False):
            rows = np.flatnonzero(small == fine)
            if len(rows):
                held = _under(terrain, outlines[part][rows], FINE if fine else RESOLUTION)
                for row, one in zip(rows, held, strict=True):
                    found[row] = one
        yield from found


def _under(terrain: Terrain, outlines: np.ndarray, resolution: int) -> list[tuple]:
    wkb = pa.array(shapely.to_wkb(outlines), pa.binary())
    mode = h3ronpy.ContainmentMode.ContainsCentroid
    tiled = pa.array(wkb_to_cells(wkb, resolution, mode, flatten=False))
    inside = tiled.flatten()
    if resolution != RESOLUTION:
        inside = pa.array(h3ronpy.change_resolution(inside, RESOLUTION))
    lengths = np.asarray(tiled.value_lengths().fill_null(0))
    row = terrain.place_of(np.asarray(inside, dtype=np.uint64))
    owner = np.repeat(np.arange(len(outlines)), lengths)[row >= 0]
    row = row[row >= 0]
    share = 7.0 ** (RESOLUTION - resolution)
    people = np.bincount(owner, terrain.people[row] * share, len(outlines))
    pair, counts = np.unique(owner * len(terrain.codes) + terrain.country[row], return_counts=True)
    total = np.bincount(pair // len(terrain.codes), counts, len(outlines))
    held: list[list[tuple[int, str]]] = [[] for _ in outlines]
    for one, cells in zip(pair.tolist(), counts.tolist(), strict=True):
        landscape, code = divmod(one, len(terrain.codes))
        if cells >= LEAST_SHARE * total[landscape]:
            held[landscape].append((-cells, terrain.codes[code]))
    return [
        (";".join(code for _, code in sorted(found)), round(number))
        for found, number in zip(held, people.tolist(), strict=True)
    ]
