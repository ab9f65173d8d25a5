"""Rows of our tables from submissions, by a mapping; what could not be used is said in words.

Must not store a person, a photograph or a recording, nor take what a reviewer rejected.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from data.cell import Refused
from data.intake.rows import Answers, Item, Place, Remark, Row, Shape
from data.schema import Column, tables
from data.sources import form_places
from data.sources.form_cells import text_of
from data.sources.form_mapping import Cell, FormMapping, Rule
from data.sources.form_submission import Submission
from data.sources.personal import cleared, is_sound_or_image, without_persons
from data.sources.plain_text import as_text, slug

REVIEW_WORDS = {"rejected": "was rejected in review", "has_issues": "has issues in review"}
PERSON_FACT = "A person’s address or telephone number was left out."
MEDIA_FACT = "A photograph, film or recording is not stored."


@dataclass
class Applied:
    """One reading of a form: its mapping and answers, what was said already, what was seen."""

    mapping: FormMapping
    answers: Answers
    said: set[tuple[str, str, str]] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    without_value: dict[str, int] = field(default_factory=dict)

    def once(self, rule: Rule, column: str, fact: str) -> bool:
        """True the first time that this is to be said of a column."""
        key = (rule.name, column, fact)
        is_first = key not in self.said
        self.said.add(key)
        return is_first


def apply(submissions: Iterable[Submission], applied: Applied) -> Iterator[Item]:
    """Rows, shapes and remarks of all submissions, and at the end what no submission had."""
    whole = None
    for submission in submissions:
        whole = replace(submission.place, row=0)
        applied.seen.update(path.rsplit("/", 1)[-1].casefold() for path in submission.fields())
        state = submission.review or "received"
        if state not in applied.mapping.accept:
            words = REVIEW_WORDS.get(state, f"is {state}")
            fact = f"This submission {words} and is left out."
            yield Remark("refused", submission.place, fact, "Approve it, then export again.")
            continue
        for rule in applied.mapping.rules:
            for one in submission.rows(rule.each) if rule.each else [submission]:
                yield from _rule(one, rule, applied)
    if whole is not None:
        yield from _closing(applied, whole)


def _closing(applied: Applied, place: Place) -> Iterator[Remark]:
    for rule in applied.mapping.rules:
        if missed := applied.without_value.get(rule.name, 0):
            fact = f"The mapping’s rule {rule.name} finds nothing in {missed:,} of the submissions."
            yield Remark("noted", place, fact, "Look whether it names the right fields.")
        for column, cell in rule.columns.items():
            tails = [name.rsplit("/", 1)[-1].casefold() for name in cell.fields]
            if tails and not applied.seen.intersection(tails):
                near = difflib.get_close_matches(tails[0], sorted(applied.seen), 1)
                step = f"Did you mean “{near[0]}”?" if near else "Correct the name in the mapping."
                fact = f"No submission has the field “{cell.fields[0]}”."
                yield Remark("noted", place, fact, step, column)


def _rule(one: Submission, rule: Rule, applied: Applied) -> Iterator[Item]:
    try:
        if not all(_holds(one, name, wanted) for name, wanted in rule.when.items()):
            return
        chosen = as_text(one.find(rule.choice)).split() if rule.choice else [""]
    except Refused as no:
        yield Remark("refused", one.place, no.fact, no.next_step)
        return
    for choice in chosen:
        if rule.table == "boundary":
            yield from _shape(one, rule, applied)
        else:
            yield from _row(one, rule, choice, applied)


def _holds(one: Submission, name: str, wanted: tuple[str, ...]) -> bool:
    given = as_text(one.find(name)).casefold()
    return given in {value.casefold() for value in wanted}


def _row(one: Submission, rule: Rule, choice: str, applied: Applied) -> Iterator[Item]:
    table = tables()[rule.table]
    columns = {column.name: column for column in table.columns}
    cells: dict[str, str] = {}
    failed: list[str] = []
    for name, cell in rule.columns.items():
        try:
            cells[name] = text_of(one, cell, columns[name], choice, applied.answers)
        except Refused as no:
            failed.append(name)
            yield _refused(one, cell, name, no)
            continue
        yield from _said(one, rule, name, cell, cells, applied)
    empty = [
        name
        for name in cells
        if columns[name].must_be_given and not cells[name] and rule.columns[name].fields
    ]
    lost = [one for one in map(columns.__getitem__, failed) if one.must_be_given or one.refers]
    if lost or empty:
        applied.without_value[rule.name] = applied.without_value.get(rule.name, 0) + bool(empty)
        return
    key = table.keys[0]
    if len(table.keys) == 1 and key == f"{rule.table}_id" and not cells.get(key):
        cells[key] = "-".join(
            slug(part) for part in (applied.mapping.form, one.key, rule.name, choice) if slug(part)
        )
    kept, touched = cleared(rule.table, cells)
    for name in touched:
        if applied.once(rule, name, PERSON_FACT):
            yield Remark("corrected", one.place, PERSON_FACT, column=name)
    yield Row(rule.table, kept, one.place, _headings(rule))


def _refused(one: Submission, cell: Cell, name: str, no: Refused) -> Remark:
    named = f"“{cell.fields[0]}” " if cell.fields and no.fact[:1].islower() else ""
    return Remark("refused", one.place, f"{named}{no.fact}", no.next_step, name)


def _said(
    one: Submission,
    rule: Rule,
    name: str,
    cell: Cell,
    cells: dict[str, str],
    applied: Applied,
) -> Iterator[Remark]:
    """Take out what may not stand, and say once a column what is done to all its values."""
    if is_sound_or_image(cells[name]):
        cells[name] = ""
        if applied.once(rule, name, MEDIA_FACT):
            yield Remark("corrected", one.place, MEDIA_FACT, column=name)
    if cell.factor and cells[name]:
        fact = f"{cell.unit} is turned into {cell.to}: 1 {cell.unit} is {cell.factor} {cell.to}."
        if applied.once(rule, name, fact):
            yield Remark("corrected", one.place, fact, column=name)


def _headings(rule: Rule) -> Mapping[str, str]:
    return {
        name: cell.fields[0]
        for name, cell in rule.columns.items()
        if cell.fields and cell.fields[0] != name
    }


def _shape(one: Submission, rule: Rule, applied: Applied) -> Iterator[Item]:
    columns: dict[str, Column] = {column.name: column for column in tables()["boundary"].columns}
    drawn = rule.columns.get("geometry", Cell())
    texts: dict[str, str] = {}
    try:
        given = next((found for name in drawn.fields if (found := one.find(name))), "")
        if not given:
            applied.without_value[rule.name] = applied.without_value.get(rule.name, 0) + 1
            return
        for name in ("landscape_id", "boundary_kind_code"):
            cell = rule.columns.get(name, Cell(constant="own" if name != "landscape_id" else ""))
            texts[name] = without_persons(text_of(one, cell, columns[name], "", applied.answers))
        if not texts["landscape_id"]:
            raise Refused("belongs to no landscape.", "Map landscape_id to a field or constant.")
        outline = form_places.outline(given)
    except Refused as no:
        yield _refused(one, drawn, "geometry", no)
        return
    yield Shape(texts["landscape_id"], outline, texts["boundary_kind_code"], one.place)
