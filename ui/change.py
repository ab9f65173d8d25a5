"""What changed in the last twelve months, cause by cause, in steps that sum exactly.

It must not compute a difference; each step is a row of a query.
"""

import pandas as pd

from ui import blocks, evidence, format, goals, marks, steps, text
from ui.here import Here, load
from ui.warehouse_state import Row, records

COLUMNS = ("change_code", "value")


def changed(here: Here, kind: str, indicator: str) -> None:
    """One goal's way from a year ago to today; causes that moved nothing are named, not drawn."""
    frame = load(here, "change")
    frame = frame[frame["indicator_name"] == indicator]
    rows = records(frame)
    moved = [row for row in rows if row["value"] and row["step_code"] not in ("from", "to")]
    drawn = [row for row in rows if row in moved or row["step_code"] in ("from", "to")]
    blocks.html(_finding(here, kind, rows, moved))
    if moved:
        items = [_step(here, kind, row) for row in drawn]
        blocks.html(steps.waterfall(items, language=here.language, modelled=here.is_modelled))
        _unmoved(here, frame, moved)
    told = frame.rename(columns={"step_code": "change_code"})
    evidence.behind(here, "change", frame=told, columns=COLUMNS, key=f"change.{kind}")


def _finding(here: Here, kind: str, rows: list[Row], moved: list[Row]) -> str:
    first, last = rows[0], rows[-1]
    fields = {
        "from_value": goals.in_unit(here, kind, "from", first["value"], whole=True),
        "to_value": goals.in_unit(here, kind, "to", last["value"], whole=True),
        "from_on": format.day(first["from_on"], here.language),
        "to_on": format.day(first["to_on"], here.language),
    }
    slot = "moved" if moved else "still"
    template = text.find_variant(f"change.{slot}", kind, language=here.language)
    return f'<h3 class="finding">{marks.sentence(template, fields)}</h3>'


def _step(here: Here, kind: str, row: Row) -> steps.Step:
    code = row["step_code"]
    is_level = code in ("from", "to")
    label = text.code("change", code, here.language)
    if is_level:
        label = format.day(row[f"{code}_on"], here.language)
    return steps.Step(
        label=label,
        name="residents" if kind == goals.PEOPLE else "landscapes",
        value=row["value"],
        is_total=is_level,
        texture="light" if code == "from" else "solid",
        note="" if is_level else text.get(f"change.note.{code}", here.language),
    )


def _unmoved(here: Here, frame: pd.DataFrame, moved: list[Row]) -> None:
    held = {row["step_code"] for row in moved} | {"from", "to"}
    codes = [code for code in frame["step_code"] if code not in held]
    if codes:
        names = [text.code("change", code, here.language).lower() for code in codes]
        blocks.note(here, text.get("change.unmoved", here.language, causes=", ".join(names)))
