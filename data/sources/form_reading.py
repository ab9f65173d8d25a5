"""What reading both form systems shares: the mapping asked for, points, dates, partial files.

Must not know one system from the other.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.cell import Refused
from data.intake.rows import Answers, Item, Place, Remark
from data.sources import form_mapping, form_rows
from data.sources.form_cells import TIMESTAMP, day_of_seconds
from data.sources.form_submission import SUBMITTED, Submission
from data.sources.plain_text import as_text

LATITUDE = re.compile(r"(?i)^_?(.+?)[/_-]latitude$")
SUBMISSION_TIMES = (
    "_submission_time",
    "__system/submissionDate",
    "SubmissionDate",
    "submission_date",
)


def items(
    path: Path, answers: Answers, submissions: Callable[[], Iterator[Submission | Remark]]
) -> Iterator[Item]:
    """Everything a form gives, by the mapping of the answers or the one beside the file."""
    given = answers.get("mapping", "")
    near = form_mapping.beside(path)
    if not given and not near.is_file():
        fact = "holds submissions of a form; which question is which column has to be said once."
        step = f"Run python -m data map {path.name}; look its proposal through and import again."
        yield Remark("asked", Place(path.name), fact, step, asks="mapping")
        return
    mapping, faults = form_mapping.read(given or str(near), path.stem)
    yield from faults
    if mapping is None:
        return
    if not mapping.rules:
        step = "Say in it which fields are which columns."
        yield Remark("refused", Place(path.name), "The mapping maps nothing.", step)
        return
    said: list[Remark] = []
    yield from form_rows.apply(
        _only_submissions(submissions(), said), form_rows.Applied(mapping, answers)
    )
    yield from said


def _only_submissions(
    given: Iterator[Submission | Remark], said: list[Remark]
) -> Iterator[Submission]:
    for one in given:
        if isinstance(one, Remark):
            said.append(one)
        else:
            yield one


def partial(path: Path, missing: str, answers: Answers) -> Remark | None:
    """The question about an export that is not whole, or its refusal; None when it may go on."""
    if answers.get("partial") == "yes":
        return None
    step = "Save the other pages into the same folder, or say that this part is enough."
    if answers.get("partial") == "no":
        return Remark("refused", Place(path.name), missing, step)
    return Remark("asked", Place(path.name), missing, step, asks="partial", answers=("yes", "no"))


def completed(one: Submission) -> Submission:
    """The submission with its day, and with a geopoint wherever only its parts were exported."""
    held: dict[str, Any] = dict(one.held)
    for name in SUBMISSION_TIMES:
        if held.get(name):
            held.setdefault(SUBMITTED, _day(as_text(held[name])))
    for path in list(held):
        part = LATITUDE.match(path)
        if part and held[path] and not held.get(part[1]):
            rest = path[: -len("latitude")]
            ending = "Longitude" if path.endswith("Latitude") else "longitude"
            longitude = held.get(f"{rest}{ending}")
            if longitude:
                held[part[1]] = f"{as_text(held[path])} {as_text(longitude)}"
    return replace(one, held=held)


def _day(text: str) -> str:
    stamp = TIMESTAMP.match(text)
    if stamp:
        return stamp[1]
    try:
        return day_of_seconds(text)
    except Refused:
        return text


def digest(held: Mapping[str, Any]) -> str:
    """Twelve digits that stand for a submission's answers where it has no identifier."""
    text = repr(sorted((path, as_text(value)) for path, value in held.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
