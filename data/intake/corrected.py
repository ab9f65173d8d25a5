"""Writes the accepted rows back, as they were understood, with what was said of each beside it.

Must not change a value: reading the corrected file again gives the same rows.
"""

import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import xlsxwriter

from data.intake import translate, words
from data.intake.merge import source_id
from data.intake.report import Report, harmless
from data.schema import tables

MOST_IN_WORKBOOK = 200_000
Said: TypeAlias = dict[tuple[str, str, int], str]
Tables: TypeAlias = Iterator[tuple[str, Iterator[list[str]]]]


def write(rows: Path, report: Report, folder: Path, language: str = "en") -> Path:
    """Write corrected.xlsx, or corrected.zip of CSV where a workbook would be too large."""
    said = _said(report, language)
    own = source_id(report.batch_id)
    if report.accepted <= MOST_IN_WORKBOOK:
        return _workbook(_tables(rows, said, own), folder / "corrected.xlsx")
    target = folder / "corrected.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in _tables(rows, said, own):
            with archive.open(f"{name}.csv", "w") as handle:
                for line in lines:
                    handle.write((_csv_line([harmless(one) for one in line])).encode())
    return target


def _csv_line(cells: list[str]) -> str:
    quoted = ['"' + one.replace('"', '""') + '"' if any(c in one for c in ',"\n\r') else one
              for one in cells]  # fmt: skip
    return ",".join(quoted) + "\n"


def _workbook(held: Tables, target: Path) -> Path:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(target), options) as book:
        bold = book.add_format({"bold": True})
        for name, lines in held:
            sheet = book.add_worksheet(words.table_heading(name))
            sheet.freeze_panes(1, 1)
            for at, line in enumerate(lines):
                for column, text in enumerate(line):
                    if text:
                        sheet.write_string(at, column, text[:32_000], bold if at == 0 else None)
    return target


def _tables(rows: Path, said: Said, own: str) -> Tables:
    """Each table with its lines; a source that is only this import itself is left empty."""
    for table in words.input_tables():
        file = rows / f"{table.name}.csv"
        if file.exists():
            names = [one.name for one in tables()[table.name].columns]
            yield table.name, _lines(file, names, said, own)


def _lines(file: Path, names: list[str], said: Said, own: str) -> Iterator[list[str]]:
    yield [*names, words.REMARKS]
    with file.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            place = (row["said_file"], row["said_sheet"], int(row["said_row"] or 0))
            cells = ("" if row[name] == own else row[name] for name in names)
            yield [*cells, said.get(place, "")]


def _said(report: Report, language: str) -> Said:
    found: Said = {}
    for one, _ in report.remarks:
        if one.place.row:
            place = (one.place.file, one.place.sheet, one.place.row)
            column = f"{one.column}: " if one.column else ""
            before = f"{found[place]} " if place in found else ""
            fact = translate.sentence(one.fact, language)
            step = translate.sentence(one.next_step, language)
            found[place] = f"{before}{column}{fact} {step}".strip()
    return found
