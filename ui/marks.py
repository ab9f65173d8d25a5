"""Numbers, bars and tables as plain HTML: light on a phone, read by screen readers, printable.

Rows in, HTML out; it must not read data or import Streamlit. The browser divides value by scale.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from ui import format, text

Row = dict[str, Any]

# Rows that stand open before a reader asks for the others; no button for one row or two.
OPEN, OPEN_ON_A_PHONE, SPARE = 8, 3, 2


@dataclass(frozen=True)
class Bar:
    """One bar: label, what stands under it, its raw value and column name, its texture.

    `scale` is a bar's own end where each has one, such as its need; else that of all bars.
    One that `stays` is never among those that wait to be asked for.
    """

    label: str
    name: str
    value: float | None
    note: str = ""
    texture: str = "solid"
    gap: str = "no_data"
    href: str = ""
    scale: float | None = None
    stays: bool = False


def number(
    name: str, raw: Any, language: str, *, modelled: bool = False, gap: str = "no_data"
) -> str:
    """A value in words that also carries its column name and raw value for machines."""
    return figure(name, raw, format.value(name, raw, language, modelled=modelled, gap=gap))


def numbers(
    row: Row, language: str, *, modelled: bool = False, gap: str = "no_data"
) -> dict[str, str]:
    """Every value of a row as HTML, by column name, to fill the fields of a sentence."""
    return {name: of_row(row, name, language, modelled=modelled, gap=gap) for name in row}


def of_row(
    row: Row, name: str, language: str, *, modelled: bool = False, gap: str = "no_data"
) -> str:
    """One value of a row as HTML, with what the row says about it ("at most", "not mapped")."""
    return figure(name, row[name], format.of_row(row, name, language, modelled=modelled, gap=gap))


def figure(name: str, raw: Any, shown: str) -> str:
    """Words that stand for a value, which they carry with its column's name; or the gap."""
    words = escape(shown)
    if format.is_missing(raw):
        return f'<span class="gap" data-name="{escape(name)}">{words}</span>'
    return (
        f'<data class="figure" data-name="{escape(name)}" value="{escape(str(raw))}">{words}</data>'
    )


def sentence(template: str, fields: dict[str, str]) -> str:
    """A text with fields that are HTML already; the text itself is escaped."""
    return escape(template, quote=False).format_map(fields)


def bars(
    items: Sequence[Bar],
    *,
    scale: float,
    language: str,
    modelled: bool = False,
    goal: str = "",
    fold: bool = False,
) -> str:
    """Horizontal bars on one linear scale from zero; `goal` names the tick at the scale's end.

    With `fold` the first bars stand open, the others when the reader asks for them.
    """
    rows = "".join(
        _bar(item, language, modelled, rest(place, len(items)) if fold and not item.stays else "")
        for place, item in enumerate(items)
    )
    end = f'<p class="bars-goal">{escape(goal)}</p>' if goal else ""
    kind = "bars has-goal" if goal else "bars"
    body = f'<div class="{kind}" style="--scale:{scale:.10g}">{end}<ol>{rows}</ol></div>'
    return folded(body, len(items), language) if fold else body


def rest(place: int, count: int) -> str:
    """The class of a row that waits to be asked for: on every screen, or on a narrow one."""
    if place >= OPEN and count > OPEN + SPARE:
        return ' class="rest"'
    if place >= OPEN_ON_A_PHONE and count > OPEN_ON_A_PHONE + SPARE:
        return ' class="rest-narrow"'
    return ""


def folded(body: str, count: int, language: str, *, note: str = "") -> str:
    """A list whose later rows wait, with the button that shows them; `note` comes with them."""
    if count <= OPEN_ON_A_PHONE + SPARE:
        return body
    return fold(body, language, narrow=count <= OPEN + SPARE, note=note)


def fold(body: str, language: str, *, narrow: bool, note: str = "") -> str:
    """A body with the button that shows its parts of class `rest`; `narrow`: on phones only."""
    kind = " is-narrow" if narrow else ""
    more, fewer = (escape(text.get(f"table.{way}", language)) for way in ("more", "fewer"))
    below = f'<p class="note">{escape(note)}</p>' if note else ""
    return (
        f'<div class="fold">{body}<details class="fold-more{kind}">'
        f"<summary><span>{more}</span><span>{fewer}</span></summary>{below}</details></div>"
    )


def _bar(item: Bar, language: str, modelled: bool, kind: str) -> str:
    shown = number(item.name, item.value, language, modelled=modelled, gap=item.gap)
    label = escape(item.label)
    if item.href:
        label = f'<a href="{escape(item.href)}">{label}</a>'
    drawn = 0 if item.value is None else item.value
    measure = f'<i class="{item.texture}" style="--value:{drawn:.10g}"></i>' if drawn else ""
    note = f'<small class="bar-note">{item.note}</small>' if item.note else ""
    own = "" if item.scale is None else f' style="--scale:{item.scale:.10g}"'
    return (
        f'<li{kind}{own}><span class="bar-label">{label}</span>'
        f'<span class="bar-value">{shown}</span>'
        f'<span class="bar-track" aria-hidden="true">{measure}</span>{note}</li>'
    )


def stacks(rows: Sequence[Row], *, measures: Sequence[str], language: str) -> str:
    """One stacked bar a measure, its parts the evidence tiers, each with its texture and word."""
    return "".join(_stack(rows, measure, language) for measure in measures)


def _stack(rows: Sequence[Row], measure: str, language: str) -> str:
    present = [row for row in rows if row[measure]]
    parts = "".join(
        f'<i class="tier-{row["tier"]}" style="flex-grow:{row[measure]:.0f}"></i>'
        for row in present
    )
    words = "".join(
        f'<li><i class="swatch tier-{row["tier"]}"></i>'
        f"{number(measure, row[measure], language)} "
        f"{escape(text.code('tier', str(row['tier']), language))}</li>"
        for row in present
    )
    empty = f'<li class="gap">{escape(format.missing("no_data", language))}</li>'
    label = escape(text.get(f"column.{measure}", language))
    return (
        f'<div class="stack"><p class="stack-label">{label}</p>'
        f'<div class="stack-bar" aria-hidden="true">{parts}</div>'
        f'<ul class="stack-words">{words or empty}</ul></div>'
    )


@dataclass(frozen=True)
class Share:
    """One part of a whole: its words, raw value and column name, its part of 1, its texture."""

    words: str
    name: str
    value: float
    share: float | None
    texture: str


def shares(label: str, parts: Sequence[Share], language: str) -> str:
    """A whole told by its parts in one bar, each part with words, value and share."""
    drawn = "".join(
        f'<i class="{part.texture}" style="flex-grow:{part.value:.0f}"></i>'
        for part in parts
        if part.value
    )
    words = "".join(
        f'<li><i class="swatch {part.texture}"></i>{escape(part.words)} '
        f'<span class="part">{number(part.name, part.value, language)}'
        f"{'' if part.share is None else f' ({escape(format.share(part.share, language))})'}"
        "</span></li>"
        for part in parts
    )
    return (
        f'<div class="stack"><p class="stack-label">{escape(label)}</p>'
        f'<div class="stack-bar" aria-hidden="true">{drawn}</div>'
        f'<ul class="stack-words">{words}</ul></div>'
    )


def cards(items: Sequence[str]) -> str:
    """Number cards in a row that wraps."""
    return f'<div class="cards">{"".join(items)}</div>'


def card(
    label: str,
    figure: str,
    *,
    note: str = "",
    goal: str = "",
    bar: tuple[float, float] | None = None,
) -> str:
    """One number: label, figure, "of" its goal with a thin bar, and a note. HTML but the label."""
    of_goal = f'<span class="card-goal">{escape(goal)}</span>' if goal else ""
    thin = ""
    if bar is not None:
        value, scale = bar
        measure = f'<i class="solid" style="--value:{value:.0f}"></i>' if value else ""
        thin = (
            f'<span class="bar-track thin" style="--scale:{scale:.0f}" aria-hidden="true">'
            f"{measure}</span>"
        )
    below = f'<p class="card-note">{note}</p>' if note else ""
    return (
        f'<div class="card"><p class="card-label">{escape(label)}</p>'
        f'<p class="card-figure">{figure} {of_goal}</p>{thin}{below}</div>'
    )


def elements(rows: Sequence[Row], language: str) -> str:
    """Five elements as five independent marks, never one blended score."""
    marks = "".join(_element(row, language) for row in rows)
    return f'<ol class="elements">{marks}</ol>'


def _element(row: Row, language: str) -> str:
    done, started = row["outputs_done"], row["outputs_in_progress"]
    state = "done" if done else "started" if started else "none"
    tier = row["best_tier"]
    evidence = "" if tier is None else text.code("tier", f"{tier:.0f}", language)
    words = [
        text.get(f"element.{state}", language, done=done, started=started),
        text.get("element.best_evidence", language, tier=evidence) if evidence else "",
        text.get("element.since", language, date=format.day(row["first_done_on"], language))
        if row["first_done_on"] is not None
        else "",
    ]
    detail = "".join(f"<span>{escape(word)}</span>" for word in words if word)
    name = escape(text.code("element", str(row["element_code"]), language))
    return (
        f'<li class="element-{state}"><i class="element-mark" aria-hidden="true"></i>'
        f"<b>{name}</b>{detail}</li>"
    )


def link(words: str, url: str | None) -> str:
    """A link to a source or a page of the dashboard; plain words when there is no such address."""
    if not url or not re.match(r"https?://|[a-z]+\?", url):
        return escape(words)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(words)}</a>'


def key(entries: Sequence[tuple[str, str]]) -> str:
    """What the marks of a map mean: (class of the mark, words)."""
    parts = "".join(f'<li><i class="{mark}"></i>{escape(words)}</li>' for mark, words in entries)
    return f'<ul class="map-key">{parts}</ul>'


def words(body: str) -> str:
    """HTML as it is heard: without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", body))
