"""Landscapes: all of the record on a map, in a list, and by country where they have no place.

It must not compute; every number is a column of a query.
"""

from ui import atlas, blocks, directory, drawings, page
from ui.here import load, one

here = page.begin("landscapes")
now = one(here, "overview")

blocks.verdict(here, now, by="landscapes")
blocks.headline(
    here,
    now,
    "landscapes",
    "landscapes_in_scope",
    "landscapes_mapped",
    "residents_unique",
    "countries",
)

with page.section(here, "map_section"):
    atlas.world(here, "map", is_reference_shown=True)
    nowhere = load(here, "landscapes_without_place_by_country")
    blocks.folded(here, "no_place", nowhere, row=now)

with page.section(here, "people"):
    left, right = page.halves()
    with left:
        places = load(here, "people_by_country")
        blocks.figure(
            here,
            "by_country",
            drawings.people_by_country(here, places, most=12),
            frame=places,
            row=now,
        )
    with right:
        steps = load(here, "people_waterfall")
        blocks.figure(here, "waterfall", drawings.waterfall(here, steps), frame=steps, row=now)
        bounds = one(here, "people_bounds_total")
        blocks.remark(here, "bounds", bounds)

with page.section(here, "list"):
    directory.directory(here)
page.end(here)
