"""What tables, columns, codes and countries are called in spreadsheets, in four languages.

Must not hold a word of its own: they stand in words.toml, schema.toml and the reference tables.
"""

import csv
import difflib
import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from data.errors import IntakeError
from data.package import REFERENCE
from data.schema import Column, Table, tables

FILE = Path(__file__).with_name("words.toml")
LANGUAGES = ("en", "es", "fr", "pt")
ALIKE = 0.86
REMARKS = "Said by the check"


@cache
def _held() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Words without accents, case, punctuation or brackets, so that likenesses show."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(one for one in bare if not unicodedata.combining(one)).casefold()
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))


def input_tables() -> list[Table]:
    """The tables that a package may hold as sheets, in the schema's order."""
    return [one for one in tables().values() if not one.reference and one.name != "boundary"]


def check_language(language: str) -> None:
    """Raise IntakeError, with the languages there are, when it is none of them."""
    if language not in LANGUAGES:
        raise IntakeError(f"“{language}” is no language. Use one of: {', '.join(LANGUAGES)}.")


def table_heading(table: str, language: str = "en") -> str:
    """What a sheet of a table is called."""
    return _held()["table"].get(table, [table] * 4)[LANGUAGES.index(language)]


def heading(column: str, language: str = "en") -> str:
    """What a column is called; its own name where no word was given."""
    return _held()["column"].get(column, [column] * 4)[LANGUAGES.index(language)]


@cache
def _table_names() -> dict[str, str]:
    known: dict[str, str] = {}
    for table in input_tables():
        names = [table.name, f"{table.name}s", *_held()["table"].get(table.name, [])]
        for name in names:
            known.setdefault(plain(name), table.name)
    return known


def table_named(name: str) -> str | None:
    """The table that a sheet or a file is named after, or None."""
    return _table_names().get(plain(name))


@cache
def column_names(table: str) -> dict[str, str]:
    """Every plain name a column of the table goes by; a column's own name wins over likenesses."""
    known: dict[str, str] = {}
    held = _held()
    columns = [one.name for one in tables()[table].columns]
    for name in columns:
        known.setdefault(plain(name), name)
    for name in columns:
        for word in held["column"].get(name, []):
            known.setdefault(plain(word), name)
    for name in sorted(columns, key=lambda one: not one.endswith("_name")):
        short = re.sub(r"_(code|name|ha|url|on)$", "", name)
        for word in [*held["also"].get(name, []), short]:
            known.setdefault(plain(word), name)
    return known


def is_place(name: str) -> bool:
    """Whether a heading stands over both coordinates in one cell."""
    return plain(name) in {plain(one) for one in _held()["place"]["words"]}


def column_named(name: str, table: str) -> tuple[str | None, bool]:
    """The column a heading means, and whether it had to be guessed from its likeness."""
    known, wanted = column_names(table), plain(name)
    if not wanted:
        return None, False
    if wanted in known:
        return known[wanted], False
    near = difflib.get_close_matches(wanted, known, 1, ALIKE) if len(wanted) > 4 else []
    return (known[near[0]], True) if near else (None, False)


@cache
def reference_words(table: str, key: str) -> dict[str, str]:
    """Plain words and codes of a reference table, to the code."""
    known: dict[str, str] = {}
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows:
        known.setdefault(plain(row[key]), row[key])
    for row in rows:
        for column, text in row.items():
            if text and re.search(r"_name$|^name_|iso2", column):
                known.setdefault(plain(text), row[key])
    if table == "country":
        for code, names in _held()["country"].items():
            known.update({plain(name): code for name in names})
    return known


@cache
def value_words(column: Column) -> dict[str, str]:
    """Plain words that a cell of a column may hold, to the code they mean; empty for free text."""
    codes: dict[str, str] = {}
    extra = _held()["value"]
    given = [str(one) for one in column.values]
    if column.type == "boolean":
        given = ["true", "false"]
    for code in given:
        codes[plain(code)] = code
    for code in given:
        for word in extra.get(code, []):
            codes.setdefault(plain(word), code)
    if column.refers:
        table, key = column.refers.split(".")
        if tables()[table].reference:
            codes |= {k: v for k, v in reference_words(table, key).items() if k not in codes}
    return codes


def guide(language: str) -> tuple[str, list[str]]:
    """Title and lines of the guide sheet in a language."""
    held = _held()["guide"]
    return held["title"][LANGUAGES.index(language)], held[f"lines_{language}"]


def guide_word(name: str, language: str) -> str:
    """A word of the notes in a language."""
    return _held()["guide"][name][LANGUAGES.index(language)]


@cache
def choices(column: Column) -> tuple[str, ...]:
    """What a cell's list offers: codes, with their words where they need them ("KEN – Kenya")."""
    if column.type == "boolean":
        return ("true", "false")
    if column.values:
        return tuple(str(one) for one in column.values)
    table, _, key = str(column.refers or "").partition(".")
    if not table or not tables()[table].reference:
        return ()
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    name = next((one for one in (f"{table}_name", "name_en", "level_name") if one in rows[0]), "")
    return tuple(f"{row[key]} – {row[name]}" if name else row[key] for row in rows)
