"""The descriptor of an exported package (datapackage.json), made from schema.toml.

Data Package 1 with Table Schema: types, constraints, keys, licences, sources. Must not read or
write files.
"""

import csv
import hashlib
import io
from collections.abc import Mapping
from typing import Any

from data.package import Package
from data.schema import Column, Table, tables

TYPES = {
    "text": "string", "integer": "integer", "number": "number", "amount": "number",
    "boolean": "boolean", "year": "year", "url": "string", "when": "string", "list": "string",
}  # fmt: skip
WHEN = r"^(\d{4}(-\d{2}(-\d{2})?)?|\d{4}/\d{4})$"
# A licence must have a name of the list of open licences or an address; ours is put in words.
LICENCE_NAME = "other-at"


def described(card: Mapping[str, Any], public: Package, contents: Mapping[str, bytes]) -> dict:
    """The descriptor of the files of a package: name -> bytes, tables by their own names."""
    named = {name.split(".")[0]: name for name in contents}
    held = {name: table for name, table in tables().items() if name in named}
    resources = [_resource(table, named[name], contents[named[name]], public, set(held))
                 for name, table in held.items()]  # fmt: skip
    whole: dict[str, Any] = {
        "profile": "data-package",
        "name": f"landscapes-{public.card.kind.replace('_', '-')}",
        "title": public.card.title,
        "description": public.card.about,
        "version": public.card.as_of.isoformat(),
        "keywords": ["landscapes", "integrated landscape management", "restoration"],
    }
    if card.get("licence"):
        whole["licenses"] = [{"name": LICENCE_NAME, "title": str(card["licence"])}]
    sources = _sources(public)
    if sources:
        whole["sources"] = sources
    return {key: value for key, value in whole.items() if value} | {"resources": resources}


def _sources(public: Package) -> list[dict[str, str]]:
    return [
        {"title": row["title"]} | ({"path": row["url"]} if _is_address(row["url"]) else {})
        for row in public.tables["source"].rows
    ]


def _is_address(url: Any) -> bool:
    return isinstance(url, str) and url.startswith(("http://", "https://"))


def _resource(table: Table, file: str, content: bytes, public: Package, held: set[str]) -> dict:
    found: dict[str, Any] = {
        "name": table.name,
        "path": file,
        "title": table.about,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "encoding": "utf-8",
    }
    if table.name == "boundary":
        return found | {"profile": "data-resource", "format": "geojson",
                        "mediatype": "application/geo+json"}  # fmt: skip
    header = next(csv.reader(io.StringIO(content.decode("utf-8"))))
    columns = {column.name: column for column in table.columns}
    schema: dict[str, Any] = {"fields": [_field(columns[one], table, public) for one in header]}
    schema["primaryKey"] = list(table.keys)
    keys = [_foreign(columns[one], table, held) for one in header]
    if any(keys):
        schema["foreignKeys"] = [key for key in keys if key]
    return found | {
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "schema": schema | {"missingValues": [""]},
    }


def _field(column: Column, table: Table, public: Package) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": TYPES[column.type]}
    field["description"] = column.about
    if column.unit:
        field["unit"] = column.unit
    constraints = _constraints(column, table, public)
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(column: Column, table: Table, public: Package) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if column.must_be_given:
        found["required"] = True
    if column.key and len(table.keys) == 1:
        found["unique"] = True
    if column.values:
        found["enum"] = list(column.values)
    elif column.refers and column.type != "list" and _is_reference(column):
        home, key = column.refers.split(".")
        found["enum"] = [row[key] for row in public.tables[home].rows]
    if column.type == "when":
        found["pattern"] = WHEN
    for name, bound in (("minimum", column.min), ("maximum", column.max)):
        if bound is not None:
            found[name] = int(bound) if bound == int(bound) else bound
    return found


def _is_reference(column: Column) -> bool:
    return tables()[str(column.refers).split(".")[0]].reference


def _foreign(column: Column, table: Table, held: set[str]) -> dict[str, Any] | None:
    """A reference to another table of the package; to itself it is written ""."""
    if not column.refers or column.type == "list" or _is_reference(column):
        return None
    home, key = column.refers.split(".")
    if home not in held:
        return None
    resource = "" if home == table.name else home
    return {"fields": column.name, "reference": {"resource": resource, "fields": key}}
