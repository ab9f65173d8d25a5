"""Terraso, the coalition's platform: landscapes from saved pages, JSON exports and the early list.

Must not store a person, and must not keep a landscape that Terraso has deleted: it is withdrawn.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data.intake.known import Landscape, landscapes
from data.intake.rows import Answers, Card, Item, Place, Remark, Row, Shape
from data.sources import (
    SourceError,
    drawn,
    geofile_checks,
    terraso_beside,
    terraso_borders,
    terraso_files,
    terraso_history,
    terraso_place,
)
from data.sources import terraso_rows as rows
from data.sources.personal import cleared, without_persons
from data.sources.plain_text import as_text, slug
from data.sources.terraso_files import Found, Pages
from data.sources.terraso_history import RANK, History
from data.sources.terraso_rows import Subject

CARD = Card(
    code="terraso_landscapes",
    title="Landscapes of Terraso",
    publisher_name="Tech Matters (Terraso)",
    url="https://api.terraso.org/graphql/",
    licence_name="not stated",
    endings=(".json", ".csv"),
    default_consent="generalised",
)
LIST_COLUMNS = {
    "landscape_name": "Landscape Name",
    "partnership_name": "Landscape Partnership Name",
    "country_codes": "Country",
    "extent_note": "General Description",
    "website_url": "URL",
    "note": "Co-Design Partner",
}
CO_DESIGNER = "Co Design Partner Name (Group)"


@dataclass
class Reading:
    """What is known while landscapes are read: their history, the record's, organisations told."""

    history: History
    known: Mapping[str, Landscape]
    organisations: set[str] = field(default_factory=set)


def recognises(path: Path) -> bool:
    """Whether a file or folder holds landscapes of Terraso."""
    return terraso_files.recognises(path)


def members(folder: Path) -> list[Path]:
    """The files of a folder that are read together: pages, exports, and snapshots of other days."""
    return [file for file, _ in terraso_files.dated_files(folder) if terraso_files.recognises(file)]


def read(path: Path, answers: Answers) -> Iterator[Item]:
    """Rows of landscapes, partners and outputs; boundaries; withdrawals; remarks.

    answers["partial"] = "yes" takes an incomplete snapshot as it is. Raises SourceError when a
    file cannot be read to its end.
    """
    files = [
        (file, day)
        for file, day in terraso_files.dated_files(path)
        if path.is_file() or terraso_files.recognises(file)
    ]
    if not files:
        raise SourceError(f"{path.name} holds no landscapes of Terraso. Give saved pages or JSON.")
    history = terraso_history.survey(files)
    halt = _incomplete(history, answers)
    if halt:
        yield halt
        return
    yield from terraso_history.remarks(history)
    reading = Reading(history, landscapes(answers))
    outlines: dict[str, BaseGeometry] = {}
    gone = set(history.disappeared())
    for number, (file, day) in enumerate(files):
        source = f"terraso-{day}" if day else "terraso"
        is_stated = False
        for found in terraso_files.read(file, Pages()):
            stamp = (day, RANK[found.kind], number, found.number)
            one = found.identifier
            if one in gone or (one and history.latest[one] != stamp):
                continue
            for item in _landscape(found, source, file.name, reading):
                if isinstance(item, Shape):
                    outlines[item.landscape_id] = shape(item.geometry)
                if isinstance(item, Row) and not is_stated:
                    yield _source(source, day, Place(file.name))
                    is_stated = True
                yield item
    yield from geofile_checks.said_doubles(Place(path.name), outlines, answers)
    yield from _withdrawn(history)


def _incomplete(history: History, answers: Answers) -> Remark | None:
    day = history.newest
    snapshot = history.snapshots.get(day) if day is not None else None
    if snapshot is None or not snapshot.missing or answers.get("partial") == "yes":
        return None
    total, place = max(snapshot.pages.totals), Place(snapshot.files[0])
    fact = f"The snapshot holds {len(snapshot.identifiers):,} of {total:,} landscapes."
    if answers.get("partial") == "no":
        return Remark(
            "refused", place, fact, "Save all pages; Terraso gives 1,000 at most at once."
        )
    step = "Save the other pages into the same folder, or say that this part is enough."
    return Remark("asked", place, fact, step, asks="partial", answers=("yes", "no"))


def _source(source: str, day: str, place: Place) -> Row:
    on = f", snapshot of {day}" if day else ""
    cells = {
        "source_id": source,
        "title": f"Landscapes of Terraso{on}",
        "publisher_name": CARD.publisher_name,
        "url": CARD.url,
        "published_on": day,
        "licence_name": CARD.licence_name,
    }
    return Row("source", cells, place)


def _landscape(found: Found, source: str, file: str, reading: Reading) -> Iterator[Item]:
    place = Place(file, row=found.number)
    held = _as_record(found.held) if found.kind == "list" else found.held
    name = rows.texts(held, "name")
    identifier = found.identifier or (slug(name) if found.kind == "list" else "")
    if not identifier or not name:
        what = "name" if identifier else "id"
        step = f"Save it again with its {what}, or leave it out."
        yield Remark("refused", place, f"A landscape has no {what}.", step, column=what)
        return
    stated = terraso_place.countries(held.get("location") or held.get("region"))
    ground, by_outline = terraso_borders.placed(
        terraso_place.ground(held.get("areaPolygon")), stated
    )
    subject = rows.Subject(
        landscape_id=f"terraso-{identifier}",
        held=held,
        known=reading.history.known.get(identifier, rows.Known()),
        ground=ground,
        source_id=source,
        place=place,
        persons=rows.persons(held),
    )
    cells = rows.landscape(subject) | _list_cells(found)
    cells, touched = cleared("landscape", cells, subject.persons)
    yield from terraso_borders.settle(cells, by_outline, reading.known, place)
    yield Row("landscape", cells, place, LIST_COLUMNS if found.kind == "list" else {})
    yield from _remarks(subject, cells, touched)
    if subject.ground.polygon is not None:
        outline = drawn.as_geojson(subject.ground.polygon)
        yield Shape(subject.landscape_id, outline, "own", place)
    yield from terraso_beside.outputs(subject)
    yield from terraso_beside.partners(subject, reading.organisations)


def _as_record(line: Mapping[str, Any]) -> dict[str, Any]:
    """A line of the early list in the words of the export."""
    co_designer = as_text(line.get(CO_DESIGNER))
    return {
        "name": line.get("Landscape Name"),
        "location": line.get("Country"),
        "description": line.get("General Description"),
        "website": line.get("URL"),
        "areaPolygon": line.get("Polygon (geojson)"),
        "organizationsInvolved": {"stakeholders": [co_designer] if co_designer else []},
    }


def _list_cells(found: Found) -> dict[str, str]:
    if found.kind != "list":
        return {}
    said = as_text(found.held.get("Co-Design Partner"))
    return {
        "partnership_name": as_text(found.held.get("Landscape Partnership Name")),
        "note": f"Co-design partner: {said}" if said else "",
    }


def _remarks(subject: Subject, cells: Mapping[str, str], touched: list[str]) -> Iterator[Remark]:
    held, ground, place = subject.held, subject.ground, subject.place
    name = cells["landscape_name"]
    for kind, faults in (("refused", ground.refused), ("noted", ground.noted)):
        for fact, step in faults:
            said = f"The area of “{name}” {fact}"
            yield Remark(kind, place, said, step, column="areaPolygon")  # type: ignore[arg-type]
    for column in touched:
        fact = "A person’s name, address or telephone number was left out."
        yield Remark("corrected", place, fact, column=column)
    status = rows.texts(held, "partnershipStatus")
    if status not in rows.STATUS:
        step = "It is kept as unknown. Terraso has no, in progress and yes."
        yield Remark("refused", place, "This is no status of Terraso.", step, "partnershipStatus")
    location = rows.texts(held, "location") or rows.texts(held, "region")
    if location and not cells["country_codes"]:
        step = "It is kept without a country. Use the code of two letters, such as KE."
        fact = f"The location of “{name}” names no country that is known."
        value = without_persons(location, subject.persons)
        yield Remark("noted", place, fact, step, "location", value)
    yield from _remarks_on_area(subject, name)


def _remarks_on_area(subject: Subject, name: str) -> Iterator[Remark]:
    hectares, place = subject.ground.area_ha, subject.place
    stated = terraso_place.stated_area(subject.held.get("areaScalarHa"))
    if not hectares:
        return
    if stated and abs(stated / hectares - 1) > terraso_place.SAME_AREA:
        fact = f"“{name}” states {stated:,.0f} ha; its outline holds {hectares:,.0f} ha."
        yield Remark("corrected", place, fact, "The computed area is used.", "area_ha")
    if not terraso_place.SMALLEST_HA <= hectares <= terraso_place.LARGEST_HA:
        size = "small" if hectares < terraso_place.SMALLEST_HA else "large"
        fact = f"The area of “{name}” is unusually {size} for a landscape ({hectares:,.0f} ha)."
        yield Remark("noted", place, fact, "Look whether the outline is the right one.", "area_ha")


def _withdrawn(history: History) -> Iterator[Item]:
    for identifier in history.disappeared():
        day = history.newest or ""
        landscape_id = f"terraso-{identifier}"
        place = Place(history.snapshots[day].files[0])
        yield from terraso_beside.tombstone(landscape_id, day, place)
        fact = f"{landscape_id} is no longer on Terraso on {day}; it is withdrawn."
        yield Remark("noted", place, fact)
