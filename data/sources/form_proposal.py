"""Proposes a mapping for a form: writes the YAML that a person then looks through and corrects.

Must not propose to store a person, and must not hide a doubt: what was guessed says so.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from data.package import REFERENCE
from data.sources import SourceError, form_survey, kobotoolbox_submissions, odk_submissions
from data.sources.form_survey import Question
from data.sources.form_units import FACTORS, unit_named

READERS = (odk_submissions, kobotoolbox_submissions)
LANDSCAPE = re.compile(r"\b(landscape|paisaje|paysage|paisagem)\b")
DATE = re.compile(r"\b(date|fecha|data|jour|day|today|hoy|visit|encounter)\b")
ORGANISATION = re.compile(r"\b(organi[sz]a\w*|organisation|institution|cooperative|partner)\b")
# Words of a question by which a measure is known, beside the words of its own name.
MEASURE_WORDS = {
    "N01": "restored restoration restauración restauration restauração restaurada",
    "N02": "agroforestry regenerative improved production agroecológica agroforesterie",
    "N03": "protected conserved conservation protegida protégée",
    "N10": "trees planted surviving árboles arbres árvores",
    "S01": "beneficiaries beneficiarios bénéficiaires beneficiários direct",
    "S03": "jobs empleos emplois empregos",
    "S04": "trained training capacitadas formées treinadas participants",
    "I01": "reached awareness alcanzadas",
    "I02": "members active miembros membres membros volunteers",
    "I03": "farmers adopting adopted practices",
    "POP": "population población habitantes inhabitants residents",
}
UNIT = re.compile(r"\b(hectares?|hectáreas?|has?|acres?|km2|m2|sqm|sq km|square \w+)\b")
OTHER_WORDS = {
    "under",
    "area",
    "people",
    "number",
    "total",
    "with",
    "from",
    "that",
    "have",
    "share",
}
KIND_WORDS = {
    "person": "about a person, never stored",
    "media": "a recording, never stored",
}
HEAD = """\
# Which fields of the form are which of our columns. Proposed by machine: look through every line.
# Every table and column: docs/dictionary.md. How to write this file: docs/forms.md
# A field is named by its path, or by its own name; of several the first that is answered counts.
"""


def propose(path: Path) -> str:
    """The text of a mapping for a file or folder. Raises SourceError when it is no form's."""
    reader = next((one for one in READERS if one.recognises(path)), None)
    if reader is None and kobotoolbox_submissions.may_be(path):
        reader = kobotoolbox_submissions
    if reader is None:
        raise SourceError(
            f"{path.name} is no export of KoboToolbox or ODK Central that is known. "
            "Export it with its system columns, or write the mapping by hand (docs/forms.md)."
        )
    asked = form_survey.questions(reader.submissions(path))
    form = form_survey.label(asked, path)
    lines = [HEAD, f"form: {_quoted(path.stem)}\n"]
    lines.append("accept: [received, edited, approved]  # states of review that are taken\n\n")
    lines += _listed(asked, form)
    rules = list(_rules(asked))
    lines.append("\nrows:\n" if rules else "\nrows: []  # no field could be matched: add rules\n")
    return "".join(lines + rules)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _listed(asked: list[Question], form: str) -> Iterator[str]:
    yield f"# Labels and types are from {form}.\n" if form else ""
    yield "# Fields of the form (how often answered, what they hold):\n"
    for one in asked:
        where = f" in each {one.repeat}" if one.repeat else ""
        kind = KIND_WORDS.get(one.kind, one.kind)
        if one.kind == "number" and _measure(one) is None:
            kind = "number, of no measure of ours that was recognised"
        label = " ".join(one.label.split())
        yield f"#   {one.path}{where}: {one.answered}, {kind}{f' – {label}' if label else ''}\n"


def _rules(asked: list[Question]) -> Iterator[str]:
    usable: dict[tuple[str, str], Question] = {}
    for one in asked:
        if one.kind not in KIND_WORDS:
            same = usable.setdefault((one.repeat, one.path.rsplit("/", 1)[-1]), one)
            same.options |= one.options
    named = list(usable.values())
    landscape = _first(named, lambda one: bool(LANDSCAPE.search(one.words)))
    day = _first(named, lambda one: one.kind == "date" and bool(DATE.search(one.words)))
    for one in named:
        if one.kind == "number":
            yield from _observation(one, landscape, day)
        elif one.kind == "shape":
            yield from _rule("boundary", one.repeat, _boundary(one, landscape))
    for one in named:
        if one.kind in ("text", "option") and ORGANISATION.search(one.words):
            yield from _organisation(one, landscape)


def _first(asked: list[Question], holds: Callable[[Question], bool]) -> Question | None:
    return next((one for one in asked if holds(one)), None)


def _rule(table: str, repeat: str, columns: dict[str, str], why: str = "") -> Iterator[str]:
    yield f"  # {why}\n" if why else ""
    yield f"  - table: {table}\n"
    yield f"    each: {_quoted(repeat)}\n" if repeat else ""
    yield "    columns:\n"
    for column, cell in columns.items():
        yield f"      {column}: {cell}\n"


def _landscape(landscape: Question | None) -> str:
    if landscape is None:
        return '{constant: ""}  # fill in the landscape'
    if landscape.kind != "option":
        return f"{{field: {_named(landscape)}, as: slug}}"
    options = ", ".join(f"{_quoted(one)}: {_quoted(one)}" for one in sorted(landscape.options))
    return f"{{field: {_named(landscape)}, values: {{{options}}}}}  # option: landscape_id"


def _named(one: Question) -> str:
    """The field by its path, and by its label for exports with labels as headings."""
    label = " ".join(one.label.split())
    return f"[{_quoted(one.path)}, {_quoted(label)}]" if label else _quoted(one.path)


def _boundary(one: Question, landscape: Question | None) -> dict[str, str]:
    return {
        "landscape_id": _landscape(landscape),
        "boundary_kind_code": "{constant: own}",
        "geometry": f"{{field: {_named(one)}}}",
    }


def _observation(one: Question, landscape: Question | None, day: Question | None) -> Iterator[str]:
    guessed = _measure(one)
    if guessed is None:
        return
    measure, name, usual = guessed
    found = UNIT.search(one.words)
    unit = unit_named(found[0]) if found else ""
    value = f"{{field: {_named(one)}}}"
    if (unit, usual) in FACTORS:
        value = f"{{field: {_named(one)}, unit: {unit}, to: {usual}}}"
    columns = {
        "landscape_id": _landscape(landscape),
        "measure_code": f"{{constant: {measure}}}",
        "value": value,
        "unit_name": f"{{constant: {_quoted(usual)}}}",
        "value_type_code": "{constant: reported}",
        "tier": '{constant: "1"}',
        "period_end_on": f"{{field: {_named(day) if day else 'submitted_on'}}}",
    }
    yield from _rule("observation", one.repeat, columns, f"Guessed: {name}.")


@cache
def _measures() -> list[tuple[str, str, str, set[str]]]:
    with (REFERENCE / "measure.csv").open(encoding="utf-8", newline="") as handle:
        return [
            (
                row["measure_code"],
                row["measure_name"],
                row["unit_name"],
                _words(f"{row['measure_name']} {MEASURE_WORDS.get(row['measure_code'], '')}"),
            )
            for row in csv.DictReader(handle)
        ]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text.casefold())) - OTHER_WORDS


def _measure(one: Question) -> tuple[str, str, str] | None:
    """The measure whose words a question shares most, None when it shares none."""
    words = _words(one.words)
    best = max(_measures(), key=lambda each: (len(words & each[3]), -len(each[3])))
    return best[:3] if words & best[3] else None


def _organisation(one: Question, landscape: Question | None) -> Iterator[str]:
    named = _named(one)
    columns = {
        "organisation_id": f"{{field: {named}, as: slug}}",
        "organisation_name": f"{{field: {named}}}",
    }
    yield from _rule("organisation", one.repeat, columns, "Guessed: an organisation, no person.")
    part = {
        "landscape_id": _landscape(landscape),
        "organisation_id": f"{{field: {named}, as: slug}}",
        "role_name": "{constant: partner}",
    }
    yield from _rule("participation", one.repeat, part)
