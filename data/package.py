"""Reads a data package (CSV tables with package.toml) and refuses what breaks the schema.

Must not repair, guess or drop anything: every row is as declared, or all problems are listed.
"""

import csv
import difflib
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from data.boundary import read_boundaries
from data.cell import Refused, Value, parse
from data.errors import PackageError, Problem
from data.schema import Column, Table, tables

REFERENCE = Path(__file__).with_name("reference")
Row = dict[str, Any]
MOST_KNOWN = 5_000
KINDS = ("public_record", "demonstration", "package")


@dataclass
class Rows:
    """The rows of one table with the line each came from (header = 1) and the file's name."""

    file: str
    rows: list[Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Card:
    """The name card of a package (package.toml)."""

    title: str
    kind: str
    as_of: date
    default_consent: str
    about: str


@dataclass(frozen=True)
class Package:
    """A checked package: its card and the rows of every declared table, reference included."""

    card: Card
    tables: dict[str, Rows]


def read(folder: Path) -> Package:
    """Read and check a package folder. Raises PackageError with every problem found."""
    problems: list[Problem] = []
    card = _read_card(folder, problems)
    found = {}
    for table in tables().values():
        home = REFERENCE if table.reference else folder
        found[table.name] = _read_table(home, table, problems)
    _refuse_foreign_files(folder, problems)
    _check_keys(found, problems)
    _check_references(found, problems)
    _check_consent(card, found, problems)
    if problems or card is None:
        raise PackageError(problems)
    return Package(card, found)


def card(folder: Path) -> Card:
    """The name card of a package folder, checked. Raises PackageError."""
    problems: list[Problem] = []
    held = _read_card(folder, problems)
    if held is None:
        raise PackageError(problems)
    return held


def files(folder: Path) -> list[Path]:
    """The files of a package that its warehouse is made of, in the order of their names."""
    named = {f"{table.name}.csv" for table in tables().values() if not table.reference}
    named |= {"boundary.geojson", "package.toml"}
    return [file for file in sorted(folder.iterdir()) if file.name in named and file.is_file()]


def _read_card(folder: Path, problems: list[Problem]) -> Card | None:
    file = folder / "package.toml"
    if not folder.is_dir():
        problems.append(Problem(str(folder), "is not a folder.", "Give the folder of a package."))
        return None
    try:
        held = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem(str(file), "is missing.", "Copy data/public_record/package.toml."))
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(str(file), f"cannot be read: {error}.", "Correct the file."))
        return None
    return _card(file.name, held, problems)


def _card(file: str, held: dict, problems: list[Problem]) -> Card | None:
    wrong = []
    if not isinstance(held.get("title"), str) or not held["title"].strip():
        wrong.append(Problem(file, "has no title.", 'Add title = "…".'))
    if held.get("kind") not in KINDS:
        wrong.append(Problem(file, f"kind is {held.get('kind')!r}.", f"Use one of {KINDS}."))
    if type(held.get("as_of")) is not date:
        wrong.append(Problem(file, "has no date as_of.", "Add as_of = 2026-01-31."))
    problems.extend(wrong)
    if wrong:
        return None
    consent = held.get("default_consent", "generalised")
    return Card(held["title"], held["kind"], held["as_of"], consent, held.get("about", ""))


def _refuse_foreign_files(folder: Path, problems: list[Problem]) -> None:
    known = [f"{table.name}.csv" for table in tables().values() if not table.reference]
    for file in sorted(folder.glob("*.csv")):
        if file.name not in known and file.name != "landscape_unit.csv":
            near = difflib.get_close_matches(file.name, known, 1)
            step = f"Did you mean {near[0]}?" if near else "Remove it, or see docs/dictionary.md."
            problems.append(Problem(file.name, "is not a table of the schema.", step))


def _read_table(home: Path, table: Table, problems: list[Problem]) -> Rows:
    if table.name == "boundary":
        return Rows("boundary.geojson", *read_boundaries(home / "boundary.geojson", problems))
    file = home / f"{table.name}.csv"
    out = Rows(file.name)
    if not file.is_file():
        if table.name == "landscape" or table.reference:
            problems.append(Problem(file.name, "is missing.", f"Add it: {table.about}"))
        return out
    try:
        with file.open(encoding="utf-8-sig", newline="") as handle:
            _read_rows(csv.DictReader(handle, strict=True), table, out, problems)
    except UnicodeDecodeError as error:
        step = "Save the file as CSV UTF-8."
        problems.append(Problem(file.name, f"is not UTF-8 (byte {error.start}).", step))
    except csv.Error as error:
        problems.append(Problem(file.name, f"is not valid CSV: {error}.", "Check the quotes."))
    return out


def _read_rows(reader: csv.DictReader, table: Table, out: Rows, problems: list[Problem]) -> None:
    header = list(reader.fieldnames or [])
    if not _header_holds(header, table, out.file, problems):
        return
    known: dict[str, dict[str, Value]] = {column.name: {} for column in table.columns}
    for cells in reader:
        line, row = reader.line_num, {}
        if None in cells or None in cells.values():
            step = f"Give {len(header)} cells; put cells with a comma in quotes."
            problems.append(Problem(out.file, "has too many or too few cells.", step, line))
            continue
        for column in table.columns:
            try:
                row[column.name] = _parsed(cells.get(column.name, ""), column, known[column.name])
            except Refused as no:
                problems.append(Problem(out.file, no.fact, no.next_step, line, column.name))
                row[column.name] = None
            if column.type == "when":
                row[f"{column.name}_as_given"] = cells.get(column.name, "").strip() or None
        out.rows.append(row)
        out.lines.append(line)


def _parsed(text: str, column: Column, known: dict[str, Value]) -> Value:
    """The value of a cell; what a column says again and again is read and held once."""
    if text not in known:
        value = parse(text, column)
        if len(known) == MOST_KNOWN:
            return value
        known[text] = value
    return known[text]


def _header_holds(header: list[str], table: Table, file: str, problems: list[Problem]) -> bool:
    names = [column.name for column in table.columns]
    missing = [name for name in names if name not in header]
    foreign = [name for name in header if name not in names]
    twice = sorted({name for name in header if header.count(name) > 1})
    needed = [column for column in table.columns if column.must_be_given and column.name in missing]
    for column in needed:
        step = f"Add the column: {column.about}"
        problems.append(Problem(file, "is missing.", step, 1, column.name))
    for name in foreign:
        near = difflib.get_close_matches(name, missing or names, 1)
        step = f"Did you mean {near[0]}?" if near else "Remove it, or see docs/dictionary.md."
        problems.append(Problem(file, "is not a column of this table.", step, 1, name or "(empty)"))
    for name in twice:
        problems.append(Problem(file, "stands twice in the header.", "Keep one.", 1, name))
    return not (needed or foreign or twice)


def _check_keys(found: dict[str, Rows], problems: list[Problem]) -> None:
    for name, held in found.items():
        keys = tables()[name].keys
        seen: dict[tuple, int] = {}
        for row, line in zip(held.rows, held.lines, strict=True):
            key = tuple(row[column] for column in keys)
            if key in seen and None not in key:
                fact = f"“{' / '.join(map(str, key))}” stands in row {seen[key]} already."
                step = "Give each row its own key, or remove the double."
                problems.append(Problem(held.file, fact, step, line, ", ".join(keys)))
            seen.setdefault(key, line)


def _check_references(found: dict[str, Rows], problems: list[Problem]) -> None:
    for name, held in found.items():
        for column in tables()[name].columns:
            if column.refers:
                _check_reference(column, held, found, problems)


def _check_reference(
    column: Column, held: Rows, found: dict[str, Rows], problems: list[Problem]
) -> None:
    table, key = str(column.refers).split(".")
    known = {row[key] for row in found[table].rows}
    for row, line in zip(held.rows, held.lines, strict=True):
        value = row[column.name]
        for one in value if isinstance(value, list) else [value]:
            if one is not None and one not in known:
                near = difflib.get_close_matches(str(one), [str(k) for k in known], 1)
                step = f"Did you mean {near[0]}?" if near else f"Add it to {table} or correct it."
                fact = f"“{one}” is no {key.replace('_', ' ')} of {table}."
                problems.append(Problem(held.file, fact, step, line, column.name))


def _check_consent(card: Card | None, found: dict[str, Rows], problems: list[Problem]) -> None:
    levels = [row["level_code"] for row in found["consent_level"].rows]
    if card and levels and card.default_consent not in levels:
        fact = f"default_consent is “{card.default_consent}”."
        problems.append(Problem("package.toml", fact, f"Use one of {', '.join(map(str, levels))}."))
