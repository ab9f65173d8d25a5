"""One measure over time, small: a line for a stock, a bar a period for a flow, as inline SVG.

Rows in, SVG and year labels out; it must not read data, format values or import Streamlit.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, EDGE = 240, 56, 6


@dataclass(frozen=True)
class Point:
    """One value on its day; `start_on` is where the period of a flow begins."""

    on: dt.date
    value: float
    start_on: dt.date | None = None


def line(points: Sequence[Point], *, target: Point | None = None, words: str) -> str:
    """A line from zero through the values; a dashed one leads to the target, drawn hollow."""
    ends = [*points, *([target] if target else [])]
    at = _scale(ends)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(at, points))
    drawn = f'<polyline class="spark-line" points="{path}"/>'
    if target is not None:
        (x1, y1), (x2, y2) = at(points[-1]), at(target)
        ends_at = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        drawn += f'<line class="spark-way" {ends_at}/>'
        drawn += f'<circle class="spark-target" cx="{x2:.1f}" cy="{y2:.1f}" r="4"/>'
    for x, y in map(at, points):
        drawn += f'<circle class="spark-dot" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
    return _figure(drawn, [one.on for one in ends], words)


def columns(points: Sequence[Point], *, words: str) -> str:
    """A bar for each period, as high as its value from zero; periods stand side by side."""
    top = max((abs(point.value) for point in points), default=0) or 1
    room = (WIDTH - 2 * EDGE) / max(len(points), 1)
    drawn = ""
    for place, point in enumerate(points):
        height = max(1.5, (HEIGHT - 2 * EDGE) * abs(point.value) / top)
        wide = min(room * 0.72, 34)
        left = EDGE + room * place + (room - wide) / 2
        drawn += (
            f'<rect class="spark-bar" x="{left:.1f}" y="{HEIGHT - EDGE - height:.1f}" '
            f'width="{wide:.1f}" height="{height:.1f}"/>'
        )
    return _figure(drawn, [point.on for point in points], words, is_centred=True)


def _scale(points: Sequence[Point]) -> Callable[[Point], tuple[float, float]]:
    """From a point to its place: time to the right, value up from zero."""
    first = min(point.on for point in points).toordinal()
    days = max(point.on for point in points).toordinal() - first or 1
    values = [0.0, *(point.value for point in points)]
    low, high = min(values), max(values)
    rise = (high - low) or 1

    def at(point: Point) -> tuple[float, float]:
        x = EDGE + (WIDTH - 2 * EDGE) * (point.on.toordinal() - first) / days
        return x, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (point.value - low) / rise

    return at


def _figure(drawn: str, days: Sequence[dt.date], words: str, *, is_centred: bool = False) -> str:
    """The drawing over the years at its two ends, with its sentence for those who do not see it."""
    years = [str(day.year) for day in (min(days), max(days))]
    shown = years if years[0] != years[1] else years[:1]
    labels = "".join(f"<span>{year}</span>" for year in shown)
    kind = " spark-centred" if is_centred or len(shown) == 1 else ""
    ground = (
        f'<line class="spark-ground" x1="0" x2="{WIDTH}" '
        f'y1="{HEIGHT - EDGE}" y2="{HEIGHT - EDGE}"/>'
    )
    return (
        f'<div class="spark{kind}"><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(words)}">{ground}{drawn}</svg>'
        f'<span class="spark-years" aria-hidden="true">{labels}</span></div>'
    )
