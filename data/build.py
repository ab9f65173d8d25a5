"""Builds a warehouse: reference and package to tables, shapes to cells, views, indicators, checks.

A build that fails changes nothing: it works in a draft and publishes in one step. Same input and
same date give the same id. Must not be imported by anything that draws.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from data import catalogue, consent, grid, package, places, publish
from data.errors import BuildError, WarehouseMissing
from data.schema import Table, ddl, tables

PUBLIC_RECORD = Path(__file__).with_name("public_record")
REFERENCE = Path(__file__).with_name("reference")
DERIVED_DDL = """
create table warehouse (
    warehouse_id varchar, method_id varchar, package_title varchar, data_kind varchar,
    as_of date, grid_name varchar, grid_year integer, grid_licence varchar, grid_is_modelled boolean
);
create table landscape_consent (landscape_id varchar, field_group_code varchar, level_code varchar);
create table indicator (
    indicator_name varchar, title varchar, question varchar, why varchar, unit varchar,
    rollup varchar, kind varchar, better varchar, topic varchar, is_core boolean,
    groups varchar[], method varchar, limits varchar
);
create table indicator_standard (
    indicator_name varchar, standard_code varchar, is_confirmed boolean
);
create table indicator_value (
    indicator_name varchar, landscape_id varchar, country_code varchar, "on" date, value double,
    numerator double, denominator double, tier integer, tier_from integer, value_type varchar,
    disaggregation varchar
);
"""
Progress = Callable[[str, int, int], None]
STEPS = 7
ROWS_AT_ONCE = 50_000
INDICATORS = ("indicator_value",)
UNCONFIRMED = "(unconfirmed)"


@dataclass(frozen=True)
class Built:
    """What a build did: the id, its file, and whether it was there already."""

    warehouse_id: str
    file: Path
    was_current: bool


def silent(step: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


def build(
    folder: Path = PUBLIC_RECORD,
    *,
    as_of: date | None = None,
    if_stale: bool = False,
    progress: Progress = silent,
) -> Built:
    """Build and publish a warehouse from a package folder.

    as_of: the day that counts as today (default: the package's own). if_stale: do nothing when the
    published warehouse was made from the same input. Raises PackageError, GridError, QueryError or
    BuildError; then the published warehouse is as before.
    """
    publish.home().mkdir(parents=True, exist_ok=True)
    progress("reading the package", 0, STEPS)
    held = package.read(folder)
    day = as_of or held.card.as_of
    in_use = grid.loaded(publish.home())
    warehouse_id = build_id(folder, in_use, day)
    file = publish.warehouse_file(warehouse_id)
    if if_stale and _is_current(warehouse_id, held.card.kind):
        return Built(warehouse_id, file, True)
    draft = file.with_suffix(".draft")
    try:
        _write(draft, held, day, in_use, warehouse_id, progress)
        published = publish.publish(draft, warehouse_id, held.card.kind)
    finally:
        draft.unlink(missing_ok=True)
        draft.with_name(draft.name + ".wal").unlink(missing_ok=True)
    progress("published", STEPS, STEPS)
    return Built(warehouse_id, published, False)


def draft(folder: Path, file: Path, *, progress: Progress = silent) -> Built:
    """Build a package into a file of one's own choice and publish nothing; raises what build does.

    The file may be published afterwards: it is what `build` of the same folder would make.
    """
    progress("reading the package", 0, STEPS)
    held = package.read(folder)
    in_use = grid.loaded(publish.home())
    warehouse_id = build_id(folder, in_use, held.card.as_of)
    _write(file, held, held.card.as_of, in_use, warehouse_id, progress)
    return Built(warehouse_id, file, False)


def _write(
    draft: Path,
    held: package.Package,
    day: date,
    in_use: grid.Grid,
    warehouse_id: str,
    progress: Progress,
) -> None:
    draft.unlink(missing_ok=True)
    with duckdb.connect(str(draft)) as con:
        progress("applying consent", 1, STEPS)
        public, levels = consent.applied(held, day)
        # From here on the rows are in the draft; what was read must not stay beside them.
        held.tables.clear()
        progress("writing tables", 2, STEPS)
        _write_tables(con, public, levels)
        _write_card(con, held.card, day, in_use, warehouse_id)
        progress("covering landscapes with cells", 3, STEPS)
        _write_catalogue(con)
        made = _make_views(con, waits_for={*places.TABLES, *INDICATORS})
        places.write(con, in_use)
        progress("making views", 4, STEPS)
        made = _make_views(con, waits_for=set(INDICATORS), made=made)
        progress("counting indicators", 5, STEPS)
        _write_indicators(con)
        _make_views(con, waits_for=set(), made=made)
        progress("checking", 6, STEPS)
        _check(con)
        _drop_working(con)


def build_id(folder: Path, in_use: grid.Grid, as_of: date) -> str:
    """Digest of every input of a build: package, reference, grid, method, date. 12 hex digits.

    The clock and the machine are no part of it: same input and date, same id.
    """
    files = package.files(folder)
    reference = sorted((REFERENCE).glob("*.csv"))
    digest = publish.digest([*files, *reference, grid.CELL_COUNTRY, in_use.file])
    words = f"{digest} {publish.method_id()} {as_of.isoformat()} {in_use.name} {in_use.licence}"
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _is_current(warehouse_id: str, kind: str) -> bool:
    try:
        return publish.current(kind) == warehouse_id
    except WarehouseMissing:
        return False


def _write_tables(
    con: duckdb.DuckDBPyConnection, public: package.Package, levels: consent.Levels
) -> None:
    """Write every table, and take it out of the package: its room is needed for the next."""
    for table in tables().values():
        con.execute(ddl(table))
        rows = public.tables.pop(table.name).rows
        if rows:
            insert(con, table, rows)
    con.execute(DERIVED_DDL)
    triples = [(one, group, level) for one, held in levels.items() for group, level in held.items()]
    names = ("landscape_id", "field_group_code", "level_code")
    places.append(
        con,
        "landscape_consent",
        dict(zip(names, zip(*triples, strict=True), strict=True)),
    )


def insert(con: duckdb.DuckDBPyConnection, table: Table, rows: list[package.Row]) -> None:
    """Move checked rows to a table of the schema, some at a time; the list is empty afterwards."""
    names = [row[0] for row in con.execute(f"describe {table.name}").fetchall()]
    rows.reverse()
    while rows:
        some = [rows.pop() for _ in range(min(len(rows), ROWS_AT_ONCE))]
        places.append(con, table.name, {name: [row.get(name) for row in some] for name in names})


def _write_card(
    con: duckdb.DuckDBPyConnection,
    card: package.Card,
    day: date,
    in_use: grid.Grid,
    warehouse_id: str,
) -> None:
    values = [warehouse_id, publish.method_id(), card.title, card.kind, day]
    values += [in_use.name, in_use.year, in_use.licence, in_use.is_modelled]
    con.execute("insert into warehouse values (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _make_views(
    con: duckdb.DuckDBPyConnection, *, waits_for: set[str], made: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Write the parameterless views as tables, but those that rest on what is not there yet."""
    done = set(made)
    for name in catalogue.in_order("views"):
        if name not in done and not set(catalogue.inputs(name)) & waits_for:
            con.execute(f"create table {name} as {catalogue.complete_sql(name)}")
            done.add(name)
    return frozenset(done)


def _drop_working(con: duckdb.DuckDBPyConnection) -> None:
    """Remove the views that only others rest on, and give back their room."""
    for query in catalogue.queries().values():
        if query.kind == "views" and query.header.status == "working":
            con.execute(f"drop table if exists {query.name}")
    con.execute("checkpoint")


def _write_catalogue(con: duckdb.DuckDBPyConnection) -> None:
    """Write what the headers of the indicators say, and the standards they answer to."""
    for query in _indicators():
        held = query.header
        words = [query.name, held.title, held.question, held.why, held.unit, held.rollup]
        words += [held.kind, held.better, held.topic]
        row = [*words, held.core == "yes", list(held.groups), held.method, held.limits]
        con.execute(f"insert into indicator values ({', '.join('?' * len(row))})", row)
        for code in held.standards:
            is_confirmed = not code.endswith(UNCONFIRMED)
            shown = code.removesuffix(UNCONFIRMED).strip()
            con.execute(
                "insert into indicator_standard values (?, ?, ?)", [query.name, shown, is_confirmed]
            )


def _write_indicators(con: duckdb.DuckDBPyConnection) -> None:
    for query in _indicators():
        rows = catalogue.complete_sql(query.name)
        con.execute(
            "insert into indicator_value by name "
            f"select '{query.name}' as indicator_name, * from ({rows})"
        )


def _indicators() -> list[catalogue.Query]:
    return [query for query in catalogue.queries().values() if query.kind == "indicators"]


def _check(con: duckdb.DuckDBPyConnection) -> None:
    failed = []
    for query in catalogue.queries().values():
        if query.kind == "checks":
            result = con.execute(catalogue.complete_sql(query.name))
            names = [column[0] for column in result.description or []]
            rows = result.fetchmany(5)
            for row in rows:
                cells = ", ".join(f"{n} = {v}" for n, v in zip(names, row, strict=True))
                failed.append(f"queries/checks/{query.name}.sql: {query.header.title}: {cells}")
    if failed:
        step = "Correct the rows named; the published warehouse is unchanged."
        raise BuildError("\n".join([*failed, step]))
