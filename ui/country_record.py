"""What the landscapes of a country have to show: elements, returns, money.

It must not add up: each number is a column of a query, and no element is blended with another.
"""

from html import escape

import pandas as pd

from ui import blocks, drawings, evidence, format, indicator, marks, paragraph, tables, text
from ui.country import code_of, cut
from ui.here import Here, load, one, say
from ui.warehouse_state import Row, records

RETURNS = ("inspiration", "social", "natural", "financial")
FILE_COLUMNS = ("title", "value", "unit", "landscapes_reporting", "landscapes", "tier_lowest")
OUTPUT_COLUMNS = ("element_code", "output_name", "landscapes_done", "landscapes_in_scope")
# The first word of indicators whose value says nothing without its unit.
NEEDS_UNIT = ("score_", "rate_")


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


def returns(here: Here, _: Row) -> None:
    """One line a return: how many of its indicators are reported here, and which way they went."""
    paragraph.returns(cut(here))


def indicators(here: Here, row: Row) -> None:
    """Which indicators of the four returns are reported here, and from how many landscapes."""
    reported = _reported(here)
    story = {**row, "indicators": len(reported)}
    blocks.html(blocks.finding(here, "reported", story, "indicators"))
    rows = records(reported)
    groups = ((code, [held for held in rows if held["topic"] == code]) for code in RETURNS)
    lists = "".join(_group(here, code, held) for code, held in groups if held)
    blocks.html(blocks.on_request(here, f'<div class="compact">{lists}</div>'))
    evidence.behind(here, "indicator_total", frame=reported, columns=FILE_COLUMNS, key="returns")


def has_indicators(here: Here) -> bool:
    """Whether any indicator of the four returns is reported here."""
    return not _reported(here).empty


def _reported(here: Here) -> pd.DataFrame:
    frame = load(cut(here), "indicator_total")
    return frame[frame["topic"].isin(RETURNS) & (frame["landscapes_reporting"] > 0)]


def _group(here: Here, code: str, rows: list[Row]) -> str:
    """The reported indicators of one return: name, value, from how many landscapes, how proven."""
    items = "".join(
        f"<li><span>{escape(indicator.title(here, row))}</span>"
        f"<b>{marks.figure(row['indicator_name'], row['value'], _told(here, row))}</b>"
        f"<small>{escape(_from(here, row))}</small></li>"
        for row in rows
    )
    return f"<h4>{escape(text.code('return', code, here.language))}</h4><ul>{items}</ul>"


def _from(here: Here, row: Row) -> str:
    """From how many landscapes, on which evidence, and the unit that the value does not carry."""
    words = text.get(
        "country.from",
        here.language,
        landscapes_reporting=format.count(row["landscapes_reporting"], here.language),
        landscapes=format.count(row["landscapes"], here.language),
        tier=tables.words("tier_lowest", row["tier_lowest"], here.language),
    )
    needs_unit = row["indicator_name"].startswith(NEEDS_UNIT)
    return f"{indicator.unit(here, row)}; {words}" if needs_unit else words


def _told(here: Here, row: Row) -> str:
    """A value, or why several reported ones make none."""
    if row["value"] is None:
        return text.get("country.no_mean", here.language)
    return indicator.written(here, row)


def money(here: Here, row: Row) -> None:
    """Money by stage, and how much of it belongs to landscapes that cross the border."""
    frame = load(cut(here), "finance_by_stage")
    story = {**row, **one(here, "country_money", country=code_of(here))}
    if frame.empty:
        total = one(cut(here), "finance_total")
        blocks.html(f'<p class="story">{paragraph.money(here, total)}</p>')
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
