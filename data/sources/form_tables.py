"""Opens the tables that form systems export: CSV in any delimiter, and workbooks by sheet.

Must not join or interpret; a table that is cut off or damaged is refused before its first row.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.errors import IntakeError
from data.intake import look, text
from data.sources import SourceError, json_items
from data.sources.plain_text import as_text

WIDEST = 5_000
Line = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class Table:
    """A table with its headings; its rows can be read more than once, numbered from 1."""

    name: str
    header: tuple[str, ...]
    path: Path
    sheet: str = ""
    delimiter: str = ","
    encoding: str = "utf-8-sig"

    def rows(self) -> Iterator[Line]:
        """Rows that hold anything, by heading; rows of HXL tags are left out."""
        lines = _sheet_lines(self) if self.sheet else _csv_lines(self)
        for number, cells in lines:
            filled = [cell for cell in cells if cell]
            if filled and not all(cell.startswith("#") for cell in filled):
                yield number, dict(zip(self.header, cells, strict=False))


def tables(path: Path) -> list[Table]:
    """The tables of a CSV file or workbook. Raises SourceError when it cannot be read whole."""
    return _workbook(path) if path.suffix.lower() == ".xlsx" else [_text_table(path)]


def header_of(path: Path) -> tuple[str, ...]:
    """The headings of the first table, () when the file is none that can be read."""
    try:
        if path.suffix.lower() == ".xlsx":
            held = _workbook(path)
            return tuple(name for table in held for name in table.header)
        start = json_items.first(path).splitlines()[:1]
        first = next(csv.reader(start, delimiter=text.delimiter(start)), [])
        return tuple(as_text(cell) for cell in first)
    except (SourceError, IntakeError, csv.Error):
        return ()


def _text_table(path: Path) -> Table:
    csv.field_size_limit(json_items.LARGEST_ITEM)
    encoding, _ = text.encoding(path)
    encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    delimiter = text.delimiter(json_items.first(path).splitlines())
    table = Table(path.stem, (), path, "", delimiter, encoding)
    header: tuple[str, ...] = ()
    try:
        for number, cells in _csv_lines(table, header_too=True):
            if not header:
                header = _unique(cells, path.name)
            elif len(cells) > len(header):
                fact = f"{path.name}, row {number}, has more cells than there are headings."
                raise SourceError(f"{fact} Export the file again.")
    except csv.Error as error:
        raise SourceError(f"{path.name} is cut off or no CSV ({error}). Export it again.") from None
    if not header:
        raise SourceError(f"{path.name} is empty. Export it again.")
    return Table(path.stem, header, path, "", table.delimiter, encoding)


def _csv_lines(table: Table, *, header_too: bool = False) -> Iterator[tuple[int, list[str]]]:
    with table.path.open(encoding=table.encoding, errors="replace", newline="") as handle:
        reader = csv.reader(handle, delimiter=table.delimiter, strict=True)
        for cells in reader:
            if header_too or reader.line_num > 1:
                yield reader.line_num, [as_text(cell) for cell in cells]


def _workbook(path: Path) -> list[Table]:
    look.formulas(path)
    found = []
    with look.opened(path) as book:
        for name in book.sheet_names:
            lines = book.get_sheet_by_name(name).iter_rows()
            first = next(iter(lines), [])
            if any(as_text(cell) for cell in first):
                header = _unique([as_text(cell) for cell in first], path.name)
                found.append(Table(name, header, path, name))
    if not found:
        raise SourceError(f"{path.name} holds no table. Export it again.")
    return found


def _sheet_lines(table: Table) -> Iterator[tuple[int, list[str]]]:
    with look.opened(table.path) as book:
        for number, cells in enumerate(book.get_sheet_by_name(table.sheet).iter_rows(), 1):
            if number > 1:
                yield number, [as_text(cell) for cell in cells]


def _unique(names: list[str], file: str) -> tuple[str, ...]:
    if len(names) > WIDEST:
        raise SourceError(f"{file} has {len(names):,} columns; no form has so many.")
    seen: dict[str, int] = {}
    out = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(out)
