"""Reads the published warehouse: runs the queries of queries/app with the filters they ask for.

Must not build anything, and holds no connection that could write or reach outside the file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data import catalogue, publish, schema
from data.errors import QueryError, WarehouseForeign, WarehouseUnreadable

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "1GB",
    "lock_configuration": True,
}
FILTERS: Mapping[str, Any] = {
    "in_scope": False,
    "countries": [],
    "regions": [],
    "networks": [],
    "funders": [],
    "stages": [],
    "min_tier": 0,
}
DEFAULTS: Mapping[str, Any] = {
    **FILTERS,
    "landscape_id": None,
    "country": None,
    "organisation": None,
    "from_on": None,
    "to_on": None,
    "grain": "country",
    "indicator": None,
}


@dataclass(frozen=True)
class Passport:
    """What stands behind a figure: header, complete SQL, parameters bound, tables it rests on."""

    name: str
    header: catalogue.Header
    sql: str
    parameters: tuple[str, ...]
    inputs: tuple[str, ...]


def warehouse_id(data: str = "public_record") -> str:
    """Id of the published warehouse of a kind, checked to be readable. Raises a WarehouseError."""
    found = publish.current(data)
    _connection(found, str(publish.home()))
    return found


@lru_cache(maxsize=4)
def _connection(found: str, home: str) -> duckdb.DuckDBPyConnection:
    file = Path(home) / f"warehouse-{found}.duckdb"
    try:
        con = duckdb.connect(str(file), read_only=True, config=CONFIG)
        held = con.execute("select warehouse_id, method_id from warehouse").fetchone()
    except duckdb.CatalogException:
        raise WarehouseForeign(
            f"{file.name} is a DuckDB file but not a warehouse of this project. "
            "Run: python -m data build"
        ) from None
    except duckdb.Error:
        raise WarehouseUnreadable(
            f"{file.name} is half-written or not a DuckDB file. Run: python -m data build"
        ) from None
    if held is None or held[0] != found:
        raise WarehouseForeign(f"{file.name} holds another warehouse. Run: python -m data build")
    if held[1] != _method_id():
        con.close()
        raise WarehouseForeign(
            f"{file.name} was built by another version of the project. Run: python -m data build"
        )
    return con


@cache
def _method_id() -> str:
    return publish.method_id()


def _cursor(data: str = "public_record") -> duckdb.DuckDBPyConnection:
    return _connection(publish.current(data), str(publish.home())).cursor()


def load(name: str, *, data: str = "public_record", **parameters: Any) -> pd.DataFrame:
    """Run a query of queries/app with the parameters it asks for; those it does not are dropped.

    data: public_record or demonstration. Lists default to empty (all), min_tier to 0. Raises
    QueryError on an unknown query or parameter, WarehouseError when there is nothing to read.
    """
    catalogue.named(name, "app")
    unknown = set(parameters) - set(DEFAULTS)
    if unknown:
        raise QueryError(f"“{name}” got unknown parameters: {', '.join(sorted(unknown))}.")
    asked = {**DEFAULTS, **parameters}
    bound = {one: asked[one] for one in catalogue.parameters(name)}
    frame = _cursor(data).execute(catalogue.complete_sql(name), bound or None).df()
    frame.attrs["query"] = name
    return _with_python_dates(frame)


def _with_python_dates(frame: pd.DataFrame) -> pd.DataFrame:
    for column in frame.columns:
        if pd.api.types.is_datetime64_any_dtype(frame[column]):
            days = [None if pd.isna(one) else one.date() for one in frame[column]]
            frame[column] = pd.Series(days, index=frame.index, dtype=object)
    return frame


def table(name: str, *, data: str = "public_record") -> pd.DataFrame:
    """A table of the warehouse, for download, without landscapes that are in totals only.

    Raises QueryError when there is no such table.
    """
    if name not in (*schema.tables(), *catalogue.DERIVED):
        raise QueryError(f"There is no table “{name}”. See docs/dictionary.md.")
    columns = [row[0] for row in _cursor(data).execute(f"describe {name}").fetchall()]
    shown = ", ".join(f'"{column}"' for column in columns)
    listed = " and ".join(
        f'coalesce("{key}" not in (select landscape_id from landscape_totals_only), true)'
        for key in columns
        if key.endswith("landscape_id")
    )
    sql = f"select {shown} from {name} where {listed or 'true'}"
    return _with_python_dates(_cursor(data).execute(sql).df())


def columns_by_table(*, data: str = "public_record") -> dict[str, list[str]]:
    """Every table of the warehouse with its columns, in name order."""
    found = _cursor(data).execute(
        "select table_name, column_name from duckdb_columns() "
        "where schema_name = 'main' order by table_name, column_index"
    )
    columns: dict[str, list[str]] = {}
    for name, column in found.fetchall():
        columns.setdefault(name, []).append(column)
    return columns


def rows_about(
    table: str, keys: Sequence[str], wanted: Sequence[str], *, data: str = "public_record"
) -> pd.DataFrame:
    """Rows of a table in which one of its columns `keys` holds one of the values `wanted`.

    Raises QueryError when there is no such table or it has none of the columns.
    """
    columns = columns_by_table(data=data).get(table, [])
    held = [key for key in keys if key in columns]
    if not held:
        raise QueryError(f"There is no table “{table}” with a column {' or '.join(keys)}.")
    asked = " or ".join(f'list_contains($wanted::varchar[], "{key}")' for key in held)
    found = _cursor(data).execute(
        f'select * from "{table}" where {asked} order by all', {"wanted": list(wanted)}
    )
    return _with_python_dates(found.df())


def table_names() -> list[str]:
    """Tables of the schema in its order."""
    return list(schema.tables())


def dictionary() -> pd.DataFrame:
    """The data dictionary: one row a column; see schema.dictionary."""
    return pd.DataFrame(schema.dictionary())


def header(name: str) -> catalogue.Header:
    """Header of a query or indicator. Raises QueryError when there is none of the name."""
    return catalogue.named(name, catalogue.queries()[name].kind if known(name) else None).header


def known(name: str) -> bool:
    """Whether a query or indicator of the name exists."""
    return name in catalogue.queries()


def gives_one_row(name: str) -> bool:
    """Whether a query's grain is one row, so that it is one object and not a list."""
    return known(name) and header(name).grain == "one row"


def passport(name: str) -> Passport:
    """All that stands behind a query or indicator. Raises QueryError when there is none."""
    return Passport(
        name,
        header(name),
        catalogue.complete_sql(name),
        catalogue.parameters(name),
        catalogue.inputs(name),
    )
