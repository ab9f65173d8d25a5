"""How a text table is written: its encoding, its delimiter, how many lines it has.

Must not read a cell.
"""

import codecs
import csv
import re
from collections.abc import Sequence
from pathlib import Path

from data.errors import IntakeError

CHUNK = 1 << 20
DELIMITERS = ",;\t|"
LINES_TRIED = 30
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def encoding(file: Path) -> tuple[str, str]:
    """The encoding of a text file and what is worth saying of it ('' when it is UTF-8).

    Raises IntakeError when the bytes are no text.
    """
    with file.open("rb") as handle:
        start = handle.read(CHUNK)
    for mark, name in BOMS:
        if start.startswith(mark):
            said = "" if name == "utf-8-sig" else f"is {name.upper()}; read as such."
            return name, said
    if b"\0" in start:
        return _without_mark(file.name, start)
    at = _first_not_utf8(file)
    if at is None:
        return "utf-8", ""
    if at >= file.stat().st_size - 3:
        return "utf-8", "ends in the middle of a character; it may be cut off."
    name = "latin-1" if NOT_IN_1252.search(start) else "cp1252"
    said = "Latin-1" if name == "latin-1" else "Windows-1252 (Latin-1)"
    return name, f"is not UTF-8 (byte {at:,}); read as {said}. Look at its accents."


def _without_mark(name: str, start: bytes) -> tuple[str, str]:
    pairs = max(len(start) // 2, 1)
    if start[1::2].count(0) > 0.4 * pairs and start[0::2].count(0) < 0.1 * pairs:
        return "utf-16-le", "is UTF-16 without a mark; read as such."
    if start[0::2].count(0) > 0.4 * pairs and start[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be", "is UTF-16 without a mark; read as such."
    raise IntakeError(f"{name} is not a text file, though its name says so. Save it as CSV UTF-8.")


def _first_not_utf8(file: Path) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    done = 0
    with file.open("rb") as handle:
        while True:
            chunk = handle.read(CHUNK)
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                return done + error.start
            if not chunk:
                return None
            done += len(chunk)


def count_lines(file: Path, at_most: int) -> int:
    """How many lines a file has, counted no further than one beyond the most allowed."""
    lines = 0
    with file.open("rb") as handle:
        while (chunk := handle.read(CHUNK)) and lines <= at_most:
            lines += chunk.count(b"\n")
    return lines


def delimiter(start: Sequence[str]) -> str:
    """What parts the cells, by the first lines: what splits most of them into equally many."""
    start = [line for line in start[:LINES_TRIED] if line.strip()]
    if start and start[0].lower().startswith("sep=") and start[0][4:5] in DELIMITERS:
        return start[0][4]
    best, most = ",", 1.0
    for one in DELIMITERS:
        try:
            widths = sorted(len(row) for row in csv.reader(start, delimiter=one))
        except csv.Error:
            continue
        middle = widths[len(widths) // 2] if widths else 0
        same = widths.count(middle) / max(len(widths), 1)
        if middle > 1 and middle * (0.5 + same) > most:
            best, most = one, middle * (0.5 + same)
    return best
