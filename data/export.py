"""Writes what is public of a package as a data package that other tools read (Frictionless).

Consent is applied first. A table that consent leaves as it is keeps its bytes, so that what is read
back is the same package. Must not decide what is public (consent.py does).
"""

import csv
import io
import json
import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from data import consent, datapackage, package
from data.errors import PackageError, Problem
from data.package import Package, Row
from data.schema import Column, Table, given_name, tables

BOM = b"\xef\xbb\xbf"
DESCRIPTOR = "datapackage.json"
CARD = "package.toml"
BOUNDARY = "boundary.geojson"


def write(source: Path, folder: Path) -> list[Path]:
    """Write the public part of a package to an empty folder; gives the files, descriptor last.

    Same package, same bytes. Raises PackageError when the package is broken or the folder in use.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PackageError([Problem(str(folder), "is not empty.", "Name another folder.")])
    held = package.read(source)
    public, levels = consent.applied(held, held.card.as_of)
    public = _with_consent(public, levels)
    contents: dict[str, bytes] = {CARD: (source / CARD).read_bytes()}
    for table in tables().values():
        if not table.reference and public.tables[table.name].rows:
            name = BOUNDARY if table.name == "boundary" else f"{table.name}.csv"
            contents[name] = _content(source / name, table, held, public)
    described = datapackage.described(_card(source), public, contents)
    contents[DESCRIPTOR] = (json.dumps(described, indent=1, ensure_ascii=False) + "\n").encode()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def _card(source: Path) -> dict[str, Any]:
    return tomllib.loads((source / CARD).read_text(encoding="utf-8"))


def _with_consent(public: Package, levels: consent.Levels) -> Package:
    """What was cut for want of consent stays cut for whoever reads the package again."""
    held = public.tables["consent"]
    said = {(row["landscape_id"], row["field_group_code"]) for row in held.rows}
    added = []
    for one, level in levels.items():
        if level["identity"] in consent.UNPLACED and (one, "all") not in said:
            row: Row = {column.name: None for column in tables()["consent"].columns}
            row |= {"landscape_id": one, "field_group_code": "all"}
            added.append(row | {"level_code": level["identity"]})
    rows = [*held.rows, *sorted(added, key=lambda row: str(row["landscape_id"]))]
    complete = replace(held, rows=rows, lines=list(range(2, len(rows) + 2)))
    return replace(public, tables={**public.tables, "consent": complete})


def _content(file: Path, table: Table, held: Package, public: Package) -> bytes:
    """A table as it came where consent changed nothing, else written anew."""
    rows = public.tables[table.name].rows
    if rows == held.tables[table.name].rows:
        content = file.read_bytes()
        if not content.startswith(BOM):
            return content
    if table.name == "boundary":
        return _geojson(rows).encode()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_text(row, column) for column in table.columns] for row in rows)
    return out.getvalue().encode()


def _geojson(rows: list[Row]) -> str:
    features = [
        {
            "type": "Feature",
            "properties": {k: v for k, v in row.items() if k != "geometry" and v is not None},
            "geometry": json.loads(row["geometry"]),
        }
        for row in rows
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def _text(row: Row, column: Column) -> str:
    """A value as a package's CSV holds it; a date as its source gave it."""
    value = row.get(column.name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, date):
        return str(row.get(given_name(column)) or value.isoformat())
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    return str(value)
