"""The state of one import while its rows find one another, and what every step of that does.

Must not decide about a row; complete.py and doubles.py do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.intake.check import Draft, refusal
from data.intake.known import Known
from data.intake.report import Report
from data.intake.rows import Row

NAMING = {"landscape": "landscape_name", "organisation": "organisation_name"}


@dataclass
class Binding:
    """The state of one import: what is known, what this batch adds, where it is written."""

    known: Known
    draft: Draft
    out: Path
    report: Report
    answers: Mapping[str, str]
    source_id: str
    added: dict[tuple[str, tuple[str, ...]], dict[str, str]] = field(default_factory=dict)
    hashes: dict[tuple[str, ...], int] = field(default_factory=dict)
    said: set[tuple[str, str, str]] = field(default_factory=set)
    flagged: dict[str, tuple[str, Row]] = field(default_factory=dict)


def refuse(
    binding: Binding, row: Row, name: str, text: str, fact: str, step: str, rule: str = "row"
) -> None:
    """Say that a row is left out, and for which cell."""
    remark = refusal(row, name, text, fact, step, rule)
    binding.report.add(remark, row.table)


def found(binding: Binding, home: str, text: str, row: Row) -> str | None:
    """The id that a cell means in a table: itself, or that of the only record of the name."""
    if binding.known.has(home, (text,)) or (home, (text,)) in binding.added:
        return text
    if home == row.table:
        return text if (home, (text,)) in binding.added else None
    return binding.known.named(home, text)
