"""Country: one page that a national coalition would put before its minister, printable as a brief.

It must not compute; every number is a column of a query.
"""

from ui import atlas, blocks, country, country_beside, country_gaps, country_partners, page
from ui import country_promises as promises
from ui import country_record as record

here = page.begin(
    "country",
    filter_keys=(),
    subject=("country_profile", "country", "country"),
    own_keys=(country_beside.KEY,),
    check=country_beside.check,
)
country.picker(here)

if here.subject is not None:
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
    promises.goals_of_its_own(here)

    with page.section(here, "where"):
        atlas.country(here, "map", this)
        country.borders(here, this)
    with page.section(here, "commitments"):
        promises.commitments(here)
    if country.has_landscapes(this):
        left, right = page.halves()
        with left, page.section(here, "elements"):
            record.elements(here, this)
        with right, page.section(here, "money"):
            record.money(here, this)
        with page.section(here, "returns"):
            record.returns(here, this)
    with page.section(here, "partners"):
        left, right = page.halves()
        with left:
            country_partners.coalitions(here)
            country_partners.policies(here, this)
        with right:
            country_partners.organisations(here, this)
    if country.has_landscapes(this):
        with page.section(here, "missing"):
            country_gaps.missing(here, this)
        with page.section(here, "landscapes"):
            country.landscapes(here)
    else:
        with page.section(here, "first"):
            country_gaps.first_landscape(here, this)
    with page.section(here, "beside"):
        country_beside.beside(here, this)
    with page.section(here, "correct"):
        country.corrections(here, this)
page.end(here)
