"""What the landscapes of a country have to show: elements, returns, money.

It must not add up: each number is a column of a query, and no element is blended with another.
"""

import pandas as pd

from ui import blocks, drawings, evidence, format, marks, names, text
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
# What the first word of an indicator's name says of its value: it is written with its unit, or
# the title names what is counted. People that landscapes report are counted, not modelled.
SAYS_ITS_UNIT = ("amount", "area", "share")
IN_WORDS = ("count", "people")
# What is in dollars stands under Money.
MONEY = "USD"


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
    is_return = frame["topic"].isin(RETURNS) & (frame["unit"] != MONEY)
    reported = frame[is_return & (frame["landscapes_reporting"] > 0)]
    story = {**row, "indicators": len(reported)}
    blocks.html(blocks.finding(here, "reported", story, "indicators"))
    if reported.empty:
        return
    rows = [_return(here, held) for held in records(reported)]
    rows.sort(key=lambda held: RETURNS.index(held["return_code"]))
    blocks.listing(here, pd.DataFrame(rows), RETURN_COLUMNS)
    evidence.behind(here, "indicator_total", frame=reported, columns=FILE_COLUMNS, key="returns")


def _return(here: Here, row: Row) -> Row:
    told = {"return_code": row["topic"], "indicator_title": row["title"]}
    return {**row, **told, "told": _told(here, row)}


def _told(here: Here, row: Row) -> str:
    """A value with its unit where the kind of number does not say it; or why there is no total."""
    if row["value"] is None:
        return text.get("country.no_mean", here.language)
    stem = row["indicator_name"].partition("_")[0]
    unit = names.unit(row["unit"], here.language)
    if stem in SAYS_ITS_UNIT:
        return show(here, row["indicator_name"], row["value"])
    amount = format.quantity(row["value"], here.language)
    if stem in IN_WORDS:
        return amount
    key = "country.score" if stem == "score" else "country.amount"
    return text.get(key, here.language, amount=amount, unit=unit)


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
