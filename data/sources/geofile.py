"""Boundary files (GeoJSON, GeoPackage, shapefile, KML, KMZ) as boundaries of landscapes.

Answers: `landscape`, `id_field`, `feature:<name>`, `crs`, `swap`, `boundary_kind`; `known` and
`boundaries` name the landscape.csv and boundary.geojson of the package they are for. Must not
publish or check what the schema checks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from data.errors import IntakeError
from data.intake.rows import Answers, Card, Item, Place, Remark, Shape
from data.sources import geofile_checks as checks
from data.sources import geofile_match as match
from data.sources.geofile_layers import WGS84, Feature, features, kind_of
from data.sources.geofile_shape import Drawn, Unusable, area_ha, drawn, off_globe

CARD = Card(
    code="geofile",
    title="Boundaries (GeoJSON, GeoPackage, shapefile, KML)",
    publisher_name="whoever drew them",
    url="https://www.rfc-editor.org/rfc/rfc7946",
    licence_name="as their owner states",
    endings=(".geojson", ".json", ".gpkg", ".shp", ".kml", ".kmz"),
    default_consent="generalised",
)
PARTS = {
    ".shp": (".shx", ".dbf", ".prj", ".qpj", ".cpg", ".sbn", ".sbx", ".qix", ".shp.xml"),
    ".gpkg": (".gpkg-wal", ".gpkg-shm", ".gpkg.aux.xml"),
}
KINDS = ("own", "administrative", "stand_in")
MOST_FEATURES = 20_000


@dataclass
class _Part:
    """The parts of one landscape's boundary in the file."""

    feature: Feature
    shapes: list[BaseGeometry] = field(default_factory=list)


def recognises(path: Path) -> bool:
    """Whether a file begins as one of the kinds. Readers of one system's files come before it."""
    return path.is_file() and kind_of(path) != ""


def read(path: Path, answers: Answers) -> Iterator[Item]:
    """One shape a landscape, after remarks on every feature. Raises IntakeError when unreadable."""
    held = []
    for one in features(path):
        held.append(one)
        if len(held) > MOST_FEATURES:
            raise IntakeError(
                f"{path.name} holds more than {MOST_FEATURES:,} features. Send landscapes only."
            )
    if not held:
        yield Remark("refused", Place(path.name), "holds no feature.", "Export it with its areas.")
        return
    how = match.matching(held, answers)
    yield from how.remarks
    parts: dict[str, _Part] = {}
    for one in held:
        yield from _taken(one, how, parts, is_alone=len(held) == 1)
    finished: dict[str, BaseGeometry] = {}
    for landscape_id, part in parts.items():
        yield from _united(landscape_id, part, finished)
    for landscape_id, geometry in list(finished.items()):
        yield from _looked_at(landscape_id, parts[landscape_id], geometry, how, finished)
    yield from checks.said_doubles(Place(path.name), finished, answers)
    for landscape_id, geometry in finished.items():
        yield _shape(landscape_id, geometry, parts[landscape_id].feature, answers)


def _taken(
    one: Feature, how: match.Matching, parts: dict[str, _Part], *, is_alone: bool
) -> Iterator[Remark]:
    """Bring a feature's shape into order and add it to its landscape."""
    try:
        question = _question(one, how.answers)
        if question is not None:
            if question.asks not in how.asked:
                how.asked.add(question.asks)
                yield question
            return
        crs = one.crs or how.answers.get("crs", WGS84)
        shape = drawn(one.geometry, crs, swapped=how.answers.get("swap") == "yes")
    except Unusable as no:
        yield _said("refused", one, no.fact, no.next_step, "geo_shape")
        return
    landscape_id = ""
    for found in match.landscape_of(one, how, is_alone=is_alone):
        if isinstance(found, str):
            landscape_id = found
        elif found.kind_code == "noted" or found.asks not in how.asked:
            how.asked.add(found.asks)
            yield found
    if landscape_id:
        yield from _changes(one, shape)
        parts.setdefault(landscape_id, _Part(one)).shapes.append(shape.geometry)


def _changes(one: Feature, shape: Drawn) -> Iterator[Remark]:
    for fact, step in shape.corrected:
        yield _said("corrected", one, fact, step, "geo_mended")
    for fact, step in shape.noted:
        yield _said("noted", one, fact, step, "geo_spike")


def _question(one: Feature, answers: Answers) -> Remark | None:
    """What must be known of the coordinates before a shape can be drawn, or None."""
    if one.geometry is None or one.geometry.is_empty:
        return None
    is_area = one.geometry.geom_type in ("Polygon", "MultiPolygon")
    is_far = is_area and off_globe(one.geometry)
    place = Place(one.file, one.layer, one.number)
    if not one.crs and not answers.get("crs"):
        guess = () if is_far else (WGS84,)
        step = "Answer with its EPSG code, such as EPSG:32737, or add the .prj file."
        return Remark("asked", place, "states no coordinate system.", step, asks="crs",
                      answers=guess, rule_code="geo_crs")  # fmt: skip
    if is_far and (one.crs or answers.get("crs")) == WGS84 and answers.get("swap") is None:
        west, south, east, north = one.geometry.bounds
        if max(abs(west), abs(east)) <= 90 and max(abs(south), abs(north)) <= 180:
            furthest = max(abs(south), abs(north))
            fact = f"has latitudes up to {furthest:g}; latitude and longitude look exchanged."
            return Remark("asked", place, fact, "Answer yes to exchange them.", asks="swap",
                          answers=("yes", "no"), rule_code="geo_swap")  # fmt: skip
    return None


def _united(landscape_id: str, part: _Part, finished: dict[str, BaseGeometry]) -> Iterator[Remark]:
    """One shape from all features of a landscape."""
    try:
        whole = shapely.union_all(part.shapes) if len(part.shapes) > 1 else part.shapes[0]
    except shapely.errors.ShapelyError as error:
        fact = f"has parts that cannot be united ({error})."
        yield _said("refused", part.feature, fact, "Unite them in a map program.", "geo_union")
        return
    if len(part.shapes) > 1:
        area = f"{area_ha(whole):,.0f} ha"
        fact = f"{len(part.shapes)} features of {landscape_id} were united to {area}."
        place = Place(part.feature.file, part.feature.layer, part.feature.number)
        yield Remark("corrected", place, fact, rule_code="geo_union")
    finished[landscape_id] = whole


def _looked_at(
    landscape_id: str, part: _Part, geometry: BaseGeometry, how: match.Matching,
    finished: dict[str, BaseGeometry],
) -> Iterator[Remark]:  # fmt: skip
    """Size and countries; a shape that looks as if its axes were exchanged waits for an answer."""
    one, area = part.feature, area_ha(geometry)
    if area > checks.TOO_LARGE_HA:
        del finished[landscape_id]
        fact = f"has {area / 1e6:,.0f} million ha, more than any country but the largest."
        yield _said("refused", one, fact, "Give the landscape, not what it lies in.", "geo_size")
        return
    if said := checks.size_said(area):
        yield _said("noted", one, *said, "geo_size")
    countries = how.known[landscape_id].country_codes if landscape_id in how.known else ()
    here = checks.lies(geometry)
    there = checks.swap_suggested(geometry, here, countries)
    if there and how.answers.get("swap") is None:
        del finished[landscape_id]
        fact = f"lies {here.words()}; with latitude and longitude exchanged {there}."
        yield Remark("asked", Place(one.file, one.layer, one.number),
                     f"“{match.label(one)}” {fact}", "Answer yes to exchange them.", asks="swap",
                     answers=("yes", "no"), rule_code="geo_swap")  # fmt: skip
        return
    yield _said("noted", one, f"has {area:,.0f} ha and lies {here.words()}.", "", "geo_countries")
    at_home = sum(here.by_country.get(code, 0) for code in countries)
    if countries and at_home < checks.ON_LAND:
        fact = f"lies {at_home:.0%} in {', '.join(countries)}, the countries of {landscape_id}."
        yield _said("noted", one, fact, "Check the boundary or the countries.", "geo_country")


def _shape(landscape_id: str, geometry: BaseGeometry, one: Feature, answers: Answers) -> Shape:
    held = one.attributes.get("boundary_kind_code") or answers.get("boundary_kind", "")
    kind = held if held in KINDS else KINDS[0]
    return Shape(landscape_id, mapping(geometry), kind, Place(one.file, one.layer, one.number))


def _said(kind: str, one: Feature, fact: str, step: str, rule: str) -> Remark:
    place = Place(one.file, one.layer, one.number)
    words = f"“{match.label(one)}” {fact}"
    if kind == "refused":
        return Remark("refused", place, words, step, "geometry", rule_code=rule)
    if kind == "corrected":
        return Remark("corrected", place, words, step, "geometry", rule_code=rule)
    return Remark("noted", place, words, step, "geometry", rule_code=rule)
