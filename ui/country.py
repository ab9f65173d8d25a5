"""The parts of the country page: picker, names, landscapes, commitments, corrections.

It must not compute or judge a country by any goal that it did not set itself.
"""

from html import escape

import pandas as pd
import streamlit as st

from ui import address, blocks, drawings, report, tables, text, warehouse_state
from ui.here import Here, load, say
from ui.warehouse_state import Row

NAMES = ("country_name", "name_es", "name_fr", "name_pt")
LANDSCAPE_COLUMNS = (
    "landscape_name",
    "network_names",
    "scope_code",
    "stage_code",
    "residents",
    "people_method_code",
)
COMMITMENT_COLUMNS = ("framework_name", "value", "unit_name", "stated_on", "source_title")
_WIDGET = "country.picked"


def picker(here: Here) -> None:
    """Choose a country; the URL follows."""
    names = _countries(here)
    st.session_state[_WIDGET] = here.subject["country_code"] if here.subject else None
    st.selectbox(
        text.get("country.pick", here.language),
        list(names),
        format_func=names.__getitem__,
        key=_WIDGET,
        placeholder=text.get("country.placeholder", here.language),
        on_change=_picked,
        width=360,
    )


def _countries(here: Here) -> dict[str, str]:
    """Country codes with names, those with landscapes first."""
    found = load(here, "countries")
    names = dict(zip(found["country_code"], found["country_name"], strict=True))
    if here.subject:
        names.setdefault(here.subject["country_code"], here.subject["country_name"])
    return names


def _picked() -> None:
    picked = st.session_state[_WIDGET]
    address.choose("country", [picked] if picked else [])


def names(here: Here, row: Row) -> None:
    """The country in four languages, its region and people."""
    told = dict.fromkeys(str(row[name]) for name in NAMES if row[name])
    place = ", ".join(part for part in (row["subregion_name"], row["region_name"]) if part)
    blocks.html(f'<p class="note">{escape(" · ".join(told))}<br>{escape(place)}</p>')


def landscapes(here: Here, frame: pd.DataFrame, row: Row) -> None:
    """The list, with what crosses the border said first."""
    blocks.remark(here, "borders", row, by="landscapes_crossing_borders")
    linked = frame.assign(
        profile=[drawings.address(here, "landscape", id=key) for key in frame["landscape_id"]]
    )
    blocks.listing(here, linked, LANDSCAPE_COLUMNS, links={"landscape_name": "profile"})
    blocks.behind(here, "landscapes", frame)


def commitments(here: Here, frame: pd.DataFrame) -> None:
    """What the country promised itself."""
    if frame.empty:
        blocks.note(here, say(here, "commitments.none"))
        return
    blocks.listing(here, frame, COMMITMENT_COLUMNS, links={"source_title": "source_url"})
    blocks.behind(here, "country_commitments", frame)


def corrections(here: Here, row: Row) -> None:
    """The correction row for a figure of this country, and the organisations it rests on."""
    held = [
        {
            "label": tables.heading(name, here.language),
            "record_table": "country",
            "record_id": row["country_code"],
            "field": name,
            "held_value": row[name],
        }
        for name in ("landscapes", "organisations", "policies", *NAMES)
    ]
    told = warehouse_state.records(load(here, "country_commitments", country=row["country_code"]))
    held += [
        {
            "label": f"{fact['framework_name']}: {fact['value']:.0f} {fact['unit_name']}",
            "record_table": "commitment",
            "record_id": f"{row['country_code']} {fact['framework_name']}",
            "field": "value",
            "held_value": fact["value"],
        }
        for fact in told
    ]
    report.report_an_error(here, held)
