"""Lays batches over a base record, cell by cell, and keeps who said what, when, in which row.

Must not check a value: the package is checked when it is built. A later batch supersedes; an empty
cell erases nothing.
"""

import csv
import json
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from data.build import PUBLIC_RECORD
from data.intake.check import PLACE
from data.intake.store import Batch
from data.schema import Table, tables

STEP = 10**12
BASES = {"public_record": PUBLIC_RECORD, "none": None}
SAID = """
create or replace temp view said as
select {rank} as batch_rank, {batch} as batch_id, row_number() over () as row_rank,
    {columns}, {place}
from read_csv({file}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
    auto_detect = false, columns = {types}, nullstr = '', parallel = false,
    max_line_size = 4000000, strict_mode = true)
"""
STATEMENT = """
create temp table statement (batch_rank bigint, batch_id varchar, row_rank bigint, {texts})
"""
MERGED = """
copy (
    with
    counted as (
        select *, count(*) over (partition by {keys}) as times,
            batch_rank * {step} - row_rank as said_rank
        from statement
    ),

    once as (
        select batch_rank as first_batch, row_rank as first_row, {columns}
        from counted
        where times = 1
    ),

    settled as (
        select min(batch_rank) as first_batch, arg_min(row_rank, batch_rank * {step} + row_rank)
            as first_row, {latest}
        from counted
        where times > 1
        group by {keys}
    )

    select {columns}
    from (select * from once union all by name select * from settled)
    order by first_batch, first_row
) to {file} (header, delimiter ',', quote '"', escape '"', nullstr '')
"""
HISTORY = """
with
several as (
    select *, batch_rank * {step} - row_rank as said_rank
    from statement
    qualify count(*) over (partition by {keys}) > 1
),

cells as (
    unpivot several on {others} into name column_name value cell
)

select {table} as table_name, concat_ws(' / ', {keys}) as record_key, column_name, cell as value,
    batch_id, said_file, said_sheet, said_row,
    (said_rank = max(said_rank) over (partition by {keys}, column_name))::varchar as is_shown
from cells
qualify count(distinct cell) over (partition by {keys}, column_name) > 1
order by record_key, column_name, said_rank desc
"""
HISTORY_COLUMNS = (
    "table_name", "record_key", "column_name", "value", "batch_id", "said_file", "said_sheet",
    "said_row", "is_shown",
)  # fmt: skip


def write(base: str, batches: Sequence[Batch], folders: dict[str, Path], into: Path) -> Path:
    """Write the package of a base and its batches, and beside it history.csv; gives its folder.

    folders: where each batch's rows lie, by id.
    """
    package = into / "package"
    package.mkdir(parents=True, exist_ok=True)
    home = BASES[base]
    with (into / "history.csv").open("w", encoding="utf-8", newline="") as handle:
        history = csv.writer(handle, lineterminator="\n")
        history.writerow(HISTORY_COLUMNS)
        with duckdb.connect() as con:
            con.execute("set memory_limit = '900MB'; set preserve_insertion_order = true")
            con.execute(f"set temp_directory = {_quoted(str(into / 'spill'))}")
            for table in tables().values():
                if not table.reference and table.name != "boundary":
                    _write_table(con, table, home, batches, folders, package, history)
    _write_shapes(home, batches, folders, package / "boundary.geojson")
    _write_sources(batches, package)
    _write_card(home, batches, package)
    return package


def _write_table(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    home: Path | None,
    batches: Sequence[Batch],
    folders: dict[str, Path],
    package: Path,
    history: Any,
) -> None:
    names = [one.name for one in table.columns]
    con.execute("drop table if exists statement")
    texts = ", ".join(f"{name} varchar" for name in [*names, *PLACE])
    con.execute(STATEMENT.format(texts=texts))
    inputs = [(0, "", home / f"{table.name}.csv")] if home else []
    inputs += [
        (rank, one.batch_id, folders[one.batch_id] / f"{table.name}.csv")
        for rank, one in enumerate(batches, 1)
    ]
    for rank, batch_id, file in inputs:
        if file.exists():
            _read(con, file, rank, batch_id, names)
    target = package / f"{table.name}.csv"
    columns, keys = ", ".join(names), ", ".join(table.keys)
    others = [name for name in names if name not in table.keys]
    latest = [f"any_value({name}) as {name}" for name in table.keys]
    latest += [f"arg_max({name}, said_rank) as {name}" for name in others]
    con.execute(
        MERGED.format(
            keys=keys,
            step=STEP,
            columns=columns,
            latest=", ".join(latest),
            file=_quoted(str(target)),
        )
    )
    rows = con.execute(
        HISTORY.format(keys=keys, step=STEP, others=", ".join(others), table=_quoted(table.name))
    )
    while some := rows.fetchmany(10_000):
        history.writerows(some)


def _read(
    con: duckdb.DuckDBPyConnection, file: Path, rank: int, batch_id: str, names: list[str]
) -> None:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        held = next(csv.reader(handle))
    types = ", ".join(f"{_quoted(name)}: 'varchar'" for name in held)
    chosen = [f"nullif(trim({n}), '') as {n}" if n in held else f"null as {n}" for n in names]
    place = [name if name in held else f"null as {name}" for name in PLACE]
    con.execute(
        SAID.format(rank=rank, batch=_quoted(batch_id), columns=", ".join(chosen),
                    place=", ".join(place), file=_quoted(str(file)), types="{" + types + "}")
    )  # fmt: skip
    con.execute("insert into statement by name select * from said")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _write_shapes(
    home: Path | None, batches: Sequence[Batch], folders: dict[str, Path], target: Path
) -> None:
    held: dict[str, Any] = {}
    places = [home / "boundary.geojson"] if home else []
    places += [folders[one.batch_id] / "boundary.geojson" for one in batches]
    for file in places:
        if file.exists():
            for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
                given = feature["properties"]
                own = {k: v for k, v in given.items() if k not in PLACE}
                held[str(given["landscape_id"])] = {**feature, "properties": own}
    if held:
        words = {"type": "FeatureCollection", "features": list(held.values())}
        target.write_text(json.dumps(words, separators=(",", ":")), encoding="utf-8")


def _write_sources(batches: Sequence[Batch], package: Path) -> None:
    """Each batch is a source of its own, for rows that name none."""
    names = [one.name for one in tables()["source"].columns]
    with (package / "source.csv").open("a", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, names, lineterminator="\n")
        for one in batches:
            writer.writerow({"source_id": source_id(one.batch_id), "title": one.title,
                             "published_on": one.on, "licence_name": "not stated"})  # fmt: skip


def source_id(batch_id: str) -> str:
    """The source that a batch is."""
    return f"import-{batch_id}"


def _write_card(home: Path | None, batches: Sequence[Batch], package: Path) -> None:
    held: dict[str, Any] = {
        "title": "Own record",
        "kind": "package",
        "as_of": date.min,
        "default_consent": "generalised",
        "about": "Made of imported files only.",
    }
    if home:
        held |= tomllib.loads((home / "package.toml").read_text(encoding="utf-8"))
    held["as_of"] = max([held["as_of"], *(date.fromisoformat(one.on) for one in batches)])
    if batches:
        held["title"] += f", with {len(batches)} imported " + (
            "file" if len(batches) == 1 else "files"
        )
    lines = [f"{key} = {_toml(value)}" for key, value in held.items()]
    (package / "package.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: Any) -> str:
    is_day = isinstance(value, date)
    return value.isoformat() if is_day else json.dumps(value, ensure_ascii=False)
