"""The filters of a page: widgets, chips of what is active, and the parameters that queries take.

It must not decide what a filter does; queries obey it or say that they ignore it.
"""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from ui import address, text, warehouse_state
from ui import names as words
from ui.warehouse_state import Row

TIERS = ("0", "1", "2", "3", "4")


@dataclass(frozen=True)
class Filter:
    """One filter: its key in the URL, the parameter queries take, its list in filter_options."""

    key: str
    parameter: str
    options: str | None = None


FILTERS = (
    Filter("in_scope", "in_scope"),
    Filter("country", "countries", "countries"),
    Filter("region", "regions", "regions"),
    Filter("network", "networks", "networks"),
    Filter("funder", "funders", "funders"),
    Filter("stage", "stages", "stages"),
    Filter("tier", "min_tier"),
)
ALL_KEYS = tuple(item.key for item in FILTERS)


def without(*keys: str) -> tuple[str, ...]:
    """Every filter but these, for a page on which they mean nothing."""
    return tuple(key for key in ALL_KEYS if key not in keys)


def options(warehouse_id: str, language: str) -> dict[str, dict[str, str]]:
    """Permitted codes of each filter with their names, in the order to be shown."""
    listed = _listed(warehouse_id)
    names: dict[str, dict[str, str]] = {
        "in_scope": {"yes": text.get("filter.in_scope.option", language)},
        "tier": {code: tier_name(code, language) for code in TIERS},
    }
    for item in FILTERS:
        if item.options:
            names[item.key] = _names(listed.get(item.options, []), item.key)
    names["stage"] = {code: text.code("stage", code, language) for code in names["stage"]}
    for key, called in (("country", words.country), ("region", words.region)):
        told = {code: called(code, language) for code in names[key]}
        names[key] = dict(sorted(told.items(), key=lambda pair: words.order(pair[1])))
    return names


def tier_name(code: str, language: str) -> str:
    """An evidence tier as number and word, such as 2 documented; the lowest asks for nothing."""
    if code == TIERS[0]:
        return text.get("filter.all", language)
    return f"{code} {text.code('tier', code, language)}"


@st.cache_resource(max_entries=4, show_spinner=False)
def _listed(warehouse_id: str) -> dict[str, list[Row]]:
    by_filter: dict[str, list[Row]] = {}
    for row in warehouse_state.records(warehouse_state.rows(warehouse_id, "filter_options")):
        by_filter.setdefault(row["filter_name"], []).append(row)
    return by_filter


def _names(listed: list[Row], key: str) -> dict[str, str]:
    """Codes with names; those without a landscape only when they are chosen, so as not to tempt."""
    chosen = address.chosen(key)
    return {
        row["option_code"]: row["option_name"]
        for row in listed
        if row["landscapes"] or row["option_code"] in chosen
    }


def check(names: dict[str, dict[str, str]]) -> None:
    """Drop what the URL asks for and the warehouse does not have."""
    for key, permitted in names.items():
        unknown = [code for code in address.chosen(key) if code not in permitted]
        if unknown:
            address.refuse(key, unknown)


def parameters(keys: tuple[str, ...]) -> dict[str, Any]:
    """Query parameters of what is chosen among the keys; empty when nothing is."""
    chosen = {item: address.chosen(item.key) for item in FILTERS if item.key in keys}
    asked: dict[str, Any] = {}
    for item, codes in chosen.items():
        if not codes:
            continue
        if item.key == "in_scope":
            asked[item.parameter] = True
        elif item.key == "tier":
            asked[item.parameter] = int(codes[0])
        else:
            asked[item.parameter] = codes
    return asked


def draw(keys: tuple[str, ...], names: dict[str, dict[str, str]], language: str) -> None:
    """The filter panel with its chips; nothing for a page without filters."""
    if not keys:
        return
    with st.container(key="filters", gap="small"):
        with st.expander(
            text.get("filter.label", language), icon=":material/tune:", type="compact"
        ):
            _widgets(keys, names, language)
        _chips(keys, names, language)


def _widgets(keys: tuple[str, ...], names: dict[str, dict[str, str]], language: str) -> None:
    columns = st.columns(3)
    for position, key in enumerate(keys):
        widget_key = f"filter.{key}"
        label = text.get(f"filter.{key}.label", language)
        codes = address.chosen(key)
        with columns[position % len(columns)]:
            if key == "in_scope":
                st.session_state[widget_key] = bool(codes)
                st.toggle(label, key=widget_key, on_change=_toggled, args=(key,))
            elif key == "tier":
                st.session_state[widget_key] = codes[0] if codes else "0"
                st.selectbox(
                    label,
                    TIERS,
                    key=widget_key,
                    format_func=names[key].__getitem__,
                    on_change=_selected,
                    args=(key,),
                )
            else:
                st.session_state[widget_key] = codes
                st.multiselect(
                    label,
                    list(names[key]),
                    key=widget_key,
                    format_func=names[key].__getitem__,
                    placeholder=text.get("filter.all", language),
                    on_change=_picked,
                    args=(key,),
                )


def _toggled(key: str) -> None:
    address.choose(key, ["yes"] if st.session_state[f"filter.{key}"] else [])


def _selected(key: str) -> None:
    tier = st.session_state[f"filter.{key}"]
    address.choose(key, [] if tier == TIERS[0] else [tier])


def _picked(key: str) -> None:
    address.choose(key, list(st.session_state[f"filter.{key}"]))


def _chips(keys: tuple[str, ...], names: dict[str, dict[str, str]], language: str) -> None:
    active = [(key, code) for key in keys for code in address.chosen(key)]
    if not active:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for key, code in active:
            st.button(
                chip(key, code, names, language),
                key=f"chip.{key}.{code}",
                icon=":material/close:",
                help=text.get("filter.remove", language),
                on_click=_removed,
                args=(key, code),
            )
        reset = text.get("filter.reset", language)
        st.button(reset, key="chip.reset", type="tertiary", on_click=address.clear, args=(keys,))


def _removed(key: str, code: str) -> None:
    address.choose(key, [kept for kept in address.chosen(key) if kept != code])


def chip(key: str, code: str, names: dict[str, dict[str, str]], language: str) -> str:
    """What one active choice is called."""
    name = names[key][code]
    return text.get("filter.tier.chip", language, tier=name) if key == "tier" else name
