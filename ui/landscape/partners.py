"""Who takes part, which support the partnership received, and the policies that concern it.

It must not add up people trained in different services: they may be the same.
"""

import pandas as pd

from ui import blocks, format, tables, text
from ui.here import Here, load, say
from ui.landscape import consent
from ui.warehouse_state import Row, records

PARTNERS = "landscape_partners"
SUPPORT = "landscape_support"
POLICIES = "landscape_policies"
PARTNER_COLUMNS = (
    "role_name",
    "organisation_name",
    "organisation_type_code",
    "is_coalition_member",
    "source_title",
)
SUPPORT_COLUMNS = (
    "team_words",
    "route_words",
    "organisation_name",
    "started_on",
    "ended_on",
    "people_trained",
    "source_title",
)
POLICY_COLUMNS = ("title", "paper_words", "occurred_on_as_given", "source_title")
LINKS = {"source_title": "source_url"}


def told(here: Here, row: Row) -> str:
    """Organisations by role and kind."""
    rows = records(_load(here, row, PARTNERS))
    return _table(here, row, rows, PARTNER_COLUMNS)


def told_support(here: Here, row: Row) -> str:
    """Services by team and route."""
    rows = [
        {
            **one,
            "team_words": say(here, f"team.{one['team_code']}"),
            "route_words": say(here, f"route.{one['route_code'] or 'none'}"),
        }
        for one in records(_load(here, row, SUPPORT))
    ]
    return _table(here, row, rows, SUPPORT_COLUMNS)


def told_policies(here: Here, row: Row) -> str:
    """Policies and learning products, the latest first."""
    rows = [
        {
            **one,
            "occurred_on_as_given": format.day(
                one["occurred_on_as_given"] or text.get("missing.not_stated", here.language),
                here.language,
            ),
            "paper_words": say(here, f"paper.{one['paper_kind_code'] or 'unstated'}"),
        }
        for one in records(_load(here, row, POLICIES))
    ]
    return _table(here, row, rows, POLICY_COLUMNS)


def _table(here: Here, row: Row, rows: list[Row], columns: tuple[str, ...]) -> str:
    if not rows:
        return consent.nothing(here, row, "identity")
    return tables.compact(rows, columns, here.language, links=LINKS, named="numbers")


def _load(here: Here, row: Row, query: str) -> pd.DataFrame:
    return load(here, query, landscape_id=row["landscape_id"])


def show(here: Here, row: Row) -> None:
    """The partners with their file."""
    _show(here, row, told(here, row), PARTNERS)


def show_support(here: Here, row: Row) -> None:
    """The support with its file."""
    _show(here, row, told_support(here, row), SUPPORT)


def show_policies(here: Here, row: Row) -> None:
    """Policies and learning with their file."""
    _show(here, row, told_policies(here, row), POLICIES)


def _show(here: Here, row: Row, body: str, query: str) -> None:
    blocks.html(body)
    frame = _load(here, row, query)
    if not frame.empty:
        blocks.behind(here, query, frame)
