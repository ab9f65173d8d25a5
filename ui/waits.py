"""How long it takes: months between the first outputs of two elements, and until each stage.

It must not take a median or a difference; every number is a column of a query.
"""

from html import escape

from ui import blocks, marks, page, text
from ui.elements import SCOPE
from ui.here import Here, load, show
from ui.warehouse_state import Row, records


def waits(here: Here, row: Row) -> None:
    """Elements on the left, stages on the right."""
    left, right = page.halves()
    with left:
        _elements(here, row)
    with right:
        stages = load(here, "stage_waits", **SCOPE)
        bars = [_stage(here, held) for held in records(stages)]
        blocks.figure(here, "stages", _drawn(here, bars), frame=stages, row=row)


def _elements(here: Here, row: Row) -> None:
    """The pairs of elements with dates for both; the others in one sentence."""
    pairs = load(here, "element_waits", **SCOPE)
    dated = [held for held in records(pairs) if held["landscapes_dated"]]
    slot = "pairs" if dated else "pairs_none"
    by = "landscapes_out_of_order" if dated else ""
    bars = _drawn(here, [_pair(here, held) for held in dated])
    if dated and len(dated) < len(pairs):
        bars += f'<p class="note">{escape(text.get("elements.other_pairs", here.language))}</p>'
    blocks.figure(here, slot, bars, frame=pairs, row=row, by=by)


def _drawn(here: Here, items: list[marks.Bar]) -> str:
    scale = max((item.value or 0 for item in items), default=0) or 1
    return marks.bars(items, scale=scale, language=here.language) if items else ""


def _pair(here: Here, row: Row) -> marks.Bar:
    """Months between two elements, from how many, and how often the second came first."""
    first, second = (
        text.code("element", str(row[name]), here.language)
        for name in ("element_code", "other_element_code")
    )
    label = text.get("elements.pair", here.language, first=first, second=second)
    words = [_from(here, "elements.dated", row["landscapes_dated"])]
    if row["landscapes_reversed"]:
        words.append(_from(here, "elements.reversed", row["landscapes_reversed"], element=second))
    if row["landscapes_together"]:
        words.append(_from(here, "elements.together", row["landscapes_together"]))
    note = escape(" ".join(words))
    return marks.Bar(label=label, name="months_apart", value=row["months_apart"], note=note)


def _stage(here: Here, row: Row) -> marks.Bar:
    """Months to a stage; that nobody got there and that nobody's dates are known are two things."""
    reached = show(here, "landscapes", row["landscapes_reached"])
    note = text.get("elements.not_reached", here.language)
    if row["landscapes_reached"]:
        note = _from(here, "elements.reached", row["landscapes_dated"], reached=reached)
    label = text.code("stage", row["stage_code"], here.language)
    value = row["months_to_stage"]
    return marks.Bar(
        label=label, name="months_to_stage", value=value, note=escape(note), gap="not_dated"
    )


def _from(here: Here, key: str, landscapes: int, **fields: str) -> str:
    template = text.find_variant(key, text.variant(landscapes), language=here.language)
    return template.format(landscapes=show(here, "landscapes", landscapes), **fields)
