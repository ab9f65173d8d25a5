"""The country of every cell and the embedded grid: known places, open sea, national totals.

Reads only the files in the repository; how they are made is in data/sources/natural_earth_cells.py.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import h3
import numpy as np
import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "data" / "reference"

PLACES = {
    "Nairobi": (-1.286, 36.817, "KEN"),
    "Suva": (-18.141, 178.442, "FJI"),
    "Taveuni, east of 180°": (-16.85, -179.97, "FJI"),
    "Malé": (4.175, 73.509, "MDV"),
    "Funafuti": (-8.52, 179.199, "TUV"),
    "Tarawa": (1.33, 172.98, "KIR"),
    "Kiritimati": (1.87, -157.4, "KIR"),
    "Lisbon": (38.72, -9.14, "PRT"),
    "Cayenne": (4.92, -52.31, "GUF"),
    "Saint-Denis": (-20.88, 55.45, "REU"),
    "Bonaire": (12.15, -68.27, "BES"),
    "Mariehamn": (60.1, 19.94, "FIN"),
    "Pristina": (42.66, 21.16, "XKX"),
    "Juba": (4.85, 31.6, "SSD"),
    "Hargeisa": (9.56, 44.06, "SOM"),
    "Nicosia, north": (35.33, 33.32, "CYP"),
    "Sevastopol": (44.6, 33.52, "UKR"),
    "Ramallah": (31.9, 35.2, "PSE"),
    "Monaco": (43.74, 7.42, "MCO"),
    "Masalembu, an islet not in Natural Earth": (-5.55, 114.42, "IDN"),
}
NOBODYS = {
    "middle of the Atlantic": (30.0, -40.0),
    "Gulf of Guinea": (0.0, 0.0),
    "middle of the Caspian": (41.5, 50.7),
    "south of India, 100 km out": (7.0, 77.5),
    "South Pole": (-89.9, 0.0),
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def cells() -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Cells, the number of each one's country, the codes that the numbers stand for."""
    table = pq.read_table(REFERENCE / "cell_country.parquet").combine_chunks()
    coded = table["country_code"].combine_chunks()
    return np.asarray(table["h3"]), np.asarray(coded.indices), coded.dictionary.to_pylist()


@cache
def grid() -> tuple[np.ndarray, np.ndarray]:
    table = pq.read_table(REFERENCE / "population_grid.parquet")
    return np.asarray(table["h3"]), np.asarray(table["population"]).astype(np.int64)


@cache
def country_codes() -> frozenset[str]:
    return frozenset(row["country_code"] for row in rows(REFERENCE / "country.csv"))


def country_at(latitude: float, longitude: float) -> str | None:
    held, number, codes = cells()
    cell = np.uint64(h3.str_to_int(h3.latlng_to_cell(latitude, longitude, 6)))
    at = int(np.searchsorted(held, cell))
    return codes[number[at]] if at < len(held) and held[at] == cell else None


def people_by_country() -> Iterator[tuple[str, int]]:
    """People of the embedded grid for each country, then "" for people in no country."""
    held, number, codes = cells()
    cell, people = grid()
    at = np.minimum(np.searchsorted(held, cell), len(held) - 1)
    country = np.where(held[at] == cell, number[at], len(codes))
    sums = np.bincount(country, people, len(codes) + 1).astype(np.int64)
    yield from zip([*codes, ""], sums.tolist(), strict=True)


@pytest.mark.parametrize("place", PLACES)
def test_a_known_place_lies_in_its_country(place: str) -> None:
    latitude, longitude, code = PLACES[place]
    assert country_at(latitude, longitude) == code


@pytest.mark.parametrize("place", NOBODYS)
def test_open_water_and_antarctica_have_no_country(place: str) -> None:
    assert country_at(*NOBODYS[place]) is None


def test_each_cell_is_of_resolution_6_and_stands_once_in_order() -> None:
    held, _, _ = cells()
    assert held.dtype == np.uint64
    assert (np.diff(held.astype(np.int64)) > 0).all()
    assert set(((held >> np.uint64(52)) & np.uint64(15)).tolist()) == {6}
    assert 3_900_000 < len(held) < 4_100_000


def test_every_country_of_a_cell_is_known() -> None:
    _, number, codes = cells()
    assert set(codes) <= country_codes()
    assert set(np.unique(number).tolist()) == set(range(len(codes)))


def test_every_country_with_people_has_cells() -> None:
    counted = {row["country_code"] for row in rows(REFERENCE / "country_population.csv")}
    assert counted - set(cells()[2]) == {"WLD"}


def test_hardly_anyone_of_the_embedded_grid_is_in_no_country() -> None:
    people = dict(people_by_country())
    assert 0 < people[""] < 0.0001 * sum(people.values())


def test_sums_of_the_embedded_grid_agree_with_national_totals() -> None:
    total = {
        row["country_code"]: int(row["population"])
        for row in rows(REFERENCE / "country_population.csv")
        if row["year"] == "2025"
    }
    off = {
        code: people / total[code] - 1
        for code, people in people_by_country()
        if total.get(code, 0) >= 10_000_000
    }
    assert len(off) > 90
    assert {code for code, share in off.items() if abs(share) > 0.02} == {"UKR"}
    assert np.median(np.abs(list(off.values()))) < 0.005


def test_the_table_of_cells_stays_small() -> None:
    assert (REFERENCE / "cell_country.parquet").stat().st_size < 1_000_000


def test_the_grid_carries_its_licence_and_everyone() -> None:
    about = pq.read_schema(REFERENCE / "population_grid.parquet").metadata
    cell, people = grid()
    assert about[b"attribution"].startswith(b"Modelled population grid (unofficial).")
    assert about[b"licence"].startswith(b"CC BY 4.0")
    assert about[b"year"] == b"2025"
    assert len(cell) == 3_700_599
    assert people.sum() == pytest.approx(8.23e9, rel=0.001)
    assert people.min() > 0


def test_the_attribution_is_printed_in_the_document() -> None:
    about = pq.read_schema(REFERENCE / "population_grid.parquet").metadata
    text = (ROOT / "docs" / "population-grid.md").read_text(encoding="utf-8")
    assert about[b"attribution"].decode() in text
