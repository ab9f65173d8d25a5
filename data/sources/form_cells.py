"""One cell of a row from an answer: option to code, unit, date, a part of a place, its area.

Must not guess: an option that the mapping does not name, or a date of unknown order, is refused or
left as it stands for the checks to ask about.
"""

import difflib
import re
from datetime import UTC, datetime
from typing import Any

from data.cell import Refused
from data.intake.rows import Answers
from data.schema import Column
from data.sources import form_places
from data.sources.form_mapping import PARTS, Cell
from data.sources.form_submission import Submission
from data.sources.form_units import converted
from data.sources.personal import without_persons
from data.sources.plain_text import as_text, slug

TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}")
KEEP = "keep"


def text_of(one: Submission, cell: Cell, column: Column, choice: str, answers: Answers) -> str:
    """The text of a cell, "" when nothing was answered. Raises Refused."""
    if cell.is_choice:
        return _option(choice, cell)
    given: Any = next((found for name in cell.fields if (found := one.find(name))), "")
    if given == "":
        return cell.constant
    part = cell.part or (column.name if column.name in PARTS and _is_place(given) else "")
    if part:
        return form_places.part(given, part)
    if cell.is_area:
        return _in_unit(form_places.hectares(given), cell, answers)
    text = as_text(given)
    if column.type == "list" and (cell.values or ";" not in text):
        parts = text.split() if _are_options(text, cell) else [text]
        return ";".join(_option(part, cell) for part in parts)
    return _written(_in_unit(_option(text, cell), cell, answers), cell, column)


def _is_place(given: Any) -> bool:
    return isinstance(given, dict) or bool(re.match(r"\s*-?[\d.]+[ ,]+-?[\d.]+", as_text(given)))


def _are_options(text: str, cell: Cell) -> bool:
    return text not in cell.values and all(part in cell.values for part in text.split())


def _option(text: str, cell: Cell) -> str:
    """The code of an option; the label, or another case of it, is the same option."""
    if not cell.values or not text:
        return text
    known = {key.casefold(): value for key, value in cell.values.items()}
    found = known.get(text.casefold())
    if found is not None:
        return found
    if cell.other:
        return text if cell.other == KEEP else cell.other
    near = difflib.get_close_matches(text, cell.values, 1)
    step = f"Did you mean “{near[0]}”?" if near else "Add it to the values of the mapping."
    said = without_persons(text)[:60]
    raise Refused(f"holds “{said}”, which the mapping does not name.", step)


def _in_unit(text: str, cell: Cell, answers: Answers) -> str:
    if not cell.factor or not text:
        return text
    return converted(text, cell.unit, cell.factor, answers.get("decimal_mark", ""))


def _written(text: str, cell: Cell, column: Column) -> str:
    if cell.way == "slug":
        return slug(text)
    if cell.way == "epoch":
        return day_of_seconds(text)
    stamp = TIMESTAMP.match(text)
    if stamp and (cell.way == "date" or column.type == "when"):
        return stamp[1]
    if cell.way == "year":
        year = re.search(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text)
        return year[0] if year else text
    return text


def day_of_seconds(text: str) -> str:
    """The day, in UTC, of a number of seconds since 1970. Raises Refused."""
    try:
        return datetime.fromtimestamp(float(text), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise Refused("is no number of seconds since 1970.", "Export the date as text.") from None
