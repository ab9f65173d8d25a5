"""What a country promised itself: its own goals with their verdict, its commitments.

It must not judge a country by the world's goals, nor a promise of which nothing is reported.
"""

from html import escape

from ui import blocks, evidence, format, goals, marks, names, page, text
from ui.country import cut
from ui.here import Here, load, say
from ui.warehouse_state import Row, records

COLUMNS = (
    "framework_name",
    "measure_name",
    "value_promised",
    "value_reported",
    "unit_name",
    "landscapes_reporting",
    "stated_on",
    "source_title",
)


def goals_of_its_own(here: Here) -> None:
    """The verdict on each goal that the country set itself; nothing when it set none."""
    inside = cut(here)
    aims = goals.by_kind(inside)
    if not aims:
        return
    with page.section(here, "goals"):
        for place, (kind, _) in zip(page.halves(), goals.KINDS, strict=True):
            with place:
                goals.head(inside, kind, aims.get(kind))
                if kind in aims:
                    goals.opinions(inside, kind, aims[kind])


def commitments(here: Here, row: Row) -> None:
    """Each promise as a bar of its own: promised, and reported so far by landscapes."""
    frame = load(here, "country_commitments", country=row["country_code"])
    for promise in records(frame):
        blocks.html(_promise(here, promise))
    blocks.note(here, say(here, "commitments.part"))
    evidence.behind(here, "country_commitments", frame=frame, columns=COLUMNS, key="promises")


def _promise(here: Here, row: Row) -> str:
    """What was promised, by which framework, and how much of it is reported."""
    unit = names.unit(row["unit_name"], here.language)
    promised = text.get(
        "country.promised",
        here.language,
        framework=row["framework_name"] or "",
        measure=names.measure(row["measure_code"], here.language, row["measure_name"]),
    )
    fields = marks.numbers(row, here.language) | {"unit": escape(unit)}
    template = text.find_variant(
        f"page.country.promise.{row['promise_code']}",
        text.variant(row["landscapes_reporting"]),
        language=here.language,
    )
    bar = ""
    if row["value_reported"] is not None:
        scale = max(row["value_promised"], row["value_reported"])
        bar = (
            f'<span class="bar-track has-end" style="--scale:{scale:.10g}" aria-hidden="true">'
            f'<i class="solid" style="--value:{row["value_reported"]:.10g}"></i></span>'
        )
    said = f"{marks.sentence(template, fields)} {_stated(here, row)}"
    return f'<h3 class="finding">{escape(promised)}</h3>{bar}<p class="goal-pace">{said}</p>'


def _stated(here: Here, row: Row) -> str:
    """Where the promise is stated, and when."""
    source = marks.link(row["source_title"] or "", row["source_url"])
    stated_on = format.value("stated_on", row["stated_on"], here.language, gap="not_stated")
    template = text.find_variant("country.stated", language=here.language)
    return marks.sentence(template, {"source": source, "stated_on": escape(stated_on)})
