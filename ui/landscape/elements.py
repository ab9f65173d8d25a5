"""Five elements with their outputs, and in words what the record lacks for the next stage.

It must not blend elements into one score or draw them as a staircase.
"""

from html import escape

import pandas as pd

from ui import blocks, evidence, format, marks, tables, text
from ui.here import Here, load, say
from ui.landscape import consent
from ui.warehouse_state import Row, records

# What the warehouse holds where consent took a name out.
NOT_SHOWN = "not shown"
COLUMNS = (
    "element_code",
    "output_name",
    "status_words",
    "occurred_on_as_given",
    "ended_on_as_given",
    "tier",
    "source_title",
)


def told(here: Here, row: Row) -> str:
    """Five marks, then each element's outputs, then what is missing for the next stage."""
    if consent.is_withheld(row, "identity"):
        return consent.nothing(here, row, "identity")
    held = records(_load(here, row, "landscape_elements"))
    parts = [marks.elements(held, here.language), _next_stage(here, row)]
    outputs = [_named(here, one) for one in records(_load(here, row, "landscape_outputs"))]
    if outputs:
        links = {"source_title": "source_url"}
        title = escape(say(here, "outputs.finding"))
        body = blocks.on_request(here, tables.compact(outputs, COLUMNS, here.language, links=links))
        parts.append(f'<h3 class="finding">{title}</h3>{body}')
    if consent.is_withheld(row, "narrative"):
        parts.append(consent.nothing(here, row, "narrative"))
    return "".join(parts)


def _named(here: Here, output: Row) -> Row:
    """An output in words; one whose name the landscape does not show says so."""
    status = say(here, f"output.{output['output_status_code']}")
    name = output["output_name"]
    if name == NOT_SHOWN:
        name = say(here, "elements.unnamed")
    days = {
        day: output[day] and format.day(output[day], here.language)
        for day in ("occurred_on_as_given", "ended_on_as_given")
    }
    undated = text.get("missing.not_stated", here.language)
    days["occurred_on_as_given"] = days["occurred_on_as_given"] or undated
    return {**output, **days, "output_name": name, "status_words": status}


def _next_stage(here: Here, row: Row) -> str:
    """The conditions of the next stage that nothing in the record meets, one sentence each."""
    missing = records(_load(here, row, "landscape_next_stage"))
    if not missing:
        slot = "last" if row["stage_code"] == "thriving" else "nothing"
        return f'<p class="note">{escape(say(here, f"next.{slot}"))}</p>'
    stage = text.code("stage", missing[0]["stage_code"], here.language)
    lead = escape(say(here, "next.lead", stage=stage))
    lines = "".join(f"<li>{escape(_condition(here, row, one))}</li>" for one in missing)
    return f'<h3 class="finding">{lead}</h3><ul class="facts">{lines}</ul>'


def _condition(here: Here, row: Row, one: Row) -> str:
    element, related = one["element_code"], one["return_code"]
    code = one["condition_code"]
    if code == "measure" and consent.is_withheld(row, "indicators"):
        code = "measure_withheld"
    return say(
        here,
        f"next.{code}",
        number="" if element is None else f"{element:.0f}",
        element="" if element is None else text.code("element", f"{element:.0f}", here.language),
        related="" if related is None else text.code("return", related, here.language),
        tier=text.code("tier", f"{one['tier_min']:.0f}", here.language),
    )


def _load(here: Here, row: Row, query: str) -> pd.DataFrame:
    return load(here, query, landscape_id=row["landscape_id"])


def show(here: Here, row: Row) -> None:
    """The elements with the tables behind them."""
    blocks.html(told(here, row))
    if consent.is_withheld(row, "identity"):
        return
    for query in ("landscape_elements", "landscape_outputs", "landscape_next_stage"):
        frame = _load(here, row, query)
        if not frame.empty:
            label = f"page.landscape.behind.{query}"
            evidence.behind(here, query, frame=frame, key=query, label=label)
