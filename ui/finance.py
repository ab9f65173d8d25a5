"""The parts of the finance page: verdict, stages, and one stage's money by group.

It must not add up; every number is a column of a query. Stages are never added to one another,
and what is reported never shares a bar with a ceiling, an estimate or a projection.
"""

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from ui import address, blocks, drawings, evidence, marks, text, warehouse_state
from ui.here import Here, show
from ui.warehouse_state import Row, records

MONEY, LENS = "money", "lens"
KEYS = (MONEY, LENS)
STAGES = ("needed", "under_development", "ready", "committed", "disbursed")
KINDS_OF_VALUE = ("reported", "target", "estimated", "projected")
ROWS_SHOWN = 12
# Groups that always stand there, so that a kind of funder that gives nothing on record is seen.
ALWAYS = {
    "kind": ("asset", "enabling", "none"),
    "source": (
        *("domestic_public", "private", "international_donor", "philanthropic", "community"),
        "none",
    ),
    "return": ("inspiration", "social", "natural", "financial", "none"),
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
LEFT_OUT = (
    "deals_not_converted",
    "rows_in_no_total",
    "rows_of_totals",
    "landscapes_withheld",
    "landscapes_silent",
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
    fields = marks.numbers(row, here.language)
    said = " ".join(
        _sentence(here, f"verdict.{slot}", row[by], fields)
        for slot, by in (
            ("committed", "landscapes_committed"),
            ("disbursed", "landscapes_disbursed"),
            ("needed", "landscapes_needed"),
        )
    )
    slot = "verdict.known" if row["landscapes_with_finance"] else "verdict.nothing"
    known = _sentence(here, slot, row["landscapes_in_scope_with_finance"], fields)
    blocks.html(
        f'<div class="verdict"><p class="verdict-main">{said}</p><p>{known}</p></div>'
    )


def _sentence(here: Here, slot: str, count: float, fields: dict[str, str]) -> str:
    key = f"page.finance.{slot}"
    template = text.find_variant(key, text.variant(count), language=here.language)
    return marks.sentence(template, fields)


def statements(here: Here, slot: str, row: Row, names: tuple[str, ...]) -> None:
    """Short statements under one another, each of a number that is not zero."""
    fields = marks.numbers(row, here.language, modelled=here.is_modelled)
    lines = "".join(
        f"<li>{_sentence(here, f'{slot}.{name}', row[name], fields)}</li>"
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


def choose(here: Here, frame: pd.DataFrame) -> Shown:
    """Which money the following figures break down: one of what is on record, in the URL."""
    asked = address.chosen(MONEY)
    held = {f"{row['finance_stage_code']}.{row['value_type_code']}" for row in records(frame)}
    codes = [
        f"{stage}.{kind}"
        for stage in STAGES
        for kind in KINDS_OF_VALUE
        if f"{stage}.{kind}" in held or [f"{stage}.{kind}"] == asked
    ]
    first = f"committed.{KINDS_OF_VALUE[0]}"
    chosen = asked[0] if asked else first if first in codes or not codes else codes[0]
    names = {code: words_of(here, *code.split(".")) for code in codes or [first]}
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
    address.choose(MONEY, [code] if code else [])


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
        blocks.html(blocks.finding(here, slot, story, by))
        blocks.html(_bars_of_groups(here, breakdown, rows))
        if breakdown == "country" and {"countries", "regions"} & set(here.filters):
            blocks.note(here, text.get("page.finance.by_country.held", here.language))
        evidence.behind(
            here, "finance_by_group", frame=named, columns=GROUP_COLUMNS, key=slot
        )


def _group_name(here: Here, row: Row) -> str:
    code, breakdown = row["group_code"], row["breakdown_code"]
    if code == "none":
        key = "finance.no_country" if breakdown == "country" else "missing.not_stated"
        return text.get(key, here.language)
    if code == "several":
        return text.get("finance.several", here.language)
    if breakdown in LISTS:
        return text.code(LISTS[breakdown], code, here.language)
    return str(row["group_name"])


def _bars_of_groups(here: Here, breakdown: str, rows: list[Row]) -> str:
    """Stated groups first, then what lies in several countries, then what nobody states."""
    known = {row["group_code"]: row for row in rows}
    codes = ALWAYS.get(breakdown)
    if codes is None:
        ends = [code for code in ("several", "none") if code in known]
        codes = (*[code for code in known if code not in ends][:ROWS_SHOWN], *ends)
    items = [_bar_of_group(here, breakdown, code, known.get(code)) for code in codes]
    bars = marks.bars(items, scale=longest(rows), language=here.language)
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
        note=escape(from_deals(here, row)) if row else "",
        texture={"none": "outline", "several": "light"}.get(code, "solid"),
        gap="not_converted" if row else "not_reported",
        href=drawings.address(here, "country", country=code) if is_country else "",
    )
