"""People: who lives in the landscapes that count, each person once, and how that is known.

It must not compute; every number is a column of a query.
"""

from ui import blocks, filters, page, people
from ui.here import load

here = page.begin("people", filter_keys=filters.without("in_scope", "stage"))
now = people.story(here)

blocks.verdict(here, now, by="people_unique")
blocks.headline(
    here, now, "people_unique", "residents_in_scope", "landscapes_half", "landscapes_without_people"
)

with page.section(here, "waterfall"):
    levels = load(here, "people_waterfall")
    blocks.figure(
        here, "steps", people.waterfall(here, levels), frame=levels, row=now, by="people_unique"
    )
    people.bounds(here, now)

with page.section(here, "reach"):
    rungs = load(here, "people_reach")
    blocks.figure(here, "rungs", people.reach(here, rungs), frame=rungs, row=now)

with page.section(here, "where"):
    left, right = page.halves()
    with left:
        places = load(here, "people_by_country", **people.SCOPE)
        blocks.figure(here, "by_country", people.by_country(here, places), frame=places, row=now)
    with right:
        people.concentration(here, now)

with page.section(here, "parts"):
    people.attribution(here, now)
with page.section(here, "shared"):
    people.overlaps(here)
with page.section(here, "nobody"):
    people.missing(here, now)
    blocks.doors(here, "landscapes", "quality")
page.end(here)
