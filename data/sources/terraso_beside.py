"""Rows that stand beside a landscape of Terraso: outputs, partners, and the tombstone.

Must not state a consent that nobody gave: a second import would lay it over one that somebody did.
The card's default and the row's community flag say what holds until a partnership is asked.
"""

from collections.abc import Iterator

from data.intake.rows import Place, Row
from data.sources import terraso_rows
from data.sources.personal import cleared, without_persons
from data.sources.plain_text import slug
from data.sources.terraso_rows import Subject

GONE_NOTE = "It is no longer on Terraso, where it was deleted."
OUTPUT_NAMES = {
    "boundary_map": "Boundary drawn on Terraso",
    "landscape_assessment": "Situation and opportunities written on Terraso",
    "landscape_strategy": "Objectives and interventions written on Terraso",
}


def outputs(subject: Subject) -> Iterator[Row]:
    """The drawn boundary is a map, done; what is only written down counts as begun. Tier 1."""
    events = [
        (output, element, "in_progress", text, subject.known.on)
        for output, element, text in terraso_rows.strategies(subject.held)
    ]
    if subject.ground.polygon is not None:
        events.insert(0, ("boundary_map", 2, "done", "", subject.known.drawn_on))
    for output, element, status, note, on in events:
        cells = {
            "output_event_id": f"{subject.landscape_id}-{output}",
            "landscape_id": subject.landscape_id,
            "element_code": str(element),
            "output_code": output,
            "output_name": OUTPUT_NAMES[output],
            "status_code": status,
            "occurred_on": on,
            "tier": "1",
            "source_id": subject.source_id,
            "note": note,
        }
        yield Row("output_event", cleared("output_event", cells, subject.persons)[0], subject.place)


def partners(subject: Subject, already: set[str]) -> Iterator[Row]:
    """Organisations not yet given (`already` is added to) and their part in the landscape.

    A name that holds a person's name, address or number is left out whole.
    """
    for name in terraso_rows.organisations(subject.held, subject.known):
        organisation_id = slug(name)
        if without_persons(name, subject.persons) != name:
            continue
        if organisation_id not in already:
            already.add(organisation_id)
            cells = {
                "organisation_id": organisation_id,
                "organisation_name": name,
                "source_id": subject.source_id,
            }
            yield Row("organisation", cells, subject.place)
        cells = {
            "landscape_id": subject.landscape_id,
            "organisation_id": organisation_id,
            "role_name": "stakeholder",
            "source_id": subject.source_id,
        }
        yield Row("participation", cells, subject.place)


def tombstone(landscape_id: str, day: str, place: Place) -> Iterator[Row]:
    """The rows of a landscape that Terraso has deleted: withdrawn from that day, its name gone."""
    cells = {
        "landscape_id": landscape_id,
        "landscape_name": "withdrawn",
        "record_kind_code": "landscape",
        "scope_code": "listed",
        "scope_source_url": f"{terraso_rows.API}/sitemap.xml",
        "realm_code": "land",
    }
    yield Row("landscape", cells, place)
    cells = {
        "landscape_id": landscape_id,
        "field_group_code": "all",
        "level_code": "withdrawn",
        "withdrawn_on": day,
        "note": GONE_NOTE,
    }
    yield Row("consent", cells, place)
