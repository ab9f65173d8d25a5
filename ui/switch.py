"""The switch between the public record and the invented, complete example.

It must not mix the two: a page shows one warehouse, and says so when its figures are invented.
"""

from html import escape
from typing import NoReturn

import streamlit as st

from data.errors import WarehouseError
from ui import address, format, text, warehouse_state
from ui.here import Here

# What means nothing in the other record.
OF_ONE_RECORD = ("id", "network", "funder", "place")


def published(language: str) -> str:
    """Id of the warehouse that the URL asks for; says so and ends the page when there is none."""
    kind = _asked()
    try:
        return warehouse_state.published(kind)
    except WarehouseError as problem:
        _end(kind, problem, language)


def _asked() -> str:
    asked = address.chosen(address.DATA)
    known = [kind for kind in asked if kind == warehouse_state.DEMONSTRATION]
    if asked != known:
        address.refuse(address.DATA, [kind for kind in asked if kind not in known])
    return known[0] if known else warehouse_state.PUBLIC_RECORD


def _end(kind: str, problem: WarehouseError, language: str) -> NoReturn:
    if kind == warehouse_state.DEMONSTRATION:
        st.error(text.get("switch.missing", language), icon=":material/database:")
        _button(language, is_demonstration=True)
    else:
        warehouse_state.say(problem)
    st.stop()


def record(here: Here, place: str) -> None:
    """Over the title: place, which record, its date, and the way to the other record."""
    as_of = format.day(here.about["as_of"], here.language)
    own = f"frame.kicker_{here.about['data_kind']}"
    slot = own if text.find(own, here.language) else "frame.kicker"
    words = text.get(slot, here.language, place=place, as_of=as_of)
    if here.is_demonstration:
        st.warning(text.get("frame.demonstration", here.language), icon=":material/science:")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="record"):
        st.html(f'<p class="kicker">{escape(words)}</p>', width="content")
        _button(here.language, is_demonstration=here.is_demonstration)


def _button(language: str, *, is_demonstration: bool) -> None:
    st.button(
        text.get("switch.back" if is_demonstration else "switch.example", language),
        key="switch",
        type="tertiary",
        icon=":material/arrow_back:" if is_demonstration else ":material/science:",
        on_click=_switch,
        args=(is_demonstration,),
    )


def _switch(is_demonstration: bool) -> None:
    address.clear(OF_ONE_RECORD)
    address.choose(address.DATA, [] if is_demonstration else [warehouse_state.DEMONSTRATION])
