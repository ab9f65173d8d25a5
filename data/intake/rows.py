"""What every reader of an outside file gives: rows of our tables as text, shapes, and remarks.

It must not check values: the schema does that for all readers alike.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood in a file, as its reader counts: row 1 is the first row of a sheet."""

    file: str
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of schema.toml: cells as text, written as a package's CSV writes them.

    `headings` maps our column to the heading it had in the file, where that differs.
    """

    table: str
    cells: Mapping[str, str]
    place: Place
    headings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shape:
    """A boundary as GeoJSON geometry in WGS 84, for the table boundary."""

    landscape_id: str
    geometry: Mapping[str, Any]
    boundary_kind_code: str
    place: Place


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader did or could not do: the cell, its value, the rule, and the next step.

    corrected: changed and said so. refused: this row or value is left out. asked: the reader
    needs an answer (`asks`, one of `answers`) before it can go on. noted: worth knowing.
    `rule_code` names the rule for counting and for other languages; empty is fine.
    """

    kind_code: Literal["corrected", "refused", "asked", "noted"]
    place: Place
    fact: str
    next_step: str = ""
    column: str = ""
    value: str = ""
    asks: str = ""
    answers: tuple[str, ...] = ()
    rule_code: str = ""


@dataclass(frozen=True)
class Card:
    """The name card of a kind of upstream: what it is, which files, under which terms."""

    code: str
    title: str
    publisher_name: str
    url: str
    licence_name: str
    endings: tuple[str, ...]
    default_consent: str


Item: TypeAlias = Row | Shape | Remark
Answers: TypeAlias = Mapping[str, str]
Reader: TypeAlias = Callable[[Path, Answers], Iterator[Item]]
