"""The systems around partnerships: national coalitions, policies, campaigns, learning, statements.

It must not join two series of statements or claim that the coalition moved a policy.
"""

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby

import pandas as pd

from ui import blocks, drawings, evidence, format, marks, page, text
from ui.here import Here, load, say, show
from ui.warehouse_state import Row, records

NATIONAL_COLUMNS = (
    "country_name",
    "national_coalition_name",
    "started_on_as_given",
    "landscapes",
    "landscapes_served",
    "policies",
)
POLICY_COLUMNS = (
    "title",
    "place_name",
    "about_landscape_name",
    "policy_stage_code",
    "occurred_on_as_given",
    "source_title",
)
CAMPAIGN_COLUMNS = ("campaign_name", "started_on_as_given", "population_supporting", "source_title")
LEARNING_COLUMNS = (
    "title",
    "learning_kind_code",
    "about_landscape_name",
    "published_on_as_given",
    "source_title",
)
SINGLE_COLUMNS = ("metric_name", "told", "occurred_on_as_given", "source_title")
# How a stated number is written, by the unit that its source counts in.
NAMES = {"USD": "amount_usd", "people": "population"}


def national(here: Here) -> None:
    """National coalitions with what is recorded around each; the country's name opens its page."""
    frame = load(here, "national_coalitions")
    blocks.html(blocks.finding(here, "countries", {"national_coalitions": len(frame)},
                               "national_coalitions"))  # fmt: skip
    if frame.empty:
        return
    linked = frame.assign(
        place=[drawings.address(here, "country", country=code) for code in frame["country_code"]]
    )
    links = {"country_name": "place", "national_coalition_name": "source_url"}
    blocks.first(here, linked, NATIONAL_COLUMNS, links=links)
    blocks.behind(here, "national_coalitions", frame)


def policies(here: Here) -> None:
    """Five marks, one a stage, and the newest policies under them."""
    stages = load(here, "policies_by_stage")
    frame = load(here, "policies")
    row = {"policies": len(frame)}
    blocks.figure(
        here, "stages", stage_marks(here, records(stages)), frame=stages, row=row, by="policies"
    )
    if frame.empty:
        return
    _list(here, frame, POLICY_COLUMNS)


def stage_marks(here: Here, rows: Sequence[Row]) -> str:
    """Five marks side by side; a policy need not pass through all, so nothing narrows."""
    return f'<ol class="elements stages">{"".join(_stage(here, row) for row in rows)}</ol>'


def _stage(here: Here, row: Row) -> str:
    state = "done" if row["policies"] else "none"
    name = escape(text.code("policy_stage", row["policy_stage_code"], here.language))
    count = marks.number("policies", row["policies"], here.language)
    last = ""
    if row["last_on"] is not None:
        words = say(here, "stages.last", date=format.day(row["last_on"], here.language))
        last = f"<span>{escape(words)}</span>"
    return (
        f'<li class="element-{state}"><i class="element-mark" aria-hidden="true"></i>'
        f"<b>{name}{text.get('frame.colon', here.language)}{count}</b>{last}</li>"
    )


def campaigns(here: Here) -> None:
    """Campaigns, the most supported first."""
    frame = load(here, "campaigns")
    row = {"campaigns": len(frame)}
    over = blocks.finding(here, "campaigns", row, "campaigns")
    blocks.html(over + evidence.ignored(here, "campaigns"))
    if not frame.empty:
        _list(here, frame, CAMPAIGN_COLUMNS)


def learning(here: Here) -> None:
    """Learning products, events and research partnerships, the newest first."""
    frame = load(here, "learning_products")
    kind = frame["learning_kind_code"]
    row = {
        "entries": len(frame),
        "products": len(frame[kind == "product"]),
        "events": len(frame[kind == "event"]),
        "research": len(frame[kind == "research_partnership"]),
    }
    blocks.html(blocks.finding(here, "entries", row, "entries"))
    if not frame.empty:
        _list(here, frame, LEARNING_COLUMNS)


def _list(here: Here, frame: pd.DataFrame, columns: tuple[str, ...]) -> None:
    """The first rows, each linked to its source and landscape; all of them behind."""
    shown, links = frame, {"source_title": "source_url"}
    if "landscape_id" in shown:
        shown = shown.assign(
            profile=[
                drawings.address(here, "landscape", id=key) if isinstance(key, str) else ""
                for key in shown["landscape_id"]
            ]
        )
        links["about_landscape_name"] = "profile"
    blocks.first(here, shown, columns, links=links)
    blocks.behind(here, frame.attrs["query"], frame)


def statements(here: Here) -> None:
    """Each counted thing as a series of its own on its own scale; what was said once, in a list."""
    frame = load(here, "statements_by_metric")
    rows = records(frame)
    by_series = groupby(rows, key=lambda row: (row["timeline_kind_code"], row["metric_name"]))
    series = [list(group) for _, group in by_series]
    told = {"statements": len(rows), "series": len(series)}
    over = blocks.finding(here, "series", told, "statements")
    blocks.html(over + evidence.ignored(here, "statements_by_metric"))
    repeated = [one for one in series if len(one) > 1]
    for start in range(0, len(repeated), 2):
        for column, one in zip(page.halves(), repeated[start : start + 2], strict=False):
            with column:
                blocks.html(panel(here, one))
    once = [one[0] for one in series if len(one) == 1]
    if once:
        blocks.html(f'<h3 class="finding">{escape(say(here, "series.single"))}</h3>')
        told_once = pd.DataFrame([{**row, "told": _told(here, row)} for row in once])
        blocks.first(here, told_once, SINGLE_COLUMNS, links={"source_title": "source_url"})
    if rows:
        blocks.behind(here, "statements_by_metric", frame)
    record = load(here, "statements")
    blocks.folded(here, "everything", record, row={"entries": len(record)})


def _told(here: Here, row: Row) -> str:
    """A number with its unit, where its name does not say it."""
    value = show(here, NAMES.get(row["unit_name"], "count"), row["value"])
    is_said = row["unit_name"] in (None, "USD") or row["unit_name"] in row["metric_name"]
    return value if is_said else f"{value} {row['unit_name']}"


def panel(here: Here, rows: Sequence[Row]) -> str:
    """One series, the newest first: a bar a statement on its own scale, its date a link."""
    first = rows[0]
    items = [
        marks.Bar(
            label=format.day(row["occurred_on_as_given"], here.language),
            name=NAMES.get(row["unit_name"], "count"),
            value=row["value"],
            texture="reference",
            href=row["source_url"] if re.match(r"https?://", row["source_url"] or "") else "",
        )
        for row in reversed(rows)
    ]
    named, unit = first["metric_name"], first["unit_name"]
    title = named if not unit or unit in named else f"{named} ({unit})"
    bars = marks.bars(items, scale=first["value_most"] or 1, language=here.language, fold=True)
    return f'<div class="series"><h4 class="series-title">{escape(title)}</h4>{bars}</div>'
