"""Writes the workbook that partners fill in: one sheet a table, lists, notes, a guide in words.

Must not hold a column or a permitted value: they come from the schema and the reference tables.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from data.errors import IntakeError
from data.intake import words
from data.intake.check import SUGGESTION
from data.intake.complete import DEFAULTS, NATURAL
from data.schema import Column, Table, permitted

Held = Mapping[str, Iterable[Mapping[str, str]]]
GUIDE, LISTS = "Guide", "Lists"
ROWS = 5_000
WIDE, USUAL, NARROW = 34, 20, 12
PROTECTION = {
    "insert_rows": True, "delete_rows": True, "sort": True, "autofilter": True,
    "format_columns": True, "format_rows": True, "format_cells": True,
}  # fmt: skip
LONG = ("title", "note", "reason", "purposes")


def write(out: Path, language: str = "en", *, held: Held | None = None) -> Path:
    """Write the workbook. held: rows by table that it should hold already. Empty without."""
    if out.suffix.lower() != ".xlsx":
        raise IntakeError(f"{out.name} does not end in .xlsx. Name it so, such as template.xlsx.")
    words.check_language(language)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(out), options) as book:
        book.set_properties({"title": "1000 Landscapes: data to contribute"})
        formats = _formats(book)
        _guide(book, formats, language)
        lists = _Lists(book)
        for table in words.input_tables():
            _sheet(book, formats, lists, table, language, (held or {}).get(table.name, ()))
        lists.sheet.hide()
    return out


def _formats(book: xlsxwriter.Workbook) -> dict[str, Any]:
    head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "locked": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "strong": book.add_format({"bold": True}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "must": book.add_format({**head, "bg_color": "#D6E0EC"}),
        "may": book.add_format({**head, "bg_color": "#EEEEEE", "bold": False}),
        "open": book.add_format({"locked": False}),
        "open_text": book.add_format({"locked": False, "num_format": "@"}),
    }


def _guide(book: xlsxwriter.Workbook, formats: dict[str, Any], language: str) -> None:
    sheet = book.add_worksheet(GUIDE)
    sheet.set_column(0, 0, 110)
    at = 0
    first = [language, *(one for one in words.LANGUAGES if one != language)]
    for one in first:
        title, lines = words.guide(one)
        sheet.write_string(at, 0, title, formats["title"])
        for line in lines:
            at += 1
            sheet.write_string(at, 0, line, formats["text"])
        at += 2
    for table in words.input_tables():
        name = words.table_heading(table.name, language)
        sheet.write_string(at, 0, f"{name}: {table.about}", formats["text"])
        at += 1
    sheet.protect("", {"format_columns": True})


class _Lists:
    """The sheet of permitted values: each list once, in a column of its own."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.sheet = book.add_worksheet(LISTS)
        self.ranges: dict[tuple[str, ...], str] = {}

    def range_of(self, values: tuple[str, ...]) -> str:
        """Where a list stands, written there when it is first asked for."""
        if values not in self.ranges:
            at = len(self.ranges)
            self.sheet.write_column(0, at, values)
            letter = xl_col_to_name(at, True)
            self.ranges[values] = f"={LISTS}!{letter}$1:{letter}${len(values)}"
        return self.ranges[values]


def _sheet(
    book: xlsxwriter.Workbook,
    formats: dict[str, Any],
    lists: _Lists,
    table: Table,
    language: str,
    held: Iterable[Mapping[str, str]],
) -> None:
    sheet = book.add_worksheet(words.table_heading(table.name, language)[:31])
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 32)
    for at, column in enumerate(table.columns):
        must = is_asked_for(table, column)
        as_text = column.type not in ("integer", "number", "amount", "year")
        width = WIDE if column.name in LONG or column.name.endswith("_name") else USUAL
        width = NARROW if not as_text else width
        sheet.set_column(at, at, width, formats["open_text" if as_text else "open"])
        heading = words.heading(column.name, language) + (" *" if must else "")
        sheet.write_string(0, at, heading, formats["must" if must else "may"])
        note = {"x_scale": 2.2, "y_scale": 1.6, "author": ""}
        sheet.write_comment(0, at, _note(column, must, language), note)
        _choices(sheet, lists, column, at)
    for number, row in enumerate(held, 1):
        for at, column in enumerate(table.columns):
            if row.get(column.name):
                sheet.write_string(number, at, row[column.name], formats["open_text"])
    sheet.protect("", PROTECTION)


def is_asked_for(table: Table, column: Column) -> bool:
    """Whether a partner must fill a column: what is given by itself is not asked for."""
    given = set(DEFAULTS.get(table.name, {}))
    given |= {"unit_name"} if table.name == "observation" else set()
    own_key = table.keys == (f"{table.name}_id",) and column.name == table.keys[0]
    is_event = table.name in NATURAL or own_key
    return column.must_be_given and column.name not in given and not (own_key and is_event)


def _note(column: Column, must: bool, language: str) -> str:
    parts = [column.about, f"({column.name}" + (f", {column.unit})" if column.unit else ")")]
    if must:
        parts.append(f"* {words.guide_word('required', language)}.")
    if column.values:
        parts.append(str(permitted(column)))
    good = SUGGESTION.get(column.type)
    if good and not column.values:
        parts.append(f"{words.guide_word('example', language)}: {good}")
    return "\n".join(parts)


def _choices(sheet: Any, lists: _Lists, column: Column, at: int) -> None:
    values = words.choices(column)
    if values:
        rule: dict[str, Any] = {"validate": "list", "source": lists.range_of(values)}
        rule |= {"show_error": column.type != "list", "error_title": column.name[:32]}
        rule |= {"error_message": "Choose from the list."}
        sheet.data_validation(1, at, ROWS, at, rule)
    elif column.type in ("number", "integer", "amount") and column.min is not None:
        most = column.max if column.max is not None else 1e15
        kind = "integer" if column.type == "integer" and most < 1e9 else "decimal"
        rule = {"validate": kind, "criteria": "between", "minimum": column.min, "maximum": most,
                "error_title": column.name[:32], "error_message": column.about[:255]}  # fmt: skip
        sheet.data_validation(1, at, ROWS, at, rule)
