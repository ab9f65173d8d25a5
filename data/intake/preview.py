"""What the headline would become, and which rows of the file are behind each change.

Must not count: both sides are answers of queries/app, the steps those of a comparison.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from data import catalogue, change, read
from data.errors import WarehouseError
from data.intake import translate
from data.intake.words import table_heading
from data.schema import tables

NUMBERS = (
    "landscapes", "landscapes_in_scope", "landscapes_forming", "landscapes_active",
    "landscapes_empowered", "residents_unique", "people_unique", "countries",
    "landscapes_mapped",
)  # fmt: skip
MONEY = """
select
    sum(amount_usd) filter (finance_stage_code = 'committed') as committed_usd,
    sum(amount_usd) filter (finance_stage_code = 'disbursed') as disbursed_usd,
    count(*) as finance_rows,
    count(distinct landscape_id) as landscapes_with_money
from finance
where not is_excluded_from_sums and value_type_code in ('reported', 'target')
"""
ROWS = """
select
    (select count(*) from observation) as observations,
    (select count(*) from output_event) as outputs,
    (select count(*) from organisation) as organisations
"""
STAGED = """
select
    landscape_counted.landscape_id,
    any_value(landscape.landscape_name) as landscape_name,
    any_value(landscape_counted.scope_code) as scope_code,
    any_value(landscape_stage.stage_code) as stage_code,
    any_value(landscape_residents.residents) as residents
from landscape_counted
join landscape on landscape.landscape_id = landscape_counted.landscape_id
left join landscape_stage
    on landscape_stage.landscape_id = landscape_counted.landscape_id
    and landscape_stage.min_tier = 0
left join ({residents}) as landscape_residents
    on landscape_residents.landscape_id = landscape_counted.landscape_id
group by landscape_counted.landscape_id
"""
CHANGE = """
with number as (
    select unnest($names) as name, unnest($before) as before, unnest($after) as after
)

select name, before, after, after - before as change
from number
"""
PLACES_SHOWN = 5
# Too many to name, or written by the import itself.
UNTOLD = ("observation", "consent")


@dataclass(frozen=True)
class Side:
    """One warehouse in numbers, and its landscapes by id."""

    numbers: Mapping[str, Any]
    landscapes: Mapping[str, tuple[Any, ...]]


def side(file: Path) -> Side:
    """The headline of a warehouse file, and the scope, stage and residents of its landscapes."""
    with duckdb.connect(str(file), read_only=True, config=read.CONFIG) as con:
        bound = {one: read.FILTERS[one] for one in catalogue.parameters("overview")}
        numbers = _one(con, catalogue.complete_sql("overview"), bound)
        numbers |= _one(con, MONEY) | _one(con, ROWS)
        rows = con.execute(STAGED.format(residents=_residents(con))).fetchall()
    return Side(numbers, {row[0]: row[1:] for row in rows})


def _residents(con: duckdb.DuckDBPyConnection) -> str:
    names = {row[0] for row in con.execute("show tables").fetchall()}
    if "landscape_card" in names:
        return "select landscape_id, residents from landscape_card"
    return "select null as landscape_id, null as residents where false"


def _one(con: duckdb.DuckDBPyConnection, sql: str, bound: Mapping | None = None) -> dict[str, Any]:
    result = con.execute(sql, bound or None)
    names = [one[0] for one in result.description or []]
    row = result.fetchone()
    return dict(zip(names, row or [None] * len(names), strict=True))


def compare(before: Path | None, after: Path, rows: Path) -> dict[str, Any]:
    """Numbers before and after, the steps of both goals, and the landscapes behind them.

    rows: folder of the batch's accepted rows, which says where each was said.
    """
    was = side(before) if before else Side({}, {})
    now = side(after)
    names = [*NUMBERS, "committed_usd", "disbursed_usd", "finance_rows", "observations", "outputs",
             "organisations"]  # fmt: skip
    numbers = _beside(was, now, names)
    return {
        "numbers": numbers,
        "changed": [one["name"] for one in numbers if one["before"] != one["after"]],
        "landscapes": _landscapes(was, now, _said(rows)),
        "steps": _steps(before, after),
    }


def _beside(was: Side, now: Side, names: list[str]) -> list[dict[str, Any]]:
    """Each number on both sides, and by how much it changes."""
    bound = {
        "names": names,
        "before": [_plain(was.numbers.get(name)) for name in names],
        "after": [_plain(now.numbers[name]) for name in names],
    }
    with duckdb.connect(config=read.CONFIG) as con:
        rows = con.execute(CHANGE, bound).fetchall()
    return [
        {"name": n, "before": _plain(b), "after": _plain(a), "change": _plain(c)}
        for n, b, a, c in rows
    ]


def _plain(value: Any) -> int | float | None:
    if value is None:
        return None
    number = float(value)
    return int(number) if number.is_integer() else number


def _landscapes(was: Side, now: Side, said: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Each landscape that is new, gone, or changed in scope, stage or residents, and the rows."""
    out = []
    for one in sorted({*was.landscapes, *now.landscapes}):
        old, new = was.landscapes.get(one), now.landscapes.get(one)
        if old == new:
            continue
        held = new or old or ()
        out.append(
            {
                "landscape_id": one,
                "landscape_name": held[0],
                "change_code": "new" if old is None else "gone" if new is None else "changed",
                "scope_before": old[1] if old else None,
                "scope_after": new[1] if new else None,
                "stage_before": old[2] if old else None,
                "stage_after": new[2] if new else None,
                "residents_before": _plain(old[3]) if old else None,
                "residents_after": _plain(new[3]) if new else None,
                "rows": said.get(one, [])[:PLACES_SHOWN],
                "row_count": len(said.get(one, [])),
            }
        )
    return out


def _said(folder: Path) -> dict[str, list[str]]:
    """Where each landscape is spoken of in the batch."""
    found: dict[str, list[str]] = {}
    for table in tables().values():
        file = folder / f"{table.name}.csv"
        if table.reference or table.name in UNTOLD or not file.exists():
            continue
        with file.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                if row.get("landscape_id"):
                    sheet = f" / {row['said_sheet']}" if row["said_sheet"] else ""
                    place = f"{row['said_file']}{sheet}, row {row['said_row']}"
                    words = f"{place} ({table_heading(table.name)})"
                    found.setdefault(row["landscape_id"], []).append(words)
    return found


def _steps(before: Path | None, after: Path) -> list[dict[str, Any]]:
    """The change of both goals step by step, as between any two warehouses; none without both."""
    if before is None:
        return []
    try:
        frame = change.between(str(before), str(after))
    except WarehouseError:
        return []
    return [
        {
            "goal": row["indicator_name"],
            "step_code": row["step_code"],
            "value": _plain(row["value"]),
        }
        for row in frame.to_dict("records")
    ]


def worded(found: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The same comparison, with the places of its rows said in a language."""
    places = [
        one | {"rows": [translate.sentence(row, language) for row in one["rows"]]}
        for one in found.get("landscapes", ())
    ]
    return dict(found) | ({"landscapes": places} if found else {})


def lines(found: Mapping[str, Any]) -> list[str]:
    """The comparison as lines of text for a terminal."""
    out = ["What the headline would become"]
    for one in found["numbers"]:
        if one["before"] == one["after"]:
            continue
        was = "nothing" if one["before"] is None else f"{one['before']:,}"
        now = "nothing" if one["after"] is None else f"{one['after']:,}"
        out.append(f"  {one['name'].replace('_', ' ')}: {was} → {now}")
    if len(out) == 1:
        out.append("  nothing changes")
    for one in found["landscapes"][:12]:
        stage = f"{one['stage_before'] or 'not recorded'} → {one['stage_after'] or 'not recorded'}"
        because = "; ".join(one["rows"][:3]) or "no row of its own"
        out.append(f"  {one['landscape_name']} ({one['change_code']}, {stage}): {because}")
    if len(found["landscapes"]) > 12:
        out.append(f"  … and {len(found['landscapes']) - 12:,} more landscapes")
    return out
