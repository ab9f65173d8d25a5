"""What a form asks, learnt from submissions and from its XLSForm where that lies beside.

Must not give away an answer: only the codes of options, never what somebody wrote.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.cell import Refused
from data.errors import IntakeError
from data.sources import SourceError, form_places, form_tables
from data.sources.form_cells import TIMESTAMP
from data.sources.form_submission import Submission
from data.sources.personal import is_about_a_person, is_sound_or_image
from data.sources.plain_text import as_text

SAMPLE = 500
MOST_OPTIONS = 20
OPTION = re.compile(r"[A-Za-z0-9_\-]{1,40}")
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?|\d{1,2}/\d{1,2}/\d{4}")
SYSTEM = re.compile(
    r"_.*|meta/.*|start|end|KEY|key|PARENT_KEY|parent_key|id|edits|(?i:.*form_?version)|"
    r"(?i:.*[/_](latitude|longitude|altitude|accuracy|precision|datetime))|"
    r"(?i:review_?state|submission_?date|meta_instance_?id)"
)
PERSONAL_TYPES = {
    *("username", "phonenumber", "email", "deviceid", "simserial", "subscriberid"),
    *("image", "audio", "video", "file", "background-audio"),
}


@dataclass
class Question:
    """A field of the form: its path, label, the repeat it is in, what its answers look like."""

    path: str
    repeat: str = ""
    label: str = ""
    type: str = ""
    answered: int = 0
    kinds: set[str] = field(default_factory=set)
    options: set[str] = field(default_factory=set)

    @property
    def kind(self) -> str:
        """person, media, point, trace, shape, number, date, option or text."""
        if self.type in PERSONAL_TYPES or self.is_about_a_person:
            return "person"
        if len(self.kinds) == 1:
            (only,) = self.kinds
            few = len(self.options) <= MOST_OPTIONS and self.answered > len(self.options)
            is_option = only == "text" and few and all(map(OPTION.fullmatch, self.options))
            return "option" if is_option or self.type.startswith("select") else only
        return "text"

    @property
    def is_about_a_person(self) -> bool:
        """By its name or its label."""
        return is_about_a_person(self.path) or (bool(self.label) and is_about_a_person(self.label))

    @property
    def words(self) -> str:
        """Name and label in lower case, for matching."""
        return f"{self.path.rsplit('/', 1)[-1].replace('_', ' ')} {self.label}".casefold()


def questions(submissions: Iterable[Any]) -> list[Question]:
    """The questions that the first submissions answer, in the order in which they stand."""
    found: dict[tuple[str, str], Question] = {}
    for number, one in enumerate(submissions):
        if number >= SAMPLE:
            break
        if isinstance(one, Submission):
            _learn(one, "", found)
    return list(found.values())


def _learn(one: Submission, repeat: str, found: dict[tuple[str, str], Question]) -> None:
    for path, given in one.held.items():
        if SYSTEM.fullmatch(path) and path not in ("_point", "_trace", "_shape"):
            continue
        asked = found.setdefault((repeat, path), Question(path, repeat))
        if given in (None, ""):
            continue
        asked.answered += 1
        kind = _kind(given)
        asked.kinds.add(kind)
        if kind == "text" and len(asked.options) <= MOST_OPTIONS:
            asked.options.update(as_text(given).split() if " " not in repeat else ())
    for path, rows in one.repeats.items():
        for row in rows:
            _learn(row, path, found)


def _kind(given: Any) -> str:
    text = as_text(given)
    if is_sound_or_image(text):
        return "media"
    if NUMBER.fullmatch(text):
        return "number"
    if TIMESTAMP.match(text) or DAY.fullmatch(text):
        return "date"
    if isinstance(given, dict) or re.match(r"-?\d+\.?\d* -?\d", text):
        try:
            kind = form_places.place(given).geom_type
        except Refused:
            return "text"
        return {"Point": "point", "LineString": "trace"}.get(kind, "shape")
    return "text"


def label(asked: list[Question], path: Path) -> str:
    """Give labels and types from an XLSForm in the same folder; the name of that file, or ""."""
    folder = path if path.is_dir() else path.parent
    for file in sorted(folder.glob("*.xlsx")):
        survey = _survey(file) if file != path else None
        if survey:
            for one in asked:
                kind, words = survey.get(one.path.rsplit("/", 1)[-1], ("", ""))
                one.type, one.label = kind.split(" ")[0], words
            return file.name
    return ""


def _survey(file: Path) -> dict[str, tuple[str, str]]:
    try:
        held = [table for table in form_tables.tables(file) if table.sheet.casefold() == "survey"]
    except (SourceError, IntakeError):
        return {}
    if not held or not {"type", "name"} <= set(held[0].header):
        return {}
    titled = next((name for name in held[0].header if name.casefold().startswith("label")), "")
    return {
        row["name"]: (row.get("type", "").casefold(), row.get(titled, ""))
        for _, row in held[0].rows()
        if row.get("name")
    }
