"""Organisations: of which type, where they work, who works with whom.

It must not draw a web of lines: lists stay readable at two thousand organisations.
"""

import re
from collections.abc import Callable

import pandas as pd
import streamlit as st

from ui import (
    address,
    blocks,
    drawings,
    evidence,
    marks,
    names,
    page,
    tables,
    text,
    warehouse_state,
)
from ui.directory import page_of
from ui.here import Here, load, say
from ui.warehouse_state import Row, records

KEY = "organisation"
ROWS_A_PAGE = 8
COUNTRIES_NAMED = 60
COLUMNS = (
    "organisation_name",
    "organisation_type_code",
    "is_coalition_member",
    "landscapes",
    "countries",
    "country_names",
)
PAIR_COLUMNS = (
    "organisation_name",
    "other_organisation_name",
    "landscapes_shared",
    "landscapes_of_one",
    "landscapes_of_other",
)
PARTNER_COLUMNS = (
    "organisation_name",
    "organisation_type_code",
    "is_coalition_member",
    "landscapes_shared",
)
PLACE_COLUMNS = ("landscape_name", "country_names", "scope_code", "role_names")
_WIDGET = "coalition.organisation"


def check(warehouse_id: str) -> None:
    """Refuse an organisation of the URL that the record does not have, and all but the first."""
    asked = address.chosen(KEY)
    if not asked:
        return
    known = set(warehouse_state.rows(warehouse_id, "organisation_reach")["organisation_id"])
    refused = [code for code in asked if code not in known or code != asked[0]]
    if refused:
        address.refuse(KEY, refused)


def kinds(here: Here, row: Row) -> None:
    """How many of each type, and in which countries they work."""
    left, right = page.halves()
    with left:
        frame = load(here, "organisations_by_type")
        blocks.figure(
            here, "kinds", _by_type(here, frame), frame=frame, row=row, by="organisations"
        )
    with right:
        frame = load(here, "organisations_by_country")
        told = {"countries": len(frame)}
        blocks.figure(
            here, "places", _by_country(here, frame), frame=frame, row=told, by="countries"
        )


def _by_type(here: Here, frame: pd.DataFrame) -> str:
    return _bars(
        here, records(frame), "type", lambda row: _type(here, row["organisation_type_code"])
    )


def _by_country(here: Here, frame: pd.DataFrame) -> str:
    rows = records(frame.head(blocks.LISTED))
    return _bars(here, rows, "country", lambda row: _country(here, row), is_linked=True)


def _country(here: Here, row: Row) -> str:
    return names.country(row["country_code"], here.language, row["country_name"])


def _bars(
    here: Here,
    rows: list[Row],
    slot: str,
    label: Callable[[Row], str],
    *,
    is_linked: bool = False,
) -> str:
    """Organisations a line, with how many of them are members and in how many landscapes."""
    template = blocks.say_raw(here, f"{slot}.note")
    items = [
        marks.Bar(
            label=label(row),
            name="organisations",
            value=row["organisations"],
            note=marks.sentence(template, marks.numbers(row, here.language)),
            texture="solid",
            href=drawings.address(here, "country", country=row["country_code"])
            if is_linked
            else "",
        )
        for row in rows
    ]
    scale = max((row["organisations"] for row in rows), default=0) or 1
    return marks.bars(items, scale=scale, language=here.language, fold=True)


def _type(here: Here, code: str | None) -> str:
    words = text.code("organisation_type", code or "unknown", here.language)
    return words[:1].upper() + words[1:]


@st.fragment
def directory(here: Here) -> None:
    """Every organisation, searched by name, type or country; each name opens its partners."""
    frame = load(here, "organisation_reach")
    blocks.html(blocks.finding(here, "list", {"organisations": len(frame)}, "organisations"))
    if frame.empty:
        return
    sought = st.text_input(
        say(here, "list.search"), key="coalition.sought", icon=":material/search:"
    )
    found = matching(here, frame, sought)
    if found.empty:
        blocks.note(here, say(here, "list.nothing"))
        return
    part = page_of(found, f"coalition.page.{sought}", rows=ROWS_A_PAGE)
    shown = _linked(here, _named(here, part))
    links = {"organisation_name": "own_page"}
    body = tables.table(shown, COLUMNS, here.language, links=links, fold=True)
    blocks.html(marks.folded(body, len(shown), here.language))
    evidence.behind(here, "organisation_reach", frame=found, key="organisations")


def matching(here: Here, frame: pd.DataFrame, sought: str) -> pd.DataFrame:
    """Rows in which every sought word stands in name, type or a country; case and accents apart."""
    told = pd.Series([_searched(here, row) for row in records(frame)], index=frame.index, dtype=str)
    for word in sought.split():
        hit = told.str.contains(names.order(word), regex=False)
        frame, told = frame[hit], told[hit]
    return frame


def _searched(here: Here, row: Row) -> str:
    seat = names.country(row["seat_code"], here.language) if row["seat_code"] else ""
    parts = (
        row["organisation_name"],
        _type(here, row["organisation_type_code"]),
        names.told(row, "country_names", here.language),
        seat,
    )
    return names.order(" ".join(part for part in parts if part))


def _named(here: Here, frame: pd.DataFrame) -> pd.DataFrame:
    """Long lists of countries cut after a few names; the number beside them stays whole."""
    told = [names.told(row, "country_names", here.language) for row in records(frame)]
    cut = [
        one if one is None or len(one) <= COUNTRIES_NAMED
        else re.sub(r",[^,]*$", "", one[:COUNTRIES_NAMED]) + " …"
        for one in told
    ]  # fmt: skip
    held = pd.Series(cut, index=frame.index, dtype=object)
    return frame.assign(country_names=held).drop(columns="country_codes")


def _linked(here: Here, frame: pd.DataFrame) -> list[Row]:
    """Rows with the address at which each organisation shows its partners."""
    return [
        {**row, "own_page": _page(here, row["organisation_id"]), "organisation_type_code":
            row.get("organisation_type_code") or "unknown"}
        for row in records(frame)
    ]  # fmt: skip


def _page(here: Here, organisation_id: str) -> str:
    return drawings.address(here, "coalition", organisation=organisation_id) + "#together"


def together(here: Here) -> None:
    """Who shares landscapes: the strongest pairs, or everybody around one organisation."""
    every = load(here, "organisation_reach")
    called = dict(zip(every["organisation_id"], every["organisation_name"], strict=True))
    asked = address.chosen(KEY)
    st.session_state[_WIDGET] = asked[0] if asked and asked[0] in called else None
    st.selectbox(
        say(here, "together.pick"),
        list(called),
        index=None,
        format_func=called.__getitem__,
        key=_WIDGET,
        placeholder=say(here, "together.placeholder"),
        on_change=_picked,
        width=420,
    )
    chosen = st.session_state[_WIDGET]
    if chosen is None:
        _pairs(here)
    else:
        _one(here, records(every[every["organisation_id"] == chosen])[0])


def _picked() -> None:
    picked = st.session_state[_WIDGET]
    address.choose(KEY, [picked] if picked else [])


def _pairs(here: Here) -> None:
    frame = load(here, "organisation_pairs")
    first = records(frame.head(1))
    row = first[0] if first else {"pairs": 0}
    blocks.html(blocks.finding(here, "pairs", row, "pairs"))
    if frame.empty:
        return
    shown = [
        {
            **pair,
            "own_page": _page(here, pair["organisation_id"]),
            "other_page": _page(here, pair["other_organisation_id"]),
        }
        for pair in records(frame.head(ROWS_A_PAGE))
    ]
    links = {"organisation_name": "own_page", "other_organisation_name": "other_page"}
    body = tables.table(shown, PAIR_COLUMNS, here.language, links=links, fold=True)
    blocks.html(marks.folded(body, len(shown), here.language))
    blocks.remark(here, "pairs.more", {**row, "shown": len(shown), "kept": len(frame)})
    evidence.behind(here, "organisation_pairs", frame=frame, columns=PAIR_COLUMNS, key="pairs")


def _one(here: Here, row: Row) -> None:
    """One organisation: its partners, then its landscapes."""
    key = row["organisation_id"]
    partners = load(here, "organisation_partners", organisation=key)
    places = load(here, "organisation_landscapes", organisation=key)
    told = {**row, "partners": len(partners)}
    blocks.html(blocks.finding(here, "one", told, "partners"))
    if not partners.empty:
        shown = pd.DataFrame(_linked(here, partners))
        blocks.first(here, shown, PARTNER_COLUMNS, links={"organisation_name": "own_page"})
        evidence.behind(
            here, "organisation_partners", frame=partners, columns=PARTNER_COLUMNS, key="partners"
        )
    if places.empty:
        return
    blocks.html(blocks.finding(here, "one_places", {}))
    linked = places.assign(
        profile=[drawings.address(here, "landscape", id=one) for one in places["landscape_id"]]
    )
    blocks.first(here, linked, PLACE_COLUMNS, links={"landscape_name": "profile"})
    evidence.behind(
        here, "organisation_landscapes", frame=places, columns=PLACE_COLUMNS, key="own_places"
    )
