"""What the landscapes of a country have to show: elements, returns, money.

It must not add up: each number is a column of a query, and no element is blended with another.
"""

import pandas as pd

from ui import blocks, drawings, evidence, marks, names, text
from ui.country import code_of, cut
from ui.here import Here, load, one, say, show
from ui.warehouse_state import Row, records

RETURNS = ("inspiration", "social", "natural", "financial")
RETURN_COLUMNS = (
    "return_code",
    "indicator_title",
    "told",
    "landscapes_reporting",
    "tier_lowest",
)
FILE_COLUMNS = ("title", "value", "unit", "landscapes_reporting", "landscapes", "tier_lowest")
OUTPUT_COLUMNS = ("element_code", "output_name", "landscapes_done", "landscapes_in_scope")
# Names of indicators whose values say their unit themselves, by the first word of the name.
SAYS_ITS_UNIT = ("people", "amount", "area", "share", "count")
ON_GRID = ("unique", "gross", "overlap")


def elements(here: Here, row: Row) -> None:
    """Five bars, one an element: in how many of the landscapes named here an output is done."""
    if not row["landscapes_in_scope"]:
        blocks.note(here, say(here, "elements.none"))
        return
    frame = load(here, "country_elements", country=code_of(here))
    items = [_element(here, held) for held in records(frame)]
    drawing = marks.bars(items, scale=row["landscapes_in_scope"], language=here.language)
    blocks.figure(here, "strip", drawing, frame=frame, row=row, by="landscapes_in_scope")
    outputs = load(here, "country_outputs", country=code_of(here))
    evidence.behind(
        here, "country_outputs", frame=outputs, columns=OUTPUT_COLUMNS, key="outputs",
        label="country.outputs",
    )  # fmt: skip


def _element(here: Here, row: Row) -> marks.Bar:
    begun = row["landscapes_begun"]
    template = text.find_variant(
        "page.country.element.begun", text.variant(begun), language=here.language
    )
    return marks.Bar(
        label=text.code("element", str(row["element_code"]), here.language),
        name="landscapes",
        value=row["landscapes_done"],
        note=marks.sentence(template, marks.numbers(row, here.language)) if begun else "",
    )


def returns(here: Here, row: Row) -> None:
    """Which indicators of the four returns are reported here, and from how many landscapes."""
    frame = load(cut(here), "indicator_total")
    reported = frame[frame["topic"].isin(RETURNS) & (frame["landscapes_reporting"] > 0)]
    story = {**row, "indicators": len(reported)}
    blocks.html(blocks.finding(here, "reported", story, "indicators"))
    if reported.empty:
        return
    rows = [_return(here, held) for held in records(reported)]
    rows.sort(key=lambda held: RETURNS.index(held["return_code"]))
    blocks.listing(here, pd.DataFrame(rows), RETURN_COLUMNS)
    evidence.behind(here, "indicator_total", frame=reported, columns=FILE_COLUMNS, key="returns")


def _return(here: Here, row: Row) -> Row:
    name = row["indicator_name"]
    is_counted = row["rollup"] in ON_GRID
    told = show(here, name if is_counted else name.replace("people_", "population_"), row["value"])
    if name.partition("_")[0] not in SAYS_ITS_UNIT:
        told = f"{told} {names.unit(row['unit'], here.language)}"
    return {**row, "return_code": row["topic"], "indicator_title": row["title"], "told": told}


def money(here: Here, row: Row) -> None:
    """Money by stage, and how much of it belongs to landscapes that cross the border."""
    frame = load(cut(here), "finance_by_stage")
    story = {**row, **one(here, "country_money", country=code_of(here))}
    if frame.empty:
        blocks.html(blocks.finding(here, "stages", story, "landscapes_with_finance"))
        return
    drawing = drawings.money(here, frame)
    blocks.figure(here, "stages", drawing, frame=frame, row=story, by="landscapes_with_finance")
    crossing = text.find_variant(
        "page.country.money.crossing",
        text.variant(story["landscapes_finance_crossing"]),
        language=here.language,
    )
    fields = marks.numbers(story, here.language, modelled=here.is_modelled)
    blocks.html(f'<p class="note">{marks.sentence(crossing, fields)}</p>')
