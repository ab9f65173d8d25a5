"""The parts of the elements page: five strips, the reference layer, what is missing, who is short.

It must not add up or decide who counts; every number is a column of a query.
"""

from html import escape

import pandas as pd

from ui import blocks, drawings, evidence, marks, needs, strips, tables, text
from ui.here import Here, load, one
from ui.warehouse_state import Row, records

# Landscapes that the coalition names, as for the goals; the reference layer stands apart.
SCOPE = {"in_scope": True}
GAP_COLUMNS = ("stage_code", "next_stage_code", "need_words", "landscapes_missing", "landscapes")
SHORT_COLUMNS = ("landscape_name", "country_names", "stage_code", "next_stage_code", "need_words")
GOAL_COLUMNS = (*SHORT_COLUMNS, "people_at_stake")


def story(here: Here) -> Row:
    """What the page's sentences are filled from: counts, the elements most and least often done."""
    row = one(here, "elements_profile", **SCOPE)
    every = one(here, "overview")
    return {
        **row,
        "landscapes_listed": every["landscapes_listed"],
        "landscapes_reference": every["landscapes_reference"],
        "element_most": text.code("element", str(row["element_most_code"]), here.language),
        "element_least": text.code("element", str(row["element_least_code"]), here.language),
    }


def five(here: Here, row: Row) -> None:
    """One strip an element with its outputs; both queries stand behind it."""
    elements = load(here, "elements_by_scope", **SCOPE)
    elements = elements[elements["scope_code"] == "in_scope"]
    outputs = load(here, "outputs_by_element", **SCOPE)
    drawing = strips.strips(records(elements), records(outputs), here.language)
    least, most = row["landscapes_least"], row["landscapes_most"]
    slot = "strips" if least != most else "strips_even" if most else "strips_none"
    by = "landscapes_least" if slot == "strips" else ""
    blocks.figure(here, slot, drawing, frame=outputs, row=row, by=by)


def apart(here: Here, row: Row) -> None:
    """The listed and the reference landscapes, in a table of their own and in no figure above."""
    frame = load(here, "elements_by_scope")
    others = frame[frame["scope_code"] != "in_scope"]
    blocks.folded(here, "apart", others, row=row)


def gaps(here: Here) -> None:
    """For each stage, which condition of the next one is most often unmet."""
    frame = load(here, "stage_gaps", **SCOPE)
    told = frame.assign(
        need_words=[needs.words(list(held), here.language) for held in frame["needs"]]
    ).drop(columns="needs")
    rows = records(told)
    parts = "".join(_gaps_of(here, rows, code) for code in dict.fromkeys(frame["stage_code"]))
    said = _gaps_finding(here, [held for held in rows if held["is_most_missed"]])
    blocks.html(said + evidence.left_out(here, frame) + parts)
    evidence.behind(here, "stage_gaps", frame=told, columns=GAP_COLUMNS, key="gaps")


def _gaps_finding(here: Here, most: list[Row]) -> str:
    """What is missed most often, all of it where several are missed equally often."""
    if not most:
        return blocks.finding(here, "gaps_none", {})
    needed = "; ".join(held["need_words"] for held in most)
    row = {**most[0], "need_words": needed, "stage": _stage(here, most[0]["stage_code"])}
    return blocks.finding(here, "gaps", row)


def _gaps_of(here: Here, rows: list[Row], stage_code: str) -> str:
    """The conditions that landscapes of one stage have before them, the most often unmet first."""
    held = [row for row in rows if row["stage_code"] == stage_code]
    first = held[0]
    title = text.get(
        "elements.way",
        here.language,
        stage=_stage(here, stage_code),
        next=_stage(here, first["next_stage_code"]),
        landscapes=tables.words("landscapes", first["landscapes"], here.language),
    )
    items = [
        marks.Bar(
            label=row["need_words"],
            name="landscapes_missing",
            value=row["landscapes_missing"],
            texture="light",
        )
        for row in held
    ]
    bars = marks.bars(items, scale=first["landscapes"], language=here.language)
    return f'<div class="way"><h4>{escape(title)}</h4>{bars}</div>'


def _stage(here: Here, code: str) -> str:
    return text.code("stage", code, here.language)


def short(here: Here, row: Row) -> None:
    """Who is one output from counting, and who is one step from another stage."""
    frame = load(here, "one_step_short", **SCOPE)
    told = frame.assign(need_words=[needs.words([held], here.language) for held in records(frame)])
    counts = told["brings_to_goal"].astype(bool)
    _short(here, "goal", told[counts], GOAL_COLUMNS, row)
    _short(here, "step", told[~counts], SHORT_COLUMNS, row)


def _short(here: Here, slot: str, frame: pd.DataFrame, columns: tuple[str, ...], row: Row) -> None:
    blocks.html(blocks.finding(here, slot, {**row, "listed": len(frame)}, "listed"))
    if frame.empty:
        return
    pages = [drawings.address(here, "landscape", id=key) for key in frame["landscape_id"]]
    blocks.first(here, frame.assign(profile=pages), columns, links={"landscape_name": "profile"})
    evidence.behind(here, "one_step_short", frame=frame, columns=columns, key=f"short.{slot}")
