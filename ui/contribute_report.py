"""What the check of a contribution says: what was found, what would change and why, cell by cell.

It must not check or count; everything stands in the answer of a check, and is shown as it came.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

import streamlit as st

from data.reception import Checked
from ui import blocks, goals, marks, steps, tables, text
from ui.here import Here, say, show

ROWS_SHOWN = 100
HEADLINE = ("rows_accepted", "rows_refused", "cells_corrected", "questions")
TABLE_COLUMNS = (
    "table_words", "rows_read", "rows_accepted", "rows_new", "rows_changing", "rows_refused",
)  # fmt: skip
CHANGE_COLUMNS = ("number_words", "before_words", "after_words", "change_words")
LANDSCAPE_COLUMNS = ("landscape_name", "before_words", "after_words", "people_words", "rows_words")
REMARK_COLUMNS = ("rule_words", "place_words", "column_words", "value", "fact", "next_step")
KINDS = ("refused", "corrected", "noted")
UNTAKEN = ("refused", "already")
REASONS_SHOWN = 3
LEVELS = ("from", "to")
MIMES = {
    "html": "text/html", "csv": "text/csv", "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


def found(here: Here, checked: Checked) -> None:
    """The verdict on the files, four numbers, and the rows of each table."""
    result = checked.result
    row = counts(checked)
    in_part = "_in_part" if result["state_code"] == "checked" and result["refused"] else ""
    verdict = escape(say(here, f"state.{result['state_code']}{in_part}"))
    blocks.html(f'<p class="verdict-main" role="status">{verdict}</p>')
    if result["failure"]:
        blocks.note(here, result["failure"])
    if result["state_code"] in UNTAKEN:
        _reasons(here, result["remarks"])
    else:
        blocks.headline(here, row, *HEADLINE)
    held = [_tallied(here, one) for one in result["tables"]]
    if held:
        blocks.html(tables.table(held, TABLE_COLUMNS, here.language))
    _take_away(here, checked)


def _reasons(here: Here, held: list[dict[str, Any]]) -> None:
    """Why nothing was taken, at once, where no number says it."""
    reasons = dict.fromkeys(f"{one['fact']} {one['next_step']}" for one in held)
    blocks.html("".join(f"<p>{escape(one)}</p>" for one in [*reasons][:REASONS_SHOWN]))


def counts(checked: Checked) -> dict[str, Any]:
    """The four numbers of a check."""
    result = checked.result
    return {
        "rows_accepted": result["accepted"],
        "rows_refused": result["refused"],
        "cells_corrected": result["said"].get("corrected", 0),
        "questions": len(result["questions"]),
    }


def _tallied(here: Here, one: dict[str, Any]) -> dict[str, Any]:
    names = ("read", "accepted", "new", "changing", "refused")
    return {"table_words": _table(here, one["table_name"])} | {f"rows_{n}": one[n] for n in names}


def _table(here: Here, name: str) -> str:
    return text.find(f"code.intake_table.{name}", here.language) or name


def _take_away(here: Here, checked: Checked) -> None:
    with st.container(horizontal=True):
        for name, held in checked.files.items():
            stem, _, ending = name.partition(".")
            st.download_button(
                say(here, f"take.{stem}_{ending}"),
                data=held,
                file_name=name,
                mime=MIMES[ending],
                on_click="ignore",
                icon=":material/download:",
                key=f"contribute.take.{name}",
            )


def is_compared(checked: Checked) -> bool:
    """Whether a draft was built, so that before and after can be shown."""
    return bool(checked.result["preview"])


def is_remarked(checked: Checked) -> bool:
    """Whether there is more to tell of its cells than the reasons for taking nothing."""
    result = checked.result
    said = any(result["said"].get(kind) for kind in KINDS)
    if result["state_code"] in UNTAKEN:
        return said and len(result["remarks"]) > REASONS_SHOWN
    return said or result["state_code"] == "checked"


def change(here: Here, checked: Checked) -> None:
    """What both goals and the other numbers would become, by which causes and which rows."""
    preview = checked.result["preview"]
    if here.is_demonstration:
        blocks.note(here, say(here, "change.record"))
    _goals(here, preview["steps"])
    rows = [_changed(here, one) for one in preview["numbers"] if one["before"] != one["after"]]
    if rows:
        blocks.html(tables.table(rows, CHANGE_COLUMNS, here.language))
    else:
        blocks.note(here, say(here, "change.nothing"))
    _landscapes(here, preview["landscapes"])


def _goals(here: Here, held: list[dict[str, Any]]) -> None:
    """Each goal from level to level with the causes between; one sentence when neither moves."""
    moved = list(_moved(held))
    if held and not moved:
        blocks.note(here, say(here, "change.still"))
    for kind, rows in moved:
        label = text.get(f"number.{goals.HEADLINE[kind]}.label", here.language)
        blocks.html(f'<h3 class="finding">{escape(label)}</h3>')
        items = [_step(here, kind, row) for row in rows]
        blocks.html(steps.waterfall(items, language=here.language, modelled=here.is_modelled))


def _moved(held: list[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for kind, indicator in goals.KINDS:
        of_goal = [row for row in held if row["goal"] == indicator]
        rows = [row for row in of_goal if row["value"] or row["step_code"] in LEVELS]
        if len(rows) > len(LEVELS):
            yield kind, rows


def _step(here: Here, kind: str, row: dict[str, Any]) -> steps.Step:
    code = row["step_code"]
    is_level = code in LEVELS
    words = "before_words" if code == "from" else "after_words"
    return steps.Step(
        label=tables.heading(words, here.language)
        if is_level
        else text.code("change", code, here.language),
        name=goals.HEADLINE[kind],
        value=row["value"],
        is_total=is_level,
        texture="light" if code == "from" else "solid",
        note="" if is_level else text.get(f"change.note.{code}", here.language),
    )


def _changed(here: Here, one: dict[str, Any]) -> dict[str, Any]:
    """One number before and after, and by how much: two rounded ones can read the same."""
    name, by = one["name"], one["change"]
    words = show(here, name, abs(by)) if by is not None else ""
    sign = "minus" if (by or 0) < 0 else "plus"
    return {
        "number_words": text.get(f"number.{name}.label", here.language),
        "before_words": show(here, name, one["before"]),
        "after_words": show(here, name, one["after"]),
        "change_words": text.get(f"number.{sign}", here.language, value=words) if words else "",
    }


def _landscapes(here: Here, held: list[dict[str, Any]]) -> None:
    if not held:
        return
    fields = {"landscapes": f"{len(held)}"}
    blocks.html(f'<h3 class="finding">{marks.sentence(say(here, "why", **fields), {})}</h3>')
    rows = [
        {
            "landscape_name": one["landscape_name"],
            "before_words": _stage(here, one["stage_before"]),
            "after_words": _stage(here, one["stage_after"]),
            "people_words": show(here, "residents", one["residents_after"]),
            "rows_words": "; ".join(one["rows"]),
        }
        for one in held[:ROWS_SHOWN]
    ]
    columns = [name for name in LANDSCAPE_COLUMNS if any(row[name] for row in rows)]
    blocks.html(tables.table(rows, columns, here.language))
    _rest(here, len(rows), len(held))


def _stage(here: Here, code: str | None) -> str:
    return text.code("stage", code, here.language) if code else say(here, "not_recorded")


def remarks(here: Here, checked: Checked) -> None:
    """Every cell that was refused, corrected or is worth knowing, each kind under its heading."""
    said = checked.result["said"]
    if not any(said.get(kind) for kind in KINDS):
        blocks.note(here, say(here, "remarks.none"))
    for kind in KINDS:
        held = [one for one in checked.result["remarks"] if one["kind_code"] == kind]
        if held:
            heading = say(here, f"kind.{kind}", number=f"{said[kind]:,}")
            opened = st.expander(heading, expanded=kind == "refused")
            with opened:
                rows = [_remark(here, one) for one in held[:ROWS_SHOWN]]
                columns = [name for name in REMARK_COLUMNS if any(row[name] for row in rows)]
                blocks.html(tables.table(rows, columns, here.language))
                _rest(here, len(rows), said[kind])


def _remark(here: Here, one: dict[str, Any]) -> dict[str, Any]:
    row = say(here, "row", row=one["row_number"]) if one["row_number"] else ""
    place = [one["file_name"], one["sheet_name"], row]
    words = {name: one[name] or "" for name in REMARK_COLUMNS if name != "place_words"}
    return words | {"place_words": ", ".join(part for part in place if part)}


def _rest(here: Here, shown: int, rows: int) -> None:
    if rows > shown:
        words = text.get("table.first", here.language, shown=f"{shown:,}", rows=f"{rows:,}")
        blocks.note(here, words)
