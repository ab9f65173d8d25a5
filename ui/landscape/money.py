"""Money stage by stage from the leaves, then every deal as it is held, wholes shown as such.

It must not add a whole to its parts, payments to commitments, or claim what money brought about.
"""

from html import escape

import pandas as pd

from ui import blocks, drawings, evidence, format, marks, tables, text
from ui.here import Here, load, say
from ui.here import show as shown_as
from ui.landscape import consent
from ui.warehouse_state import Row, records

STAGES = "landscape_finance_by_stage"
DEALS = "landscape_finance"
COLUMNS = (
    "finance_stage_code",
    "value_type_code",
    "funder_name",
    "instrument_name",
    "amount_words",
    "amount_usd_words",
    "part_words",
    "shared_with_names",
    "on_text",
    "tier",
    "source_title",
)


def told(here: Here, row: Row) -> str:
    """Five stages as bars, then the list of deals."""
    deals = records(_load(here, row, DEALS))
    if not deals:
        return consent.nothing(here, row, "finance")
    stages = records(_load(here, row, STAGES))
    scale = max((one["amount_usd"] or 0 for one in stages), default=0) or 1
    bars = [_bar(here, one) for one in stages]
    finding = escape(say(here, "money.finding"))
    listed = tables.compact(
        [_deal(here, one) for one in deals],
        COLUMNS,
        here.language,
        links={"source_title": "source_url"},
    )
    return (
        f'{consent.rounded(here, row, "finance")}<h3 class="finding">{finding}</h3>'
        f"{marks.bars(bars, scale=scale, language=here.language)}"
        f'<h3 class="finding">{escape(say(here, "deals.finding"))}</h3>'
        f"{blocks.on_request(here, listed)}"
    )


def _bar(here: Here, stage: Row) -> marks.Bar:
    name = text.code("finance_stage", stage["finance_stage_code"], here.language)
    if stage["value_type_code"] != "reported":
        kind = text.code("value_type", stage["value_type_code"], here.language)
        name = text.get("money.bar", here.language, stage=name, kind=kind)
    return marks.Bar(
        label=name,
        name="amount_usd",
        value=stage["amount_usd"],
        note=escape(_note(here, stage)),
        texture=drawings.VALUE_TEXTURES[stage["value_type_code"]],
    )


def _note(here: Here, stage: Row) -> str:
    if not stage["deals"]:
        return ""
    words = [_counted(here, stage, "deals")]
    words += [_counted(here, stage, name) for name in ("deals_not_converted", "deals_shared")
              if stage[name]]  # fmt: skip
    return " ".join(words)


def _counted(here: Here, stage: Row, name: str) -> str:
    template = text.find_variant(
        f"page.landscape.money.{name}", text.variant(stage[name]), language=here.language
    )
    return template.format_map({name: shown_as(here, "deals", stage[name])})


def _deal(here: Here, deal: Row) -> Row:
    """A deal in words: its original amount, and whether it stands in a total."""
    amount = format.quantity(deal["amount"], here.language)
    days = [format.day(on, here.language) for on in (deal["on_text"] or "").split("–") if on]
    return {
        **deal,
        "on_text": " – ".join(days),
        "amount_words": f"{deal['currency_code']} {amount}",
        "amount_usd_words": say(here, "deal.not_converted")
        if deal["amount_usd"] is None
        else shown_as(here, "amount_usd", deal["amount_usd"]),
        "part_words": say(here, f"deal.{deal['deal_part_code']}"),
    }


def _load(here: Here, row: Row, query: str) -> pd.DataFrame:
    return load(here, query, landscape_id=row["landscape_id"])


def show(here: Here, row: Row) -> None:
    """The money with its tables behind it."""
    blocks.html(told(here, row))
    for query in (STAGES, DEALS):
        frame = _load(here, row, query)
        if not _load(here, row, DEALS).empty:
            label = f"page.landscape.behind.{query}"
            evidence.behind(here, query, frame=frame, key=query, label=label)
