"""First look at what readers give: every cell against the schema, every row against its rules.

Must not look from one row to another (bind.py does); writes what holds to a draft, row by row.
"""

import csv
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from data.cell import Refused, parse
from data.intake import known, rules
from data.intake.report import Report
from data.intake.rows import Card, Item, Place, Remark, Row, Shape
from data.schema import Column, Table, tables

PLACE = ("said_file", "said_sheet", "said_row")
SUGGESTION = {
    "number": "1234.5", "integer": "84000", "amount": "6400000.00", "year": "2019",
    "when": "2024-06-30", "boolean": "true", "url": "https://example.org/page",
}  # fmt: skip


@dataclass
class Draft:
    """Where rows wait: one text file a table, shapes, and which reader gave which file."""

    folder: Path
    shapes: list[Shape] = field(default_factory=list)
    consent: dict[str, str] = field(default_factory=dict)
    headings: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    def file(self, table: str) -> Path:
        return self.folder / f"{table}.csv"


def columns_of(table: str) -> list[str]:
    """The columns of a table and then where a row was said, as drafts and batches hold them."""
    return [*(one.name for one in tables()[table].columns), *PLACE]


def first(
    given: Iterator[tuple[Item, Card]],
    draft: Draft,
    report: Report,
    answers: Mapping[str, str],
    as_of: date,
) -> None:
    """Write every row whose cells hold to the draft; say what does not."""
    by_name = {table.name: {c.name: c for c in table.columns} for table in tables().values()}
    memo: dict[tuple[str, str, str], Refused | None] = {}
    with ExitStack() as stack:
        writers: dict[str, Any] = {}
        for item, card in given:
            if card.code and card.code not in report.readers:
                report.readers.append(card.code)
            if isinstance(item, Remark):
                report.add(item)
                if item.rule_code == "file":
                    draft.refused.add(item.place.file)
            elif isinstance(item, Shape):
                draft.consent[item.place.file] = card.default_consent
                draft.shapes.append(item)
            elif item.table not in by_name or tables()[item.table].reference:
                report.add(_no_table(item))
            else:
                draft.consent[item.place.file] = card.default_consent
                draft.headings[item.table, item.place.sheet or item.place.file] = item.headings
                cells = _checked(item, by_name[item.table], memo, report, answers, as_of)
                if item.table == "landscape":
                    known.note(draft.folder / known.NOTED, cells)
                if item.table not in writers:
                    writers[item.table] = _writer(stack, draft, item.table)
                report.tally(item.table).read += 1
                given_at = (item.place.file, item.place.sheet, item.place.row)
                line = [cells.get(name, "") for name in by_name[item.table]]
                writers[item.table].writerow([*line, *given_at])


def _writer(stack: ExitStack, draft: Draft, table: str) -> Any:
    handle = stack.enter_context(draft.file(table).open("w", encoding="utf-8", newline=""))
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(columns_of(table))
    return writer


def _no_table(item: Row) -> Remark:
    return Remark("refused", item.place, f"“{item.table}” is no table that takes rows.", "",
                  rule_code="no_table")  # fmt: skip


def _checked(
    item: Row,
    columns: Mapping[str, Column],
    memo: dict[tuple[str, str, str], Refused | None],
    report: Report,
    answers: Mapping[str, str],
    as_of: date,
) -> dict[str, str]:
    """The cells of a row that hold; those that do not are left empty and said."""
    cells = {name: text for name, text in item.cells.items() if text and name in columns}
    if "latitude" in cells:
        _unswap(item, cells, report, answers)
    for name, text in list(cells.items()):
        key = (item.table, name, text)
        if key in memo:
            refused = memo[key]
        else:
            refused = _refusal(text, columns[name])
            if len(memo) < 200_000:
                memo[key] = refused
        if refused:
            del cells[name]
            report.add(
                refusal(item, name, text, refused.fact, example(columns[name], refused.next_step)),
                item.table,
            )
    for fault in rules.faults(item.table, cells, as_of):
        text = cells.pop(fault.column, "")
        report.add(refusal(item, fault.column, text, fault.fact, fault.next_step, fault.rule_code),
                   item.table)  # fmt: skip
        if fault.rule_code == "off_country":
            cells.pop("longitude", None)
    return cells


def _refusal(text: str, column: Column) -> Refused | None:
    if len(text) > 32_000:
        return Refused("is longer than 32,000 characters.", "Shorten it, or link to the document.")
    if any(ord(one) < 32 and one not in "\n\r\t" for one in text):
        return Refused("holds characters that cannot be printed.", "Type it again.")
    try:
        parse(text, column)
    except Refused as refused:
        return refused
    return None


def example(column: Column, next_step: str) -> str:
    """The next step, with an example of a good value where it has none."""
    good = SUGGESTION.get(column.type)
    if good is None or "such as" in next_step or "Write" in next_step or column.values:
        return next_step
    return f"{next_step} For example: {good}."


def refusal(
    item: Row, name: str, text: str, fact: str, next_step: str, rule_code: str = "value"
) -> Remark:
    """A refused cell under the heading that its file gave it."""
    heading = item.headings.get(name, name)
    return Remark("refused", item.place, fact, next_step, heading, text, rule_code=rule_code)


def _unswap(item: Row, cells: dict[str, str], report: Report, answers: Mapping[str, str]) -> None:
    """Swap a point's coordinates when that was answered; ask, and leave it out, when it was not."""
    fault = rules.swapped(cells)
    if fault is None or answers.get("swap_points") == "no":
        return
    heading = item.headings.get("latitude", "latitude")
    latitude, longitude = cells.pop("latitude"), cells.pop("longitude")
    said = f"{latitude}, {longitude}"
    if answers.get("swap_points") == "yes":
        cells["latitude"], cells["longitude"] = longitude, latitude
        fact = f"latitude and longitude were swapped: now {longitude}, {latitude}."
        remark = Remark("corrected", item.place, fact, "", heading, said, rule_code="swapped")
    else:
        remark = Remark("asked", item.place, fault.fact, fault.next_step, heading, said,
                        fault.asks, fault.answers, "swapped")  # fmt: skip
    report.add(remark, item.table)


def placed(row: Mapping[str, str], table: Table, draft: Draft) -> Row:
    """A row of the draft as a Row again, with the headings of its sheet."""
    place = Place(row["said_file"], row["said_sheet"], int(row["said_row"] or 0))
    headings = draft.headings.get((table.name, place.sheet or place.file), {})
    names = [one.name for one in table.columns]
    return Row(table.name, {n: row[n] for n in names if row.get(n)}, place, headings)
