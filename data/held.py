"""Every row that the warehouse holds about one landscape, table by table, to give back to it.

Must not change a value, and gives nothing about a landscape that is in totals only.
"""

import pandas as pd

from data import catalogue, read, schema
from data.errors import QueryError

# What rows of the landscape refer to: the table, its key, and that it is kept beside them.
REFERRED = {"source": "source_id", "organisation": "organisation_id"}
KEYS = ("landscape_id", "other_landscape_id")


def about(landscape_id: str, *, data: str = "public_record") -> dict[str, pd.DataFrame]:
    """Rows by table for any identifier of a landscape; tables that hold none are left out.

    Input tables come first, in the order of the schema, then the tables derived from them. Raises
    QueryError when the landscape is unknown or not listed.
    """
    names = _identifiers(landscape_id, data)
    held: dict[str, pd.DataFrame] = {}
    for table in _tables(data):
        rows = read.rows_about(table, KEYS, names, data=data)
        if not rows.empty:
            held[table] = rows
    for table, key in REFERRED.items():
        wanted = sorted(
            {one for rows in held.values() if key in rows for one in rows[key].dropna().unique()}
        )
        rows = read.rows_about(table, (key,), wanted, data=data)
        if not rows.empty:
            held[table] = rows
    return dict(sorted(held.items(), key=lambda one: _rank(one[0])))


def _identifiers(landscape_id: str, data: str) -> list[str]:
    found = read.load("landscape_identifiers", data=data, landscape_id=landscape_id)
    if found.empty:
        raise QueryError(f"There is no landscape “{landscape_id}” to give anything back to.")
    return list(found["alias_id"])


def _tables(data: str) -> list[str]:
    """Tables with a column that names a landscape."""
    return [
        table
        for table, columns in read.columns_by_table(data=data).items()
        if set(columns) & set(KEYS)
    ]


def _rank(table: str) -> tuple[int, str]:
    order = list(schema.tables())
    return (order.index(table), table) if table in order else (len(order), table)


def dictionary(tables: list[str], *, data: str = "public_record") -> pd.DataFrame:
    """What each column of these tables means; of a derived table, what the table is."""
    rows = [row for row in schema.dictionary() if row["table_name"] in tables]
    declared = set(schema.tables())
    for table, columns in read.columns_by_table(data=data).items():
        if table in tables and table not in declared:
            view = catalogue.queries().get(table)
            about_it = view.header.title if view else "Derived when the warehouse was built"
            rows += [
                {"table_name": table, "column_name": column, "about": f"{about_it}."}
                for column in columns
            ]
    return pd.DataFrame(rows)
