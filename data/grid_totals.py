"""A population grid held against national totals: people, nation and ratio of every country.

Must not read or keep a grid.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa

from data.errors import GridError
from data.grid import CELL_COUNTRY, REFERENCE

LEAST, MOST = 0.5, 1.5
NEAR_LEAST, NEAR_MOST = 0.8, 1.25
# Below this share of its people a country is only touched by the border cells of another.
TOUCHED = 0.05
SPARSE = 1_000_000
BY_COUNTRY = """
with
located as (
    select country_code, sum(population)::bigint as people
    from given left join read_parquet($cells) using (h3)
    group by country_code
),
nation as (
    select country_code, any_value(name_en) as country_name
    from read_csv($countries) group by country_code
),
total as (
    select country_code, population as national, year
    from read_csv($totals) where country_code in (select country_code from nation)
    qualify row_number() over (partition by country_code order by abs(year - $year), year) = 1
)
select
    total.country_code, country_name, coalesce(people, 0) as people, national, total.year,
    coalesce(people, 0) / national as ratio
from total
join nation using (country_code)
left join located using (country_code)
where national > 0
order by country_code
"""
SUMMARY = """
select
    coalesce(sum(people) filter (where ratio >= $touched), 0)::bigint as people,
    coalesce(sum(national) filter (where ratio >= $touched), 0)::bigint as national,
    (sum(people) filter (where ratio >= $touched) / sum(national) filter (where ratio >= $touched))
        as ratio,
    count(*) filter (where ratio >= $touched) as countries,
    count(*) filter (where ratio < $touched and national >= $sparse) as countries_missing,
    any_value(year) as year
from by_country
"""


@dataclass(frozen=True)
class Totals:
    """How a grid compares: overall, its countries, and the people in no country."""

    people: int
    national: int
    ratio: float
    countries: int
    countries_missing: int
    year: int
    people_unassigned: int
    by_country: pd.DataFrame

    @property
    def far(self) -> pd.DataFrame:
        """Countries of a million people and more whose ratio is below 0.8 or above 1.25."""
        held = self.by_country
        ratio = held["ratio"]
        far = (ratio < NEAR_LEAST) | (ratio > NEAR_MOST)
        found: pd.DataFrame = held[far & (ratio >= TOUCHED) & (held["national"] >= SPARSE)]
        return found


def compared(table: pa.Table, year: int) -> Totals:
    """Ratios of a grid (h3, population) to the national totals of a year, or the nearest given."""
    with duckdb.connect() as con:
        con.register("given", table)
        files = {"cells": CELL_COUNTRY, "countries": REFERENCE / "country.csv",
                 "totals": REFERENCE / "country_population.csv"}  # fmt: skip
        bound = {name: str(Path(file)) for name, file in files.items()} | {"year": year}
        by_country = con.execute(BY_COUNTRY, bound).df()
        con.register("by_country", by_country)
        row = con.execute(SUMMARY, {"touched": TOUCHED, "sparse": SPARSE}).fetchone()
        away = con.execute(
            "select coalesce(sum(population), 0)::bigint from given "
            "where h3 not in (select h3 from read_parquet($cells))",
            {"cells": str(CELL_COUNTRY)},
        ).fetchone()
    people, national, ratio, countries, missing, at = row or (0, 0, None, 0, 0, year)
    return Totals(people, national, ratio or 0.0, countries, missing, at, (away or (0,))[0],
                  by_country)  # fmt: skip


def check(totals: Totals, name: str, *, partial: bool) -> None:
    """Refuse a grid that cannot be people: far from national totals, or of few countries.

    partial: a grid of some countries is wanted; elsewhere landscapes will show no people.
    """
    if not totals.countries:
        raise GridError(
            f"{name} holds less than {TOUCHED:.0%} of the people of any country. It may be a "
            "density, or in thousands; give people per cell or pixel."
        )
    if not LEAST <= totals.ratio <= MOST:
        raise GridError(
            f"{name} holds {totals.people:,} people where national totals of {totals.year} say "
            f"{totals.national:,} (ratio {totals.ratio:.2f}; {LEAST} to {MOST} is taken). "
            "Check that it counts people, once, in the year given."
        )
    if totals.countries_missing and not partial:
        raise GridError(
            f"{name} covers {totals.countries} countries and lacks {totals.countries_missing} of a "
            "million people and more; landscapes there would show no people. "
            "Add --partial if that is meant."
        )
