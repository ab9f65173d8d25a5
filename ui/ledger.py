"""The finance page's lists: money by landscape, need against supply, currencies, years.

It must not add up or allocate; every number is a column of a query.
"""

import pandas as pd
import streamlit as st

from ui import (
    blocks,
    breakdown,
    charts,
    directory,
    drawings,
    evidence,
    finance,
    flows,
    format,
    marks,
    tables,
    text,
    theme,
)
from ui.here import Here, load, say, show
from ui.warehouse_state import Row, records

FLOWS = ("committed", "disbursed")
ROWS_A_PAGE = 8
LANDSCAPE_COLUMNS = (
    "landscape_name",
    "country_names",
    "finance_needed_usd",
    "need_type_code",
    "finance_committed_usd",
    "finance_disbursed_usd",
    "deals_not_converted",
)
SEARCHED = ("landscape_name", "country_names", "funder_names")
CURRENCY_COLUMNS = (
    "currency_code",
    "deals",
    "amount",
    "is_converted",
    "amount_usd",
    "rate_words",
    "rate_on_words",
)
GAP_STATES = (
    "landscapes_covered",
    "landscapes_need_only",
    "landscapes_not_comparable",
)


@st.fragment
def landscapes(here: Here) -> None:
    """Every landscape with money on record or that withholds it: search, list, download."""
    frame = load(here, "finance_by_landscape")
    blocks.html(blocks.finding(here, "by_landscape", {"rows": len(frame)}, "rows"))
    if frame.empty:
        return
    sought = st.text_input(
        text.get("finance.search", here.language),
        key="q",
        bind="query-params",
        icon=":material/search:",
    )
    found = directory.matching(frame, sought, here.language, SEARCHED)
    shown = directory.page_of(found, f"finance.page.{sought}", rows=ROWS_A_PAGE)
    if shown.empty:
        blocks.note(here, text.get("missing.no_rows", here.language))
    else:
        pages = {"landscape_name": "profile"}
        blocks.first(here, linked(here, shown), LANDSCAPE_COLUMNS, links=pages)
    evidence.behind(here, "finance_by_landscape", frame=found, key="by_landscape")


def linked(here: Here, frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows with the address of each landscape's own page."""
    pages = [drawings.address(here, "landscape", id=key) for key in frame["landscape_id"]]
    return frame.assign(profile=pages)


def gap(here: Here, now: Row) -> None:
    """Reported needs, then estimated ones, never in one sum; then landscape by landscape."""
    frame = load(here, "finance_gap")
    if frame.empty:
        blocks.html(blocks.finding(here, "no_need", now, "landscapes_supply_only"))
        evidence.behind(here, "finance_gap", frame=frame, key="gap")
        return
    blocks.note(here, text.get("page.finance.gap_track.some", here.language))
    held = load(here, "finance_by_landscape")
    for row in records(frame):
        kind = row["need_type_code"]
        blocks.html(blocks.finding(here, f"gap_{kind}", row, "landscapes_compared"))
        of_kind = held[(held["need_type_code"] == kind) & held["finance_gap_usd"].notna()]
        blocks.html(_gaps(here, of_kind.sort_values("finance_gap_usd", ascending=False)))
        finance.statements(here, "gap_states", row, GAP_STATES)
    blocks.remark(here, "supply_only", now, by="landscapes_supply_only")
    evidence.behind(
        here, "finance_gap", frame=frame, columns=tuple(frame.columns[:1]) + _shown(), key="gap"
    )


def _shown() -> tuple[str, ...]:
    return (
        "landscapes_compared",
        "finance_needed_usd",
        "finance_committed_usd",
        "finance_gap_usd",
        "landscapes_covered",
        "landscapes_need_only",
        "finance_need_only_usd",
        "landscapes_not_comparable",
    )


def _gaps(here: Here, frame: pd.DataFrame) -> str:
    """The widest gaps: each bar is what is committed, its track the landscape's own need."""
    rows = records(linked(here, frame.head(blocks.LISTED)))
    items = [
        marks.Bar(
            label=row["landscape_name"],
            name="finance_committed_usd",
            value=row["finance_committed_usd"],
            note=_gap_note(here, row),
            href=row["profile"],
            scale=row["finance_needed_usd"] or 1,
        )
        for row in rows
    ]
    if not items:
        return ""
    bars = marks.bars(items, scale=1, language=here.language, fold=True)
    if len(frame) <= len(rows):
        return bars
    more = text.get("table.first", here.language, shown=len(rows), rows=len(frame))
    return f'{bars}<p class="note">{more}</p>'


def _gap_note(here: Here, row: Row) -> str:
    template = text.find_variant(
        "page.finance.gap_of", row["gap_state_code"], language=here.language
    )
    return marks.sentence(template, marks.numbers(row, here.language))


def currencies(here: Here, shown: breakdown.Shown) -> None:
    """The chosen money in its own currencies: amounts, rates with their dates, what has none."""
    frame = shown.of(load(here, "finance_by_currency"))
    rows = records(frame)
    first = rows[0] if rows else {"deals_of_stage": 0, "currencies": 0}
    story = {**first, "money": shown.words}
    by = "deals_not_converted" if rows else "deals_of_stage"
    slot = "by_currency" if rows else "by_no_currency"
    blocks.html(blocks.finding(here, slot, story, by))
    if not rows:
        return
    told = [_currency(here, row) for row in rows]
    body = tables.table(told, CURRENCY_COLUMNS, here.language, fold=True)
    blocks.html(marks.folded(body, len(told), here.language))
    evidence.behind(here, "finance_by_currency", frame=frame, key="by_currency")


def _currency(here: Here, row: Row) -> Row:
    """A row with its rate, or the span of its rates, and their days in words."""
    return {
        **row,
        "amount_usd": show(here, "amount_usd", row["amount_usd"], gap="not_converted"),
        "rate_words": _span(here, row, "rate_low", "rate_high"),
        "rate_on_words": _span(here, row, "rate_first_on", "rate_last_on"),
    }


def _span(here: Here, row: Row, low: str, high: str) -> str | None:
    if row[low] is None:
        return None
    ends = dict.fromkeys(show(here, name, row[name]) for name in (low, high))
    return " – ".join(ends)


def by_year(here: Here, stage: str) -> None:
    """What was committed, or paid, year by year; what has no date is said, not placed."""
    held = load(here, "finance_by_year")
    frame = held[held["finance_stage_code"] == stage]
    rows = records(frame)
    slot = f"year_{stage}"
    dated = [row for row in rows if row["period_year"] is not None and row["amount_usd"]]
    story = {**(rows[0] if rows else {}), "years": len(dated)}
    if not dated:
        blocks.html(blocks.finding(here, slot, story, "years"))
        return
    drawing = flows.by_year(
        dated,
        colours=theme.palette(here.mode),
        words=charts.Words(x=say(here, "year.x"), y=say(here, "year.y")),
        write=lambda amount: format.quantity(amount, here.language),
    )
    blocks.figure(here, slot, drawing, frame=frame, row=story, by="years")
    is_told = not story["deals_undated"] or story["amount_undated_usd"] is not None
    slot = "undated" if is_told else "undated_unconverted"
    blocks.remark(here, slot, story, by="deals_undated")
