"""What the record holds already: its keys, the names that stand for them, countries of landscapes.

Must not hold whole rows: a record may have millions.
"""

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.errors import IntakeError
from data.intake import words
from data.package import REFERENCE
from data.schema import tables

NOTED = "known.csv"
NOTED_COLUMNS = ("landscape_id", "landscape_name", "country_codes", "scope_code")
NAMED = {"landscape": "landscape_name", "organisation": "organisation_name"}


@dataclass(frozen=True)
class Landscape:
    """What a reader may know of a landscape that the record or the same import holds."""

    landscape_id: str
    landscape_name: str
    country_codes: tuple[str, ...]
    scope_code: str


@dataclass
class Known:
    """Keys of each table; ids by plain name; countries and leadership by landscape."""

    keys: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    names: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    countries: dict[str, list[str]] = field(default_factory=dict)

    def add(self, table: str, cells: dict[str, str]) -> None:
        """Take a row in: its key, and for a landscape or organisation its name."""
        key = key_of(table, cells)
        self.keys.setdefault(table, set()).add(key)
        name = cells.get(NAMED.get(table, ""), "")
        if name:
            self.names.setdefault(table, {}).setdefault(words.plain(name), set()).add(key[0])
        if table == "landscape" and cells.get("country_codes"):
            self.countries[key[0]] = cells["country_codes"].split(";")

    def has(self, table: str, key: tuple[str, ...]) -> bool:
        return key in self.keys.get(table, ())

    def named(self, table: str, name: str) -> str | None:
        """The id of the only record of that name, or None."""
        found = self.names.get(table, {}).get(words.plain(name), set())
        return next(iter(found)) if len(found) == 1 else None


def begin(folder: Path | None, file: Path) -> dict[str, str]:
    """Write the landscapes a reader may name shapes by; gives the answers that say where they are.

    Landscapes of the same import are noted as they come, and tables come before shapes.
    """
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, NOTED_COLUMNS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(_rows(folder / "landscape.csv") if folder else ())
    shapes = folder / "boundary.geojson" if folder else None
    return {"known": str(file)} | (
        {"boundaries": str(shapes)} if shapes and shapes.exists() else {}
    )


def note(file: Path, cells: Mapping[str, str]) -> None:
    """Add a landscape of this import to those that shapes may name."""
    if file.exists() and cells.get("landscape_name"):
        given = {"landscape_id": slug(cells["landscape_name"])} | dict(cells)
        with file.open("a", encoding="utf-8", newline="") as handle:
            csv.DictWriter(handle, NOTED_COLUMNS, extrasaction="ignore").writerow(given)


def landscapes(answers: Mapping[str, str]) -> dict[str, Landscape]:
    """The landscapes of the CSV that the answer `known` names; a later row corrects by its cells.

    Raises IntakeError when it cannot be read.
    """
    if not answers.get("known"):
        return {}
    file = Path(answers["known"])
    held: dict[str, dict[str, str]] = {}
    try:
        for row in _rows(file):
            earlier = held.setdefault(row["landscape_id"], dict.fromkeys(NOTED_COLUMNS, ""))
            earlier |= {name: row[name] for name in NOTED_COLUMNS if row.get(name)}
    except (OSError, UnicodeDecodeError, csv.Error, KeyError) as error:
        raise IntakeError(f"{file} cannot be read as landscapes ({error}).") from None
    return {
        one: Landscape(one, row["landscape_name"],
                       tuple(filter(None, row["country_codes"].split(";"))), row["scope_code"])
        for one, row in held.items()
    }  # fmt: skip


def slug(name: str) -> str:
    """An identifier made of a name: lower case, ASCII, hyphens."""
    return "-".join(words.plain(name).split())[:60] or digest(name)


def digest(*parts: str) -> str:
    """Twelve digits that stand for these texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def key_of(table: str, cells: dict[str, str]) -> tuple[str, ...]:
    """The key of a row as text; empty where a part is missing."""
    return tuple(cells.get(one, "") for one in tables()[table].keys)


def read(folder: Path | None) -> Known:
    """What a package folder and the reference tables hold. A missing table holds nothing."""
    known = Known()
    for table in tables().values():
        home = REFERENCE if table.reference else folder
        for row in _rows(home / f"{table.name}.csv") if home else ():
            known.add(table.name, row)
    shapes = folder / "boundary.geojson" if folder else None
    if shapes and shapes.exists():
        for feature in json.loads(shapes.read_text(encoding="utf-8"))["features"]:
            one = str(feature["properties"]["landscape_id"])
            known.keys.setdefault("boundary", set()).add((one,))
    return known


def _rows(file: Path) -> Iterator[dict[str, str]]:
    if file.exists():
        with file.open(encoding="utf-8-sig", newline="") as handle:
            yield from csv.DictReader(handle)
