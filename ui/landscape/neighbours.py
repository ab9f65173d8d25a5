"""Which landscapes lie nearest, touch this one or share people with it, and what sources relate.

It must not name or place a landscape that keeps its name or place back; the query leaves it out.
"""

from html import escape

import pandas as pd

from ui import blocks, drawings, tables
from ui.here import Here, load, say, show_of
from ui.landscape import consent
from ui.warehouse_state import Row, records

NEIGHBOURS = "landscape_neighbours"
RELATIONS = "landscape_relations"
COLUMNS = (
    "other_landscape_name",
    "country_names",
    "neighbour_words",
    "distance_km",
    "shared_words",
)
RELATION_COLUMNS = ("other_landscape_name", "relation_code", "reason")


def told(here: Here, row: Row) -> str:
    """Neighbours with distance and what is counted in both, then related landscapes."""
    near = [_named(here, one) for one in records(_load(here, row, NEIGHBOURS))]
    if near:
        body = _table(here, near, COLUMNS)
        if any(one["is_rounded"] for one in near):
            body += f'<p class="note">{escape(say(here, "neighbours.rounded"))}</p>'
    elif consent.is_withheld(row, "boundary"):
        body = consent.nothing(here, row, "boundary")
    else:
        body = f'<p class="note">{escape(say(here, "neighbours.none"))}</p>'
    related = records(_load(here, row, RELATIONS))
    if related:
        finding = escape(say(here, "relations.finding"))
        body += f'<h3 class="finding">{finding}</h3>{_table(here, related, RELATION_COLUMNS)}'
    return body


def _named(here: Here, one: Row) -> Row:
    """A neighbour in words, with the people and the area counted in both; blank where none is."""
    shared = [
        show_of(here, one, name)
        for name in ("residents_shared", "area_shared_ha")
        if one[name] is not None
    ]
    return {
        **one,
        "neighbour_words": say(here, f"neighbour.{one['neighbour_code']}"),
        "shared_words": say(
            here, f"neighbours.shared_{len(shared)}", first=shared[0], second=shared[-1]
        )
        if shared
        else "",
    }


def _table(here: Here, rows: list[Row], columns: tuple[str, ...]) -> str:
    linked = [
        {**one, "profile": drawings.address(here, "landscape", id=one["other_landscape_id"])}
        for one in rows
    ]
    return tables.compact(
        linked,
        columns,
        here.language,
        modelled=here.is_modelled,
        links={"other_landscape_name": "profile"},
        named="numbers",
    )


def _load(here: Here, row: Row, query: str) -> pd.DataFrame:
    return load(here, query, landscape_id=row["landscape_id"])


def show(here: Here, row: Row) -> None:
    """Neighbours and relations with their files."""
    blocks.html(told(here, row))
    for query in (NEIGHBOURS, RELATIONS):
        frame = _load(here, row, query)
        if not frame.empty:
            blocks.behind(here, query, frame)
