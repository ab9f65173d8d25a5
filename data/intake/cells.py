"""Turns what people write in a cell into what the schema reads, and says what it did.

Must not refuse a value (the schema does) or guess between two readings (it asks).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from data.cell import Refused, parse, when
from data.intake import words
from data.schema import Column

QUANTITY = re.compile(
    r"(?P<before>[A-Za-z$€£]{0,4})\s*"
    r"(?P<number>[-+−]?\d[\d.,'’\s\u00a0\u202f]*(?:[eE][-+]?\d+)?)\s*"
    r"(?P<after>[^\d\s]\D*[23]?)?$"
)
GROUPED = re.compile(r"[-+]?\d{1,3}((,\d{3})+|(\.\d{3})+|([ '’]\d{3})+)$")
COMMA_SHOWN = re.compile(r"\d+,(\d{1,2}|\d{4,})|0,\d+|\d{1,3}(\.\d{3})+,\d+")
POINT_SHOWN = re.compile(r"\d+\.(\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(,\d{3})+\.\d+")
SLASHED = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})(?:[ T]\d{1,2}:\d{2}.*)?$")
TIMES = {
    "k": 1_000, "thousand": 1_000, "mil": 1_000, "mille": 1_000,
    "m": 1_000_000, "mn": 1_000_000, "mio": 1_000_000, "million": 1_000_000,
    "millions": 1_000_000, "millones": 1_000_000, "milhoes": 1_000_000, "millon": 1_000_000,
    "milhao": 1_000_000, "bn": 1_000_000_000, "billion": 1_000_000_000,
    "billions": 1_000_000_000,
}  # fmt: skip
HECTARES = {
    "ha": Decimal(1), "hectares": Decimal(1), "hectareas": Decimal(1), "hectare": Decimal(1),
    "km2": Decimal(100), "km²": Decimal(100), "sq km": Decimal(100), "acres": Decimal("0.40468564"),
    "acre": Decimal("0.40468564"),
}  # fmt: skip
PEOPLE = {"people", "persons", "inhabitants", "personas", "personnes", "pessoas", "habitantes"}
SYMBOLS = {"$": "USD", "us$": "USD", "usd": "USD", "€": "EUR", "eur": "EUR", "£": "GBP"}
NUMBERS = ("integer", "number", "amount", "year")
ORDERS = ("dmy", "mdy")
MARKS = ("point", "comma")


@dataclass(frozen=True, slots=True)
class Settled:
    """A cell as the schema reads it; what was done, the unit it named, and what must be asked."""

    text: str
    did: str = ""
    unit: str = ""
    asks: str = ""
    answers: tuple[str, ...] = ()


def written(value: Any) -> str:
    """A spreadsheet's value as text: whole numbers without a point, days as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        is_day = value.time() == time(0)
        return value.date().isoformat() if is_day else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value.total_seconds()) if isinstance(value, timedelta) else str(value)


def settle(text: str, column: Column, answers: Mapping[str, str], mark: str) -> Settled:
    """A cell settled. mark: the decimal mark known for the column (point, comma or '')."""
    if not text:
        return Settled("")
    if column.type == "list":
        return _list(text, column)
    known = words.value_words(column)
    if known:
        return _code(text, known)
    if column.type in NUMBERS:
        return _number(text, column, answers.get(f"decimal_mark.{column.name}", mark))
    if column.type == "when":
        order = answers.get(f"date_order.{column.name}") or answers.get("date_order", "")
        return _day(text, order)
    return Settled(text)


def _code(text: str, known: Mapping[str, str]) -> Settled:
    code = known.get(words.plain(text))
    if code is None and " – " in text:
        code = known.get(words.plain(text.split(" – ")[0]))
        return Settled(code or text)
    if code is None or code == text:
        return Settled(text)
    return Settled(code, f"“{text}” is written {code}.")


def _list(text: str, column: Column) -> Settled:
    known = words.value_words(column)
    parts = [one.strip() for one in re.split(r"[;|\n]", text) if one.strip()]
    if known and len(parts) == 1 and words.plain(text) not in known and "," in text:
        parts = [one.strip() for one in text.split(",") if one.strip()]
    settled = [_code(one, known) if known else Settled(one) for one in parts]
    joined = ";".join(one.text for one in settled)
    labelled = any(" – " in one for one in parts) or joined == text.replace("; ", ";")
    return Settled(joined, "" if labelled else f"“{text}” is written {joined}.")


def _number(text: str, column: Column, mark: str) -> Settled:
    try:
        parse(text, column)
        if not (mark == "comma" or (re.fullmatch(r"\d{1,3}\.\d{3}", text) and mark == "ask")):
            return Settled(text)
    except Refused:
        pass
    found = QUANTITY.fullmatch(text.replace("−", "-").strip())
    if not found:
        return Settled(text)
    asked = _marked(found["number"].strip(), mark, whole=column.type == "integer")
    if isinstance(asked, Settled):
        return asked
    sized, unit = _sized(asked, found["before"], (found["after"] or "").strip(), column)
    out = _bare(sized, column)
    if out == text or out is None:
        return Settled(text)
    return Settled(out, f"“{text}” is written {out}.", unit)


def _marked(number: str, mark: str, *, whole: bool) -> Decimal | Settled:
    """The number under its decimal mark; asks when a single separator can be either."""
    digits = re.sub(r"[\s\u00a0\u202f'’]", "", number)
    lone = re.fullmatch(r"[-+]?[1-9]\d{0,2}[.,]\d{3}", digits)
    if lone and (mark == "ask" or (whole and "." in digits and not mark)):
        return Settled(number, asks="decimal_mark", answers=MARKS)
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        mark = "comma" if comma > point else "point"
    elif digits.count(".") > 1:
        mark = "comma"
    elif comma >= 0 and mark not in MARKS:
        mark = "point" if GROUPED.fullmatch(digits) and not digits.startswith("0") else "comma"
    if comma >= 0 or point >= 0:
        drop, keep = (".", ",") if mark == "comma" else (",", ".")
        digits = digits.replace(drop, "").replace(keep, ".")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return Settled(number)


def _sized(number: Decimal, before: str, after: str, column: Column) -> tuple[Decimal, str]:
    """The number in the column's own unit, and the unit it named where the column has none."""
    unit = SYMBOLS.get(before.casefold().strip(), before.upper().strip())
    rest = words.plain(after.replace("%", " percent ").replace("²", "2"))
    first, _, more = rest.partition(" ")
    if first in TIMES:
        number, rest = number * TIMES[first], more
    if after.strip() in SYMBOLS:
        return number, SYMBOLS[after.strip()]
    if column.unit == "ha" and rest in HECTARES:
        return number * HECTARES[rest], ""
    if column.unit == "people" and rest in PEOPLE:
        return number, ""
    if rest:
        unit = "%" if rest == "percent" else after.strip() if first not in TIMES else rest
    return number, unit


def _bare(number: Decimal, column: Column) -> str | None:
    if column.type in ("integer", "year") and number != number.to_integral_value():
        return None
    if number.adjusted() > 18:
        return None
    return format(number.normalize() + 0, "f")


def _day(text: str, order: str) -> Settled:
    try:
        when(text)
        return Settled(text)
    except Refused:
        pass
    stamped = re.match(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}", text)
    if stamped:
        return Settled(stamped[1], f"“{text}” is written {stamped[1]}.")
    found = SLASHED.fullmatch(text)
    if not found:
        return Settled(text)
    one, two, three = (int(part) for part in found.groups())
    if one > 31:
        return _dated(text, one, two, three)
    if len(found[3]) != 4:
        return Settled(text)
    if one > 12 or one == two:
        return _dated(text, three, two, one)
    if two > 12:
        return _dated(text, three, one, two)
    if order not in ORDERS:
        return Settled(text, asks="date_order", answers=ORDERS)
    return _dated(text, three, *((two, one) if order == "dmy" else (one, two)))


def _dated(text: str, year: int, month: int, day: int) -> Settled:
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return Settled(text)
    return Settled(iso, f"“{text}” is written {iso}.")


def decimal_mark(cells: list[str], delimiter: str = "") -> str:
    """How a column writes decimals, from its first cells: point, comma, ask, or '' for unknown.

    A comma before other than three digits tells; where some cells show it, "1,200" is asked.
    """
    found = [QUANTITY.fullmatch(one) for one in cells]
    bare = [re.sub(r"[^\d.,]", "", one["number"]) for one in found if one]
    commas = any(COMMA_SHOWN.fullmatch(one) for one in bare)
    points = any(POINT_SHOWN.fullmatch(one) for one in bare)
    if commas and not points:
        return "comma"
    if points and not commas:
        return "point"
    unsure = any(re.fullmatch(r"[1-9]\d{0,2},\d{3}", x) for x in bare)
    return "ask" if (commas and points) or (unsure and delimiter == ";") else ""
