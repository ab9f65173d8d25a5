"""From a query's rows to the mark that shows them: one function a drawing, in the reader's words.

It must not read rows or place anything on the page.
"""

from collections.abc import Sequence
from html import escape

import pandas as pd

from ui import format, marks, names, text
from ui.here import Here, show
from ui.warehouse_state import Row, records

# The weaker the proof behind a rung, the lighter its bar.
RUNG_TEXTURES = {
    "stated": "outline",
    "listed": "hatched",
    "named": "light",
    "forming": "medium",
    "active": "medium",
    "empowered": "solid",
}
STAGE_TEXTURES = {
    "known": "outline",
    "forming": "light",
    "active": "medium",
    "empowered": "solid",
    "thriving": "solid",
}
VALUE_TEXTURES = {
    "reported": "solid",
    "target": "hatched",
    "estimated": "light",
    "projected": "outline",
}


def ladder(
    here: Here, rungs: pd.DataFrame, *, measure: str, goal: str, is_judged: bool = True
) -> str:
    """The rungs of proof for one measure (landscapes or residents_unique) against its goal.

    Where the world's goals judge nothing (`is_judged` False) the longest proven rung is the scale.
    """
    rows = records(rungs)
    items = [
        marks.Bar(
            label=text.code("rung", row["rung_code"], here.language),
            name=measure,
            value=row[measure],
            note=_rung_note(here, row, measure),
            texture=RUNG_TEXTURES[row["rung_code"]],
            gap="not_stated" if row["rung_code"] == "stated" else "not_mapped",
            stays=row["rung_code"] == "empowered",
        )
        for row in rows
    ]
    scale = rows[0][goal] if is_judged else _longest(rows[1:], measure)
    end = text.get(
        "ladder.goal",
        here.language,
        goal=format.quantity(scale, here.language),
        date=format.day(rows[0]["due_on"], here.language),
    )
    return marks.bars(
        items, scale=scale, language=here.language, modelled=here.is_modelled,
        goal=end if is_judged else "", fold=True,
    )  # fmt: skip


def _rung_note(here: Here, row: Row, measure: str) -> str:
    """What a rung rests on; for people also who is left out, living in a larger unit."""
    code = row["rung_code"]
    if code == "stated" and row["source_title"]:
        source = marks.link(row["source_publisher"] or row["source_title"], row["source_url"])
        when = escape(format.day(row["statement_on_as_given"], here.language))
        if measure == "landscapes":
            key = "ladder.stated_worldwide" if here.filters else "ladder.stated"
            return text.get(key, here.language, source=source, date=when)
        return escape(text.get("ladder.stated_people", here.language))
    if measure == "landscapes":
        return escape(text.get(f"ladder.rung.{code}", here.language))
    if not row["landscapes"]:
        return escape(text.get("ladder.nobody_here", here.language))
    fields = {
        "mapped": marks.number("landscapes_mapped", row["landscapes_mapped"], here.language),
        "landscapes": marks.number("landscapes", row["landscapes"], here.language),
    }
    words = [text.get("ladder.mapped", here.language, **fields)]
    if row["residents_at_most"]:
        most = marks.number(
            "residents_at_most", row["residents_at_most"], here.language, modelled=here.is_modelled
        )
        words.append(text.get("ladder.at_most", here.language, people=most))
    return " ".join(words)


def stages(here: Here, frame: pd.DataFrame, *, measure: str) -> str:
    """Landscapes at each stage, one bar a stage, in the order of the stages."""
    rows = records(frame)
    items = [
        marks.Bar(
            label=text.code("stage", row["stage_code"], here.language),
            name=measure,
            value=row[measure],
            note=escape(text.get(f"stage_rule.{row['stage_code']}", here.language)),
            texture=STAGE_TEXTURES[row["stage_code"]],
        )
        for row in rows
    ]
    return marks.bars(items, scale=_longest(rows, measure), language=here.language)


def evidence(here: Here, frame: pd.DataFrame) -> str:
    """How strong the evidence is, for outputs, observations and finance rows apart."""
    measures = ("outputs", "observations", "finance_rows")
    return marks.stacks(records(frame), measures=measures, language=here.language)


def money(here: Here, frame: pd.DataFrame) -> str:
    """Money by stage; what is reported and what is a target are never one bar."""
    rows = records(frame)
    items = [
        marks.Bar(
            label=text.get(
                "money.bar",
                here.language,
                stage=text.code("finance_stage", row["finance_stage_code"], here.language),
                kind=text.code("value_type", row["value_type_code"], here.language),
            ),
            name="amount_usd",
            value=row["amount_usd"],
            note=escape(_deals(here, row)),
            texture=VALUE_TEXTURES[row["value_type_code"]],
            gap="not_converted" if row["deals_not_converted"] else "not_reported",
        )
        for row in rows
    ]
    scale = _longest(rows, "amount_usd")
    return marks.bars(items, scale=scale, language=here.language, fold=True)


def _deals(here: Here, row: Row) -> str:
    deals, landscapes = text.variant(row["deals"]), text.variant(row["landscapes_reporting"])
    template = text.find_variant(
        "money.deals", f"{deals}_in_{landscapes}", deals, language=here.language
    )
    words = template.format(
        deals=show(here, "deals", row["deals"]),
        landscapes=show(here, "landscapes", row["landscapes_reporting"]),
    )
    if not row["deals_not_converted"]:
        return words
    left = row["deals_not_converted"]
    template = text.find_variant("money.not_converted", text.variant(left), language=here.language)
    return f"{words} {template.format(deals=show(here, 'deals', left))}"


def people_by_country(here: Here, frame: pd.DataFrame, *, most: int) -> str:
    """Residents by country, the largest first, each country a link; the rest is in the table."""
    rows = records(frame.head(most))
    items = [
        marks.Bar(
            label=names.told(row, "country_name", here.language) or "",
            name="residents_unique",
            value=row["residents_unique"],
            texture="reference",
            href=address(here, "country", country=row["country_code"])
            if row["country_code"]
            else "",
        )
        for row in rows
    ]
    return marks.bars(
        items,
        scale=_longest(rows, "residents_unique"),
        language=here.language,
        modelled=here.is_modelled,
    )


def freshness(here: Here, frame: pd.DataFrame) -> str:
    """Landscapes by the age of their newest evidence."""
    rows = records(frame)
    items = [
        marks.Bar(
            label=text.code("freshness", row["freshness_code"], here.language),
            name="landscapes",
            value=row["landscapes"],
            texture="solid" if row["freshness_code"] == "current" else "light",
        )
        for row in rows
    ]
    return marks.bars(items, scale=_longest(rows, "landscapes"), language=here.language)


def returns(here: Here, frame: pd.DataFrame) -> str:
    """Reported values by return; targets and estimates are named beside, not added."""
    rows = records(frame)
    items = [
        marks.Bar(
            label=text.code("return", row["return_code"] or "none", here.language),
            name="observations",
            value=row["reported"],
            note=escape(
                text.get(
                    "returns.beside",
                    here.language,
                    targets=show(here, "count", row["targets"]),
                    estimated=show(here, "count", row["estimated"]),
                    landscapes=show(here, "landscapes", row["landscapes_reporting"]),
                )
            ),
        )
        for row in rows
    ]
    return marks.bars(items, scale=_longest(rows, "reported"), language=here.language)


def address(here: Here, page: str, **query: str) -> str:
    """A relative link to a page that keeps the reader's language and record."""
    pairs = {**query, **kept(here)}
    asked = "&".join(f"{key}={value}" for key, value in pairs.items())
    return f"{page}?{asked}" if asked else page


def kept(here: Here) -> dict[str, str]:
    """What every link of the dashboard carries on: the language and which record is shown."""
    pairs = {} if here.language == text.DEFAULT_LANGUAGE else {"lang": here.language}
    return {**pairs, **({"data": here.data_kind} if here.is_demonstration else {})}


def _longest(rows: Sequence[Row], measure: str) -> float:
    return max((row[measure] or 0 for row in rows), default=1) or 1
