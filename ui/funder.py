"""The funder lens: one funder's deals, landscapes, partners in them, and who lives there.

It must not sum over funders: rows of several funders overlap. Contribution, not attribution.
"""

from html import escape
from urllib.parse import quote_plus

import pandas as pd
import streamlit as st

from ui import address, blocks, directory, drawings, evidence, finance, ledger, marks, text
from ui.here import Here, load, one
from ui.warehouse_state import Row, records

ROWS_A_PAGE = 8
FUNDER_COLUMNS = (
    "funder_name",
    "landscapes",
    "deals",
    "finance_committed_usd",
    "finance_committed_together_usd",
    "finance_disbursed_usd",
)
LANDSCAPE_COLUMNS = (
    "landscape_name",
    "stage_code",
    "residents",
    "finance_committed_usd",
    "finance_committed_together_usd",
    "finance_disbursed_usd",
    "other_funder_names",
)
DEAL_COLUMNS = (
    "landscape_name",
    "finance_stage_code",
    "value_type_code",
    "instrument_name",
    "amount_usd",
    "with_names",
    "beside_names",
)
FACTS = (
    "deals_together",
    "deals_beside",
    "landscapes_with_others",
    "deals_not_converted",
)


def lens(here: Here) -> None:
    """Choose a funder and see its part; then all funders, in rows that have no total."""
    frame = load(here, "funders")
    chosen = address.chosen(finance.LENS)
    _choose(here, [*chosen, *(name for name in frame["funder_name"] if name not in chosen)])
    if chosen:
        _profile(here, chosen[0])
    _everyone(here, frame)


def _choose(here: Here, names: list[str]) -> None:
    chosen = address.chosen(finance.LENS)
    st.session_state["finance.lens"] = chosen[0] if chosen else None
    st.selectbox(
        text.get("finance.lens", here.language),
        names,
        key="finance.lens",
        placeholder=text.get("finance.lens_choose", here.language),
        on_change=_chosen,
    )


def _chosen() -> None:
    name = st.session_state["finance.lens"]
    address.choose(finance.LENS, [name] if name else [])


def _profile(here: Here, name: str) -> None:
    asked = {"funders": [name]}
    row = {**one(here, "funder_total", **asked), "funder_name": name}
    blocks.html(blocks.finding(here, "lens", row, "landscapes_funded"))
    if here.filters.get("funders", [name]) != [name]:
        blocks.note(here, text.get("page.finance.lens.instead", here.language))
    if not row["landscapes_funded"]:
        return
    people = finance.sentence(here, "lens_people", row["landscapes_mapped"], row)
    blocks.html(f'<p class="lead">{people}</p>')
    stages = load(here, "funder_by_stage", **asked)
    blocks.figure(here, "lens_stages", _stages(here, stages), frame=stages, row=row, by="deals")
    finance.statements(here, "lens_facts", row, FACTS)
    places = load(here, "funder_landscapes", **asked)
    _list(here, "lens_landscapes", places, LANDSCAPE_COLUMNS, row, "landscapes_funded")
    deals = load(here, "funder_deals", **asked)
    if not deals.empty:
        _list(here, "lens_deals", deals, DEAL_COLUMNS, row, "deals")


def _stages(here: Here, frame: pd.DataFrame) -> str:
    """Stage by stage; what is carried with others is a bar of its own, whole."""
    rows = records(frame)
    items = [
        marks.Bar(
            label=_label(here, row),
            name="amount_usd",
            value=row["amount_usd"],
            note=escape(finance.from_deals(here, row)),
            texture=drawings.VALUE_TEXTURES[row["value_type_code"]]
            if row["carried_code"] == "alone"
            else "medium",
            gap="not_converted",
        )
        for row in rows
    ]
    return marks.bars(items, scale=finance.longest(rows), language=here.language)


def _label(here: Here, row: Row) -> str:
    words = finance.words_of(here, row["finance_stage_code"], row["value_type_code"])
    if row["carried_code"] == "alone":
        return words
    return f"{words}, {text.code('carried', row['carried_code'], here.language)}"


def _list(
    here: Here, slot: str, frame: pd.DataFrame, columns: tuple[str, ...], row: Row, by: str
) -> None:
    """The first rows of a funder's list under its finding; all of them behind it."""
    blocks.html(blocks.finding(here, slot, row, by))
    linked = ledger.linked(here, frame)
    blocks.first(here, linked, columns, links={"landscape_name": "profile"})
    evidence.behind(here, frame.attrs["query"], frame=frame, key=slot)


@st.fragment
def _everyone(here: Here, frame: pd.DataFrame) -> None:
    """All funders by name; a deal of several stands with each, so there is no total."""
    blocks.html(blocks.finding(here, "funders_all", {"funders": len(frame)}, "funders"))
    if frame.empty:
        return
    sought = st.text_input(
        text.get("finance.search_funder", here.language), key="finance.funder",
        icon=":material/search:",
    )  # fmt: skip
    found = directory.matching(frame, sought, here.language, ("funder_name",))
    shown = directory.page_of(found, f"finance.funders.{sought}", rows=ROWS_A_PAGE)
    pages = [_address(here, name) for name in shown["funder_name"]]
    if shown.empty:
        blocks.note(here, text.get("missing.no_rows", here.language))
    else:
        linked = shown.assign(profile=pages)
        blocks.first(here, linked, FUNDER_COLUMNS, links={"funder_name": "profile"})
    evidence.behind(here, "funders", frame=found, key="funders")


def _address(here: Here, name: str) -> str:
    """This page with the lens on a funder, under the filters that are set."""
    kept = {key: ",".join(address.chosen(key)) for key in here.keys if address.chosen(key)}
    asked = {key: quote_plus(value) for key, value in {finance.LENS: name, **kept}.items()}
    return drawings.address(here, here.name, **asked)
