"""Places side by side: which ones and on what, kept in the URL; one panel an indicator; ranks.

It must not add up or judge: values and their order are rows of a query.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from ui import address, blocks, evidence, indicator, marks, names, page, text, warehouse_state
from ui.here import Here, load
from ui.warehouse_state import Row, records

GRAIN, INDICATOR, PLACE = "grain", "indicator", "place"
KEYS = (GRAIN, INDICATOR, PLACE)
GRAINS = ("country", "network", "landscape")
MOST_INDICATORS, MOST_PLACES, FIRST_PLACES = 4, 12, 8
FIRST_INDICATORS = ("count_landscapes", "people_residents")
COLUMNS = (
    "indicator_title",
    "rank_words",
    "place_name",
    "value",
    "landscapes_reporting",
    "tier_lowest",
)
FILE_COLUMNS = (
    "title",
    "place_name",
    "value",
    "unit",
    "rank",
    "landscapes_reporting",
    "landscapes",
    "tier_lowest",
)
TEXTURES = ("solid", "reference", "medium", "light")


@dataclass(frozen=True)
class Comparison:
    """What is compared: indicators and places in the order shown, and every row there is."""

    grain: str
    indicators: tuple[str, ...]
    places: tuple[str, ...]
    frame: pd.DataFrame


def check(warehouse_id: str) -> None:
    """Drop what the URL asks for and the record does not have, and what is too many."""
    wrong = [code for code in address.chosen(GRAIN) if code not in GRAINS]
    if wrong:
        address.refuse(GRAIN, wrong)
    known = warehouse_state.rows(warehouse_id, "indicator_by_place", grain=_grain())
    for key, column, most in (
        (INDICATOR, "indicator_name", MOST_INDICATORS),
        (PLACE, "place_code", MOST_PLACES),
    ):
        permitted = set(known[column])
        found = [code for code in address.chosen(key) if code in permitted]
        refused = [code for code in address.chosen(key) if code not in found[:most]]
        if refused:
            address.refuse(key, refused)


def _grain() -> str:
    return (address.chosen(GRAIN) or [GRAINS[0]])[0]


def comparison(here: Here) -> Comparison:
    """What the URL asks for; without a choice two indicators, and the places that lead the first.

    Places stand in the order of the first indicator.
    """
    frame = load(here, "indicator_by_place", grain=_grain())
    indicators = tuple(address.chosen(INDICATOR)) or FIRST_INDICATORS
    first = frame[frame["indicator_name"] == indicators[0]]
    chosen = address.chosen(PLACE) or list(first["place_code"].head(FIRST_PLACES))
    led = [code for code in first["place_code"] if code in chosen]
    places = (*led, *(code for code in chosen if code not in led))
    return Comparison(_grain(), indicators, places, frame)


def choose(here: Here, held: Comparison) -> None:
    """Kind of place, up to four indicators, up to twelve places."""
    told = records(held.frame.drop_duplicates("indicator_name"))
    titles = {row["indicator_name"]: indicator.title(here, row) for row in told}
    places = _places(here, held.frame)
    st.session_state["compare.grain"] = held.grain
    st.segmented_control(
        text.get("compare.grain", here.language),
        GRAINS,
        key="compare.grain",
        format_func=lambda code: text.code("grain", code, here.language),
        required=True,
        on_change=_regrained,
    )
    left, right = page.halves()
    with left:
        _pick(here, INDICATOR, titles, held.indicators, MOST_INDICATORS)
    with right:
        _pick(here, PLACE, places, held.places, MOST_PLACES)


def _pick(here: Here, key: str, called: dict[str, str], chosen: Sequence[str], most: int) -> None:
    widget = f"compare.{key}"
    st.session_state[widget] = [code for code in chosen if code in called]
    st.multiselect(
        text.get(f"compare.{key}", here.language, most=most),
        list(called),
        key=widget,
        format_func=called.__getitem__,
        max_selections=most,
        on_change=_picked,
        args=(key,),
    )


def _places(here: Here, frame: pd.DataFrame) -> dict[str, str]:
    """Places by code as the language calls them, in its alphabetical order."""
    rows = records(frame[["place_code", "place_name"]].drop_duplicates())
    told = names.in_order(rows, "place_name", here.language)
    return {row["place_code"]: names.told(row, "place_name", here.language) or "" for row in told}


def _regrained() -> None:
    grain = st.session_state["compare.grain"]
    address.clear((PLACE,))
    address.choose(GRAIN, [] if grain == GRAINS[0] else [grain])


def _picked(key: str) -> None:
    address.choose(key, list(st.session_state[f"compare.{key}"]))


def panels(here: Here, held: Comparison) -> None:
    """One panel an indicator, the same places in the same order, each on its own scale."""
    known = {(row["indicator_name"], row["place_code"]): row for row in records(_shown(held))}
    called = _places(here, held.frame)
    for start in range(0, len(held.indicators), 2):
        for column, chosen in zip(page.halves(), held.indicators[start : start + 2], strict=False):
            with column:
                texture = TEXTURES[held.indicators.index(chosen)]
                rows = [known.get((chosen, place)) for place in held.places]
                labels = [called.get(place, place) for place in held.places]
                _panel(here, held, chosen, rows, labels, texture)


def _panel(
    here: Here,
    held: Comparison,
    chosen: str,
    rows: Sequence[Row | None],
    labels: Sequence[str],
    texture: str,
) -> None:
    first = records(held.frame[held.frame["indicator_name"] == chosen].head(1))
    items = [
        marks.Bar(
            label=label,
            name=chosen,
            value=None if row is None else row["value"],
            texture=texture,
        )
        for label, row in zip(labels, rows, strict=True)
    ]
    values = [row["value"] for row in rows if row is not None]
    bars = marks.bars(
        items, scale=max(values, default=1) or 1,
        language=here.language,
        modelled=here.is_modelled and all(indicator.is_on_grid(row) for row in first),
    )  # fmt: skip
    title = escape(indicator.title(here, first[0]) if first else chosen)
    blocks.html(f'<h3 class="finding">{title}</h3>{bars}')


def ranks(here: Here, held: Comparison) -> None:
    """Value and rank of every chosen place on every chosen indicator; CSV and passport."""
    frame = _shown(held)
    rows = [_ranked(here, held, row) for row in records(frame)]
    if not rows:
        blocks.note(here, text.get("missing.no_rows", here.language))
        return
    blocks.table(here, rows, COLUMNS, named="numbers")
    blocks.note(here, text.get("compare.no_merit", here.language))
    file = frame.assign(rank=[row["rank"] for row in rows])
    evidence.behind(here, "indicator_by_place", frame=file, columns=FILE_COLUMNS, key="ranks")


def _shown(held: Comparison) -> pd.DataFrame:
    """The chosen rows, indicator by indicator in the order chosen, largest first."""
    parts = [held.frame[held.frame["indicator_name"] == name] for name in held.indicators]
    chosen = pd.concat(parts)
    return chosen[chosen["place_code"].isin(held.places)]


def _ranked(here: Here, held: Comparison, row: Row) -> Row:
    """A row with its place in the order of all that report; equal values share a place."""
    of_all = held.frame[held.frame["indicator_name"] == row["indicator_name"]]["value"]
    ahead = of_all < row["value"] if row["better"] == "lower" else of_all > row["value"]
    rank = len(of_all[ahead]) + 1
    return {
        **row,
        "rank": rank,
        "rank_words": text.get("compare.rank", here.language, rank=rank, places=len(of_all)),
        "indicator_title": indicator.title(here, row),
    }
