"""Every source that the page rests on, with its licence and date.

It must not leave a source out or judge it.
"""

import pandas as pd

from ui import blocks, tables
from ui.here import Here, load
from ui.landscape import consent
from ui.warehouse_state import Row, records

QUERY = "landscape_sources"
COLUMNS = (
    "source_title",
    "publisher_name",
    "published_on_as_given",
    "licence_name",
    "rows_resting_on_it",
)


def told(here: Here, row: Row) -> str:
    """The list, the source with most rows first."""
    rows = records(_load(here, row))
    if not rows:
        return consent.nothing(here, row, "identity")
    return tables.compact(
        rows, COLUMNS, here.language, links={"source_title": "source_url"}, named="numbers"
    )


def _load(here: Here, row: Row) -> pd.DataFrame:
    return load(here, QUERY, landscape_id=row["landscape_id"])


def show(here: Here, row: Row) -> None:
    """The sources with their file."""
    blocks.html(told(here, row))
    blocks.behind(here, QUERY, _load(here, row))
