"""A plan as the reader sets it: five assumptions, one of them left open, all kept in the URL.

It must not solve anything; `data.planner` holds the formula and its ranges.
"""

from dataclasses import dataclass

import streamlit as st

from data import planner
from ui import address, text
from ui.here import Here, load
from ui.warehouse_state import Row, records

OPEN = "open"
MONTHS_A_YEAR = 12
PERCENT = 100


@dataclass(frozen=True)
class Input:
    """One assumption: key in the URL, variable of the formula, and what its field permits.

    `scale` is what the reader's number is divided by for the formula (100 for a percentage).
    """

    key: str
    variable: planner.Variable
    most: float
    step: float
    least: float = 0.0
    scale: float = 1.0
    places: int = 0


INPUTS = (
    Input("rate", "rate", most=1000, step=1, places=2),
    Input("per", "people_per_landscape", most=1e8, step=10_000),
    Input("dropout", "dropout", most=50, step=0.1, scale=PERCENT, places=2),
    Input("overlap", "overlap", most=99, step=1, scale=PERCENT, places=1),
    Input("months", "months", most=600, step=1, least=1),
)
KEYS = (OPEN, *(field.key for field in INPUTS))


@dataclass(frozen=True)
class Setting:
    """Where the coalition stands, its goals, what is assumed, and which variable is left open."""

    today: planner.Today
    targets: planner.Targets
    assumption: planner.Assumption
    open_variable: planner.Variable
    goals: dict[str, Row]


def check(_warehouse_id: str) -> None:
    """Drop what the URL holds and no plan can."""
    variables = [field.key for field in INPUTS]
    bad = [code for code in address.chosen(OPEN) if code not in variables]
    if bad:
        address.refuse(OPEN, bad)
    for field in INPUTS:
        asked = address.chosen(field.key)
        wrong = [code for code in asked if not _fits(field, code)]
        if wrong or len(asked) > 1:
            address.refuse(field.key, asked)


def _fits(field: Input, code: str) -> bool:
    try:
        value = float(code)
    except ValueError:
        return False
    return field.least <= value <= field.most


def setting(here: Here) -> Setting | None:
    """The plan of the URL, its gaps filled from today; None when there are no goals to reach."""
    goals = {row["indicator_name"]: row for row in records(load(here, "target_status"))}
    landscapes = goals.get("count_landscapes_empowered")
    people = goals.get("people_unique")
    if landscapes is None or people is None:
        return None
    today = planner.Today(landscapes["value"], people["value"])
    targets = planner.Targets(landscapes["goal"], people["goal"])
    starts = defaults(here, landscapes, today, targets)
    chosen = {field.key: _chosen(field, starts[field.key]) for field in INPUTS}
    assumed = {field.variable: chosen[field.key] / field.scale for field in INPUTS}
    asked = address.chosen(OPEN) or [INPUTS[0].key]
    left_open = next(field.variable for field in INPUTS if field.key == asked[0])
    return Setting(
        today=today,
        targets=targets,
        assumption=planner.Assumption(**assumed),
        open_variable=left_open,
        goals={"landscapes": landscapes, "people": people},
    )


def defaults(
    here: Here, landscapes: Row, today: planner.Today, targets: planner.Targets
) -> dict[str, float]:
    """What the fields hold before anybody touches them: recent pace and today's averages.

    Starting values of a plan, not figures: each can be changed and none is told as a result.
    """
    levels = {row["step_code"]: row["value"] for row in records(load(here, "people_waterfall"))}
    needed = planner.needed_people_per_new_landscape(today, targets) or 0.0
    per = today.people / today.landscapes if today.landscapes and today.people else needed
    overlap = -levels["overlap"] / levels["gross"] if levels["gross"] else 0.0
    return {
        "rate": round(max(0.0, (landscapes["recent_a_year"] or 0) / MONTHS_A_YEAR), 2),
        "per": float(round(per, -4 if per >= PERCENT**2 else 0)),
        "dropout": 0.0,
        "overlap": float(round(overlap * PERCENT)),
        "months": float(max(1, int(landscapes["years_left"] * MONTHS_A_YEAR))),
    }


def _chosen(field: Input, start: float) -> float:
    asked = address.chosen(field.key)
    return float(asked[0]) if asked else min(max(start, field.least), field.most)


def inputs(here: Here, held: Setting) -> None:
    """Which variable is left open, a field for every other one, and the way back to the start."""
    names = {field.key: text.get(f"planner.{field.key}.name", here.language) for field in INPUTS}
    opened = next(field.key for field in INPUTS if field.variable == held.open_variable)
    st.session_state["plan.open"] = opened
    st.segmented_control(
        text.get("planner.open", here.language),
        list(names),
        key="plan.open",
        format_func=names.__getitem__,
        required=True,
        on_change=_opened,
    )
    columns = st.columns(len(INPUTS) - 1)
    fields = [field for field in INPUTS if field.key != opened]
    for column, field in zip(columns, fields, strict=True):
        with column:
            _field(here, held, field)
    st.button(
        text.get("planner.reset", here.language),
        type="tertiary",
        icon=":material/restart_alt:",
        on_click=address.clear,
        args=(KEYS,),
        disabled=not any(address.chosen(key) for key in KEYS),
        key="plan.reset",
    )


def _field(here: Here, held: Setting, field: Input) -> None:
    key = f"plan.{field.key}"
    value = round(getattr(held.assumption, field.variable) * field.scale, 6)
    st.session_state[key] = value
    st.number_input(
        text.get(f"planner.{field.key}.label", here.language),
        min_value=float(field.least),
        max_value=float(field.most),
        step=float(field.step),
        format=f"%.{field.places}f",
        key=key,
        help=text.get(f"planner.{field.key}.help", here.language),
        on_change=_changed,
        args=(field.key,),
    )


def _opened() -> None:
    opened = st.session_state["plan.open"]
    address.choose(OPEN, [opened] if opened and opened != INPUTS[0].key else [])


def _changed(key: str) -> None:
    address.choose(key, [f"{st.session_state[f'plan.{key}']:.10g}"])


def field_of(variable: planner.Variable) -> Input:
    """The field of a variable."""
    return next(field for field in INPUTS if field.variable == variable)
