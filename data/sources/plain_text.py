"""Values of outside files as the text of a cell: one way of writing for all readers.

Must not judge a value: what is no text becomes the empty cell.
"""

import math
import re
from datetime import date, datetime, time
from typing import Any

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
BETWEEN = re.compile(r"[\W_]+")
LONGEST = 10_000


def as_text(value: Any) -> str:
    """A value as a package's CSV writes it: 1.0 is 1, true is true, nothing is empty."""
    if isinstance(value, str):
        return _clean(value)
    if value is None or isinstance(value, (dict, list)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, int):
        return str(value) if abs(value) < 10**18 else ""
    if isinstance(value, datetime) and value.time() == time(0):
        value = value.date()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return ""


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text.strip()[:LONGEST]
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return CONTROL.sub("", sound).strip()[:LONGEST]


def slug(name: str) -> str:
    """A name as an identifier: lower case, words joined by hyphens, letters of any script kept."""
    return BETWEEN.sub("-", as_text(name).lower()).strip("-")[:80]
