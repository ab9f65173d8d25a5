"""Looks into a workbook, then opens it: macros, entities, formulas, and its true size.

What opens workbooks makes room for every cell between the first and the last, so one cell far out
would take all memory and end the process. Must not read a value.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import python_calamine as calamine

from data.errors import IntakeError
from data.intake import safe

ENDINGS = (".xlsx", ".xls", ".ods", ".xlsm")
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_MOST = 60_000_000
CELL = re.compile(rb"""\br\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})["']""")
ROW = re.compile(rb"""row\b[^>]*?\br\s*=\s*["'](\d{1,9})["']""")
ROW_START = re.compile(rb"<(?:\w+:)?row\b")
BARE_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]|table:formula=")
BODIES = ("workbook.xml", "content.xml")
MACROS = "_VBA_PROJECT".encode("utf-16-le")
HELD_BACK = 512
SECONDS = 60
# An old workbook says little of itself: it is opened first where it can do no harm.
PROBE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
import python_calamine
with python_calamine.load_workbook(sys.argv[1]) as book:
    for name in book.sheet_names:
        book.get_sheet_by_name(name)
"""


def is_workbook(path: Path) -> bool:
    """Whether a file is named like a workbook."""
    return path.suffix.lower() in ENDINGS


def formulas(path: Path) -> int:
    """How many formulas a workbook holds. Raises IntakeError when it must not be opened."""
    about = path.stat()
    return _formulas(path, about.st_size, about.st_mtime_ns)


@lru_cache(maxsize=256)
def _formulas(path: Path, size: int, changed: int) -> int:
    if not safe.is_zip(path):
        _look_ole(path, size)
        return 0
    found, parts = 0, []
    for name, chunks in safe.members(path, ending=""):
        low = name.lower()
        parts.append(low)
        if low.endswith("vbaproject.bin") or low.startswith("basic/"):
            raise IntakeError(_macros(path))
        if low.endswith((".xml", ".rels")):
            found += _look_part(path, chunks)
    if not any(one.endswith(BODIES) for one in parts):
        raise IntakeError(f"{path.name} is a zip but no workbook. Save it again as .xlsx.")
    return found


def _look_part(path: Path, chunks: Iterator[bytes]) -> int:
    found, rest, rows, columns, across, size = 0, b"", 0, 0, 0, 0
    for chunk in chunks:
        text = rest + chunk
        rest = chunk[-HELD_BACK:]
        size += len(chunk)
        found += len(FORMULA.findall(chunk))
        for number, part in enumerate(ROW_START.split(chunk)):
            # A cell that does not say where it stands comes after the one before it.
            across = len(BARE_CELL.findall(part)) + (0 if number else across)
            columns = max(columns, across)
        for letters, digits in CELL.findall(text):
            columns, rows = max(columns, _number(letters)), max(rows, int(digits))
        rows = max([rows, *(int(one) for one in ROW.findall(text))])
    if rows * columns > safe.LIMITS.cells or size > safe.LIMITS.file_bytes:
        raise IntakeError(too_large(path))
    return found


def _look_ole(path: Path, size: int) -> None:
    with path.open("rb") as handle:
        if handle.read(8) != OLE_START:
            raise IntakeError(f"{path.name} is damaged or no workbook. Save it again as .xlsx.")
        if size > OLE_MOST:
            raise IntakeError(too_large(path))
        if MACROS in handle.read():
            raise IntakeError(_macros(path))
    words = [sys.executable, "-c", PROBE, str(path)]
    try:
        ended = subprocess.run(words, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise IntakeError(too_large(path)) from None
    if ended.returncode:
        if b"PasswordError" in ended.stderr:
            raise IntakeError(f"{path.name} is protected by a password. Save it without.")
        raise IntakeError(
            f"{path.name} is damaged, or spans more cells than are taken. Save it as .xlsx."
        )


@contextmanager
def opened(path: Path) -> Iterator[calamine.CalamineWorkbook]:
    """A workbook that was looked into, open. Raises IntakeError when it is none or damaged."""
    try:
        book = calamine.load_workbook(str(path))
    except calamine.PasswordError:
        raise IntakeError(f"{path.name} is protected by a password. Save it without.") from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged(path, error) from None
    with book:
        try:
            yield book
        except calamine.CalamineError as error:
            raise _damaged(path, error) from None


def _damaged(path: Path, error: Exception) -> IntakeError:
    return IntakeError(
        f"{path.name} is damaged or no workbook ({short(error)}). Save it again as .xlsx."
    )


def short(error: Exception) -> str:
    """The first line of an error that a library gives, for brackets."""
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__


def _number(letters: bytes) -> int:
    total = 0
    for one in letters.upper():
        total = 26 * total + one - 64
    return total


def _macros(path: Path) -> str:
    return f"{path.name} holds macros, which are not taken in. Save it as .xlsx without them."


def too_large(path: Path) -> str:
    """The sentence for a workbook that spans too much."""
    return (
        f"{path.name} spans more cells than are taken at once ({safe.LIMITS.cells:,}). "
        "Delete the empty rows and columns far out, or send it as CSV."
    )
