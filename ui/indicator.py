"""One indicator in a row: its name, value, from how many landscapes, its trend and its way.

It must not know which indicators exist; unit, direction and roll-up come with the row.
"""

from html import escape

from ui import format, marks, text
from ui.here import Here
from ui.warehouse_state import Row

TIERS = (0, 1, 2, 3, 4)
# Fewer landscapes than this tell of themselves on their own pages, not of a whole.
LEAST_TOLD = 3


def title(here: Here, row: Row) -> str:
    """The indicator's name in the reader's language; else as its own file gives it."""
    return text.find(f"indicator.{row['indicator_name']}", here.language) or str(row["title"])


def unit(here: Here, row: Row) -> str:
    """The unit in the reader's language; else as the indicator's own file gives it."""
    return text.find(f"code.unit.{row['unit']}", here.language) or str(row["unit"])


def is_on_grid(row: Row) -> bool:
    """True for people counted on the population grid; what landscapes report is not."""
    return row["rollup"] in format.OVER_CELLS


def written(here: Here, row: Row, column: str = "value") -> str:
    """A value of the row as its indicator writes it, such as 1.12 million ha or 31 %."""
    return format.of_row(row, column, here.language, modelled=here.is_modelled)


def step(here: Here, row: Row, value: float) -> str:
    """A step of an axis of the indicator's values; the unit stands beside the axis."""
    if row["indicator_name"].startswith("share_"):
        return format.share(value, here.language)
    return format.quantity(value, here.language)


def item(here: Here, row: Row) -> str:
    """The list item of one indicator that at least one landscape reports."""
    value = marks.figure(row["indicator_name"], row["value"], written(here, row))
    name = escape(title(here, row))
    core = f' <small class="core">{escape(text.get("returns.core", here.language))}</small>'
    notes = [_unit(here, row), _trend(here, row), _way(here, row), _silent(here, row)]
    below = "".join(f"<p>{note}</p>" for note in notes if note)
    head = f"<h4>{name}{core if row['is_core'] else ''}</h4>"
    return (
        f'<li><div>{head}<p class="indicator-value">{value} <small>{_named(here, row)}</small></p>'
        f'</div><div class="indicator-notes">{below}</div>{_coverage(here, row)}</li>'
    )


def _named(here: Here, row: Row) -> str:
    """The unit, where the value does not carry it."""
    carries = row["indicator_name"].startswith(("share_", "area_", "amount_", "mass_"))
    return "" if carries else escape(unit(here, row))


def _coverage(here: Here, row: Row) -> str:
    """A bar from none to all landscapes, filled by those that report, textured by evidence."""
    parts = "".join(
        f'<i class="tier-{tier}" style="flex-grow:{row[f"tier_{tier}"]}"></i>'
        for tier in TIERS
        if row[f"tier_{tier}"]
    )
    words = text.get(
        "returns.coverage",
        here.language,
        landscapes_reporting=format.count(row["landscapes_reporting"], here.language),
        landscapes=format.count(row["landscapes"], here.language),
    )
    weakest = "" if format.is_missing(row["tier_lowest"]) else _tier(here, row)
    return (
        f'<div class="coverage"><span class="bar-track" aria-hidden="true" '
        f'style="--scale:{row["landscapes"]}"><i style="--value:{row["landscapes_reporting"]}">'
        f"{parts}</i></span><small>{escape(words)}{escape(weakest)}</small></div>"
    )


def _tier(here: Here, row: Row) -> str:
    word = text.code("tier", f"{row['tier_lowest']:.0f}", here.language)
    return " " + text.get("returns.weakest", here.language, tier=word)


def _unit(here: Here, row: Row) -> str:
    key = f"returns.rollup.{row['rollup']}"
    words = text.find(key, here.language)
    return escape(words.format(unit=unit(here, row))) if words else ""


def _trend(here: Here, row: Row) -> str:
    """Which way the number went among the landscapes that report at both ends."""
    if row["landscapes_both"] < LEAST_TOLD or row["direction_code"] == "none":
        return ""
    then, now = written(here, row, "value_then"), written(here, row, "value_now")
    direction = "flat" if then == now else row["direction_code"]
    words = text.get(
        f"returns.trend.{direction}",
        here.language,
        then=then,
        now=now,
        date=format.day(row["then_on"], here.language),
        landscapes=format.count(row["landscapes_both"], here.language),
    )
    sense = _sense(here, row["better"], direction)
    arrow = {"up": "▲", "down": "▼", "flat": "▬"}[direction]
    return f'<span class="trend" aria-hidden="true">{arrow}</span> {escape(words)}{escape(sense)}'


def _sense(here: Here, better: str, direction: str) -> str:
    """Whether less is better, said only where a reader could take it the wrong way."""
    if better != "lower" or direction == "flat":
        return ""
    return " " + text.get("returns.less_is_better", here.language)


def _way(here: Here, row: Row) -> str:
    """How far the landscapes with a target of their own have come from their first value."""
    if row["landscapes_with_target"] < LEAST_TOLD or format.is_missing(row["share_met"]):
        return ""
    ahead = "back" if row["share_met"] < 0 else "on"
    return escape(
        text.get(
            f"returns.way.{ahead}",
            here.language,
            share=format.share(abs(row["share_met"]), here.language),
            target=written(here, row, "target_value"),
            latest=written(here, row, "latest_value"),
            year=row["target_due_on"].year,
            landscapes=format.count(row["landscapes_with_target"], here.language),
        )
    )


def _silent(here: Here, row: Row) -> str:
    if not row["landscapes_silent"]:
        return ""
    variant = text.variant(row["landscapes_silent"])
    template = text.find_variant("returns.silent", variant, language=here.language)
    return escape(template.format(landscapes=format.count(row["landscapes_silent"], here.language)))
