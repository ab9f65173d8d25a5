"""Workbooks of anybody's making (.xlsx, .xls, .ods): values only, one table a sheet.

Must not run or keep a macro, follow a link, or trust the size a workbook says of itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import python_calamine as calamine

from data.errors import IntakeError
from data.intake import safe, tabular
from data.intake.cells import written
from data.intake.rows import Answers, Card, Item, Place, Remark

CARD = Card(
    code="own_workbook",
    title="A workbook",
    publisher_name="Whoever sends it",
    url="",
    licence_name="as its sender states",
    endings=(".xlsx", ".xls", ".ods", ".xlsm", ".xlsb"),
    default_consent="generalised",
)
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_MOST = 60_000_000
CELL = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
FORMULA = re.compile(rb"<f[ >/]|table:formula=")
BODIES = ("workbook.xml", "workbook.bin", "content.xml")
MACROS = (b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T", b"V\0B\0A\0")
HELD_BACK = 64
GUIDES = ("guide", "lists")


@dataclass
class Ahead:
    """What a look at the parts of a workbook found before it is opened."""

    formulas: int = 0
    parts: list[str] = field(default_factory=list)


def recognises(path: Path) -> bool:
    """Whether the name ends like a workbook."""
    return path.suffix.lower() in CARD.endings


def read(path: Path, answers: Answers) -> Iterator[Item]:
    """Rows of every visible sheet, and what had to be done to read them."""
    ahead = _look(path)
    place = Place(path.name)
    if ahead.formulas:
        fact = f"holds {ahead.formulas:,} formulas; their last saved values are read."
        yield Remark("noted", place, fact, "Open and save it once if they look old.",
                     rule_code="formulas")  # fmt: skip
    try:
        book = calamine.load_workbook(str(path))
    except calamine.PasswordError:
        raise IntakeError(f"{path.name} is protected by a password. Save it without.") from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise IntakeError(
            f"{path.name} is damaged or no workbook ({_short(error)}). Save it again as .xlsx."
        ) from None
    with book:
        for about in book.sheets_metadata:
            if about.typ == calamine.SheetTypeEnum.WorkSheet:
                yield from _sheet(book, about, path, answers)


def _sheet(
    book: calamine.CalamineWorkbook, about: calamine.SheetMetadata, path: Path, answers: Answers
) -> Iterator[Item]:
    place = Place(path.name, about.name)
    if about.visible != calamine.SheetVisibleEnum.Visible:
        if about.name.casefold() not in GUIDES:
            yield Remark("noted", place, "is hidden and left out.", "Show it if it should be read.",
                         rule_code="hidden")  # fmt: skip
        return
    if about.name.casefold() in GUIDES:
        return
    try:
        sheet = book.get_sheet_by_name(about.name)
        merged = sheet.merged_cell_ranges or []
    except (calamine.CalamineError, OSError, ValueError) as error:
        step = "Save the workbook again and send that."
        yield Remark("refused", place, f"cannot be read ({_short(error)}).", step,
                     rule_code="cut_off")  # fmt: skip
        return
    if sheet.height * sheet.width > safe.LIMITS.cells or sheet.width > safe.LIMITS.columns:
        raise IntakeError(_too_large(path))
    if sheet.height == 0:
        yield Remark("noted", place, "is empty; nothing is taken from it.", rule_code="empty")
        return
    spans = _spans(merged)
    if spans:
        fact = f"has {len(merged):,} merged cells; each of their rows gets the value."
        yield Remark("corrected", place, fact, "Unmerge them to be sure.", rule_code="merged")
    yield from tabular.items(tabular.Sheet(place, _rows(sheet, spans)), answers)


def _spans(merged: list) -> dict[tuple[int, int], tuple[int, int]]:
    """Every row of a cell merged downwards, to the row and column that hold its value."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, _) in merged:
        if bottom > top and bottom - top < 10_000 and len(found) < 200_000:
            found.update({(row, left): (top, left) for row in range(top + 1, bottom + 1)})
    return found


def _rows(
    sheet: calamine.CalamineSheet, spans: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[tuple[int, list[str]]]:
    top, left = sheet.start or (0, 0)
    held: dict[tuple[int, int], str] = {}
    wanted = set(spans.values())
    by_row: dict[int, list[int]] = {}
    for row, column in spans:
        by_row.setdefault(row, []).append(column)
    for number, values in enumerate(sheet.iter_rows(), top):
        cells = [""] * left + [written(one)[: safe.LIMITS.cell_characters] for one in values]
        for column in by_row.get(number, ()):
            if column < len(cells) and not cells[column]:
                cells[column] = held.get(spans[number, column], "")
        if wanted:
            held.update({(number, at): cells[at] for at in range(len(cells))
                         if (number, at) in wanted})  # fmt: skip
        yield number + 1, cells


def _look(path: Path) -> Ahead:
    """Count formulas and cells without opening the workbook; refuse macros and false sizes."""
    ahead = Ahead()
    if not safe.is_zip(path):
        _look_ole(path)
        return ahead
    for name, chunks in safe.members(path, ending=""):
        low = name.lower()
        ahead.parts.append(low)
        if low.endswith("vbaproject.bin") or low.startswith("basic/"):
            raise IntakeError(_macros(path))
        if low.endswith(".xml"):
            _look_part(path, low, chunks, ahead)
    if not any(
        one.endswith(("workbook.xml", "workbook.bin", "content.xml")) for one in ahead.parts
    ):
        raise IntakeError(f"{path.name} is a zip but no workbook. Save it again as .xlsx.")
    return ahead


def _look_part(path: Path, name: str, chunks: Iterator[bytes], ahead: Ahead) -> None:
    rest, rows, columns, size = b"", 0, 0, 0
    for chunk in chunks:
        text = rest + chunk
        rest = chunk[-HELD_BACK:]
        size += len(chunk)
        ahead.formulas += len(FORMULA.findall(chunk))
        for letters, digits in CELL.findall(text):
            columns, rows = max(columns, _number(letters)), max(rows, int(digits))
    if rows * columns > safe.LIMITS.cells or size > safe.LIMITS.file_bytes:
        raise IntakeError(_too_large(path))


def _look_ole(path: Path) -> None:
    with path.open("rb") as handle:
        start = handle.read(8)
        if start != OLE_START:
            raise IntakeError(f"{path.name} is damaged or no workbook. Save it again as .xlsx.")
        if path.stat().st_size > OLE_MOST:
            raise IntakeError(_too_large(path))
        if MACROS[0] in handle.read():
            raise IntakeError(_macros(path))


def _number(letters: bytes) -> int:
    total = 0
    for one in letters:
        total = 26 * total + one - 64
    return total


def _macros(path: Path) -> str:
    return f"{path.name} holds macros, which are not taken in. Save it as .xlsx without them."


def _too_large(path: Path) -> str:
    return (
        f"{path.name} spans more cells than are taken at once ({safe.LIMITS.cells:,}). "
        "Delete the empty rows and columns far out, or send it as CSV."
    )


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__
