"""Sentences from rows: where a number stood, where it stands, and what its definition asks for.

Row in, sentence out, from templates in four languages. "Up" and "down" are about the number;
"better" and "worse" only where the row says which direction is better. It must not explain why a
number moved, add up, or read data.
"""

from html import escape
from typing import Any

from ui import format, marks, text
from ui.here import Here

Row = dict[str, Any]
MOVED = ("up", "down")
# What a return's sentence counts, in the order in which it says it: measures of one landscape,
# indicators of several.
TALLIED = ("rising", "falling", "level", "uneven", "reported_once", "expired", "only_aimed_at")
COUNTED = ("rising", "falling", "level", "uncompared", "expired")


def block(here: Here, row: Row, *, name: str = "", beside: str = "") -> str:
    """A paragraph for a page: the sentence of a row, then what its definition adds.

    `name` is the column that says how the values are written (people_unique, area_ha); without
    it they are written in the row's own unit_name. `beside` are words on the kind of number.
    """
    modelled = here.is_modelled and name.startswith(("people", "residents"))
    words = [sentence(row, here.language, name=name, modelled=modelled)]
    words += [judged(row, here.language, name=name, modelled=modelled)]
    words += [reporters(row, here.language), f"<small>{escape(beside)}</small>" if beside else ""]
    return f'<p class="story">{" ".join(word for word in words if word)}</p>'


def sentence(row: Row, language: str, *, name: str = "", modelled: bool = False) -> str:
    """One sentence as HTML from direction_code, subject, from_value, from_on, to_value, to_on.

    direction_code is up, flat, down, uneven, first_report, no_longer_reported, no_data or
    withheld. A change that the shown digits hide is told as about the same.
    """
    fields = {"subject": f"<b>{escape(str(row['subject']))}</b>"}
    for end in ("from", "to"):
        fields[f"{end}_value"] = _value(row, f"{end}_value", language, name, modelled)
        on = row.get(f"{end}_on")
        fields[f"{end}_on"] = escape("" if format.is_missing(on) else format.day(on, language))
    kind = "flow" if row.get("kind_code") == "flow" else "stock"
    chosen = direction(row, language, name=name, modelled=modelled)
    template = text.find(f"story.{kind}.{chosen}", language) or text.find_variant(
        f"story.{chosen}", language=language
    )
    return marks.sentence(template, fields)


def direction(row: Row, language: str, *, name: str = "", modelled: bool = False) -> str:
    """The row's direction, which is flat when both ends read alike in the digits shown."""
    code = str(row["direction_code"])
    if code not in MOVED:
        return code
    ends = [_shown(row, end, language, name, modelled) for end in ("from_value", "to_value")]
    return "flat" if ends[0] == ends[1] else code


def judged(row: Row, language: str, *, name: str = "", modelled: bool = False) -> str:
    """Whether a move is better or worse; empty where nothing moved or the measure takes no side."""
    moved = direction(row, language, name=name, modelled=modelled)
    wanted = {"higher": "up", "lower": "down"}.get(str(row.get("better_code")))
    if moved not in MOVED or wanted is None:
        return ""
    return escape(text.get(f"story.{'better' if moved == wanted else 'worse'}", language))


def reporters(row: Row, language: str) -> str:
    """Who stands at both ends, where several do; a single reporter is the page's own subject."""
    count = row.get("reporters")
    if format.is_missing(count) or count is None or count < 2 or "from_on" not in row:
        return ""
    shown = marks.number("reporters", count, language)
    return marks.sentence(text.get("story.same_reporters", language, reporters="{reporters}"),
                          {"reporters": shown})  # fmt: skip


def tally(row: Row, language: str, *, of: str = "of") -> str:
    """How many measures went up, down or nowhere, as one sentence; nothing is blended.

    The row has subject, direction_code (withheld, no_data or some), measures and a count for
    each way a measure can have gone. `of` is "indicators" where several landscapes report.
    """
    fields = {"subject": f"<b>{escape(str(row['subject']))}</b>"}
    if row["direction_code"] in ("withheld", "no_data"):
        by_all = of == "indicators" and row["direction_code"] == "withheld"
        key = "withheld_by_all" if by_all else row["direction_code"]
        return marks.sentence(text.find_variant(f"story.{key}", language=language), fields)
    parts = []
    for way in COUNTED if of == "indicators" else TALLIED:
        if row[way]:
            # Indicators gone silent stand beside those that are reported, not among them.
            key = "silent" if way == "expired" and of == "indicators" and row["measures"] else way
            template = text.find_variant(
                f"story.tally.{key}", text.variant(row[way]), language=language
            )
            parts.append(marks.sentence(template, {way: marks.number(way, row[way], language)}))
    fields["measures"] = marks.number("measures", row["measures"], language)
    template = text.find_variant(
        f"story.tally.{of}", text.variant(row["measures"]), language=language
    )
    return marks.sentence(template, {**fields, "parts": ", ".join(parts)})


def _value(row: Row, end: str, language: str, name: str, modelled: bool) -> str:
    shown = _shown(row, end, language, name, modelled)
    qualifier = row.get(end.replace("_value", "_qualifier"))
    return marks.figure(name or end, row.get(end), format.qualified(shown, qualifier, language))


def _shown(row: Row, end: str, language: str, name: str, modelled: bool) -> str:
    raw = row.get(end)
    if name:
        return format.value(name, raw, language, modelled=modelled)
    return format.measure(raw, str(row["unit_name"]), language)
