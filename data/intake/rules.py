"""What a row must hold beyond the types of its cells: days, places, money, people.

Must not know where rows come from or go; each rule takes a row and yields what is wrong.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from data.cell import Refused, when
from data.package import REFERENCE

CURRENCIES = Path(__file__).with_name("currencies.txt")
MARGIN = 1.0
SPANS = (("period_start_on", "period_end_on"), ("occurred_on", "ended_on"),
         ("started_on", "ended_on"), ("granted_on", "withdrawn_on"))  # fmt: skip
PEOPLE = ("landscape.population", "observation.value")
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule: its code, the cell, the fact, the next step; asks when it may be answered."""

    rule_code: str
    column: str
    fact: str
    next_step: str
    asks: str = ""
    answers: tuple[str, ...] = ()


@cache
def currencies() -> frozenset[str]:
    """Codes of ISO 4217. Source: currencies.txt."""
    lines = CURRENCIES.read_text(encoding="utf-8").splitlines()
    return frozenset(code for line in lines if line[:1] != "#" for code in line.split())


@cache
def extents() -> dict[str, tuple[float, float, float, float]]:
    """West, south, east, north of each country."""
    with (REFERENCE / "country_extent.csv").open(encoding="utf-8-sig", newline="") as handle:
        return {
            row["country_code"]: (float(row["west"]), float(row["south"]),
                                  float(row["east"]), float(row["north"]))
            for row in csv.DictReader(handle)
        }  # fmt: skip


@cache
def populations() -> dict[str, int]:
    """The largest population a country is recorded with, in any year."""
    found: dict[str, int] = {}
    with (REFERENCE / "country_population.csv").open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle):
            code = row["country_code"]
            found[code] = max(found.get(code, 0), int(row["population"]))
    return found


def faults(table: str, cells: Cells, as_of: date) -> Iterator[Fault]:
    """Everything wrong between the cells of a row; its single cells are sound already."""
    yield from _days(cells, as_of)
    if "currency_code" in cells:
        yield from _money(cells)
    if table == "landscape":
        yield from _place(cells)


def _days(cells: Cells, as_of: date) -> Iterator[Fault]:
    for first, last in SPANS:
        if cells.get(first) and cells.get(last) and _first(cells[first]) > when(cells[last]):
            fact = f"{cells[last]} is before {cells[first]}."
            yield Fault("days_reversed", last, fact, f"Give a day after {cells[first]}.")
    done = cells.get("status_code") in ("done", "updated")
    if done and cells.get("occurred_on") and _first(cells["occurred_on"]) > as_of:
        fact = f"{cells['occurred_on']} has not come yet, and the status is {cells['status_code']}."
        step = "Correct the date, or write the status in_progress."
        yield Fault("day_to_come", "occurred_on", fact, step)


def _first(text: str) -> date:
    """The first day that a date known to the day, month, year or span can mean."""
    head = text.split("/")[0]
    parts = [int(part) for part in head.split("-")]
    return date(*[*parts, 1, 1][:3])


def _money(cells: Cells) -> Iterator[Fault]:
    code = cells["currency_code"]
    if code and code not in currencies():
        fact = f"“{code}” is no currency of ISO 4217."
        yield Fault("currency", "currency_code", fact, "Write three letters, such as KES or USD.")
    both = cells.get("amount") and cells.get("amount_usd")
    if code == "USD" and both and abs(float(cells["amount"]) - float(cells["amount_usd"])) > 1:
        fact = f"{cells['amount_usd']} differs from {cells['amount']} though both are US dollars."
        yield Fault("two_amounts", "amount_usd", fact, "Leave it empty, or write the same.")


def swapped(cells: Cells) -> Fault | None:
    """A point whose latitude and longitude look swapped: out of range, or right only when swapped.

    Reads the cells as they were written, before their bounds are checked.
    """
    point = _point(cells)
    if point is None:
        return None
    lat, lon = point
    codes = [one for one in cells.get("country_codes", "").split(";") if one in extents()]
    step = f"Write latitude {lon:g}, longitude {lat:g}, or --answer swap_points=yes."
    if abs(lat) > 90 >= abs(lon) and abs(lat) <= 180:
        fact = f"{lat:g} is no latitude; {lon:g} could be."
        return Fault("swapped", "latitude", fact, step, "swap_points", ("yes", "no"))
    inside = [one for one in codes if _lies_in(lat, lon, one)]
    if codes and not inside and any(_lies_in(lon, lat, one) for one in codes):
        fact = f"{lat:g}, {lon:g} lies outside {', '.join(codes)}; swapped it lies inside."
        return Fault("swapped", "latitude", fact, step, "swap_points", ("yes", "no"))
    return None


def _point(cells: Cells) -> tuple[float, float] | None:
    try:
        return float(cells["latitude"]), float(cells["longitude"])
    except (KeyError, ValueError):
        return None


def _place(cells: Cells) -> Iterator[Fault]:
    if bool(cells.get("latitude")) != bool(cells.get("longitude")):
        alone = "latitude" if cells.get("latitude") else "longitude"
        yield Fault("half_a_point", alone, "stands alone.", "Give both coordinates, or neither.")
        return
    point = _point(cells)
    codes = [one for one in cells.get("country_codes", "").split(";") if one in extents()]
    if point and codes and not any(_lies_in(*point, one) for one in codes):
        fact = f"{point[0]:g}, {point[1]:g} lies outside {', '.join(codes)}."
        yield Fault("off_country", "latitude", fact, "Correct the point or the country.")


def _lies_in(lat: float, lon: float, country: str) -> bool:
    west, south, east, north = extents()[country]
    tall = south - MARGIN <= lat <= north + MARGIN
    if west <= east:
        return tall and west - MARGIN <= lon <= east + MARGIN
    return tall and (lon >= west - MARGIN or lon <= east + MARGIN)


def too_many_people(value: float, countries: list[str]) -> int | None:
    """The people of the countries together, when a stated number is above them; else None."""
    held = [populations()[one] for one in countries if one in populations()]
    if not held or len(held) < len(countries) or value <= sum(held):
        return None
    return sum(held)


def is_day(text: str) -> bool:
    """Whether a text is a date the schema knows."""
    try:
        when(text)
    except Refused:
        return False
    return True
