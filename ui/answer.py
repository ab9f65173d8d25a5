"""What a plan comes to: the open variable for each goal, the goal that binds, and the way there.

It must not solve or add up; `data.planner` gives every figure.
"""

from dataclasses import replace

import pandas as pd

from data import planner
from ui import blocks, charts, evidence, format, marks, plan, tables, text, theme
from ui.here import Here, load, say, show
from ui.plan import Setting
from ui.warehouse_state import Row, records

COLUMNS = ("goal_code", "needed_value", "landscapes_then", "people_then")
RAYS = (30_000, 100_000, 300_000, 1_000_000, 3_000_000)


def solve(held: Setting) -> planner.Plan:
    """The plan with its open variable found, for each goal and for both."""
    return planner.solve(held.today, held.assumption, held.targets, held.open_variable)


def verdict(here: Here, held: Setting, found: planner.Plan) -> None:
    """One sentence: the value that reaches both goals and which goal binds, or that none does."""
    key = plan.field_of(held.open_variable).key
    name = text.get(f"planner.{key}.name", here.language)
    if not found.works:
        main = text.get(f"planner.verdict.{found.reason}", here.language, variable=name.lower())
    elif found.value is None:
        main = text.get("planner.verdict.nothing", here.language)
    else:
        shown = value(here, held.open_variable, found.value)
        main = text.get(f"planner.{key}.answer", here.language, value=shown)
    body = f'<p class="verdict-main">{_plain(main)}</p><p>{_plain(_binding(here, found))}</p>'
    blocks.html(f'<div class="verdict">{body}</div>')


def _binding(here: Here, found: planner.Plan) -> str:
    """Which goal asks the most, or stops the plan, and why."""
    slot = "binds" if found.works else "fails"
    code = "both" if len(found.binding) > 1 else (found.binding[0] if found.binding else "none")
    words = [text.get(f"planner.{slot}.{code}", here.language)]
    for answer in found.answers:
        if answer.reason is not None:
            words.append(_reason(here, answer))
    return " ".join(words)


def _reason(here: Here, answer: planner.Answer) -> str:
    slot = f"{answer.reason}_works" if answer.works else str(answer.reason)
    goal = text.code("goal", answer.goal, here.language)
    return text.get(f"planner.reason.{slot}", here.language, goal=goal)


def _plain(words: str) -> str:
    return marks.sentence(words.replace("{", "").replace("}", ""), {})


def value(here: Here, variable: planner.Variable, raw: float) -> str:
    """A value of a variable in the reader's unit."""
    field = plan.field_of(variable)
    digits = format.quantity(raw * field.scale, here.language)
    return text.get(f"planner.{field.key}.unit", here.language, value=digits)


def results(here: Here, held: Setting, found: planner.Plan) -> None:
    """What each goal asks on its own and what both ask, with where the plan then stands; CSV."""
    frame = _frame(here, held, found)
    shown = [_told(here, row) for row in records(frame)]
    blocks.html(tables.table(shown, COLUMNS, here.language, modelled=here.is_modelled))
    blocks.note(here, text.get("planner.rule", here.language))
    evidence.csv_button(here, "planner", frame.drop(columns="needed_words"))


def _told(here: Here, row: Row) -> Row:
    """A row in words; where no plan was found nothing is said of where it would end."""
    then = {
        name: None if row[name] is None else show(here, name, round(row[name]))
        for name in ("landscapes_then", "people_then")
    }
    return {**row, **then, "needed_value": row["needed_words"]}


def _frame(here: Here, held: Setting, found: planner.Plan) -> pd.DataFrame:
    assumed = {
        f"assumed_{name}": getattr(held.assumption, name)
        for name in planner.VARIABLES
        if name != held.open_variable
    }
    rows = [
        _row(here, held, answer.goal, answer.value, answer.outcome, answer.reason, answer.works)
        for answer in found.answers
    ]
    rows.append(_row(here, held, "both", found.value, found.outcome, found.reason, found.works))
    return pd.DataFrame([{**row, **assumed} for row in rows])


def _row(
    here: Here,
    held: Setting,
    goal: str,
    found: float | None,
    then: planner.Outcome | None,
    reason: str | None,
    works: bool,
) -> dict[str, object]:
    if found is not None:
        words = value(here, held.open_variable, found)
    else:
        words = text.get("planner.none_needed" if works else "planner.no_value", here.language)
    return {
        "goal_code": goal,
        "open_variable": held.open_variable,
        "needed_value": found,
        "needed_words": words,
        "reason": reason,
        "is_reached": works,
        "landscapes_then": None if then is None else then.landscapes,
        "people_then": None if then is None else then.people,
    }


def coupling(here: Here, held: Setting, found: planner.Plan) -> None:
    """Landscapes against people: today, the goals, the direction required, and the plan's way."""
    needed = planner.needed_people_per_new_landscape(held.today, held.targets)
    steps = []
    if found.value is not None:
        assumed = replace(held.assumption, **{held.open_variable: found.value})
        steps = planner.path(held.today, assumed)
    drawing = charts.coupling(
        today=(held.today.landscapes, held.today.people),
        goal=(held.targets.landscapes, held.targets.people),
        way=[(step.landscapes, step.people) for step in steps],
        rays=[(per, _per(here, per)) for per in RAYS],
        words=charts.Words(
            x=say(here, "coupling.x"), y=say(here, "coupling.y"),
            marked=say(here, "coupling.today"),
        ),
        colours=theme.palette(here.mode),
        write=lambda value: format.quantity(value, here.language),
    )  # fmt: skip
    shown = format.people(needed or 0, here.language, modelled=here.is_modelled)
    now = concentration(here)
    slot = "some" if needed else "none"
    words = say(here, f"coupling.needed.{slot}", needed=shown)
    blocks.html(f'<h3 class="finding">{_plain(words)}</h3>')
    blocks.draw(here, "coupling", drawing)
    blocks.note(here, now)


def concentration(here: Here) -> str:
    """How few landscapes carry the people today: a plan of averages hides that."""
    frame = load(here, "people_concentration", in_scope=True)
    half = records(frame[frame["is_half"]].tail(1))
    if not half or len(frame) < 2:
        return say(here, "coupling.concentration.none")
    return say(
        here,
        "coupling.concentration.some",
        half=format.count(half[0]["place_in_line"], here.language),
        landscapes=format.count(len(frame), here.language),
    )


def _per(here: Here, per: float) -> str:
    return say(here, "coupling.ray", people=format.quantity(per, here.language))
