"""The verdict on each goal: status, the sentence on its pace, what is not counted, other opinions.

It must not judge: status, pace and every opinion are columns of a query.
"""

from html import escape

import streamlit as st

from ui import blocks, filters, format, marks, text
from ui.here import Here, load, one, show
from ui.warehouse_state import Row, records

LANDSCAPES, PEOPLE = "landscapes", "people"
# What a goal counts, and the indicator that it is held against, in the order shown.
KINDS = ((LANDSCAPES, "count_landscapes_empowered"), (PEOPLE, "people_unique"))
GOAL_OF = {indicator: kind for kind, indicator in KINDS}
# The overview's and the evidence's columns of each goal.
HEADLINE = {LANDSCAPES: "landscapes_empowered", PEOPLE: "people_unique"}
# Filters of place and funding: under them the world's goals mean nothing.
PLACES = ("country", "region", "network", "funder")
ICONS = {
    "reached": "✓",
    "on_track": "▲",
    "accelerate": "◆",
    "off_track": "▼",
    "reversing": "◀",
    "missed": "✕",
    "not_enough_evidence": "?",
    "not_computable": "?",
}


def by_kind(here: Here) -> dict[str, Row]:
    """The goals that may be judged under the filters, by what they count; perhaps none."""
    found = records(load(here, "target_status"))
    return {GOAL_OF[row["indicator_name"]]: row for row in found}


def head(here: Here, kind: str, goal: Row | None) -> None:
    """One goal: figure, status, bar with what is not counted, and the sentence on its pace."""
    evidence = one(here, "headline_evidence")
    now = one(here, "overview")
    value = now[HEADLINE[kind]]
    figure = f'<div class="cards">{_figure(here, kind, value, goal)}</div>'
    bar, beside = _bar(kind, value, evidence, goal), _beside(here, kind, evidence)
    pace = f'<p class="goal-pace">{sentence(here, kind, goal)}</p>'
    with st.container(key=f"goal-{kind}", gap=None):
        blocks.html(f'<div class="goal">{figure}</div>')
        blocks.html(f"{bar}{beside}{pace}")


def _figure(here: Here, kind: str, value: float, goal: Row | None) -> str:
    name = HEADLINE[kind]
    label = escape(text.get(f"number.{name}.label", here.language))
    shown = marks.number(name, value, here.language, modelled=here.is_modelled)
    of_goal = status = ""
    if goal:
        year = str(goal["due_on"].year)
        aim = format.quantity(goal["goal"], here.language)
        words = text.get("goals.of", here.language, goal=aim, year=year)
        of_goal = f'<span class="card-goal">{escape(words)}</span>'
        status = chip(here, goal["status_code"])
    return f'<p class="card-label">{label} {status}</p><p class="card-figure">{shown} {of_goal}</p>'


def chip(here: Here, status_code: str) -> str:
    """A status as icon and word; its colour says nothing that they do not."""
    word = escape(text.code("status", status_code, here.language))
    return (
        f'<span class="status status-{status_code}">'
        f'<i aria-hidden="true">{ICONS[status_code]}</i>{word}</span>'
    )


def _bar(kind: str, value: float, evidence: Row, goal: Row | None) -> str:
    """What counts, solid; beside it what would count on weaker evidence, hatched."""
    more = evidence[f"{kind}_self_reported"]
    if not goal and not more:
        return ""
    scale = goal["goal"] if goal else value + more
    solid = f'<i class="solid" style="--value:{value:.0f}"></i>' if value else ""
    hatched = f'<i class="hatched" style="--value:{more:.0f}"></i>' if more else ""
    tick = " has-end" if goal else ""
    return (
        f'<span class="bar-track stacked{tick}" style="--scale:{scale:.0f}" aria-hidden="true">'
        f"{solid}{hatched}</span>"
    )


def _beside(here: Here, kind: str, evidence: Row) -> str:
    """What is not counted, and how much of what is counted rests on old evidence."""
    more, stale = evidence[f"{kind}_self_reported"], evidence[f"share_{kind}_stale"]
    lines = []
    if more:
        shown = marks.number(
            f"{kind}_self_reported", more, here.language, modelled=here.is_modelled
        )
        template = text.find_variant(
            f"goals.self_reported.{kind}", text.variant(more), language=here.language
        )
        words = marks.sentence(template, {"more": shown})
        lines.append(f'<i class="swatch hatched" aria-hidden="true"></i>{words}')
    if stale:
        shown = marks.number(f"share_{kind}_stale", stale, here.language)
        template = text.find_variant("goals.stale", language=here.language)
        lines.append(marks.sentence(template, {"share": shown}))
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f'<div class="goal-beside">{body}</div>' if body else ""


def sentence(here: Here, kind: str, goal: Row | None) -> str:
    """The sentence under a goal, worded for its status and pace; as HTML."""
    if goal is None:
        place = _place(here)
        key = "goals.none.place" if place else "goals.none.selection"
        return escape(text.get(key, here.language, place=place))
    template = text.find_variant(f"goals.sentence.{_wording(goal)}", kind, language=here.language)
    return marks.sentence(template, _fields(here, kind, goal))


def _wording(goal: Row) -> str:
    status = goal["status_code"]
    if status in ("reached", "missed"):
        return str(status)
    if status == "not_enough_evidence":
        return "undated" if goal["window_months"] is not None else "short"
    if goal["recent_a_year"] == 0:
        return "still" if goal["value"] or goal["base_on"] else "never"
    return "reversing" if goal["recent_a_year"] < 0 else "moving"


def _fields(here: Here, kind: str, goal: Row) -> dict[str, str]:
    """The numbers of a goal in its own unit: landscapes in full, people as people are written."""
    plain = {name: marks.of_row(goal, name, here.language) for name in goal}
    plain["goal"] = marks.figure("goal", goal["goal"], format.quantity(goal["goal"], here.language))
    for name in ("value_at_pace", "gap", "value", "base_value", "un_value_at_due"):
        plain[name] = in_unit(here, kind, name, goal[name], whole=True)
    for name in ("needed_a_month", "recent_a_year"):
        plain[name] = in_unit(here, kind, name, goal[name], whole=False)
    if goal["arrival_year"] is not None:
        plain["arrival_year"] = marks.figure("arrival_year", goal["arrival_year"],
                                             str(int(goal["arrival_year"])))  # fmt: skip
    if goal["times_todays_pace"] is not None:
        times = format.quantity(goal["times_todays_pace"], here.language, digits=2)
        plain["times_todays_pace"] = marks.figure(
            "times_todays_pace", goal["times_todays_pace"], times
        )
    plain["due_year"] = escape(str(goal["due_on"].year))
    plain["base_year"] = escape(str(goal["base_on"].year)) if goal["base_on"] else ""
    return plain


def in_unit(here: Here, kind: str, name: str, raw: float | None, *, whole: bool) -> str:
    """A value of a goal as HTML: people as people, landscapes as a count or with its fraction."""
    if raw is None:
        return marks.figure(name, None, format.missing("no_data", here.language))
    return marks.figure(name, raw, words_in_unit(here, kind, raw, whole=whole))


def words_in_unit(here: Here, kind: str, raw: float, *, whole: bool = True) -> str:
    """A value of a goal in words."""
    if kind == PEOPLE:
        return format.people(raw, here.language, modelled=here.is_modelled)
    if whole:
        return format.count(raw, here.language)
    return format.quantity(raw, here.language)


def _place(here: Here) -> str:
    """The one place that is chosen, by name; empty for several, or for what is no place."""
    names = filters.options(here.warehouse_id, here.language)
    chosen = [
        names[item.key].get(code, code)
        for item in filters.FILTERS
        if item.key in PLACES
        for code in here.filters.get(item.parameter, [])
    ]
    return chosen[0] if len(chosen) == 1 else ""


def opinions(here: Here, kind: str, goal: Row) -> None:
    """Two other ways to judge the same figures, with the reason why they differ."""
    with st.expander(text.get("goals.opinions.label", here.language), type="compact"):
        fields = _fields(here, kind, goal)
        items = [
            _opinion(here, "pace", goal["status_code"], goal["ratio"], fields),
            _opinion(
                here, "open_sdg", goal["open_sdg_status_code"], goal["open_sdg_ratio"], fields
            ),
            _opinion(here, "un", goal["un_status_code"], goal["un_share"], fields),
        ]
        flag = ""
        if goal["is_small_base"] and goal["open_sdg_ratio"] is not None:
            template = text.find_variant("goals.opinions.small_base", language=here.language)
            flag = f'<p class="note"><b>{marks.sentence(template, fields)}</b></p>'
        blocks.html(f'<ul class="opinions">{"".join(items)}</ul>{flag}')


def _opinion(
    here: Here, method: str, status: str, measure: float | None, fields: dict[str, str]
) -> str:
    name = escape(text.get(f"goals.opinions.{method}.name", here.language))
    slot = "why" if measure is not None else "why_not"
    key = f"goals.opinions.{method}.{slot}"
    template = text.find_variant(key, language=here.language)
    shown = "" if measure is None else show(here, "share_of_way", measure)
    why = marks.sentence(template, {**fields, "measure": escape(shown)})
    return f"<li><b>{name}</b> {chip(here, status)}<p>{why}</p></li>"
