"""Routes as sets: every combination with its landscapes, and each route's own total beside them.

It must not add routes up; a landscape may have been served by several.
"""

from collections.abc import Sequence
from html import escape

from ui import blocks, marks, page, text
from ui.here import Here, load, show
from ui.warehouse_state import Row, records

ROUTES = ("partner", "terraso", "national_coalition")
TEXTURES = {"none": "outline", "withheld": "hatched"}


def routes(here: Here, row: Row) -> None:
    """Combinations on the left, each route by itself on the right."""
    left, right = page.halves()
    with left:
        sets = load(here, "routes_by_combination")
        drawing = combinations(here, records(sets))
        blocks.figure(here, "sets", drawing, frame=sets, row=row, by="landscapes_with_route")
    with right:
        own = load(here, "landscapes_by_route")
        blocks.figure(here, "own", totals(here, records(own)), frame=own, row=row, by="services")


def combinations(here: Here, rows: Sequence[Row]) -> str:
    """One line a combination: dots for its routes, words for its name, a bar for its landscapes."""
    scale = max((row["landscapes"] for row in rows), default=0) or 1
    heads = "".join(
        f"<span>{escape(text.code('route_short', route, here.language))}</span>" for route in ROUTES
    )
    lines = "".join(
        _combination(here, row, marks.rest(place, len(rows))) for place, row in enumerate(rows)
    )
    body = (
        f'<div class="bars sets" style="--scale:{scale:.10g}">'
        f'<p class="sets-heads" aria-hidden="true">{heads}</p><ol>{lines}</ol></div>'
    )
    return marks.folded(body, len(rows), here.language)


def _combination(here: Here, row: Row, kind: str) -> str:
    """One line; that no route is recorded or that it is withheld never waits to be asked for."""
    code = row["combination_code"]
    kind = "" if code in TEXTURES else kind
    shown = marks.number("landscapes", row["landscapes"], here.language)
    bar = ""
    if row["landscapes"]:
        texture = TEXTURES.get(code, "solid")
        bar = f'<i class="{texture}" style="--value:{row["landscapes"]:.10g}"></i>'
    note = ""
    if code == "none" and row["landscapes_served"]:
        words = text.get(
            "routes.unnamed",
            here.language,
            landscapes=show(here, "landscapes", row["landscapes_served"]),
        )
        note = f'<small class="bar-note">{escape(words)}</small>'
    name = escape(text.code("route_set", code, here.language))
    return (
        f'<li{kind}>{_dots(row)}<span class="bar-label">{name}</span>'
        f'<span class="bar-track" aria-hidden="true">{bar}</span>'
        f'<span class="bar-value">{shown}</span>{note}</li>'
    )


def _dots(row: Row) -> str:
    """A dot for each route, full where the combination holds it, joined by a line."""
    held = [place for place, route in enumerate(ROUTES) if row[f"is_{route}"]]
    dots = "".join(
        f'<i class="{"full" if place in held else "empty"}"></i>' for place in range(len(ROUTES))
    )
    line = f'<b style="--first:{held[0]};--last:{held[-1]}"></b>' if held else ""
    return f'<span class="sets-dots" aria-hidden="true">{line}{dots}</span>'


def totals(here: Here, rows: Sequence[Row]) -> str:
    """Each route by itself, whatever other routes served the same landscapes."""
    items = [
        marks.Bar(
            label=text.code("route", row["route_code"], here.language),
            name="landscapes",
            value=row["landscapes"] if row["services"] else None,
            note=_given(here, row),
            texture="reference",
            gap="not_reported",
        )
        for row in rows
    ]
    scale = max((row["landscapes"] for row in rows), default=0) or 1
    return marks.bars(items, scale=scale, language=here.language)


def _given(here: Here, row: Row) -> str:
    if not row["services"]:
        return ""
    template = text.find_variant("routes.given", language=here.language)
    return marks.sentence(template, marks.numbers(row, here.language))
