"""Landscape: what the record holds about one landscape, each fact with its source.

It must not compute; every number is a column of a query.
"""

from ui import atlas, blocks, directory, page, profile, report
from ui.here import load

here = page.begin("landscape", filter_keys=(), subject=("landscape_profile", "landscape_id", "id"))

if here.subject is None:
    with page.section(here, "pick"):
        directory.directory(here)
else:
    this = here.subject
    key = this["landscape_id"]
    facts = load(here, "landscape_facts", landscape_id=key)
    profile.verdict(here, this)
    blocks.headline(here, this, "residents", "population_stated", "area_ha")

    with page.section(here, "elements"):
        elements = load(here, "landscape_elements", landscape_id=key)
        blocks.figure(here, "elements", profile.elements(here, elements), frame=elements, row=this)
    if this["latitude"] is not None:
        with page.section(here, "where"):
            atlas.landscape(here, "map", this)
    with page.section(here, "identity"):
        profile.identity(here, this)
    with page.section(here, "facts"):
        profile.facts(here, facts)
    relations = load(here, "landscape_relations", landscape_id=key)
    if not relations.empty:
        with page.section(here, "relations"):
            profile.relations(here, relations)
    with page.section(here, "consent"):
        profile.consent(here, this)
        report.report_an_error(here, profile.correctable(here, this, facts))
page.end(here)
