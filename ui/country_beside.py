"""A country beside others of its part of the world, when the reader asks for it.

It must not rank: the country itself stands first, the others in alphabetical order.
"""

from html import escape

import streamlit as st

import data.read
from ui import address, blocks, evidence, indicator, marks, names, page, text, warehouse_state
from ui.here import Here, load, say
from ui.warehouse_state import Row, records

KEY = "beside"
MOST = 4
INDICATORS = (
    "count_landscapes",
    "people_residents",
    "share_outputs_documented",
    "area_under_restoration",
)
COLUMNS = ("title", "place_name", "value", "unit", "landscapes_reporting", "landscapes")
_WIDGET = "country.beside"


def check(warehouse_id: str) -> None:
    """Drop from the URL what is no country of the same part of the world, and what is too many."""
    asked, own = address.chosen(KEY), address.chosen("country")
    if not asked:
        return
    permitted: set[str] = set()
    if own:
        known = warehouse_state.rows(warehouse_id, "country_neighbours", country=own[0])
        permitted = set(known["country_code"])
    found = [code for code in asked if code in permitted]
    refused = [code for code in asked if code not in found[:MOST]]
    if refused:
        address.refuse(KEY, refused)


def beside(here: Here, row: Row) -> None:
    """A choice of neighbours; with one chosen, a panel an indicator, each on its own scale."""
    own = row["country_code"]
    neighbours = records(load(here, "country_neighbours", country=own))
    if not neighbours:
        blocks.note(here, say(here, "beside.none"))
        return
    chosen = _choose(here, neighbours)
    if not chosen:
        return
    frame = load(here, "indicator_by_place", grain="country", countries=[own, *chosen])
    known = {(held["indicator_name"], held["place_code"]): held for held in records(frame)}
    for start in range(0, len(INDICATORS), 2):
        pair = INDICATORS[start : start + 2]
        for column, chosen_one in zip(page.halves(), pair, strict=True):
            with column:
                held = [(code, known.get((chosen_one, code))) for code in (own, *chosen)]
                _panel(here, chosen_one, held)
    blocks.note(here, text.get("compare.no_merit", here.language))
    shown = frame[frame["indicator_name"].isin(INDICATORS)]
    evidence.behind(here, "indicator_by_place", frame=shown, columns=COLUMNS, key="beside")
    blocks.doors(here, "compare")


def _choose(here: Here, neighbours: list[Row]) -> list[str]:
    told = names.in_order(neighbours, "country_name", here.language)
    called = {
        row["country_code"]: names.country(row["country_code"], here.language) for row in told
    }
    chosen = [code for code in called if code in address.chosen(KEY)]
    st.session_state[_WIDGET] = chosen
    st.multiselect(
        text.get("country.beside", here.language, most=MOST),
        list(called),
        key=_WIDGET,
        format_func=called.__getitem__,
        max_selections=MOST,
        placeholder=text.get("country.beside_none", here.language),
        on_change=_picked,
    )
    return chosen


def _picked() -> None:
    address.choose(KEY, list(st.session_state[_WIDGET]))


def _panel(here: Here, chosen: str, held: list[tuple[str, Row | None]]) -> None:
    """One indicator; who reports nothing has no bar and is said to report nothing."""
    known = [row for _, row in held if row is not None]
    items = [
        marks.Bar(
            label=names.country(code, here.language),
            name=chosen,
            value=None if row is None else row["value"],
            gap="not_reported",
            texture="solid" if place == 0 else "reference",
        )
        for place, (code, row) in enumerate(held)
    ]
    bars = marks.bars(
        items, scale=max((row["value"] for row in known), default=1) or 1,
        language=here.language,
        modelled=here.is_modelled and all(indicator.is_on_grid(row) for row in known),
    )  # fmt: skip
    blocks.html(f'<h3 class="finding">{escape(_title(here, chosen))}</h3>{bars}')


def _title(here: Here, chosen: str) -> str:
    """An indicator's name, whether or not one of the countries reports it."""
    held = {"indicator_name": chosen, "title": data.read.header(chosen).title}
    return indicator.title(here, held)
