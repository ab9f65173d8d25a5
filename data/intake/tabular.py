"""From a sheet of cells to rows of our tables: finds the heading row, the table and the columns.

Must not open a file; workbooks and text files hand their cells in.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from data.intake import cells, words
from data.intake.rows import Item, Place, Remark, Row
from data.schema import Column, tables

LOOK_AHEAD = 200
HEADING_WITHIN = 20
FEWEST = 2
SHOWN = 4
Cells = list[str]
Kind = Literal["corrected", "refused", "asked", "noted"]


@dataclass(frozen=True)
class Sheet:
    """A sheet: where it stands, its numbered rows as text, and the delimiter of a text file."""

    place: Place
    rows: Iterable[tuple[int, Cells]]
    delimiter: str = ""


@dataclass
class Plan:
    """How a sheet is read: its table, and for each column of it where the cell stands."""

    table: str
    row: int
    columns: dict[str, int] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    both_coordinates: int = -1
    remarks: list[Remark] = field(default_factory=list)


def items(sheet: Sheet, answers: Mapping[str, str]) -> Iterator[Item]:
    """Rows and remarks of a sheet. answers: table, table.SHEET, date_order, decimal_mark.COLUMN."""
    rows = iter(sheet.rows)
    ahead = list(itertools.islice(rows, LOOK_AHEAD))
    if not any(any(row) for _, row in ahead):
        yield Remark("noted", sheet.place, "holds no rows; nothing is taken from it.")
        return
    plan = _plan(sheet, ahead, answers)
    if isinstance(plan, Remark):
        yield plan
        return
    yield from plan.remarks
    body = [(number, row) for number, row in ahead if number > plan.row]
    _learn_marks(plan, [row for _, row in body], sheet.delimiter)
    columns = {one.name: one for one in tables()[plan.table].columns}
    settled: dict[tuple[str, str], cells.Settled] = {}
    asked: set[str] = set()
    for number, row in itertools.chain(body, rows):
        if any(row):
            place = replace(sheet.place, row=number)
            yield from _row(plan, row, place, columns, answers, settled, asked)


def _plan(
    sheet: Sheet, ahead: list[tuple[int, Cells]], answers: Mapping[str, str]
) -> Plan | Remark:
    name = sheet.place.sheet or sheet.place.file.rsplit(".", 1)[0]
    wanted = answers.get(f"table.{name}") or answers.get("table") or words.table_named(name)
    if wanted and wanted not in {one.name for one in words.input_tables()}:
        known = ", ".join(one.name for one in words.input_tables())
        step = f"Use one of: {known}."
        return Remark(
            "refused", sheet.place, f"“{wanted}” is no table.", step, rule_code="no_table"
        )
    candidates = [wanted] if wanted else [one.name for one in words.input_tables()]
    best: list[tuple[float, int, int, str]] = []
    for rank, table in enumerate(candidates):
        for number, row in ahead[:HEADING_WITHIN]:
            score = _score(row, table)
            if score > 0:
                best.append((-score, rank, number, table))
    best.sort()
    if not best or (-best[0][0] < FEWEST and not wanted):
        return _unknown(sheet, ahead, wanted)
    tied = {table for score, _, number, table in best if score == best[0][0]}
    if len(tied) > 1:
        key = f"table.{name}"
        fact = f"can be {' or '.join(sorted(tied))}."
        step = f"Say which: --answer {key}={min(tied)}, or name the sheet after it."
        return Remark("asked", sheet.place, fact, step, asks=key, answers=tuple(sorted(tied)),
                      rule_code="which_table")  # fmt: skip
    _, _, number, table = best[0]
    return _mapped(sheet, next(row for n, row in ahead if n == number), Plan(table, number))


def _unknown(sheet: Sheet, ahead: list[tuple[int, Cells]], wanted: str | None) -> Remark:
    """Says which headings were seen, so that its sender knows what the check looked at."""
    filled = ([cell for cell in row if cell] for _, row in ahead)
    seen = next((row for row in filled if len(row) >= FEWEST), [])
    shown = ", ".join(f"“{cell[:30]}”" for cell in seen[:SHOWN])
    more = ", …" if len(seen) > SHOWN else ""
    what = f"the table {words.table_heading(wanted)}" if wanted else "any table that is known here"
    fact = f"has no headings of {what}; nothing is taken from it."
    if shown:
        headings = f"Its headings: {shown}{more}."
        fact = f"{fact} {headings}"
    step = (
        "Copy its columns into the template (python -m data template OUT.xlsx), or give them the "
        "template’s headings. If a form was exported to it: python -m data map "
        f"{sheet.place.file}."
    )
    return Remark("refused", sheet.place, fact, step, rule_code="no_headings")


def _score(row: Cells, table: str) -> float:
    """How well a row reads as the headings of a table: columns named, keys and needs weighing."""
    known = {one.name: one for one in tables()[table].columns}
    found = {words.column_named(_without_unit(cell)[0], table)[0] for cell in row if cell}
    held = [known[one] for one in found if one]
    missing = sum(1 for one in known.values() if one.required and one.name not in found)
    filled = sum(1 for cell in row if cell) or 1
    worth = len(held) + sum(0.4 for one in held if one.must_be_given) - 0.1 * missing
    return worth * (0.5 + 0.5 * len(held) / filled) if held else 0


def _without_unit(heading: str) -> tuple[str, str]:
    """`Area (km2)` → the heading and its unit; a star marks what is required in the template."""
    bare = heading.replace("*", " ").strip()
    name, bracket, rest = bare.partition("(")
    if not bracket:
        name, bracket, rest = bare.partition("[")
    return name.strip() or bare, rest.strip(")] ")


def _mapped(sheet: Sheet, header: Cells, plan: Plan) -> Plan:
    place = replace(sheet.place, row=plan.row)
    for at, cell in enumerate(header):
        bare, unit = _without_unit(cell)
        if not bare or bare == words.REMARKS:
            continue
        if words.is_place(bare) and "latitude" in {c.name for c in tables()[plan.table].columns}:
            plan.both_coordinates = at
            continue
        name, guessed = words.column_named(bare, plan.table)
        if name is None:
            step = "Rename it to a heading of the template if it should be taken."
            plan.remarks.append(
                Remark(
                    "noted",
                    place,
                    f"“{cell}” is no column of ours; left out.",
                    step,
                    cell,
                    rule_code="foreign_column",
                )
            )
        elif name in plan.columns:
            step = "Keep one column, or name the other differently."
            fact = f"“{cell}” also means {name}; the first such column is taken."
            plan.remarks.append(Remark("noted", place, fact, step, cell, rule_code="column_twice"))
        else:
            plan.columns[name] = at
            _remember(plan, place, name, cell, unit, guessed)
    return plan


def _remember(plan: Plan, place: Place, name: str, cell: str, unit: str, guessed: bool) -> None:
    if cell != name:
        plan.headings[name] = cell.replace("*", "").strip()
    if unit:
        plan.units[name] = unit
    if guessed:
        fact = f"“{cell}” is read as {words.heading(name)} ({name})."
        step = "If it is something else, rename the column."
        plan.remarks.append(Remark("corrected", place, fact, step, cell, cell, rule_code="renamed"))


def _learn_marks(plan: Plan, body: list[Cells], delimiter: str) -> None:
    kinds = {one.name: one.type for one in tables()[plan.table].columns}
    for name, at in plan.columns.items():
        if kinds[name] in cells.NUMBERS:
            held = [row[at] for row in body if at < len(row) and row[at]]
            plan.marks[name] = cells.decimal_mark(held, delimiter)


def _row(
    plan: Plan,
    row: Cells,
    place: Place,
    columns: Mapping[str, Column],
    answers: Mapping[str, str],
    settled: dict[tuple[str, str], cells.Settled],
    asked: set[str],
) -> Iterator[Item]:
    out: dict[str, str] = {}
    units: dict[str, str] = {}
    for name, at in plan.columns.items():
        text = row[at] if at < len(row) else ""
        if not text:
            continue
        found = settled.get((name, text))
        if found is None:
            found = _settled(plan, columns[name], text, answers)
            if len(settled) < 50_000:
                settled[name, text] = found
        heading = plan.headings.get(name, name)
        if found.asks:
            key = f"{found.asks}.{name}" if found.asks == "decimal_mark" else found.asks
            if key not in asked:
                asked.add(key)
                yield _question(place, heading, text, key, found.answers)
            continue
        out[name] = found.text
        if found.unit:
            units[name] = found.unit
        if found.did:
            yield Remark("corrected", place, found.did, "", heading, text, rule_code="rewritten")
    if plan.both_coordinates >= 0:
        yield from _split_place(plan, row, place, out)
    yield from _units(units, out, columns, place, plan)
    if out:
        yield Row(plan.table, out, place, plan.headings)


def _settled(plan: Plan, column: Column, text: str, answers: Mapping[str, str]) -> cells.Settled:
    mark = plan.marks.get(column.name, "")
    unit = plan.units.get(column.name, "")
    found = cells.settle(text, column, answers, mark)
    if unit and column.unit == "ha" and words.plain(unit) != "ha" and not found.asks:
        again = cells.settle(f"{found.text} {unit}", column, answers, "point")
        if not again.unit:
            return replace(again, did=f"“{text}” {unit} is written {again.text}.")
    return found


def _question(place: Place, heading: str, text: str, key: str, answers: tuple[str, ...]) -> Remark:
    facts = {
        "date_order": f"“{text}” can be day/month or month/day; it is not guessed.",
        "decimal_mark": f"“{text}” can be a thousand or a decimal; it is not guessed.",
    }
    fact = facts[key.partition(".")[0]]
    step = f"Answer once for the column: --answer {key}={answers[0]} (or {answers[1]})."
    return Remark("asked", place, fact, step, heading, text, key, answers, key.partition(".")[0])


def _split_place(plan: Plan, row: Cells, place: Place, out: dict[str, str]) -> Iterator[Item]:
    text = row[plan.both_coordinates] if plan.both_coordinates < len(row) else ""
    parts = [one for one in text.replace(";", ",").replace(" ", ",").split(",") if one]
    if len(parts) == 2 and "latitude" not in out:
        out["latitude"], out["longitude"] = parts
        fact = f"“{text}” is written latitude {parts[0]}, longitude {parts[1]}."
        yield Remark("corrected", place, fact, "", "coordinates", text, rule_code="coordinates")
    elif text:
        step = "Write latitude and longitude in two columns, such as -1.28 and 36.82."
        yield Remark("refused", place, f"“{text}” is not a pair of coordinates.", step,
                     "coordinates", text, rule_code="coordinates")  # fmt: skip


def _units(
    units: dict[str, str],
    out: dict[str, str],
    columns: Mapping[str, Column],
    place: Place,
    plan: Plan,
) -> Iterator[Item]:
    """A unit named in a cell goes to the column for units, or the number is refused."""
    for name, unit in units.items():
        home = {"value": "unit_name", "amount": "currency_code"}.get(name)
        held = out.get(home or "")
        if home in columns and home and not held:
            out[home] = unit
        elif held is None or words.plain(held) not in (words.plain(unit), ""):
            if home and held and held.startswith(unit):
                continue
            text = out.pop(name)
            fact = f"“{text} {unit}” is in {unit}, which {held or 'the column'} is not."
            step = f"Write the number alone, in {columns[name].unit or held or 'its unit'}."
            heading = plan.headings.get(name, name)
            yield Remark("refused", place, fact, step, heading, text, rule_code="unit")
