"""Country: everything the record holds for one country, on one printable page.

It must not compute; every number is a column of a query.
"""

from ui import atlas, blocks, country, page
from ui.here import load

here = page.begin("country", filter_keys=(), subject=("country_profile", "country", "country"))
country.picker(here)

if here.subject is not None:
    code = here.subject["country_code"]
    this = here.subject
    country.names(here, this)
    blocks.verdict(here, this, by="landscapes_empowered", among="landscapes_in_scope")
    blocks.headline(
        here,
        this,
        "landscapes_empowered",
        "landscapes_in_scope",
        "landscapes",
        "residents_unique",
        "organisations",
    )

    with page.section(here, "where"):
        atlas.country(here, "map", this)
    with page.section(here, "landscapes"):
        country.landscapes(here, load(here, "landscapes", countries=[code]), this)
        blocks.folded(here, "partners", load(here, "organisations", countries=[code]), row=this)
    with page.section(here, "commitments"):
        country.commitments(here, load(here, "country_commitments", country=code))
    with page.section(here, "correct"):
        country.corrections(here, this)
page.end(here)
