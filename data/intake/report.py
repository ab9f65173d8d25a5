"""What an import says of a file: counts, and every cell that was corrected, refused or asked about.

Must not decide anything; it keeps what the checks found and counts all of it.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from data.intake import translate, words
from data.intake.rows import Remark

KEPT_PER_RULE = 500
KEPT = 20_000
ORDER = ("asked", "refused", "corrected", "noted")
COLUMNS = (
    "kind_code", "file_name", "sheet_name", "row_number", "column_name", "value", "fact",
    "next_step", "rule_code", "table_name", "kind_words", "rule_words", "column_words",
)  # fmt: skip


@dataclass
class Tally:
    """The rows of one table: read, taken, and of those new, changing a known row, or doubled."""

    read: int = 0
    accepted: int = 0
    new: int = 0
    changing: int = 0
    doubled: int = 0
    refused: int = 0


@dataclass
class Report:
    """Everything said of one import. `remarks` is capped for each rule; `said` counts all."""

    name: str
    batch_id: str = ""
    tables: dict[str, Tally] = field(default_factory=dict)
    remarks: list[tuple[Remark, str]] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    readers: list[str] = field(default_factory=list)

    def add(self, remark: Remark, table: str = "") -> None:
        """Count a remark, and keep it unless the rule has been broken very often."""
        self.said[remark.kind_code] += 1
        rule = (remark.kind_code, remark.rule_code, remark.column)
        self.by_rule[rule] += 1
        if self.by_rule[rule] <= KEPT_PER_RULE and len(self.remarks) < KEPT:
            self.remarks.append((remark, table))

    def tally(self, table: str) -> Tally:
        """The counts of a table, made when first asked for."""
        return self.tables.setdefault(table, Tally())

    @property
    def questions(self) -> list[Remark]:
        """What must be answered before anything is published, each once."""
        asked = {one.asks: one for one, _ in reversed(self.remarks) if one.kind_code == "asked"}
        return list(asked.values())[::-1]

    @property
    def accepted(self) -> int:
        return sum(one.accepted for one in self.tables.values())

    @property
    def refused_rows(self) -> int:
        return sum(one.refused for one in self.tables.values())


def rows(report: Report, language: str = translate.ENGLISH) -> list[dict[str, Any]]:
    """The remarks as rows of COLUMNS: questions first, then refusals, corrections, notes.

    Codes are the same in every language; fact, next step, kind and rule are words of it.
    """
    ordered = sorted(report.remarks, key=lambda one: ORDER.index(one[0].kind_code))
    return [
        {
            "kind_code": one.kind_code,
            "file_name": one.place.file,
            "sheet_name": one.place.sheet,
            "row_number": one.place.row or None,
            "column_name": one.column,
            "value": one.value[:200],
            "fact": _capital(translate.sentence(one.fact, language)),
            "next_step": translate.sentence(one.next_step, language),
            "rule_code": one.rule_code,
            "table_name": table,
            "kind_words": translate.word("kind", one.kind_code, language),
            "rule_words": translate.rule(one.rule_code, one.fact, language),
            "column_words": words.heading(one.column, language),
        }
        for one, table in ordered
    ]


def _capital(sentence: str) -> str:
    """A fact as it stands alone in a cell, without the subject that a line puts before it; one
    that begins with a name or a code keeps it."""
    is_word = sentence.partition(" ")[0].replace("’", "").isalpha()
    return sentence[:1].upper() + sentence[1:] if is_word else sentence


def as_csv(report: Report, language: str = translate.ENGLISH) -> str:
    """The remarks as CSV; a value that a spreadsheet would run is kept from running."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows(report, language):
        writer.writerow({key: harmless(value) for key, value in row.items()})
    return out.getvalue()


def harmless(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula, with an apostrophe before it."""
    is_formula = isinstance(value, str) and value[:1] in "=+-@\t\r" and len(value) > 1
    return f"'{value}" if is_formula and not _is_number(value) else value


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def lines(report: Report, shown: int = 12, language: str = translate.ENGLISH) -> Iterator[str]:
    """The report as lines of text for a terminal, at most `shown` remarks of each kind."""
    yield f"{report.name}: {report.accepted:,} rows accepted, {report.refused_rows:,} refused."
    for name, one in report.tables.items():
        if one.read:
            yield (
                f"  {name}: {one.accepted:,} of {one.read:,} rows"
                f" ({one.new:,} new, {one.changing:,} change a known row)"
            )
    for kind in ORDER:
        of_kind = [one for one, _ in report.remarks if one.kind_code == kind]
        if of_kind:
            yield f"{translate.word('kind', kind, language)} ({report.said[kind]:,})"
            yield from (f"  {sentence(one, language)}" for one in of_kind[:shown])
            if report.said[kind] > shown:
                yield f"  … and {report.said[kind] - shown:,} more, in the report."


def sentence(one: Remark, language: str = translate.ENGLISH) -> str:
    """A remark in one line: where, what, and what to do."""
    sheet = f", sheet {one.place.sheet}" if one.place.sheet else ""
    row = f", row {one.place.row}" if one.place.row else ""
    column = f", column {one.column}" if one.column else ""
    value = f" “{one.value[:60]}”" if one.value and one.value[:20] not in one.fact else ""
    fact = translate.sentence(one.fact, language)
    step = translate.sentence(one.next_step, language)
    return f"{one.place.file}{sheet}{row}{column}:{value} {fact} {step}".rstrip()
