"""How long it takes: months between the first outputs of two elements, and until each stage.

It must not take a median or a difference; every number is a column of a query.
"""

from html import escape

import pandas as pd

from ui import blocks, marks, page, text
from ui.elements import SCOPE
from ui.here import Here, load, show
from ui.warehouse_state import Row, records


def waits(here: Here, row: Row) -> None:
    """Elements on the left, stages on the right."""
    left, right = page.halves()
    with left:
        pairs = load(here, "element_waits", **SCOPE)
        drawing = _bars(here, pairs, "months_apart")
        by = "landscapes_out_of_order" if row["landscapes_two_dated"] else "landscapes_two_dated"
        slot = "pairs" if row["landscapes_two_dated"] else "pairs_none"
        blocks.figure(here, slot, drawing, frame=pairs, row=row, by=by)
    with right:
        stages = load(here, "stage_waits", **SCOPE)
        drawing = _bars(here, stages, "months_to_stage")
        blocks.figure(here, "stages", drawing, frame=stages, row=row)


def _bars(here: Here, frame: pd.DataFrame, measure: str) -> str:
    rows = records(frame)
    tell = _pair if measure == "months_apart" else _stage
    items = [
        marks.Bar(name=measure, value=row[measure], gap="not_dated", **tell(here, row))
        for row in rows
    ]
    scale = max((row[measure] or 0 for row in rows), default=0) or 1
    return marks.bars(items, scale=scale, language=here.language)


def _pair(here: Here, row: Row) -> dict[str, str]:
    first, second = (
        text.code("element", str(row[name]), here.language)
        for name in ("element_code", "other_element_code")
    )
    label = text.get("elements.pair", here.language, first=first, second=second)
    if not row["landscapes_dated"]:
        return {"label": label}
    words = [_from(here, "elements.dated", row["landscapes_dated"])]
    if row["landscapes_reversed"]:
        words.append(_from(here, "elements.reversed", row["landscapes_reversed"], element=second))
    if row["landscapes_together"]:
        words.append(_from(here, "elements.together", row["landscapes_together"]))
    return {"label": label, "note": escape(" ".join(words))}


def _stage(here: Here, row: Row) -> dict[str, str]:
    reached = show(here, "landscapes", row["landscapes_reached"])
    note = _from(here, "elements.reached", row["landscapes_dated"], reached=reached)
    label = text.code("stage", row["stage_code"], here.language)
    return {"label": label, "note": escape(note) if row["landscapes_reached"] else ""}


def _from(here: Here, key: str, landscapes: int, **fields: str) -> str:
    template = text.find_variant(key, text.variant(landscapes), language=here.language)
    return template.format(landscapes=show(here, "landscapes", landscapes), **fields)
