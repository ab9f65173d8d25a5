"""Country: one page that a national coalition would put before its minister, printable as a brief.

It must not compute; every number is a column of a query.
"""

from ui import blocks, country, country_beside, country_gaps, country_lead, country_partners, page
from ui import country_record as record

here = page.begin(
    "country",
    filter_keys=(),
    subject=("country_profile", "country", "country"),
    own_keys=(country_beside.KEY,),
    check=country_beside.check,
)
country.picker(here)

if here.subject is None:
    country.chooser(here)
else:
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
    country_lead.show(here, this)

    if record.has_indicators(here):
        with page.section(here, "indicators"):
            record.indicators(here, this)
    if country_lead.has_partners(here, this):
        with page.section(here, "partners"):
            country_partners.show(here, this)
    if this["landscapes_crossing_borders"]:
        with page.section(here, "crossing"):
            country.borders(here, this)
    if country.has_landscapes(this):
        if not country_gaps.is_complete(here):
            with page.section(here, "ask"):
                country_gaps.ask(here)
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
