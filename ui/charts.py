"""Charts with two axes: the way to a goal, concentration, and landscapes against people.

Rows in, figure out; it must not read data, add up or import Streamlit.
"""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from ui.theme import Palette, rgba

Row = dict[str, Any]
Dated = tuple[dt.date, float]
FONT = '"Source Sans", "Source Sans Pro", sans-serif'
HEIGHT = 330
WAY_HEIGHT = 250


@dataclass(frozen=True)
class Words:
    """What stands on a chart: its axes, and what is marked on it."""

    x: str = ""
    y: str = ""
    marked: str = ""


def concentration(rows: Sequence[Row], *, colours: Palette, words: Words) -> go.Figure:
    """Share of people against the number of landscapes, largest first; half is marked.

    Rows carry place_in_line, share_of_people (0 to 1), landscape_name and is_half.
    """
    curve = go.Scatter(
        x=[0, *(row["place_in_line"] for row in rows)],
        y=[0, *(row["share_of_people"] for row in rows)],
        mode="lines",
        line={"color": colours.categories[0], "width": 2.5},
        fill="tozeroy",
        fillcolor=css(colours.categories[0], 26),
        text=["", *(row["landscape_name"] for row in rows)],
        hovertemplate="%{text}<br>%{x}: %{y:.0%}<extra></extra>",
    )
    figure = go.Figure(curve)
    for row in [row for row in rows if row["is_half"]][-1:]:
        half = (row["place_in_line"], row["share_of_people"])
        dot = {"size": 11, "color": colours.paper, "line": {"color": colours.ink, "width": 2}}
        _mark(figure, half, dot)
        _say(figure, half, words.marked, xanchor="left", yanchor="top", xshift=12, yshift=-4)
    plain(figure, colours, words)
    figure.update_yaxes(range=[0, 1.03], tickformat=".0%", tickvals=[0, 0.25, 0.5, 0.75, 1])
    figure.update_xaxes(rangemode="tozero")
    return figure


def _mark(figure: go.Figure, at: tuple[Any, float], marker: dict[str, Any]) -> None:
    figure.add_scatter(
        x=[at[0]], y=[at[1]], mode="markers", marker=marker, cliponaxis=False, hoverinfo="skip"
    )


def _say(figure: go.Figure, at: tuple[Any, float], words: str, **place: Any) -> None:
    """Words on a chart at a point, without an arrow."""
    size = {"size": 13}
    figure.add_annotation(x=at[0], y=at[1], text=words, showarrow=False, font=size, **place)


def plain(figure: go.Figure, colours: Palette, words: Words, *, right: int = 24) -> None:
    """The house look of a chart with axes: thin lines, no legend, transparent ground."""
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 8, "r": right, "t": 12, "b": 8},
        font={"family": FONT, "size": 14, "color": colours.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        template=None,
        showlegend=False,
        dragmode=False,
    )
    axis = {
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "linecolor": colours.line,
        "tickcolor": colours.line,
        "tickfont": {"color": colours.muted, "size": 13},
        "title": {"font": {"color": colours.muted, "size": 13}, "standoff": 8},
    }
    figure.update_xaxes(**axis, showline=True, ticks="outside", title_text=words.x)
    figure.update_yaxes(**{**axis, "showgrid": True}, gridcolor=colours.line, gridwidth=0.5)
    figure.update_yaxes(title_text=words.y)


def told_from_zero(figure: go.Figure, top: float, write: Callable[[float], str]) -> None:
    """Round steps on the upright axis from zero to `top`, each as the reader's language has it."""
    figure.update_yaxes(**steps(top, write))


def steps(top: float, write: Callable[[float], str], *, most: int = 4) -> dict[str, Any]:
    """Round steps of an axis that begins at zero, with their words; at most so many above it."""
    if top <= 0:
        return {}
    rough = top / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    values = [step * place for place in range(math.floor(top / step) + 1)]
    return {"tickvals": values, "ticktext": [write(value) for value in values]}


def css(hex_colour: str, alpha: int) -> str:
    """A hex colour with an opacity of 0 to 255, as plotly takes it."""
    red, green, blue, opacity = rgba(hex_colour, alpha)
    return f"rgba({red},{green},{blue},{opacity / 255:.3f})"


def bars_by_year(
    rows: Sequence[Row],
    *,
    colours: Palette,
    words: Words,
    labels: Sequence[str],
    told: Sequence[str],
    write: Callable[[float], str],
) -> go.Figure:
    """One bar a year with its label above; a year without a value has none and is no zero.

    Rows carry year and value (None where nobody reports); `told` are the values in words,
    `write` the words of a step of the axis.
    """
    bars = go.Bar(
        x=[str(row["year"]) for row in rows],
        y=[row["value"] for row in rows],
        text=list(labels),
        textposition="outside",
        cliponaxis=False,
        marker={"color": colours.categories[0]},
        customdata=list(told),
        hovertemplate="%{x}: %{customdata}<extra></extra>",
    )
    figure = go.Figure(bars)
    plain(figure, colours, words)
    figure.update_xaxes(type="category")
    figure.update_yaxes(rangemode="tozero")
    told_from_zero(figure, max((row["value"] or 0 for row in rows), default=0), write)
    figure.update_layout(bargap=0.35, margin_t=28)
    return figure


@dataclass(frozen=True)
class Way:
    """The way to a goal: yearly past, today, goal, dashed lines, bands, and words at their ends.

    `bands` are (day, low 90, low 50, high 50, high 90); `ends` and `ticks` are (height, words).
    """

    past: Sequence[Dated]
    today: Dated
    goal: Dated
    lines: Sequence[Sequence[Dated]]
    bands: Sequence[tuple[dt.date, float, float, float, float]]
    ends: Sequence[tuple[float, str]]
    today_words: str
    ticks: Sequence[tuple[float, str]] = ()


def trajectory(way: Way, *, colours: Palette) -> go.Figure:
    """Past solid, required path dotted, lines of the pace dashed, end values at the right edge."""
    navy, orange = colours.categories[0], colours.categories[3]
    traces = [*_bands(way, navy)]
    traces.append(_path(way.past, {"color": navy, "width": 2.5}))
    traces.append(_path([way.today, way.goal], {"color": orange, "width": 2, "dash": "dot"}))
    traces += [_path(line, {"color": navy, "width": 1.8, "dash": "dash"}) for line in way.lines]
    figure = go.Figure(traces)
    for (on, value), symbol in ((way.today, "circle"), (way.goal, "diamond")):
        colour = navy if symbol == "circle" else orange
        _mark(figure, (on, value), {"size": 9, "symbol": symbol, "color": colour})
    plain(figure, colours, Words(), right=165)
    top = max([value for value, _ in way.ends] + [way.today[1]]) * 1.06
    figure.update_layout(height=WAY_HEIGHT)
    values, told = [value for value, _ in way.ticks], [words for _, words in way.ticks]
    figure.update_yaxes(range=[0, top or 1], tickvals=values, ticktext=told)
    figure.update_xaxes(range=[way.past[0][0], way.goal[0]] if way.past else None)
    beside = {"xanchor": "right", "yanchor": "bottom", "xshift": -4, "yshift": 6}
    _say(figure, way.today, way.today_words, **beside)
    for height, (_, words) in zip(apart([e[0] for e in way.ends], top), way.ends, strict=True):
        _say(figure, (1, height), words, xref="paper", xanchor="left", xshift=8, align="left")
    return figure


def _path(points: Sequence[Dated], line: dict[str, Any]) -> go.Scatter:
    return go.Scatter(
        x=[on for on, _ in points],
        y=[value for _, value in points],
        mode="lines",
        line=line,
        hovertemplate="%{x|%Y}: %{y:.3s}<extra></extra>",
    )


def _bands(way: Way, colour: str) -> list[go.Scatter]:
    """Nine draws in ten, and half of them, as two shades."""
    days = [band[0] for band in way.bands]
    drawn = []
    for low, high, alpha in ((1, 4, 20), (2, 3, 34)) if days else ():
        edge = [band[low] for band in way.bands] + [band[high] for band in reversed(way.bands)]
        drawn.append(
            go.Scatter(
                x=[*days, *reversed(days)],
                y=edge,
                fill="toself",
                mode="lines",
                line={"width": 0},
                fillcolor=css(colour, alpha),
                hoverinfo="skip",
            )
        )
    return drawn


def apart(heights: Sequence[float], top: float, *, least: float = 0.085) -> list[float]:
    """Heights of labels moved up until none lies on another, in the order given."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    moved = list(heights)
    floor = 0.0
    for place in order:
        moved[place] = max(heights[place], floor)
        floor = moved[place] + least * top
    return moved


def coupling(
    *,
    today: tuple[float, float],
    goal: tuple[float, float],
    way: Sequence[tuple[float, float]],
    rays: Sequence[tuple[float, str]],
    words: Words,
    colours: Palette,
    write: Callable[[float], str],
) -> go.Figure:
    """People against landscapes, with lines of equal people per landscape from the origin.

    `rays` are (people per landscape, words); an arrow points from today to the goal.
    """
    navy, orange = colours.categories[0], colours.categories[3]
    corners = [goal, today, *way]
    wide, high = max(x for x, _ in corners) * 1.05, max(y for _, y in corners) * 1.1
    figure = go.Figure()
    steep = [per for per, _ in rays if per * wide > high]
    for per, label in rays:
        row = steep.index(per) % 2 if per in steep else 0
        _ray(figure, per, label, (wide, high), colours, row)
    if way:
        figure.add_scatter(
            x=[x for x, _ in way], y=[y for _, y in way], mode="lines", hoverinfo="skip",
            line={"color": navy, "width": 2.5, "dash": "dash"},
        )  # fmt: skip
    figure.add_annotation(
        x=goal[0], y=goal[1], ax=today[0], ay=today[1], xref="x", yref="y", axref="x", ayref="y",
        showarrow=True, arrowhead=2, arrowwidth=2, arrowcolor=orange, text="",
    )  # fmt: skip
    _mark(figure, today, {"size": 11, "color": navy})
    _mark(figure, goal, {"size": 11, "color": orange, "symbol": "diamond"})
    _say(figure, today, words.marked, xanchor="left", yanchor="bottom", xshift=10, yshift=4)
    plain(figure, colours, words, right=120)
    figure.update_layout(height=430, margin={"l": 8, "r": 120, "t": 50, "b": 8})
    figure.update_xaxes(range=[0, wide], **steps(wide, write))
    figure.update_yaxes(range=[0, high], showgrid=False, **steps(high, write))
    return figure


def _ray(
    figure: go.Figure,
    per: float,
    label: str,
    corner: tuple[float, float],
    colours: Palette,
    row: int,
) -> None:
    """A thin line of equal people per landscape, named where it leaves the chart.

    Names over the chart stand in two rows by turns, so that none lies on the next.
    """
    wide, high = corner
    is_steep = per * wide > high
    end = (high / per, high) if is_steep else (wide, per * wide)
    line = {"color": colours.line, "width": 1}
    figure.add_scatter(x=[0, end[0]], y=[0, end[1]], mode="lines", line=line, hoverinfo="skip")
    place = {"xanchor": "left", "yanchor": "middle", "xshift": 4}
    if is_steep:
        place = {"xanchor": "center", "yanchor": "bottom", "yshift": 18 * row}
    _say(figure, end, label, **place)
