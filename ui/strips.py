"""Five independent strips: how many landscapes have an element, and below it each of its outputs.

Rows in, HTML out; it must not read data, import Streamlit, or blend two elements into one mark.
"""

from collections.abc import Sequence
from html import escape

from ui import marks, text
from ui.marks import Row

# From nothing recorded to done; the textures of the marks on a landscape's own page.
STATES = {
    "landscapes_done": "solid",
    "landscapes_under_way": "hatched",
    "landscapes_nothing": "outline",
}
# The columns of the evidence tiers, from the weakest; the texture of each is its number's.
TIERS = (
    "landscapes_modelled",
    "landscapes_self_reported",
    "landscapes_documented",
    "landscapes_reviewed",
    "landscapes_verified",
)


def strips(elements: Sequence[Row], outputs: Sequence[Row], language: str) -> str:
    """One strip an element, each on the same scale, none above another."""
    parts = "".join(
        _strip(
            element,
            [one for one in outputs if one["element_code"] == element["element_code"]],
            language,
        )
        for element in elements
    )
    return f'{_key(outputs, language)}<ol class="strips">{parts}</ol>'


def _key(outputs: Sequence[Row], language: str) -> str:
    """What the textures of the outputs mean, for the tiers that occur."""
    words = "".join(
        f'<li><i class="swatch tier-{tier}"></i>'
        f"{escape(text.code('tier', str(tier), language))}</li>"
        for tier, name in enumerate(TIERS)
        if any(row[name] for row in outputs)
    )
    if not words:
        return ""
    label = escape(text.get("elements.key", language))
    return f'<ul class="stack-words strips-key"><li>{label}</li>{words}</ul>'


def _strip(element: Row, outputs: Sequence[Row], language: str) -> str:
    name = text.code("element", str(element["element_code"]), language)
    title = text.get("elements.strip", language, number=element["element_code"], element=name)
    bar = "".join(
        f'<i class="{texture}" style="flex-grow:{element[state]}"></i>'
        for state, texture in STATES.items()
        if element[state]
    )
    words = "".join(
        f'<li><i class="swatch {texture}"></i>{_state(element, state, language)}</li>'
        for state, texture in STATES.items()
    )
    rows = "".join(_output(row, language) for row in outputs)
    return (
        f'<li class="strip"><h4>{escape(title)}</h4>'
        f'<div class="stack-bar" aria-hidden="true">{bar}</div>'
        f'<ul class="stack-words">{words}</ul>'
        f'<div class="bars" style="--scale:{element["landscapes"] or 1}"><ol>{rows}</ol></div></li>'
    )


def _state(row: Row, name: str, language: str) -> str:
    """How many landscapes are in a state, in words."""
    template = text.find_variant(f"elements.state.{name}", language=language)
    return marks.sentence(template, {"landscapes": marks.number(name, row[name], language)})


def _output(row: Row, language: str) -> str:
    label = escape(text.code("output", row["output_code"], language))
    shown = marks.number("landscapes_done", row["landscapes_done"], language)
    parts = "".join(
        f'<i class="tier-{tier}" style="--value:{row[name]}"></i>'
        for tier, name in enumerate(TIERS)
        if row[name]
    )
    note = " · ".join(_notes(row, language))
    below = f'<small class="bar-note">{note}</small>' if note else ""
    return (
        f'<li><span class="bar-label">{label}</span><span class="bar-value">{shown}</span>'
        f'<span class="bar-track stacked" aria-hidden="true">{parts}</span>{below}</li>'
    )


def _notes(row: Row, language: str) -> list[str]:
    """The evidence of those that have it, how many are under way, and a doubtful name."""
    tiers = [
        f"{marks.number(name, row[name], language)} "
        f"{escape(text.code('tier', str(tier), language))}"
        for tier, name in enumerate(TIERS)
        if row[name]
    ]
    if row["landscapes_under_way"]:
        tiers.append(_state(row, "landscapes_under_way", language))
    if not row["is_confirmed"] and row["output_code"] != "other":
        tiers.append(escape(text.get("elements.unconfirmed", language)))
    return tiers
