"""Text tables of anybody's making: any delimiter, encoding and decimal mark, read as a stream.

Must not load a whole file or guess a date.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from data.errors import IntakeError
from data.intake import safe, tabular, text
from data.intake.rows import Answers, Card, Item, Place, Remark

CARD = Card(
    code="own_csv",
    title="A table as text (CSV)",
    publisher_name="Whoever sends it",
    url="",
    licence_name="as its sender states",
    endings=(".csv", ".tsv", ".txt"),
    default_consent="generalised",
)
LINES_IN_CELL = 200


def recognises(path: Path) -> bool:
    """Whether the name ends like a text table."""
    return path.suffix.lower() in CARD.endings


def read(path: Path, answers: Answers) -> Iterator[Item]:
    """Rows of the one table in the file, and what had to be done to read it."""
    place = Place(path.name)
    lines = text.count_lines(path, safe.LIMITS.rows)
    if lines > safe.LIMITS.rows:
        raise IntakeError(
            f"{path.name} has more than {safe.LIMITS.rows:,} rows, the most taken at once. "
            "Send it in parts, such as one file a year."
        )
    encoding, said = text.encoding(path)
    if said:
        yield Remark("corrected", place, said, "Save as CSV UTF-8 to be sure.",
                     rule_code="encoding")  # fmt: skip
    delimiter = text.delimiter(_start(path, encoding))
    if delimiter != ",":
        name = {";": "semicolons", "\t": "tabs", "|": "bars"}[delimiter]
        yield Remark("noted", place, f"has its cells parted by {name}.", rule_code="delimiter")
    faults: list[Remark] = []
    sheet = tabular.Sheet(place, _rows(path, encoding, delimiter, faults), delimiter)
    yield from tabular.items(sheet, answers)
    yield from faults


def _start(path: Path, encoding: str) -> list[str]:
    with path.open(encoding=encoding, errors="replace", newline="") as handle:
        return [line for _, line in zip(range(text.LINES_TRIED), handle, strict=False)]


def _rows(
    path: Path, encoding: str, delimiter: str, faults: list[Remark]
) -> Iterator[tuple[int, list[str]]]:
    width = 0
    with path.open(encoding=encoding, errors="replace", newline="") as handle:
        reader = csv.reader(handle, delimiter=delimiter)
        line = 1
        while True:
            try:
                row = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                faults.append(_cut(path, line, f"cannot be read from here on ({error})."))
                break
            row = [one.strip() for one in row]
            if len(row) > safe.LIMITS.columns:
                faults.append(_cut(path, line, f"has {len(row):,} columns; that is no table."))
                break
            if reader.line_num - line > LINES_IN_CELL:
                faults.append(_cut(path, line, "opens a quote that is not closed."))
                break
            if not (line == 1 and row and row[0].lower().startswith("sep=")):
                yield line, row
            width, line = max(width, len(row)), reader.line_num + 1
    if width > 1 and not _ends_with_line(path) and 0 < len(row) < width:
        faults.append(_cut(path, line - 1, "ends in the middle of a row; it may be cut off."))


def _cut(path: Path, line: int, fact: str) -> Remark:
    step = "Save or download the file again, and look at this row and the one before it."
    return Remark("refused", Place(path.name, "", line), fact, step, rule_code="cut_off")


def _ends_with_line(path: Path) -> bool:
    with path.open("rb") as handle:
        handle.seek(-1, 2)
        return handle.read(1) in b"\r\n\0"
