"""The three teams: what each sets out to do, what is recorded of it, how far its own goals are met.

It must not judge a team by any goal but its own; every number is a column of a query.
"""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from ui import blocks, format, marks, text
from ui.here import Here, load, one, say
from ui.warehouse_state import Row, records

# What a team does counts for the landscapes that the coalition names, never the reference layer.
SCOPE = {"in_scope": True}
# What nobody has recorded waits on every screen, the rest that does not lead on a phone.
UNRECORDED, WAITING = ' class="rest"', ' class="rest-narrow"'


def story(here: Here) -> Row:
    """What the page's sentences are filled from: the coalition in one row, and its teams' goals."""
    first = records(load(here, "team_results", **SCOPE).head(1))[0]
    goals = {name: first[name] for name in ("goals", "goals_met")}
    return {**one(here, "coalition_overview"), **goals}


def teams(here: Here) -> None:
    """One figure a team, its indicators under what they tell of."""
    results = load(here, "team_results", **SCOPE)
    for code in (1, 2, 3):
        mine = results[results["team_code"] == code]
        rows = records(mine)
        row = {**rows[0], "team": text.code("team", str(code), here.language)}
        blocks.figure(
            here, f"team_{code}", ledger(here, rows), frame=mine, row=row, by="team_goals"
        )


def ledger(here: Here, rows: Sequence[Row]) -> str:
    """Indicators under the output that they tell of, each held against its own goal or none."""
    leading = _leading(rows)
    parts = [
        _group(here, output, list(group), leading)
        for output, group in groupby(rows, key=lambda row: str(row["team_output_code"]))
    ]
    body = f'<div class="bars ledger" style="--scale:1">{"".join(parts)}</div>'
    narrow = all(_is_told(row) for row in rows)
    return marks.fold(body, here.language, narrow=narrow)


def _is_told(row: Row) -> bool:
    """Whether there is a value or at least a goal to tell of."""
    return row["value"] is not None or row["goal"] is not None


def _leading(rows: Sequence[Row]) -> set[str]:
    """What stands open on a phone: a team's own goals; where it has none, what is recorded."""
    aims = [row for row in rows if row["goal"] is not None]
    held = aims or [row for row in rows if row["value"] is not None]
    return {row["indicator_name"] for row in held[: marks.OPEN_ON_A_PHONE]}


def _group(here: Here, output: str, rows: Sequence[Row], leading: set[str]) -> str:
    """What is counted under one output of the team; its heading waits when all of it does."""
    waiting = [
        "" if row["indicator_name"] in leading else WAITING if _is_told(row) else UNRECORDED
        for row in rows
    ]
    kind = next((kind for kind in ("", WAITING, UNRECORDED) if kind in waiting), "")
    name = escape(text.code("team_output", output, here.language))
    lines = "".join(_line(here, row, kind) for row, kind in zip(rows, waiting, strict=True))
    return f"<h4{kind}>{name}</h4><ol>{lines}</ol>"


def _line(here: Here, row: Row, kind: str) -> str:
    name = row["indicator_name"]
    gap = "none_here" if row["is_recorded_somewhere"] else "not_reported"
    shown = marks.number(name, row["value"], here.language, gap=gap)
    label = escape(say(here, f"indicator.{name}"))
    return (
        f'<li{kind}><span class="bar-label">{label}</span>'
        f'{_track(row)}<span class="bar-value">{shown}</span>'
        f'<small class="bar-note">{_note(here, row)}</small></li>'
    )


def _track(row: Row) -> str:
    """How much of its own goal is met; nothing is drawn where no goal was set."""
    if row["goal"] is None:
        return ""
    met = row["share_met"] or 0
    measure = f'<i class="solid" style="--value:{met:.4g}"></i>' if met > 0 else ""
    return f'<span class="bar-track has-end" aria-hidden="true">{measure}</span>'


def _note(here: Here, row: Row) -> str:
    """From how many facts, and what the team itself set out to reach by when."""
    told = [blocks.say_raw(here, "team.level")]
    if row["facts"]:
        key = "from_landscapes" if row["landscapes_reporting"] else "from_facts"
        told.append(blocks.say_raw(here, f"team.{key}"))
    if row["goal"] is not None:
        known = "goal" if row["value"] is not None else "goal_unreported"
        told.append(blocks.say_raw(here, f"team.{known}"))
    name = row["indicator_name"]
    fields = {
        **marks.numbers(row, here.language),
        "level": escape(text.code("level", row["level_code"], here.language)),
        "goal": marks.figure("goal", row["goal"], format.value(name, row["goal"], here.language)),
    }
    return " ".join(marks.sentence(template, fields) for template in told)
