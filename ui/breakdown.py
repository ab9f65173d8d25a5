"""One stage's money by what it is for, who gives it, how, where it goes, and for which return.

It must not add up, allocate or mix stages; every number is a column of a query.
"""

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from ui import address, blocks, drawings, evidence, finance, marks, names, text
from ui.here import Here
from ui.warehouse_state import Row, records

# Groups that always stand there, so that a kind of funder that gives nothing on record is seen.
ALWAYS = {
    "kind": ("asset", "enabling"),
    "source": (
        *("domestic_public", "private", "international_donor", "philanthropic"),
        "community",
    ),
    "return": ("inspiration", "social", "natural", "financial"),
}
LISTS = {"kind": "finance_kind", "source": "finance_source", "return": "return"}
GROUP_COLUMNS = (
    "group_name",
    "finance_stage_code",
    "value_type_code",
    "amount_usd",
    "share_of_amount",
    "deals",
    "deals_not_converted",
    "landscapes_reporting",
)


@dataclass(frozen=True)
class Shown:
    """Which money the breakdowns show: one stage, one kind of value, and what it is called."""

    stage: str
    kind: str
    words: str

    def of(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame that speak of this money."""
        is_stage = frame["finance_stage_code"] == self.stage
        return frame[is_stage & (frame["value_type_code"] == self.kind)]


def choose(here: Here, frame: pd.DataFrame) -> Shown:
    """Which money the following figures break down: one of what is on record, in the URL."""
    asked = address.chosen(finance.MONEY)
    held = {f"{row['finance_stage_code']}.{row['value_type_code']}" for row in records(frame)}
    codes = [
        f"{stage}.{kind}"
        for stage in finance.STAGES
        for kind in finance.KINDS_OF_VALUE
        if f"{stage}.{kind}" in held or [f"{stage}.{kind}"] == asked
    ]
    first = f"committed.{finance.KINDS_OF_VALUE[0]}"
    chosen = asked[0] if asked else first if first in codes or not codes else codes[0]
    names = {code: finance.words_of(here, *code.split(".")) for code in codes or [first]}
    st.session_state["finance.money"] = chosen
    st.pills(
        text.get("finance.choose", here.language),
        list(names),
        key="finance.money",
        format_func=names.__getitem__,
        required=True,
        on_change=_chosen,
    )
    stage, kind = chosen.split(".")
    return Shown(stage, kind, names[chosen])


def _chosen() -> None:
    code = st.session_state["finance.money"]
    address.choose(finance.MONEY, [code] if code else [])


def grouped(here: Here, frame: pd.DataFrame, breakdown: str, shown: Shown) -> None:
    """One stage's money by the groups of a breakdown, with all stages in the table behind."""
    of_breakdown = frame[frame["breakdown_code"] == breakdown]
    named = of_breakdown.assign(
        group_name=[_group_name(here, row) for row in records(of_breakdown)]
    )
    rows = records(shown.of(named))
    several = [row for row in rows if row["group_code"] == "several"]
    first = rows[0] if rows else {"groups_stated": 0, "amount_total_usd": None}
    story = {
        **first,
        "money": shown.words,
        "amount_several_usd": several[0]["amount_usd"] if several else None,
        "landscapes_several": several[0]["landscapes_reporting"] if several else 0,
    }
    slot = f"by_{breakdown}"
    by = "landscapes_several" if breakdown == "country" else "groups_stated"
    with st.container(key=f"figure-{here.name}-{slot}", gap="small"):
        is_told = not several or several[0]["amount_usd"] is not None
        said = slot if is_told else f"{slot}_unconverted"
        blocks.html(blocks.finding(here, said, story, by))
        blocks.html(_bars_of_groups(here, breakdown, rows))
        if breakdown == "country" and {"countries", "regions"} & set(here.filters):
            blocks.note(here, text.get("page.finance.by_country.held", here.language))
        evidence.behind(here, "finance_by_group", frame=named, columns=GROUP_COLUMNS, key=slot)


def _group_name(here: Here, row: Row) -> str:
    code, breakdown = row["group_code"], row["breakdown_code"]
    if code == "none":
        key = "no_country" if breakdown == "country" else "not_stated"
        return text.get(f"finance.{key}", here.language)
    if code == "several":
        return text.get("place.several", here.language)
    if breakdown in LISTS:
        return text.code(LISTS[breakdown], code, here.language)
    if breakdown == "country":
        return names.country(code, here.language, row["group_name"])
    return str(row["group_name"])


def _bars_of_groups(here: Here, breakdown: str, rows: list[Row]) -> str:
    """Stated groups first, then what lies in several countries, then what nobody states."""
    known = {row["group_code"]: row for row in rows}
    ends = [code for code in ("several", "none") if code in known]
    codes = ALWAYS.get(breakdown) or [code for code in known if code not in ends]
    codes = (*codes[: blocks.LISTED], *ends)
    items = [_bar_of_group(here, breakdown, code, known.get(code)) for code in codes]
    scale, waits = finance.longest(rows), breakdown not in ALWAYS
    bars = marks.bars(items, scale=scale, language=here.language, fold=waits)
    if len(known) <= len(codes):
        return bars
    more = text.get("table.first", here.language, shown=len(codes), rows=len(known))
    return f'{bars}<p class="note">{escape(more)}</p>'


def _bar_of_group(here: Here, breakdown: str, code: str, row: Row | None) -> marks.Bar:
    label = _group_name(here, row or {"group_code": code, "breakdown_code": breakdown})
    is_country = breakdown == "country" and code not in ("several", "none")
    return marks.Bar(
        label=label,
        name="amount_usd",
        value=row["amount_usd"] if row else None,
        note=escape(finance.from_deals(here, row)) if row else "",
        texture={"none": "outline", "several": "light"}.get(code, "solid"),
        stays=code in ("several", "none"),
        gap="not_converted" if row else "not_reported",
        href=drawings.address(here, "country", country=code) if is_country else "",
    )
