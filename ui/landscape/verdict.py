"""The judgement over a landscape's page: its scope, the stage its outputs prove, since when.

It must not judge a landscape by another's goal or say why a stage was reached.
"""

from html import escape

from ui import blocks, format, marks, text
from ui.here import Here, say
from ui.warehouse_state import Row

NUMBERS = ("residents", "population_stated", "area_ha")


def told(here: Here, row: Row) -> str:
    """One sentence, then the story of its stage and the rule behind it."""
    scope = text.get(f"scope_sentence.{row['scope_code']}", here.language)
    stage = row["stage_code"] or "withheld"
    main = say(here, f"verdict.{stage}", scope=scope, name=row["landscape_name"])
    lines = [stage_story(here, row)]
    if row["stage_code"]:
        rule = text.get(f"stage_rule.{stage}", here.language)
        lines.append(say(here, "verdict_rule", rule=rule))
    return (
        f'<div class="verdict"><p class="verdict-main">{escape(main)}</p>'
        f"{''.join(f'<p>{escape(line)}</p>' for line in lines)}</div>"
    )


def stage_story(here: Here, row: Row) -> str:
    """Since when it stands at its stage, by the dates of its outputs."""
    days = {
        name: "" if row[name] is None else format.day(row[name], here.language)
        for name in ("stage_on", "stage_lost_on")
    }
    return text.get(f"story.stage.{row['stage_direction_code']}", here.language, **days)


def numbers(here: Here, row: Row) -> str:
    """The headline cards as HTML, for the sheet."""
    fields = marks.numbers(row, here.language, modelled=here.is_modelled)
    return marks.cards(
        [
            marks.card(
                text.get(f"number.{name}.label", here.language),
                fields[name],
                note=escape(text.get(f"number.{name}.note", here.language)),
            )
            for name in NUMBERS
        ]
    )


def show(here: Here, row: Row) -> None:
    """Verdict and headline numbers."""
    blocks.html(told(here, row))
    blocks.headline(here, row, *NUMBERS)
