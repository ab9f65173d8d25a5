"""Who works in a country: its national coalition, organisations by type, policies by stage.

It must not rank organisations or say what a policy led to.
"""

from html import escape

import streamlit as st

from ui import blocks, format, marks, page, text
from ui.country import code_of, cut
from ui.here import Here, load
from ui.warehouse_state import Row, records


def show(here: Here, row: Row) -> None:
    """Coalition and policies on the left, organisations on the right; one alone over all."""
    has_system = bool(row["policies"]) or not load(
        here, "country_coalitions", country=code_of(here)
    ).empty  # fmt: skip
    both = has_system and row["organisations"]
    left, right = page.halves() if both else (st.container(), st.container())
    with left:
        coalitions(here)
        policies(here, row)
    with right:
        organisations(here, row)


def coalitions(here: Here) -> None:
    """The national coalition, since when, and where that is said; nothing where none is known."""
    rows = records(load(here, "country_coalitions", country=code_of(here)))
    if not rows:
        return
    lines = "".join(f"<li>{_coalition(here, row)}</li>" for row in rows)
    blocks.html(f'<ul class="facts">{lines}</ul>')


def _coalition(here: Here, row: Row) -> str:
    name = f"<b>{escape(row['national_coalition_name'])}</b>"
    since = "since" if row["started_on"] else "undated"
    template = text.find_variant(f"page.country.coalition.{since}", language=here.language)
    said = marks.sentence(
        template,
        {"name": name, "started_on": escape(format.day(row["started_on"], here.language))},
    )
    return f"{said} {_source(row)}"


def _source(row: Row) -> str:
    title = row["source_title"]
    return f"({marks.link(title, row['source_url'])})" if title else ""


def organisations(here: Here, row: Row) -> None:
    """Organisations by type, their list folded; nothing where none is known."""
    frame = load(here, "country_organisations", country=code_of(here))
    if frame.empty:
        return
    items = [
        marks.Bar(
            label=_type(here, held["organisation_type_code"]),
            name="organisations",
            value=held["organisations"],
            texture="reference",
        )
        for held in records(frame)
    ]
    drawing = marks.bars(items, scale=row["organisations"], language=here.language)
    blocks.figure(here, "organisations", drawing, frame=frame, row=row, by="organisations")
    with st.container(key="country-partner-list"):
        blocks.folded(
            here, "partners", load(cut(here), "organisations"), row=row, by="organisations"
        )


def _type(here: Here, code: str | None) -> str:
    if code is None:
        return format.missing("not_stated", here.language)
    return text.code("organisation_type", code, here.language)


def policies(here: Here, row: Row) -> None:
    """Policies grouped by stage, the furthest first; nothing where none is known."""
    frame = load(here, "country_policies", country=code_of(here))
    if frame.empty:
        return
    blocks.html(blocks.finding(here, "policies", row, "policies"))
    by_stage: dict[str, list[str]] = {}
    for held in records(frame):
        by_stage.setdefault(held["policy_stage_code"], []).append(_policy(here, held))
    lines = "".join(
        f"<li><b>{escape(text.code('policy_stage', code, here.language))}</b>"
        f"{text.get('frame.colon', here.language)}{'; '.join(told)}</li>"
        for code, told in by_stage.items()
    )
    blocks.html(f'<ul class="facts">{lines}</ul>')
    blocks.behind(here, "country_policies", frame)


def _policy(here: Here, row: Row) -> str:
    title = marks.link(row["title"], row["source_url"])
    on = row["occurred_on"]
    return f"{title} ({escape(format.day(on, here.language))})" if on else title
