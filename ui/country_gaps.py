"""Who is missing in a country and who to ask next; how to add a first landscape where none is.

It must not weigh one gap against another or call a landscape late.
"""

from html import escape

import pandas as pd
import streamlit as st

from ui import blocks, country, evidence, files, marks, text
from ui.country import code_of
from ui.here import Here, load, say
from ui.warehouse_state import Row, records

COLUMNS = ("landscape_name", "missing_words", "ask_name", "last_evidence_on")
# What a first row about a landscape must say before it can be counted.
FIRST_COLUMNS = (
    "landscape_name",
    "partnership_name",
    "country_codes",
    "latitude",
    "longitude",
    "area_ha",
    "population",
    "website_url",
    "source_url",
)


def missing(here: Here, row: Row) -> None:
    """How many landscapes lack what."""
    counts = load(here, "country_gaps", country=code_of(here))
    items = [
        marks.Bar(
            label=text.code("country_gap", held["country_gap_code"], here.language),
            name="landscapes",
            value=held["landscapes"],
            texture="light",
        )
        for held in records(counts)
    ]
    drawing = marks.bars(items, scale=row["landscapes"], language=here.language)
    lacking = {**row, "landscapes_lacking": len(_lacking(here))}
    blocks.figure(here, "gaps", drawing, frame=counts, row=lacking, by="landscapes_lacking")


def is_complete(here: Here) -> bool:
    """Whether no landscape of the country lacks anything."""
    return _lacking(here).empty


def ask(here: Here) -> None:
    """Each landscape that lacks something, with what it lacks and who can say."""
    frame = _lacking(here)
    shown = country.linked(here, frame.head(country.ROWS_SHOWN))
    told = shown.assign(missing_words=[_lacks(here, codes) for codes in shown["country_gap_codes"]])
    blocks.listing(here, told, COLUMNS, links=country.PROFILE, named="all")
    country.more(here, frame, country.ROWS_SHOWN)
    evidence.behind(here, "country_missing", frame=frame, key="ask")


def _lacking(here: Here) -> pd.DataFrame:
    return load(here, "country_missing", country=code_of(here))


def _lacks(here: Here, codes: str) -> str:
    words = [text.code("country_gap", code, here.language) for code in codes.split(";")]
    return "; ".join(words)


def first_landscape(here: Here, row: Row) -> None:
    """What to send so that a first landscape of this country can be entered, with a form."""
    blocks.note(here, say(here, "first.how"))
    steps = "".join(
        f"<li>{escape(say(here, f'first.{step}'))}</li>"
        for step in ("name", "place", "evidence", "consent")
    )
    blocks.html(f'<ul class="facts">{steps}</ul>')
    form = pd.DataFrame([dict.fromkeys(FIRST_COLUMNS, "") | {"country_codes": code_of(here)}])
    st.download_button(
        text.get("country.first", here.language),
        data=lambda: files.as_csv(here, form),
        file_name=files.name(here, f"first-landscape-{row['country_code']}", "csv"),
        mime="text/csv",
        on_click="ignore",
        icon=":material/add_location_alt:",
    )
