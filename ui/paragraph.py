"""A page's paragraph: what its selection holds, how goals and returns moved, what money is known.

It must not compute, explain or compare selections; rows come from queries, wording from `story`.
"""

from html import escape

from ui import blocks, evidence, format, goals, marks, names, story, text
from ui.here import Here, load, one
from ui.warehouse_state import Row, records

ALL = "all"


def selection(here: Here, *, place: Row | None = None) -> None:
    """What the page's selection comes to; `place` is the country that a page is about."""
    now = one(here, "overview")
    listed = _listed(here, now) if now["landscapes"] else ""
    about = f'<p class="story">{_about(here, now, place)}</p>'
    blocks.html(f"{about}{listed}{evidence.ignored(here, 'goal_by_year')}")


def _listed(here: Here, now: Row) -> str:
    """A line for each goal, the returns and money; a phone folds what its page tells at length."""
    is_named = now["landscapes_in_scope"]
    told = _goals(here) if is_named else [_unnamed(here)]
    rest = [_returns(here, _by_return(here)[ALL]), money(here, one(here, "finance_total"))]
    kind = ' class="rest-narrow"' if is_named else ""
    lines = "".join(f"<li{kind}>{line}</li>" for line in told)
    lines += "".join(f"<li>{line}</li>" for line in rest)
    body = f'<ul class="facts">{lines}</ul>'
    return marks.fold(body, here.language, narrow=True) if is_named else body


def returns(here: Here) -> None:
    """One line for each return of the page's selection, then what a move is read from."""
    held = _by_return(here)
    lines = "".join(f"<li>{tally(here, row)}</li>" for code, row in held.items() if code != ALL)
    rest = _joined(_same_ends(here, held[ALL]), _withholding(here, held[ALL]))
    note = f'<p class="note">{rest}</p>' if rest else ""
    blocks.html(f'<ul class="facts">{lines}</ul>{note}')


def _goals(here: Here) -> list[str]:
    held = {row["indicator_name"]: row for row in records(load(here, "goal_stories"))}
    return [goal(here, kind, held[indicator]) for kind, indicator in goals.KINDS]


def _unnamed(here: Here) -> str:
    """Where the coalition names no landscape, no figure of a goal has moved or stood still."""
    return escape(text.get("story.unnamed", here.language))


def goal(here: Here, kind: str, row: Row) -> str:
    """How a goal's figure moved by dated evidence, and what undated evidence adds today."""
    name = goals.HEADLINE[kind]
    is_modelled = here.is_modelled and kind == goals.PEOPLE
    subject = text.get(f"number.{name}.label", here.language)
    said = story.sentence({**row, "subject": subject}, here.language, name=name,
                          modelled=is_modelled)  # fmt: skip
    if not row["undated"]:
        return said
    shown = marks.number(name, row["undated"], here.language, modelled=is_modelled)
    template = text.find_variant("story.undated", language=here.language)
    return f"{said} {marks.sentence(template, {'undated': shown})}"


def tally(here: Here, row: Row) -> str:
    """How the indicators of one return, or of the four, moved."""
    code = row["return_code"]
    subject = (
        text.get("story.four_returns", here.language)
        if code == ALL
        else text.code("return", code, here.language)
    )
    return story.tally({**row, "subject": subject}, here.language, of="indicators")


def money(here: Here, row: Row) -> str:
    """What is committed and disbursed, and of how many landscapes anything is known."""
    fields = marks.numbers(row, here.language, gap="not_reported")
    fields["subject"] = f"<b>{escape(text.get('story.money.subject', here.language))}</b>"
    wording = "some" if row["landscapes_with_finance"] else "zero"
    is_kept_by_all = row["landscapes"] and row["landscapes_withheld"] == row["landscapes"]
    if wording == "zero" and is_kept_by_all:
        wording = "withheld"
    said = marks.sentence(text.find_variant("story.money", wording, language=here.language), fields)
    return said if wording == "withheld" else _joined(said, _kept(here, row, "story.money.kept"))


def _by_return(here: Here) -> dict[str, Row]:
    return {row["return_code"]: row for row in records(load(here, "return_stories"))}


def _about(here: Here, now: Row, place: Row | None) -> str:
    """Which landscapes the paragraph speaks of, and how many."""
    if place is not None:
        about, called = "place", names.told(place, "country_name", here.language) or ""
    else:
        about, called = "selection" if any(here.filters.values()) else "record", ""
    template = text.find_variant(
        f"story.about.{about}", text.variant(now["landscapes"]), language=here.language
    )
    fields = {"landscapes": marks.of_row(now, "landscapes", here.language)}
    return marks.sentence(template, {**fields, "place": escape(called)})


def _returns(here: Here, row: Row) -> str:
    """Who reports on the four returns, how the indicators moved, and who keeps them back."""
    if row["direction_code"] == "withheld":
        return tally(here, row)
    moved = tally(here, row) if row["direction_code"] == "some" else ""
    reporting = text.variant(row["landscapes_reporting"])
    said = ""
    if reporting != "zero" or not moved:
        template = text.find_variant("story.returns", reporting, language=here.language)
        subject = f"<b>{escape(text.get('story.four_returns', here.language))}</b>"
        said = marks.sentence(template, {**marks.numbers(row, here.language), "subject": subject})
    return _joined(moved, _same_ends(here, row), said, _withholding(here, row))


def _same_ends(here: Here, row: Row) -> str:
    """What a move is read from; nothing where no indicator is compared."""
    if row["uncompared"] == row["measures"]:
        return ""  # nor where none is reported: both are 0 then
    shown = format.value("months_apart", row["months_apart"], here.language)
    return escape(text.get("story.same_ends", here.language, months_apart=shown))


def _withholding(here: Here, row: Row) -> str:
    return "" if row["direction_code"] == "withheld" else _kept(here, row, "story.withholding")


def _kept(here: Here, row: Row, key: str) -> str:
    """How many landscapes keep a group of facts back; nothing where none does."""
    kept = row["landscapes_withheld"]
    if not kept:
        return ""
    template = text.find_variant(key, text.variant(kept), language=here.language)
    return marks.sentence(template, marks.numbers(row, here.language))


def _joined(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)
