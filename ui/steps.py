"""From one level to another step by step: bars that begin where the one before them ends.

Rows in, HTML out; it must not read data or import Streamlit. Where a bar begins is drawing; no
number on the page is made here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ui import format, marks, text


@dataclass(frozen=True)
class Step:
    """A level (`is_total`) or the signed way to the next one, under its column's name."""

    label: str
    name: str
    value: float
    is_total: bool = False
    note: str = ""
    texture: str = "solid"


def waterfall(items: Sequence[Step], *, language: str, modelled: bool = False) -> str:
    """Levels and the steps between them on one linear scale from zero, the last one a level."""
    placed = _placed(items)
    scale = max((end for _, end, _ in placed), default=0) or 1
    rows = "".join(_row(item, start, end, language, modelled) for start, end, item in placed)
    return f'<div class="bars steps" style="--scale:{scale:.0f}"><ol>{rows}</ol></div>'


def _placed(items: Sequence[Step]) -> list[tuple[float, float, Step]]:
    """Each step with the lower and the upper end of its bar."""
    placed: list[tuple[float, float, Step]] = []
    level = 0.0
    for item in items:
        before = 0.0 if item.is_total else level
        level = item.value if item.is_total else level + item.value
        placed.append((min(before, level), max(before, level), item))
    return placed


def _row(item: Step, start: float, end: float, language: str, modelled: bool) -> str:
    drawn = end > start
    texture = item.texture if item.is_total else "gained" if item.value > 0 else "lost"
    place = f"--from:{start:.0f};--value:{end - start:.0f}"
    measure = f'<i class="{texture}" style="{place}"></i>' if drawn else ""
    note = f'<small class="bar-note">{escape(item.note)}</small>' if item.note else ""
    kind = "is-level" if item.is_total else "is-step"
    return (
        f'<li class="{kind}"><span class="bar-label">{escape(item.label)}</span>'
        f'<span class="bar-value">{figure(item, language, modelled)}</span>'
        f'<span class="bar-track" aria-hidden="true">{measure}</span>{note}</li>'
    )


def figure(item: Step, language: str, modelled: bool) -> str:
    """The value in words, a step with its sign, and the raw value for machines."""
    words = format.value(item.name, abs(item.value), language, modelled=modelled)
    if not item.is_total and item.value:
        sign = "minus" if item.value < 0 else "plus"
        words = text.get(f"number.{sign}", language, value=words)
    return marks.figure(item.name, item.value, words)
