"""The mapping file (YAML): which fields of a form are which columns of our tables.

Must not read an answer. Scalars stay text, so that `yes: true` means the answer "yes". A mapping
that breaks a rule is refused in words, part by part.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from data.intake.rows import Place, Remark
from data.schema import tables
from data.sources.form_units import FACTORS, unit_named
from data.sources.personal import is_about_a_person

LARGEST = 262_144
CELL_KEYS = ("field", "constant", "values", "other", "unit", "to", "part", "area", "as", "choice")
RULE_KEYS = ("name", "table", "each", "choice", "when", "columns")
TOP_KEYS = ("form", "accept", "rows")
WAYS = ("text", "date", "epoch", "slug", "year")
PARTS = ("latitude", "longitude")
STATES = ("received", "edited", "approved", "has_issues")
ACCEPTED = ("received", "edited", "approved")
# Tables and columns that a name asked of a person may enter: it is then an organisation's.
ORGANISATION_COLUMNS = {
    ("organisation", "organisation_id"),
    ("organisation", "organisation_name"),
    ("participation", "organisation_id"),
}


@dataclass(frozen=True)
class Cell:
    """How one column is filled: from fields (the first that is answered) or a constant."""

    fields: tuple[str, ...] = ()
    constant: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    other: str = ""
    factor: str = ""
    unit: str = ""
    to: str = ""
    part: str = ""
    is_area: bool = False
    way: str = "text"
    is_choice: bool = False


@dataclass(frozen=True)
class Rule:
    """Rows of one table: one a submission, or one a row of a repeat, or one a chosen option."""

    name: str
    table: str
    columns: Mapping[str, Cell]
    each: str = ""
    choice: str = ""
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class FormMapping:
    """A read mapping; `accept` are the states of review whose submissions are taken."""

    form: str
    rules: tuple[Rule, ...]
    accept: tuple[str, ...] = ACCEPTED


def beside(path: Path) -> Path:
    """Where the mapping of a file or folder lies: FILE.mapping.yaml, or mapping.yaml inside."""
    return path / "mapping.yaml" if path.is_dir() else path.with_suffix(".mapping.yaml")


def read(given: str, default_form: str) -> tuple[FormMapping | None, list[Remark]]:
    """A mapping from a path or, when it has several lines, from its text; and what is wrong."""
    name, text = "mapping", given
    if "\n" not in given:
        name = Path(given).name
        try:
            if Path(given).stat().st_size > LARGEST:
                return None, [_no(name, "is too large for a mapping.", "Give the mapping file.")]
            text = Path(given).read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            return None, [_no(name, "cannot be read as a text.", "Give a mapping file (YAML).")]
    try:
        held = yaml.load(text[:LARGEST], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        why = " ".join(str(error).split())[:160]
        return None, [_no(name, f"is not valid YAML: {why}.", "Correct it at that line.")]
    if not isinstance(held, dict) or not isinstance(held.get("rows"), list):
        return None, [_no(name, "has no list “rows”.", "Begin with: python -m data map FILE")]
    faults = [_unknown(name, key, TOP_KEYS) for key in held if key not in TOP_KEYS]
    rules = []
    for number, one in enumerate(held["rows"], 1):
        rule = _rule(name, number, one, faults)
        if rule is not None:
            rules.append(rule)
    accept = _texts(held.get("accept")) or ACCEPTED
    faults += [_unknown(name, state, STATES) for state in accept if state not in STATES]
    form = _word(held.get("form")) or default_form
    return FormMapping(form, tuple(rules), tuple(accept)), faults


def _no(file: str, fact: str, step: str, row: int = 0, column: str = "") -> Remark:
    return Remark("refused", Place(file, "", row), fact, step, column)


def _unknown(file: str, given: Any, known: tuple[str, ...], row: int = 0) -> Remark:
    near = difflib.get_close_matches(str(given), known, 1)
    step = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known)}."
    return _no(file, f"“{str(given)[:60]}” is not known in a mapping.", step, row)


def _texts(given: Any) -> tuple[str, ...]:
    held = given if isinstance(given, list) else [given]
    return tuple(one for one in held if isinstance(one, str) and one)


def _word(given: Any) -> str:
    return given.strip() if isinstance(given, str) else ""


def _rule(file: str, number: int, given: Any, faults: list[Remark]) -> Rule | None:
    given = given if isinstance(given, dict) else {}
    faults += [_unknown(file, key, RULE_KEYS, number) for key in given if key not in RULE_KEYS]
    table, columns = given.get("table"), given.get("columns")
    inputs = tuple(one.name for one in tables().values() if not one.reference)
    if table not in inputs:
        faults.append(_unknown(file, table or "a rule without table", inputs, number))
        return None
    if not isinstance(columns, dict) or not columns:
        faults.append(_no(file, f"A rule for {table} has no columns.", "Add columns.", number))
        return None
    choice, when = _word(given.get("choice")), given.get("when")
    cells = dict(_cells(file, number, table, columns, choice, faults))
    return Rule(
        name=_word(given.get("name")) or _name(cells, number),
        table=table,
        columns=cells,
        each=_word(given.get("each")),
        choice=choice,
        when={key: _texts(value) for key, value in when.items()} if isinstance(when, dict) else {},
    )


def _name(cells: Mapping[str, Cell], number: int) -> str:
    """What tells a rule's rows from another's: its constant measure or output, else its number."""
    for column in ("measure_code", "output_code", "role_name", "field_group_code"):
        if column in cells and cells[column].constant:
            return cells[column].constant
    return str(number)


def _cells(
    file: str,
    number: int,
    table: str,
    columns: Mapping[str, Any],
    choice: str,
    faults: list[Remark],
) -> Iterator[tuple[str, Cell]]:
    known = tuple(column.name for column in tables()[table].columns)
    for column, given in columns.items():
        if column not in known:
            faults.append(_unknown(file, column, known, number))
            continue
        cell = _cell(file, number, column, given, faults)
        if cell is None:
            continue
        fields = (*cell.fields, choice) if cell.is_choice else cell.fields
        asked = [name for name in fields if is_about_a_person(name)]
        if asked and (table, column) not in ORGANISATION_COLUMNS:
            fact = f"The field “{asked[0]}” asks for a person; it is not stored."
            step = "Leave it out, or map it to an organisation if it names one."
            faults.append(_no(file, fact, step, number, column))
            continue
        yield column, cell


def _cell(file: str, number: int, column: str, given: Any, faults: list[Remark]) -> Cell | None:
    if isinstance(given, (str, list)):
        given = {"field": given}
    if not isinstance(given, dict):
        faults.append(_no(file, f"{column} has no field.", "Write a field’s name.", number, column))
        return None
    faults += [_unknown(file, key, CELL_KEYS, number) for key in given if key not in CELL_KEYS]
    values = given.get("values")
    way, part = given.get("as", "text"), given.get("part", "")
    unit, to = given.get("unit", ""), given.get("to", "")
    factor = FACTORS.get((unit_named(unit), unit_named(to)), "") if unit else ""
    faults += [_unknown(file, way, WAYS, number)] if way not in WAYS else []
    faults += [_unknown(file, part, PARTS, number)] if part and part not in PARTS else []
    if unit and not factor:
        fact = f"{unit} cannot be turned into {to or 'nothing'}."
        known = ", ".join(sorted(f"{one} to {two}" for one, two in FACTORS))
        faults.append(_no(file, fact, f"These can: {known}.", number, column))
        return None
    return Cell(
        fields=_texts(given.get("field")),
        constant=_word(given.get("constant")),
        values={key: value for key, value in values.items() if isinstance(value, str)}
        if isinstance(values, dict)
        else {},
        other=_word(given.get("other")),
        factor=factor,
        unit=unit,
        to=to,
        part=part if part in PARTS else "",
        is_area=given.get("area") == "true",
        way=way if way in WAYS else "text",
        is_choice=given.get("choice") == "true",
    )
