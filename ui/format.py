"""How a finished number, date or gap is written for a reader.

It rounds for display only and must not add, divide or compare facts.
"""

import datetime as dt
import math
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from ui import names, text

MODELLED_DIGITS = 2
MEASURED_DIGITS = 3
WITHHOLDING_LEVELS = ("listed_in_country", "aggregate_only", "private", "withdrawn")
BOUNDS = ("low", "high")
# Columns that hold a value of the indicator that the row names, and are written as it is.
OF_INDICATOR = ("value", "value_then", "value_now", "base_value", "latest_value", "target_value")
# Counted on the population grid; what landscapes report themselves is never "about".
# What only a mapped extent can say.
OF_EXTENT = ("residents_inside", "residents_whole", "area_inside_ha", "area_mapped_ha")
OVER_CELLS = ("unique", "gross", "overlap")
# Which group of facts a landscape's consent speaks of, by how a column begins.
CONSENT_GROUPS = {
    **{"residents": "people", "population": "people", "area_ha": "indicators"},
    **dict.fromkeys(
        ("stage_", "network_names", "freshness_code", "is_stale", "last_evidence_on"), "identity"
    ),
}
_BILLION = 1_000_000_000
_MILLION = 1_000_000


def is_missing(value: object) -> bool:
    """True for every way a frame says that there is no value."""
    if value is None or value is pd.NaT or value is pd.NA:
        return True
    return isinstance(value, float) and math.isnan(value)


def count(value: float, language: str) -> str:
    """A count in full, such as 1,234."""
    return _grouped(round(value), 0, language)


def significant(value: float, digits: int) -> float:
    """The value rounded to a number of significant digits; 0 stays 0."""
    if value == 0:
        return 0
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def quantity(value: float, language: str, *, digits: int = MEASURED_DIGITS) -> str:
    """A large amount in words: 1.23 billion, 279 million, 812,000, 12.5."""
    if abs(value) >= 0.995 * _BILLION:
        billions = _grouped(value / _BILLION, 0 if value % _BILLION == 0 else 2, language)
        return _named("billion", billions, language)
    rounded = significant(value, digits)
    if abs(rounded) >= _MILLION:
        millions = rounded / _MILLION
        return _named("million", _grouped(millions, _places(millions, digits), language), language)
    return _grouped(rounded, _places(rounded, digits), language)


def _named(word: str, value: str, language: str) -> str:
    """A number with its unit; exactly one has a wording of its own."""
    key = f"number.{word}_one" if value == "1" else f"number.{word}"
    return text.get(key, language, value=value)


def people(value: float, language: str, *, modelled: bool) -> str:
    """A number of people: two significant figures with "about" where modelled, else three."""
    if value == 0:
        return _grouped(0, 0, language)
    digits = MODELLED_DIGITS if modelled else MEASURED_DIGITS
    written = quantity(round(value), language, digits=digits)
    return text.get("number.about", language, value=written) if modelled else written


def share(ratio: float, language: str) -> str:
    """A ratio of 0 to 1 as a percentage; a positive one never reads 0 %, nor a part 100 %."""
    if 0 < ratio < 0.01:
        return text.get("number.under_one_percent", language)
    if 0.99 < ratio < 1:
        return text.get("number.over_99_percent", language)
    return text.get("number.percent", language, value=_grouped(round(ratio * 100), 0, language))


def money(usd: float, language: str) -> str:
    """US dollars in words, three significant figures."""
    return text.get("number.usd", language, value=quantity(usd, language))


def day(value: object, language: str) -> str:
    """A date as 30 June 2026, a month as June 2026; other text (2024, 2013/2015) as given."""
    on = _date(value)
    if on is None:
        return _month(str(value), language)
    month = text.get(f"month.{on.month}", language)
    return text.get("number.day", language, day=on.day, month=month, year=on.year)


def _month(value: str, language: str) -> str:
    """A month of a year in words; any other text as it is."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", value)
    if found is None:
        return value
    month = text.get(f"month.{int(found[2])}", language)
    return text.get("number.month_of_year", language, month=month, year=found[1])


def _date(value: object) -> dt.date | None:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def missing(reason: str, language: str) -> str:
    """One of the three gaps, which are never merged: no_data, withheld, not_reported."""
    return text.get(f"missing.{reason}", language)


def measure(raw: Any, unit: str, language: str, *, qualifier: str | None = None) -> str:
    """A measured value in its own unit, with the qualifier of its source ("more than")."""
    if is_missing(raw):
        return missing("no_data", language)
    if unit == "USD":
        words = money(raw, language)
    elif unit == "ha":
        words = text.get("number.ha", language, value=quantity(raw, language))
    else:
        named = names.unit(unit, language)
        is_large = abs(significant(raw, MEASURED_DIGITS)) >= _MILLION
        key = "number.in_unit_large" if is_large else "number.in_unit"
        words = text.get(key, language, value=quantity(raw, language), unit=named)
    return qualified(words, qualifier, language)


def qualified(words: str, qualifier: str | None, language: str) -> str:
    """A value with the word that its source prints before it, which is part of the value."""
    if is_missing(qualifier) or not qualifier:
        return words
    return text.get(f"qualifier.{qualifier.replace(' ', '_')}", language, value=words)


def value(
    name: str, raw: Any, language: str, *, modelled: bool = False, gap: str = "no_data"
) -> str:
    """A value written as its column's name says: people, money, ha, share, date, count or text."""
    if is_missing(raw):
        return missing(gap, language)
    if name.endswith(("_on", "_on_as_given")) or name == "as_of":
        return day(raw, language)
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        return str(raw)
    if name.endswith("_year"):
        return str(int(raw))
    return _number(name, raw, language, modelled)


def _number(name: str, raw: float, language: str, modelled: bool) -> str:
    if name.startswith("population") or name in BOUNDS:
        return people(raw, language, modelled=False)
    if name.startswith(("residents", "people")):
        return people(raw, language, modelled=modelled)
    if name.endswith("_usd") or name.startswith("amount_"):
        return money(raw, language)
    if name == "amount":
        return quantity(raw, language)
    if name.endswith("_ha") or name.startswith("area_"):
        return text.get("number.ha", language, value=quantity(raw, language))
    if name.startswith("months_"):
        return _named(
            "month", _grouped(raw, 0 if float(raw).is_integer() else 1, language), language
        )
    if name.startswith("share_"):
        return share(raw, language)
    if name.startswith("mass_"):
        return text.get("number.tco2e", language, value=quantity(raw, language))
    if name.startswith("count_") and abs(raw) >= _MILLION:
        return quantity(raw, language)
    return count(raw, language) if float(raw).is_integer() else quantity(raw, language)


def of_row(
    row: Mapping[str, Any],
    name: str,
    language: str,
    *,
    modelled: bool = False,
    gap: str = "no_data",
) -> str:
    """One value of a row in words, read together with what the row says about it.

    People inside a larger unit that stands in for a landscape are "at most"; people are never 0
    where no landscape of the row has a mapped extent; what consent keeps back is "withheld". Money
    that is missing is withheld, or in a currency that is not converted, or not yet reported. A
    value of an indicator is written in the indicator's own unit; a country, region, measure or
    unit is called as the language calls it; a stated value keeps the qualifier of its source.
    """
    raw = row[name]
    if is_missing(raw) and is_withheld(row, name):
        return missing("withheld", language)
    if name.startswith("finance_") and name.endswith("_usd") and is_missing(raw):
        return missing(_money_gap(row, name), language)
    if name in OF_INDICATOR and "indicator_name" in row:
        on_grid = modelled and row.get("rollup", OVER_CELLS[0]) in OVER_CELLS
        return value(row["indicator_name"], raw, language, modelled=on_grid, gap=gap)
    if isinstance(raw, str):
        return names.told(row, name, language) or raw
    if name in OF_EXTENT and is_missing(raw):
        return missing("not_mapped", language)
    if name.startswith("residents"):
        none_mapped = row.get("landscapes_mapped") == 0 and row.get("landscapes") != 0
        if not is_missing(raw) and not raw and none_mapped:
            return missing("not_mapped", language)
        if not is_missing(raw) and row.get("people_method_code") == "stand_in":
            digits = MODELLED_DIGITS if modelled else MEASURED_DIGITS
            return text.get(
                "number.at_most", language, value=quantity(raw, language, digits=digits)
            )
    words = value(name, raw, language, modelled=modelled, gap=gap)
    return qualified(words, row.get(f"{name}_qualifier"), language)


def is_withheld(row: Mapping[str, Any], name: str) -> bool:
    """Whether the group of facts that a column belongs to is one the landscape keeps back."""
    group = next((held for stem, held in CONSENT_GROUPS.items() if name.startswith(stem)), None)
    if group is None:
        return False
    own = row.get(f"{group}_consent_level_code")
    return (own or row.get("consent_level_code")) in WITHHOLDING_LEVELS


def _money_gap(row: Mapping[str, Any], name: str) -> str:
    if row.get("finance_consent_level_code") in WITHHOLDING_LEVELS:
        return "withheld"
    deals = f"deals_{name.removeprefix('finance_').removesuffix('_usd')}"
    return "not_converted" if row.get(deals) else "not_reported"


def _places(amount: float, digits: int) -> int:
    """Decimal places that show `digits` significant figures and no trailing noise."""
    if amount == 0 or float(amount).is_integer():
        return 0
    return max(0, digits - 1 - math.floor(math.log10(abs(amount))))


def _grouped(amount: float, places: int, language: str) -> str:
    english = f"{amount:,.{places}f}"
    separators = {
        "-": "\N{MINUS SIGN}",
        ",": text.get("number.thousands_mark", language),
        ".": text.get("number.decimal_mark", language),
    }
    return "".join(separators.get(character, character) for character in english)
