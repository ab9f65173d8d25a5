"""Times the unique people of a selection at a thousand and at a hundred thousand landscapes.

Synthetic cells, real queries; a claim about speed rests on a run of this. Must not be imported by
anything that draws.
"""

import statistics
import time
from collections.abc import Callable

import duckdb
import pandas as pd

from data import catalogue, planner, read

CELLS_PER_LANDSCAPE = 60
CELLS = 3_000_000
ROUNDS = 5
WORLD = """
create table landscape_counted as
select
    'l' || one as landscape_id,
    case when one % 10 < 8 then 'in_scope' else 'reference' end as scope_code,
    ['C' || (one % 40)] as country_codes,
    ['network ' || (one % 9)] as network_names
from range({landscapes}) as world (one);

create table landscape_stage as
select
    tier as min_tier,
    landscape_id,
    case when hash(landscape_id, tier) % 10 < 4 - tier then 'empowered' else 'forming' end
        as stage_code,
    case when stage_code = 'empowered' then 3 else 1 end as stage_rank,
    stage_code = 'empowered' as is_counted,
    null::date as stage_on,
    2 as stage_tier
from landscape_counted cross join range(5) as tiers (tier);

create table landscape_funder as
select landscape_id, 'funder ' || (hash(landscape_id) % 20) as funder_name from landscape_counted;

create table country as select 'C' || one as country_code, 'Region ' || (one % 5) as region_name
from range(40) as world (one);

create table counted_cell as
select
    'l' || (one // {cells}) as landscape_id,
    ((hash(one // {cells}) + one % {cells}) % {grid})::ubigint as h3,
    case when one % 3 = 0 then hash(one) & 562949953421311 else 562949953421311 end as mask,
    (hash(one % {grid}) % 20000)::bigint * 41 as parts_per_child,
    'C' || ((one // {cells}) % 40) as country_code
from range({landscapes} * {cells}) as world (one)
order by h3;

create table cell as
select distinct h3, parts_per_child // 41 as population, 41 as part_per_child, 3613.0 as area_ha
from counted_cell;
"""
MADE_AT_BUILD = (
    "landscape_number",
    "cell_covered_twice",
    "shared_cell",
    "landscape_people_by_country",
)
FILTERS: dict[str, dict] = {
    "none": {},
    "in scope": {"in_scope": True},
    "one country": {"countries": ["C7"]},
    "region, tier 2": {"regions": ["Region 3"], "min_tier": 2},
    "funder": {"funders": ["funder 4"]},
}


def run() -> pd.DataFrame:
    """Rows landscapes, selection, milliseconds (median of five), times_1000 (ratio to the same
    selection at 1,000 landscapes in this run)."""
    rows = []
    for landscapes in (1_000, 100_000):
        con = duckdb.connect()
        con.execute(WORLD.format(landscapes=landscapes, cells=CELLS_PER_LANDSCAPE, grid=CELLS))
        for view in MADE_AT_BUILD:
            con.execute(f"create table {view} as {catalogue.complete_sql(view)}")
        for name, filters in FILTERS.items():
            rows.append(_row(con, landscapes, name, filters))
        con.close()
    rows.append({"landscapes": 0, "selection": "planner, both goals", "milliseconds": _planner()})
    frame = pd.DataFrame(rows)
    first = frame[frame["landscapes"] == 1_000].set_index("selection")["milliseconds"]
    frame["times_1000"] = frame["milliseconds"] / frame["selection"].map(first)
    return frame.round({"milliseconds": 1, "times_1000": 1})


def _row(con: duckdb.DuckDBPyConnection, landscapes: int, name: str, filters: dict) -> dict:
    asked = {**read.FILTERS, **filters}
    bound = {one: asked[one] for one in catalogue.parameters("selected_people")}
    sql = catalogue.complete_sql("selected_people")
    taken = _median(lambda: con.execute(sql, bound).fetchall())
    return {"landscapes": landscapes, "selection": name, "milliseconds": taken}


def _median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def _planner() -> float:
    today, goals = planner.Today(72, 41e6), planner.Targets(1000, 1e9)
    plan = planner.Assumption(
        rate=20, people_per_landscape=1e6, dropout=0.004, overlap=0.1, months=50
    )
    return _median(
        lambda: [planner.solve(today, plan, goals, one) for one in ("rate", "months", "dropout")]
    )
