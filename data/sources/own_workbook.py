"""Workbooks of anybody's making (.xlsx, .xls, .ods): values only, one table a sheet.

Must not run or keep a macro, follow a link, or trust the size a workbook says of itself.
"""

from collections.abc import Iterator
from pathlib import Path

import python_calamine as calamine

from data.errors import IntakeError
from data.intake import look, safe, tabular
from data.intake.cells import written
from data.intake.rows import Answers, Card, Item, Place, Remark

CARD = Card(
    code="own_workbook",
    title="A workbook",
    publisher_name="Whoever sends it",
    url="",
    licence_name="as its sender states",
    endings=look.ENDINGS,
    default_consent="generalised",
)
GUIDES = ("guide", "lists")


def recognises(path: Path) -> bool:
    """Whether the name ends like a workbook."""
    return path.suffix.lower() in CARD.endings


def read(path: Path, answers: Answers) -> Iterator[Item]:
    """Rows of every visible sheet, and what had to be done to read them."""
    place = Place(path.name)
    formulas = look.formulas(path)
    if formulas:
        fact = f"Formulas: {formulas:,}; their last saved values are read."
        yield Remark("noted", place, fact, "Open and save it once if they look old.",
                     rule_code="formulas")  # fmt: skip
    with look.opened(path) as book:
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
        yield Remark("refused", place, f"cannot be read ({look.short(error)}).", step,
                     rule_code="cut_off")  # fmt: skip
        return
    if sheet.height * sheet.width > safe.LIMITS.cells or sheet.width > safe.LIMITS.columns:
        raise IntakeError(look.too_large(path))
    if sheet.height == 0:
        yield Remark("noted", place, "is empty; nothing is taken from it.", rule_code="empty")
        return
    spans = _spans(merged)
    if spans:
        fact = f"Merged cells: {len(merged):,}; each of their rows gets the value."
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
