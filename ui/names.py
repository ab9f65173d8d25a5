"""What countries, regions, measures and units are called in the reader's language.

It must not hold a country's name itself: names are rows of the warehouse, learnt as a page opens.
A row keeps its English name and its code; only what is read on screen is told by this file.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ui import text

# What tells a column that holds an English name: the code beside it in the same row.
COUNTRY = {"country_name": "country_code", "place_name": "place_code"}
COUNTRIES = {"country_names": "country_codes", "other_country_names": "other_country_codes"}
REGIONS = ("region_name", "subregion_name")
UNITS = ("unit_name", "unit")
# Titles with the code beside them, and the texts that have words for the code.
CODES = {
    "measure_name": "measure_code",
    "title": "indicator_name",
    "output_name": "output_code",
}
LISTS = {
    "measure_name": "code.measure",
    "title": "indicator",
    "output_name": "code.output",
}
# What stands where a country should, by the word that the query gives.
NO_COUNTRY = {"unassigned": "place.unassigned", "several countries": "place.several"}
_countries: dict[str, Mapping[str, Any]] = {}


def learn(rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep the names of countries: rows with country_code and name_<language>."""
    _countries.update({row["country_code"]: row for row in rows})


def country(code: str, language: str, known: str = "") -> str:
    """A country's name in a language; else in English, else as `known`, else its code."""
    row = _countries.get(code, {})
    return str(row.get(f"name_{language}") or row.get("name_en") or known or code)


def region(name: str, language: str) -> str:
    """A region of the world, or a part of one, by its English name."""
    return text.find(f"code.region.{name}", language) or name


def unit(name: str, language: str) -> str:
    """A unit; what a source counted in words of its own stays as it is."""
    return text.find(f"code.unit.{name}", language) or name


def given(title: str, language: str) -> str:
    """A record or a grid by its title; one that the project did not name keeps it as it is."""
    return text.find(f"named.{title}", language) or title


def measure(code: str, language: str, known: str = "") -> str:
    """What was measured, by its code."""
    return text.find(f"code.measure.{code}", language) or known or code


def told(row: Mapping[str, Any], name: str, language: str) -> str | None:
    """What a value of a row is called in the language; None when it is no such name, or is missing.

    A name whose code is not in the row is told as the row has it.
    """
    raw = row.get(name)
    if not isinstance(raw, str) or not raw:
        return None
    if name in COUNTRY:
        return _of_country(row.get(COUNTRY[name]), raw, language)
    if name in COUNTRIES:
        return _of_countries(row.get(COUNTRIES[name]), raw, language)
    if name in REGIONS:
        return region(raw, language)
    if name in UNITS:
        return unit(raw, language)
    if name == "role_name":
        return text.find(f"code.role.{raw.replace(' ', '_')}", language) or raw
    return _by_code(row, name, raw, language)


def _by_code(row: Mapping[str, Any], name: str, raw: str, language: str) -> str | None:
    """A title that a code beside it names: a measure, an indicator, an output."""
    code = row.get(CODES.get(name, ""))
    if not isinstance(code, str):
        return None
    return text.find(f"{LISTS[name]}.{code}", language) or raw


def _of_country(code: object, raw: str, language: str) -> str:
    if isinstance(code, str):
        return country(code, language, raw)
    return text.get(NO_COUNTRY[raw], language) if raw in NO_COUNTRY else raw


def _of_countries(codes: object, raw: str, language: str) -> str:
    """Countries in the language's own order; `codes` are parted by ";"."""
    if not isinstance(codes, str) or not codes:
        return raw
    names = [country(code, language) for code in codes.split(";")]
    return ", ".join(sorted(names, key=order))


def order(words: str) -> str:
    """The place of words in an alphabetical list: accents and case do not matter."""
    plain = unicodedata.normalize("NFKD", words)
    return "".join(one for one in plain if not unicodedata.combining(one)).casefold()


def in_order(rows: Sequence[dict[str, Any]], name: str, language: str) -> Sequence[dict[str, Any]]:
    """Rows in the alphabetical order of what a column is called in the language."""
    return sorted(rows, key=lambda row: order(told(row, name, language) or ""))
