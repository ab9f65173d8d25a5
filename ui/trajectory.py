"""The way to a goal: its past, the path it requires, and where its pace would lead.

It must not compute; the past comes from a query and the future from `data.projection`.
"""

import datetime as dt

import pandas as pd
import streamlit as st

from data import projection
from ui import blocks, charts, evidence, format, goals, text, theme
from ui.here import Here, load
from ui.warehouse_state import Row, records

COLUMNS = ("on", "line_code", "value", "low_50", "high_50", "low_90", "high_90")


def trajectory(here: Here, kind: str, goal: Row) -> None:
    """The chart of one goal with its sentence, its table and its files."""
    past = records(load(here, "goal_by_year"))
    history = [row for row in past if row["indicator_name"] == goal["indicator_name"]]
    future = _future(history, goal)
    drawing = charts.trajectory(
        _way(here, kind, history, goal, future), colours=theme.palette(here.mode)
    )
    slot = f"way_{kind}"
    twin, *also = _twin(here, kind, history, goal, future)
    with st.container(key=f"figure-{here.name}-{slot}", gap="small"):
        blocks.html(blocks.finding(here, slot, goal))
        blocks.draw(here, slot, drawing, describes=twin, also=also)
        frame = _table(history, goal, future)
        evidence.behind(here, "goal_by_year", frame=frame, columns=COLUMNS, key=slot)


def _future(history: list[Row], goal: Row) -> projection.Projection | None:
    """Both lines from today's figure at the pace that the verdict states; None without a pace."""
    if goal["window_months"] is None or goal["status_code"] in ("reached", "missed"):
        return None
    years = goal["window_months"] // 12
    start = history[-1 - years]["on"]
    # Undated evidence counts today and is in no pace: the pace is laid back from today's figure.
    before = goal["value"] - goal["recent_a_year"] * years
    return projection.project(
        [(row["on"], row["value"]) for row in history],
        (goal["as_of"], goal["value"]),
        goal["due_on"],
        cap=goal["goal"],
        base=(start, before),
    )


def _way(
    here: Here,
    kind: str,
    history: list[Row],
    goal: Row,
    future: projection.Projection | None,
) -> charts.Way:
    def end(code: str, value: float) -> tuple[float, str]:
        shown = _short(here, kind, value)
        return value, text.get(f"goals.way.{code}", here.language, value=shown)

    ends = [end("required", goal["goal"])]
    lines: list[list[tuple[dt.date, float]]] = []
    if future is not None:
        for code, line in (("linear", future.linear), ("compound", future.compound)):
            if line.end is not None:
                lines.append([(point.on, point.value) for point in line.points])
                ends.append(end(code, line.end))
    bands = () if future is None else future.bands
    return charts.Way(
        past=[(row["on"], row["value"]) for row in history],
        today=(goal["as_of"], goal["value"]),
        goal=(goal["due_on"], goal["goal"]),
        lines=lines,
        bands=[(band.on, band.low_90, band.low_50, band.high_50, band.high_90) for band in bands],
        ends=ends,
        ticks=[
            (part * goal["goal"], format.quantity(part * goal["goal"], here.language))
            for part in (0, 0.5, 1)
        ],
        today_words=text.get(
            "goals.way.today", here.language, value=_short(here, kind, goal["value"])
        ),
    )


def _short(here: Here, kind: str, value: float) -> str:
    """A value as short as a chart's edge needs it."""
    if kind == goals.LANDSCAPES:
        return format.count(value, here.language)
    digits = format.MODELLED_DIGITS if here.is_modelled else format.MEASURED_DIGITS
    return format.quantity(round(value), here.language, digits=digits)


def _twin(
    here: Here,
    kind: str,
    history: list[Row],
    goal: Row,
    future: projection.Projection | None,
) -> list[str]:
    """The chart in sentences: where the lines end, and what is not drawn and why."""
    told: list[str] = []
    if future is None:
        return [text.get("goals.twin.none", here.language)]
    if future.linear.end is not None:
        fields = {
            "linear": goals.words_in_unit(here, kind, future.linear.end),
            "compound": goals.words_in_unit(here, kind, future.compound.end or 0),
            "goal": format.quantity(goal["goal"], here.language),
            "year": str(goal["due_on"].year),
        }
        slot = "both" if future.compound.end is not None else "linear"
        told.append(text.get(f"goals.twin.{slot}", here.language, **fields))
    reason = future.compound.reason
    if reason == "starts_from_zero":
        told.append(text.get("goals.twin.starts_from_zero", here.language))
    if future.bands_reason:
        told.append(text.get(f"goals.twin.{future.bands_reason}", here.language))
    elif future.bands:
        last = future.bands[-1]
        edges = {name: goals.words_in_unit(here, kind, getattr(last, name)) for name in COLUMNS[3:]}
        slot = "bands" if last.high_90 > last.low_90 else "no_spread"
        told.append(text.get(f"goals.twin.{slot}", here.language, **edges))
    if history and history[-1]["value"] != goal["value"]:
        told.append(text.get("goals.twin.undated", here.language))
    return told


def _table(history: list[Row], goal: Row, future: projection.Projection | None) -> pd.DataFrame:
    """Every point of the chart: the past by dated evidence, today, the lines and the bands."""
    points = [(row["on"], "past", row["value"]) for row in history]
    points += [(goal["as_of"], "today", goal["value"]), (goal["due_on"], "required", goal["goal"])]
    bands = {}
    if future is not None:
        for code, line in (("linear", future.linear), ("compound", future.compound)):
            points += [(point.on, code, point.value) for point in line.points]
        bands = {band.on: band for band in future.bands}
    rows = [{"on": on, "line_code": code, "value": value} for on, code, value in points]
    for on, band in bands.items():
        edges = {name: getattr(band, name) for name in COLUMNS[3:]}
        rows.append({"on": on, "line_code": "band", "value": None, **edges})
    return pd.DataFrame(rows, columns=list(COLUMNS))
