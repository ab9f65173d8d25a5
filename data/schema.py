"""The tables of schema.toml as objects, and what is derived from them: DDL and the dictionary.

Must not hold a table, column or value of its own.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SCHEMA_FILE = Path(__file__).with_name("schema.toml")

SQL_TYPES = {
    "text": "varchar",
    "integer": "bigint",
    "number": "double",
    "amount": "decimal(20, 2)",
    "boolean": "boolean",
    "year": "integer",
    "url": "varchar",
    "when": "date",
    "list": "varchar[]",
}


@dataclass(frozen=True)
class Column:
    """One column as declared; `name` ends in its unit where it has one."""

    name: str
    type: str
    about: str
    key: bool = False
    required: bool = False
    values: tuple[str | int, ...] = ()
    refers: str | None = None
    unit: str | None = None
    min: float | None = None
    max: float | None = None
    private: bool = False

    @property
    def must_be_given(self) -> bool:
        return self.key or self.required


@dataclass(frozen=True)
class Table:
    """One table: its name, what a row is, its columns in order."""

    name: str
    about: str
    columns: tuple[Column, ...]
    reference: bool

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.key)


@cache
def tables() -> dict[str, Table]:
    """All declared tables by name, in file order. Source: schema.toml."""
    declared = tomllib.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return {name: _table(name, body) for name, body in declared.items()}


def _table(name: str, body: dict) -> Table:
    columns = tuple(
        Column(name=key, **{**spec, "values": tuple(spec.get("values", ()))})
        for key, spec in body["columns"].items()
    )
    return Table(name, body["about"], columns, body.get("reference", False))


def given_name(column: Column) -> str:
    """Name of the text column that keeps a `when` as the source gave it."""
    return f"{column.name}_as_given"


def ddl(table: Table) -> str:
    """The create statement of a table; a `when` gets a second column that keeps it as given."""
    lines = []
    for column in table.columns:
        bound = " not null" if column.must_be_given else ""
        lines.append(f"    {column.name} {SQL_TYPES[column.type]}{bound}")
        if column.type == "when":
            lines.append(f"    {given_name(column)} varchar")
    if table.keys:
        lines.append(f"    primary key ({', '.join(table.keys)})")
    return f"create table {table.name} (\n" + ",\n".join(lines) + "\n)"


def dictionary() -> list[dict[str, str | bool | None]]:
    """One row a column: table_name, column_name, type_name, unit_name, is_key, is_required,
    permitted_values, about."""
    return [
        {
            "table_name": table.name,
            "column_name": column.name,
            "type_name": column.type,
            "unit_name": column.unit,
            "is_key": column.key,
            "is_required": column.must_be_given,
            "permitted_values": permitted(column),
            "about": column.about,
        }
        for table in tables().values()
        for column in table.columns
    ]


def permitted(column: Column) -> str | None:
    """The permitted values of a column in words, or None when any value of its type may stand."""
    if column.values:
        return ", ".join(str(value) for value in column.values)
    if column.refers:
        return f"a value of {column.refers}"
    if column.min is not None and column.max is not None:
        return f"{column.min:g} to {column.max:g}"
    return f"{column.min:g} or more" if column.min is not None else None
