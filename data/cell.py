"""One cell of a table from text to value: every type of schema.toml, with its refusals in words.

Must not know of files or rows; package.py adds those.
"""

import calendar
import math
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from data.schema import Column

Value = str | int | float | bool | Decimal | date | list[str] | None
WHEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
SPAN = re.compile(r"(\d{4})/(\d{4})$")


class Refused(ValueError):
    """A value that the column does not permit: the fact, and what to do."""

    def __init__(self, fact: str, next_step: str) -> None:
        self.fact, self.next_step = fact, next_step
        super().__init__(f"{fact} {next_step}")


def parse(text: str, column: Column) -> Value:
    """The value of a cell, None when empty. Raises Refused with the fact and the next step."""
    text = text.strip()
    if not text:
        if column.must_be_given:
            raise Refused("is empty.", f"Fill it in: {column.about}")
        return None
    value: Value = PARSERS[column.type](text)
    _check_permitted(value, text, column)
    return value


def _check_permitted(value: Value, text: str, column: Column) -> None:
    if column.values and value not in column.values:
        raise Refused(f"“{text}” is not permitted.", f"Use one of: {_words(column.values)}.")
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        unit = f" {column.unit}" if column.unit else ""
        if column.min is not None and value < column.min:
            raise Refused(f"{text} is below {column.min:g}{unit}.", f"Correct it: {column.about}")
        if column.max is not None and value > column.max:
            raise Refused(f"{text} is above {column.max:g}{unit}.", f"Correct it: {column.about}")


def _words(values: tuple[str | int, ...]) -> str:
    return ", ".join(str(value) for value in values)


def _integer(text: str) -> int:
    try:
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
            raise ValueError
        return int(text)
    except ValueError:
        raise Refused(
            f"“{text}” is not a whole number.", "Write digits only, such as 84000."
        ) from None


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise Refused(
            f"“{text}” is not a number.",
            "Write digits with a decimal point, such as 51234.5.",
        )
    return value


def _amount(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("nan")
    if not value.is_finite() or value.adjusted() > 17:
        raise Refused(f"“{text}” is not an amount of money.", "Write digits, such as 6400000.00.")
    return value.quantize(Decimal("0.01"))


def _boolean(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise Refused(f"“{text}” is neither true nor false.", "Write true or false.")
    return text.lower() == "true"


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{4}", text) or not 1800 <= int(text) <= 2200:
        raise Refused(f"“{text}” is not a year.", "Write four digits, such as 2019.")
    return int(text)


def _url(text: str) -> str:
    if re.search(r"\s", text) or re.match(r"(?i)(javascript|data|vbscript|file):", text):
        raise Refused(
            f"“{text}” is not a web address.",
            "Write it whole, such as https://example.org/page.",
        )
    return text


def when(text: str) -> date:
    """The last day that a date known to the day, month, year or span of years can mean.

    Source: method §1 (a date known to the year or month counts on its last day).
    """
    span, known = SPAN.match(text), WHEN.match(text)
    try:
        if span and int(span[1]) <= int(span[2]):
            return date(int(span[2]), 12, 31)
        if known:
            year, month = int(known[1]), int(known[2] or 12)
            return date(year, month, int(known[3] or calendar.monthrange(year, month)[1]))
    except (ValueError, calendar.IllegalMonthError):
        pass
    raise Refused(f"“{text}” is not a date.", "Write 2024-06-30, 2024-06, 2024 or 2013/2015.")


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


PARSERS: dict[str, Callable[[str], Any]] = {
    "text": str,
    "integer": _integer,
    "number": _number,
    "amount": _amount,
    "boolean": _boolean,
    "year": _year,
    "url": _url,
    "when": when,
    "list": _list,
}
