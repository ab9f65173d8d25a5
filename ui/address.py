"""What the reader chose, kept equal in the URL and the session.

It must not know which choices exist for a page or what they mean. Streamlit's own binding writes a
widget's label into the URL; links must carry codes, which stay true in every language.
"""

import re
from dataclasses import dataclass, field

import streamlit as st

DATA = "data"
KEYS = (
    "lang", DATA, "id", "in_scope", "country", "region", "network", "funder", "stage", "tier",
    "indicator", "standard", "grain", "place", "beside", "money", "lens", "organisation", "open",
    "rate", "per", "dropout", "overlap", "months",
)  # fmt: skip
_STATE = "address"

Choices = dict[str, list[str]]


@dataclass
class _State:
    """The session's side: what is chosen, what was last written to which page's URL."""

    choices: Choices = field(default_factory=dict)
    written: Choices = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    page: str | None = None
    is_touched: bool = False


def _state() -> _State:
    state = st.session_state.get(_STATE)
    if not isinstance(state, _State):
        state = _State()
        st.session_state[_STATE] = state
    return state


def _url() -> Choices:
    found: Choices = {}
    for key in KEYS:
        # KEN,BRA are two codes; a name that holds a comma and a space is one.
        parts = [part for text in st.query_params.get_all(key) for part in re.split(",(?! )", text)]
        codes = [part.strip() for part in parts if part.strip()]
        if codes:
            found[key] = list(dict.fromkeys(codes))
    return found


def arrive(page: str) -> None:
    """Settle what is chosen at the start of a run.

    A widget the reader has just used wins; else a URL that changed (a link, the back button) wins;
    on a page reached by the menu the choices come along.
    """
    state = _state()
    url = _url()
    if state.is_touched:
        state.is_touched = False
    elif page != state.page:
        state.choices = {**state.choices, **url}
        state.unknown = []
    elif url != state.written:
        state.choices = url
        state.unknown = []
    state.page = page


def chosen(key: str) -> list[str]:
    """The codes chosen for a key; empty means all."""
    return list(_state().choices.get(key, []))


def choose(key: str, codes: list[str]) -> None:
    """Set a key from a widget's callback, before the run that it starts."""
    state = _state()
    state.choices = {**state.choices, key: codes} if codes else _without(state.choices, key)
    state.unknown = []
    state.is_touched = True


def clear(keys: tuple[str, ...]) -> None:
    """Forget keys, from a widget's callback."""
    for key in keys:
        choose(key, [])


def refuse(key: str, codes: list[str]) -> None:
    """Drop codes that do not exist and remember them for one sentence to the reader."""
    state = _state()
    state.unknown = [*state.unknown, *((key, code) for code in codes)]
    kept = [code for code in chosen(key) if code not in codes]
    state.choices = {**state.choices, key: kept} if kept else _without(state.choices, key)


def unknown() -> list[tuple[str, str]]:
    """(key, code) pairs of the URL that were refused and not yet answered by a choice."""
    return list(_state().unknown)


def write(keys: tuple[str, ...]) -> None:
    """Make the URL say what is chosen, for the keys that mean something on this page."""
    state = _state()
    for key in KEYS:
        codes = chosen(key) if key in keys else []
        if codes != st.query_params.get_all(key):
            if codes:
                st.query_params[key] = codes
            elif key in st.query_params:
                del st.query_params[key]
    state.written = {key: chosen(key) for key in keys if chosen(key)}


def _without(choices: Choices, key: str) -> Choices:
    return {name: codes for name, codes in choices.items() if name != key}
