"""What carries a date of the last twelve months, as a plain list, the latest first.

It must not weigh one change against another or say what brought it about.
"""

import datetime as dt
from html import escape

import pandas as pd

from ui import blocks, format, marks, names, text
from ui.here import Here, load, say
from ui.landscape import consent, elements
from ui.warehouse_state import Row, records

QUERY = "landscape_changes"
ROWS_SHOWN = 30
PHONE_DAYS = 1


def told(here: Here, row: Row) -> str:
    """One line a change: date, what, how well proven, where it can be read."""
    changes = records(_load(here, row))
    if not changes:
        if consent.is_withheld(row, "identity"):
            return consent.nothing(here, row, "identity")
        return f'<p class="note">{escape(say(here, "changes.none"))}</p>'
    shown = changes[:ROWS_SHOWN]
    days = list(dict.fromkeys(one["on"] for one in shown))
    lines, later = (
        "".join(_day(here, on, [one for one in shown if one["on"] == on]) for on in part)
        for part in (days[:PHONE_DAYS], days[PHONE_DAYS:])
    )
    more = ""
    if len(changes) > ROWS_SHOWN:
        words = text.get("table.first", here.language, shown=ROWS_SHOWN, rows=len(changes))
        more = f'<p class="note">{escape(words)}</p>'
    rest = blocks.on_request(here, f'<ol class="changes">{later}</ol>') if later else ""
    return f'<ol class="changes">{lines}</ol>{rest}{more}'


def _day(here: Here, on: dt.date, changes: list[Row]) -> str:
    when = escape(format.day(on, here.language))
    lines = "".join(_line(here, one) for one in changes)
    return f'<li><time datetime="{on}">{when}</time><ul>{lines}</ul></li>'


def _line(here: Here, one: Row) -> str:
    code = one["landscape_change_code"]
    subject = _subject(here, one)
    fields = {"subject": escape(subject), "value": _value(here, one)}
    template = text.find(f"page.landscape.change.{code}", here.language) or "{subject}"
    said = marks.sentence(template, fields)
    proof = ""
    if one["tier"] is not None:
        tier = text.code("tier", f"{one['tier']:.0f}", here.language)
        proof = f" <small>{escape(tier)}</small>"
    source = ""
    if one["source_title"]:
        source = f" {marks.link(one['source_title'], one['source_url'])}"
    return f"<li>{said}{proof}{source}</li>"


def _subject(here: Here, one: Row) -> str:
    name = one["subject_name"]
    if one["landscape_change_code"] == "stage":
        return text.code("stage", name, here.language)
    if one["measure_code"] is not None:
        return names.measure(one["measure_code"], here.language, name)
    if name == elements.NOT_SHOWN and one["element_code"] is not None:
        return text.code("element", f"{one['element_code']:.0f}", here.language)
    return name or text.get("missing.not_stated", here.language)


def _value(here: Here, one: Row) -> str:
    if one["value"] is None:
        return ""
    if str(one["landscape_change_code"]).startswith("deal"):
        shown = f"{one['unit_name']} {format.quantity(one['value'], here.language)}"
    else:
        shown = format.measure(
            one["value"], one["unit_name"], here.language, qualifier=one["qualifier"]
        )
    return marks.figure("value", one["value"], shown)


def _load(here: Here, row: Row) -> pd.DataFrame:
    return load(here, QUERY, landscape_id=row["landscape_id"])


def show(here: Here, row: Row) -> None:
    """The list with its file."""
    blocks.html(told(here, row))
    frame = _load(here, row)
    if not frame.empty:
        blocks.behind(here, QUERY, frame)
