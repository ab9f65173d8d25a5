"""Landscape: everything held about one landscape, each fact with its source, to print and keep.

It must not compute; every number is a column of a query.
"""

from ui import atlas, directory, page, unrecorded
from ui.landscape import (
    changes,
    consent,
    elements,
    giveback,
    identity,
    money,
    neighbours,
    partners,
    recorded,
    returns,
    sources,
    verdict,
)

PARTS = (
    ("elements", elements.show),
    ("returns", returns.show),
    ("partners", partners.show),
    ("support", partners.show_support),
    ("money", money.show),
    ("policies", partners.show_policies),
    ("changes", changes.show),
    ("where", atlas.landscape),
    ("neighbours", neighbours.show),
    ("identity", identity.show),
    ("sources", sources.show),
)

here = page.begin("landscape", filter_keys=(), subject=("landscape_profile", "landscape_id", "id"))

if here.subject is None:
    with page.section(here, "pick"):
        directory.directory(here)
else:
    this = here.subject
    verdict.show(here, this)
    unrecorded.line(here, recorded.absent(here, this))
    for slot, show in PARTS:
        if recorded.is_told(here, this, slot):
            with page.section(here, slot):
                show(here, this)
    with page.section(here, "consent"):
        consent.show(here, this)
        identity.corrections(here, this)
    with page.section(here, "held"):
        giveback.show(here, this)
page.end(here)
