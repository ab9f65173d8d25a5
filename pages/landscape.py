"""Landscape: everything held about one landscape, each fact with its source, to print and keep.

It must not compute; every number is a column of a query.
"""

from ui import atlas, directory, page
from ui.landscape import (
    changes,
    consent,
    elements,
    giveback,
    identity,
    money,
    neighbours,
    partners,
    returns,
    sources,
    verdict,
)

here = page.begin("landscape", filter_keys=(), subject=("landscape_profile", "landscape_id", "id"))

if here.subject is None:
    with page.section(here, "pick"):
        directory.directory(here)
else:
    this = here.subject
    verdict.show(here, this)

    with page.section(here, "elements"):
        elements.show(here, this)
    with page.section(here, "returns"):
        returns.show(here, this)
    with page.section(here, "partners"):
        partners.show(here, this)
    with page.section(here, "support"):
        partners.show_support(here, this)
    with page.section(here, "money"):
        money.show(here, this)
    with page.section(here, "policies"):
        partners.show_policies(here, this)
    with page.section(here, "changes"):
        changes.show(here, this)
    if this["latitude"] is not None:
        with page.section(here, "where"):
            atlas.landscape(here, "map", this)
    with page.section(here, "neighbours"):
        neighbours.show(here, this)
    with page.section(here, "identity"):
        identity.show(here, this)
        identity.facts(here, this)
    with page.section(here, "sources"):
        sources.show(here, this)
    with page.section(here, "consent"):
        consent.show(here, this)
        identity.corrections(here, this)
    with page.section(here, "held"):
        giveback.show(here, this)
page.end(here)
