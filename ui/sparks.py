"""One measure over time, small: a line for a stock, a bar a period for a flow, as plain HTML.

Rows in, marks and year labels out; it must not read data, format values or import Streamlit.
"""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

WIDTH, HEIGHT, EDGE, WIDEST = 240, 56, 6, 34
Place = tuple[float, float]


@dataclass(frozen=True)
class Point:
    """One value on its day."""

    on: dt.date
    value: float


def line(points: Sequence[Point], *, target: Point | None = None, words: str) -> str:
    """A line through the values, drawn from zero; a dashed one leads to the hollow target."""
    ends = [*points, *([target] if target else [])]
    at = _scale(ends)
    places = [at(point) for point in points]
    drawn = "".join(_segment("spark-line", one, after) for one, after in pairwise(places))
    if target is not None:
        drawn += _segment("spark-way", places[-1], at(target)) + _dot("spark-target", at(target))
    drawn += "".join(_dot("spark-dot", place) for place in places)
    return _figure(drawn, [one.on for one in ends], words)


def columns(points: Sequence[Point], *, words: str) -> str:
    """A bar for each period, as high as its value from zero; periods stand side by side."""
    top = max((abs(point.value) for point in points), default=0) or 1
    room = (WIDTH - 2 * EDGE) / max(len(points), 1)
    wide = min(room * 0.72, WIDEST)
    drawn = ""
    for place, point in enumerate(points):
        left = EDGE + room * place + (room - wide) / 2
        high = max(1.5, (HEIGHT - EDGE) * abs(point.value) / top)
        size = f"left:{left:.1f}px;width:{wide:.1f}px;height:{high:.1f}px"
        drawn += f'<i class="spark-bar" style="{size}"></i>'
    return _figure(drawn, [point.on for point in points], words, kind=" spark-columns")


def _scale(points: Sequence[Point]) -> Callable[[Point], Place]:
    """From a point to its place in pixels: time to the right, value up from zero."""
    first = min(point.on for point in points).toordinal()
    days = max(point.on for point in points).toordinal() - first
    values = [0.0, *(point.value for point in points)]
    low, rise = min(values), (max(values) - min(values)) or 1

    def at(point: Point) -> Place:
        part = (point.on.toordinal() - first) / days if days else 0.5
        x = EDGE + (WIDTH - 2 * EDGE) * part
        return x, HEIGHT - (HEIGHT - EDGE) * (point.value - low) / rise

    return at


def _segment(kind: str, start: Place, end: Place) -> str:
    across, down = end[0] - start[0], end[1] - start[1]
    return (
        f'<i class="{kind}" style="left:{start[0]:.1f}px;top:{start[1]:.1f}px;'
        f"width:{math.hypot(across, down):.1f}px;"
        f'transform:rotate({math.atan2(down, across):.4f}rad)"></i>'
    )


def _dot(kind: str, place: Place) -> str:
    return f'<i class="{kind}" style="left:{place[0]:.1f}px;top:{place[1]:.1f}px"></i>'


def _figure(drawn: str, days: Sequence[dt.date], words: str, *, kind: str = "") -> str:
    """The drawing over the years at its two ends, with its sentence for those who do not see it."""
    years = dict.fromkeys(str(day.year) for day in (min(days), max(days)))
    labels = "".join(f"<span>{year}</span>" for year in years)
    alone = " spark-one" if len(years) == 1 else ""
    return (
        f'<div class="spark{kind}{alone}" role="img" aria-label="{escape(words)}">'
        f'<div class="spark-plot">{drawn}</div><div class="spark-years">{labels}</div></div>'
    )
