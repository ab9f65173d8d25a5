"""The frame of the country page: picker, names, borders, list of landscapes, corrections.

It must not compute or judge a country by any goal that it did not set itself.
"""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from ui import (
    address,
    atlas,
    blocks,
    country_beside,
    drawings,
    evidence,
    files,
    marks,
    report,
    tables,
    text,
)
from ui import names as words
from ui.here import Here, load, show
from ui.warehouse_state import Row, records

NAMES = ("country_name", "name_es", "name_fr", "name_pt")
ROWS_SHOWN = 25
LANDSCAPE_COLUMNS = (
    "landscape_name",
    "network_names",
    "scope_code",
    "stage_code",
    "residents",
    "people_method_code",
)
BORDER_COLUMNS = (
    "landscape_name",
    "other_country_names",
    "residents_inside",
    "residents_whole",
    "area_inside_ha",
    "area_mapped_ha",
    "is_placed_here",
)
_WIDGET = "country.picked"


def picker(here: Here) -> None:
    """Choose a country; the URL follows."""
    called = _countries(here)
    st.session_state[_WIDGET] = here.subject["country_code"] if here.subject else None
    st.selectbox(
        text.get("country.pick", here.language),
        list(called),
        format_func=called.__getitem__,
        key=_WIDGET,
        placeholder=text.get("country.placeholder", here.language),
        on_change=_picked,
        width=360,
    )


def chooser(here: Here) -> None:
    """Every country with a landscape, in the order of the alphabet, each a way to its own page."""
    frame = load(here, "countries")
    rows = words.in_order(records(frame[frame["landscapes"] > 0]), "country_name", here.language)
    items = [
        marks.Bar(
            label=words.told(row, "country_name", here.language) or "",
            name="landscapes",
            value=row["landscapes"],
            href=drawings.address(here, "country", country=row["country_code"]),
        )
        for row in rows
    ]
    scale = max((row["landscapes"] for row in rows), default=0) or 1
    drawing = marks.bars(items, scale=scale, language=here.language, fold=True)
    blocks.figure(
        here, "countries", drawing, frame=frame, row={"countries": len(rows)}, by="countries"
    )


def _countries(here: Here) -> dict[str, str]:
    """Every country by code: those with landscapes first, each group in alphabetical order."""
    known = set(load(here, "countries")["country_code"])
    codes = load(here, "country_names")["country_code"]
    called = {code: words.country(code, here.language) for code in codes}
    in_order = sorted(called, key=lambda code: (code not in known, words.order(called[code])))
    return {code: called[code] for code in in_order}


def _picked() -> None:
    picked = st.session_state[_WIDGET]
    address.clear((country_beside.KEY,))
    address.choose("country", [picked] if picked else [])


def cut(here: Here) -> Here:
    """The page with its country as filter, for queries that every page shares."""
    return replace(here, filters={"countries": [code_of(here)]})


def has_landscapes(row: Row) -> bool:
    """Whether the record places a landscape in the country."""
    return bool(row["landscapes"])


def code_of(here: Here) -> str:
    """The country that the page is about."""
    return str((here.subject or {})["country_code"])


def names(here: Here, row: Row) -> None:
    """The country in four languages, its region and people."""
    called = dict.fromkeys(str(row[name]) for name in NAMES if row[name])
    places = (words.told(row, name, here.language) for name in ("subregion_name", "region_name"))
    place = ", ".join(filter(None, places))
    people = show(here, "population_national", row["population_national"])
    lives = text.get("country.population", here.language, people=people, year=_year(row))
    lines = "".join(f"<span>{escape(line)}</span>" for line in (" · ".join(called), place, lives))
    blocks.html(f'<p class="note lines">{lines}</p>')


def _year(row: Row) -> str:
    return "" if row["population_year"] is None else f"{row['population_year']:.0f}"


def where(here: Here, row: Row) -> None:
    """The map, and how many of the landscapes on it other countries share."""
    atlas.country(here, "map", row)
    if has_landscapes(row):
        blocks.remark(here, "borders", row, by="landscapes_crossing_borders")


def borders(here: Here, row: Row) -> None:
    """Landscapes that other countries share, with the part of each that lies here."""
    frame = load(here, "country_borders", country=row["country_code"])
    blocks.html(blocks.finding(here, "crossing", {"crossing": len(frame)}, "crossing"))
    blocks.listing(
        here, linked(here, frame.head(ROWS_SHOWN)), BORDER_COLUMNS, links=PROFILE, named="all"
    )
    more(here, frame, ROWS_SHOWN)
    blocks.behind(here, "country_borders", frame)


PROFILE = {"landscape_name": "profile"}


def linked(here: Here, frame: pd.DataFrame) -> pd.DataFrame:
    """Rows with the address of each landscape's own page as `profile`."""
    pages = [drawings.address(here, "landscape", id=key) for key in frame["landscape_id"]]
    return frame.assign(profile=pages)


def more(here: Here, frame: pd.DataFrame, shown: int) -> None:
    """How many rows the download holds beyond those shown; nothing when it holds no more."""
    if len(frame) > shown:
        said = text.get("table.first", here.language, shown=shown, rows=len(frame))
        blocks.note(here, said)


def landscapes(here: Here) -> None:
    """The list, to read and to take away as CSV or as a workbook."""
    frame = load(cut(here), "landscapes")
    blocks.listing(
        here,
        linked(here, frame.head(ROWS_SHOWN)),
        LANDSCAPE_COLUMNS,
        links=PROFILE,
        named="numbers",
    )
    more(here, frame, ROWS_SHOWN)
    with st.container(horizontal=True, key="country-downloads"):
        evidence.csv_button(here, f"landscapes-{code_of(here)}", frame)
        st.download_button(
            text.get("country.workbook", here.language),
            data=lambda: files.as_workbook(here, "landscapes", frame),
            file_name=files.name(here, f"landscapes-{code_of(here)}", "xlsx"),
            mime=files.WORKBOOK,
            on_click="ignore",
            icon=":material/table:",
        )
    evidence.behind(here, "landscapes", frame=frame, key="list.landscapes")


def corrections(here: Here, row: Row) -> None:
    """The correction row for a figure of this country, and for each of its promises."""
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
    promised = records(load(here, "country_commitments", country=row["country_code"]))
    held += [
        {
            "label": f"{fact['framework_name']}: {fact['value_promised']:.0f} "
            f"{words.unit(fact['unit_name'], here.language)}",
            "record_table": "commitment",
            "record_id": fact["commitment_id"],
            "field": "value",
            "held_value": fact["value_promised"],
        }
        for fact in promised
    ]
    report.report_an_error(here, held)
