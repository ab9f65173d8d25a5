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
    blocks.folded(
        here, "no_place", nowhere, row=now, by="landscapes_no_place", alphabetical="country_name"
    )

with page.section(here, "people"):
    places = load(here, "people_by_country")
    drawing = drawings.people_by_country(here, places, most=12)
    blocks.figure(here, "by_country", drawing, frame=places, row=now)
    blocks.remark(here, "bounds", one(here, "people_bounds_total"), by="landscapes")
    blocks.doors(here, "people")

with page.section(here, "list"):
    directory.directory(here)
page.end(here)
