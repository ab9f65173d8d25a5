"""The finance page: what its URL keeps, its verdict, the five stages, what stands in no bar.

It must not add up; every number is a column of a query. Stages are never added to one another,
and what is reported never shares a bar with a ceiling, an estimate or a projection.
"""

from html import escape

import pandas as pd

from ui import address, blocks, drawings, marks, text, warehouse_state
from ui.here import Here, show
from ui.warehouse_state import Row, records

MONEY, LENS = "money", "lens"
KEYS = (MONEY, LENS)
STAGES = ("needed", "under_development", "ready", "committed", "disbursed")
KINDS_OF_VALUE = ("reported", "target", "estimated", "projected")
LEFT_OUT = (
    "deals_not_converted",
    "rows_in_no_total",
    "rows_of_totals",
    "landscapes_withheld",
    "landscapes_silent",
)


def check(warehouse_id: str) -> None:
    """Drop a stage or a funder that the URL asks for and that cannot be."""
    known = {f"{stage}.{kind}" for stage in STAGES for kind in KINDS_OF_VALUE}
    options = warehouse_state.rows(warehouse_id, "filter_options")
    names = set(options[options["filter_name"] == "funders"]["option_code"])
    for key, permitted in ((MONEY, known), (LENS, names)):
        asked = address.chosen(key)
        refused = [code for code in asked if code not in permitted] + asked[1:]
        if refused:
            address.refuse(key, refused)


def verdict(here: Here, row: Row) -> None:
    """Committed, paid and needed, each from how many landscapes, in three sentences."""
    said = " ".join(
        sentence(here, f"verdict.{slot}", row[by], row)
        for slot, by in (
            ("committed", "landscapes_committed"),
            ("disbursed", "landscapes_disbursed"),
            ("needed", "landscapes_needed"),
        )
    )
    slot = "verdict.known" if row["landscapes_with_finance"] else "verdict.nothing"
    known = sentence(here, slot, row["landscapes_in_scope_with_finance"], row)
    blocks.html(f'<div class="verdict"><p class="verdict-main">{said}</p><p>{known}</p></div>')


def sentence(here: Here, slot: str, count: float, row: Row) -> str:
    """A text of this page worded to fit a count and filled from a row, as HTML."""
    key = f"page.finance.{slot}"
    template = text.find_variant(key, text.variant(count), language=here.language)
    return marks.sentence(template, marks.numbers(row, here.language, modelled=here.is_modelled))


def statements(here: Here, slot: str, row: Row, names: tuple[str, ...]) -> None:
    """Short statements under one another, each of a number that is not zero."""
    lines = "".join(
        f"<li>{sentence(here, f'{slot}.{name}', row[name], row)}</li>"
        for name in names
        if row[name]
    )
    if lines:
        blocks.html(f'<ul class="facts">{lines}</ul>')


def pipeline(here: Here, frame: pd.DataFrame) -> str:
    """Five stages under one another; what is not reported has a bar and a texture of its own."""
    rows = records(frame)
    items = []
    for stage in STAGES:
        held = [row for row in rows if row["finance_stage_code"] == stage]
        if not any(row["value_type_code"] == KINDS_OF_VALUE[0] for row in held):
            items.append(_bar_without(here, stage))
        held.sort(key=lambda row: KINDS_OF_VALUE.index(row["value_type_code"]))
        items += [_bar_of_stage(here, row) for row in held]
    return marks.bars(items, scale=longest(rows), language=here.language)


def _bar_without(here: Here, stage: str) -> marks.Bar:
    return marks.Bar(
        label=words_of(here, stage, KINDS_OF_VALUE[0]),
        name="amount_usd",
        value=None,
        gap="not_reported",
    )


def _bar_of_stage(here: Here, row: Row) -> marks.Bar:
    kind = row["value_type_code"]
    told = text.find(f"page.finance.of_kind.{kind}", here.language) or ""
    if kind == "target" and row["finance_stage_code"] == "committed":
        told = text.get("page.finance.of_kind.ceiling", here.language)
    return marks.Bar(
        label=words_of(here, row["finance_stage_code"], kind),
        name="amount_usd",
        value=row["amount_usd"],
        note=escape(" ".join(part for part in (told, from_deals(here, row)) if part)),
        texture=drawings.VALUE_TEXTURES[kind],
        gap="not_converted",
    )


def words_of(here: Here, stage: str, kind: str) -> str:
    """A stage and a kind of value in words, such as Committed, reported."""
    return text.get(
        "money.bar",
        here.language,
        stage=text.code("finance_stage", stage, here.language),
        kind=text.code("value_type", kind, here.language),
    )


def from_deals(here: Here, row: Row) -> str:
    """From how many landscapes and deals an amount comes, and how many deals are not in it."""
    words = text.get(
        "finance.from",
        here.language,
        deals=show(here, "deals", row["deals"]),
        landscapes=show(here, "landscapes", row["landscapes_reporting"]),
    )
    if not row["deals_not_converted"]:
        return words
    left = show(here, "deals", row["deals_not_converted"])
    return f"{words} {text.get('finance.not_converted', here.language, deals=left)}"


def longest(rows: list[Row], measure: str = "amount_usd") -> float:
    """The largest amount, at which a figure's bars end."""
    return max((row[measure] or 0 for row in rows), default=1) or 1


def left_out(here: Here, row: Row) -> None:
    """What stands in no bar: not converted, wholes and restatements, withheld, nothing known."""
    is_whole = not here.filters
    names = [name for name in LEFT_OUT if row[name] and (is_whole or name != "rows_of_totals")]
    if not names:
        return
    blocks.html(f'<h3 class="finding">{escape(text.get("finance.left_out", here.language))}</h3>')
    statements(here, "left_out", row, tuple(names))
