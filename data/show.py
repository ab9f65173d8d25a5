"""Writes a query's rows as JSON, CSV or text: the one machine-readable door.

Must not round or rename: the digits are those of the query.
"""

import json
import math
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from data import read
from data.errors import QueryError

FORMATS = ("table", "csv", "json")
GRAINS = ("country", "network", "landscape")


def checked_load(name: str, filters: dict[str, Any], data: str = "public_record") -> pd.DataFrame:
    """Load a query with filters whose values must exist. Raises QueryError naming the values."""
    if filters["from_on"] and filters["to_on"] and filters["from_on"] > filters["to_on"]:
        raise QueryError("The first day is after the last. Give the earlier day first.")
    if filters["grain"] not in GRAINS:
        raise QueryError(
            f"There is no grain “{filters['grain']}”. Use one of: {', '.join(GRAINS)}."
        )
    options = read.load("filter_options", data=data)
    for filter_name in ("countries", "regions", "networks", "funders", "stages"):
        rows = options[options["filter_name"] == filter_name]
        permitted = set(rows["option_code"])
        for one in filters[filter_name]:
            if one not in permitted:
                few = ", ".join(sorted(permitted)[:12])
                raise QueryError(f"“{one}” is not one of the {filter_name}. There are: {few}, …")
    return read.load(name, data=data, **filters)


def written(frame: pd.DataFrame, form: str) -> str:
    """The rows as text: json is one object for a query of one row, else a list of objects."""
    if form == "csv":
        return frame.to_csv(index=False)
    if form != "json":
        raise QueryError(f"There is no format “{form}”. Use one of: {', '.join(FORMATS)}.")
    rows = [
        {str(name): plain(value) for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]
    single = len(rows) == 1 and read.gives_one_row(frame.attrs.get("query", ""))
    return json.dumps(rows[0] if single else rows, indent=2, ensure_ascii=False) + "\n"


def plain(value: Any) -> Any:
    """A cell as JSON holds it: missing is null, dates are ISO 8601, numbers keep their digits."""
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    return None if value is pd.NA else value


def as_text(frame: pd.DataFrame) -> list[list[str]]:
    """The rows as cells of text, the header first; missing is empty."""
    cells = [["" if (one := plain(v)) is None else str(one) for v in row] for row in frame.values]
    return [[str(name) for name in frame.columns], *cells]
