"""Reads from the reference tables what an invented coalition must agree with.

Must not hold a figure of its own.
"""

import csv
from functools import cache

from data.package import REFERENCE

GRID_YEAR = "2025"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a reference table as text."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def national() -> dict[str, int]:
    """People of each country in the year of the grid."""
    rows = table("country_population")
    return {row["country_code"]: int(row["population"]) for row in rows if row["year"] == GRID_YEAR}


@cache
def centroids() -> dict[str, tuple[str, str]]:
    """Latitude and longitude of each country's centre, as text."""
    return {row["country_code"]: (row["latitude"], row["longitude"]) for row in table("country")}


@cache
def measures() -> dict[str, dict[str, str]]:
    """The rows of table measure by code."""
    return {row["measure_code"]: row for row in table("measure")}
