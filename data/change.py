"""The change of the two goals between two warehouses, in the same steps as between two days.

Must not count on its own: it lays two warehouses side by side for queries/views/change_step.sql.
"""

from pathlib import Path

import duckdb
import pandas as pd

from data import catalogue, publish
from data.errors import WarehouseForeign, WarehouseMissing, WarehouseUnreadable

SIDES = ("old", "new")
RECORD = """
create table {side}_record as
select
    landscape_counted.landscape_id,
    landscape_stage.is_counted and landscape_counted.scope_code = 'in_scope' as is_counted,
    self_reported_landscape.landscape_id is not null as is_claimed
from {side}.landscape_counted
join {side}.landscape_stage
    on landscape_stage.landscape_id = landscape_counted.landscape_id
    and landscape_stage.min_tier = 0
left join {side}.self_reported_landscape
    on self_reported_landscape.landscape_id = landscape_counted.landscape_id
    and self_reported_landscape.min_tier = 0
"""
BOTH = """
create table change_place as
select
    coalesce(old_record.landscape_id, new_record.landscape_id) as landscape_id,
    true as is_in_place,
    old_record.landscape_id is not null as is_known_from,
    new_record.landscape_id is not null as is_known_to,
    coalesce(old_record.is_counted, false) as counted_from,
    coalesce(new_record.is_counted, false) as counted_to,
    coalesce(old_record.is_counted or old_record.is_claimed, false) as claimed_from,
    coalesce(new_record.is_counted or new_record.is_claimed, false) as claimed_to,
    coalesce(new_record.is_counted, false) as is_headline
from old_record
full join new_record on new_record.landscape_id = old_record.landscape_id
where coalesce(old_record.is_counted, false) or coalesce(new_record.is_counted, false);

create table change_cell as
with
cells as (
    select landscape_id, h3 from old.counted_cell
    union
    select landscape_id, h3 from new.counted_cell
)
select
    cells.landscape_id,
    cells.h3,
    old_cell.mask as mask_from,
    new_cell.mask as mask_to,
    old_grid.population * old_grid.part_per_child as parts_from,
    new_grid.population * new_grid.part_per_child as parts_to
from cells
join change_place on change_place.landscape_id = cells.landscape_id
left join old.counted_cell as old_cell
    on old_cell.landscape_id = cells.landscape_id and old_cell.h3 = cells.h3
left join new.counted_cell as new_cell
    on new_cell.landscape_id = cells.landscape_id and new_cell.h3 = cells.h3
left join old.cell as old_grid on old_grid.h3 = cells.h3
left join new.cell as new_grid on new_grid.h3 = cells.h3
"""


def between(old: str, new: str) -> pd.DataFrame:
    """Rows indicator_name, step_rank, step_code, value; the steps sum to the last row exactly.

    old, new: id of a warehouse or path of its file. Raises a WarehouseError for an unreadable one.
    """
    con = duckdb.connect()
    for side, given in zip(SIDES, (old, new), strict=True):
        file = _file(given)
        _attach(con, side, file)
    con.execute(BOTH)
    frame = con.execute(catalogue.queries()["change_step"].sql).df()
    return frame.sort_values(["indicator_name", "step_rank"], ignore_index=True)


def _file(given: str) -> Path:
    file = Path(given) if given.endswith(".duckdb") else publish.warehouse_file(given)
    if not file.exists():
        held = sorted(
            one.stem.removeprefix("warehouse-") for one in publish.home().glob("*.duckdb")
        )
        raise WarehouseMissing(
            f"{file} is not there. Warehouses here: {', '.join(held) or 'none'}."
        )
    return file


def _attach(con: duckdb.DuckDBPyConnection, side: str, file: Path) -> None:
    quoted = str(file).replace("'", "''")
    try:
        con.execute(f"attach '{quoted}' as {side} (read_only)")
        con.execute(RECORD.format(side=side))
    except duckdb.CatalogException:
        raise WarehouseForeign(
            f"{file} was built by another version of the project and cannot be compared. "
            "Build both from their packages with this version."
        ) from None
    except (duckdb.IOException, duckdb.SerializationException):
        raise WarehouseUnreadable(f"{file} is half-written or not a DuckDB file.") from None
