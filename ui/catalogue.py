"""The parts of the data page: indicators, queries, sources, dictionary.

It must not define anything; every word about a number comes from the number's own query file.
"""

import streamlit as st

import data.read
from data.catalogue import queries as query_files
from ui import blocks, directory, evidence, indicator, tables, text, warehouse_state
from ui.here import Here, load

INDICATOR_COLUMNS = (
    "title",
    "value",
    "landscapes_reporting",
    "landscapes",
    "tier_lowest",
)
SOURCE_COLUMNS = ("title", "publisher_name", "published_on", "licence_name", "rows_resting_on_it")
DICTIONARY_COLUMNS = (
    "column_name",
    "type_name",
    "unit_name",
    "is_key",
    "is_required",
    "permitted_values",
    "about",
)
ROWS_A_PAGE = 25


def indicators(here: Here) -> None:
    """Every indicator with its total and from how many landscapes it comes."""
    frame = load(here, "indicator_total")
    rows = warehouse_state.records(frame)
    told = [{**row, "title": indicator.title(here, row)} for row in rows]
    blocks.table(here, told, INDICATOR_COLUMNS, named="all")
    blocks.behind(here, "indicator_total", frame)
    names = {row["indicator_name"]: row["title"] for row in told}
    _passport(here, "indicator", names)


def queries(here: Here) -> None:
    """Every query that a page asks, with its complete SQL."""
    held = query_files().values()
    names = {query.name: query.header.title for query in held if query.kind == "app"}
    _passport(here, "query", names)


@st.fragment
def _passport(here: Here, kind: str, names: dict[str, str]) -> None:
    chosen = st.selectbox(
        text.get(f"catalogue.{kind}", here.language),
        list(names),
        index=None,
        format_func=lambda name: f"{names[name]} ({name})",
        placeholder=text.get("catalogue.choose", here.language),
        key=f"catalogue.{kind}",
    )
    if chosen:
        evidence.passport(here, chosen)


@st.fragment
def sources(here: Here) -> None:
    """Every source, searchable, with its licence and how many rows rest on it."""
    frame = load(here, "sources")
    sought = st.text_input(
        text.get("catalogue.search_sources", here.language), icon=":material/search:", key="sources"
    )
    for word in sought.split():
        hits = frame["title"].str.contains(word, case=False, regex=False)
        hits |= frame["publisher_name"].fillna("").str.contains(word, case=False, regex=False)
        frame = frame[hits]
    found = text.find_variant("catalogue.found", text.variant(len(frame)), language=here.language)
    blocks.note(here, found.format(sources=len(frame)))
    shown = directory.page_of(frame, f"sources.page.{sought}", rows=ROWS_A_PAGE)
    blocks.listing(here, shown, SOURCE_COLUMNS, links={"title": "url"}, named="all")
    evidence.csv_button(here, "sources", frame)


@st.fragment
def dictionary(here: Here) -> None:
    """What each table and column holds."""
    name = st.selectbox(
        text.get("catalogue.table", here.language), data.read.table_names(), key="catalogue.table"
    )
    columns = data.read.dictionary()
    rows = warehouse_state.records(columns[columns["table_name"] == name])
    blocks.html(tables.table(rows, DICTIONARY_COLUMNS, here.language))
