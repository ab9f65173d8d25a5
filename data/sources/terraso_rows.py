"""Rows of our tables from one landscape of Terraso, in the wording of method and schema.

Must not store a person: e-mail addresses, creators and members stay out of every cell.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from data.intake.rows import Place
from data.sources import terraso_place
from data.sources.plain_text import as_text, slug
from data.sources.terraso_place import Ground

API = "https://api.terraso.org"
STATUS = {
    "A_": "", "": "", "NO": "no", "IN_PROGRESS": "in_progress", "YES": "yes",
    "no": "no", "in-progress": "in_progress", "in_progress": "in_progress", "yes": "yes",
}  # fmt: skip
TERM_TITLES = {
    "ECOSYSTEM_TYPE": "Ecosystems",
    "LIVELIHOOD": "Livelihoods",
    "COMMODITY": "Commodities",
    "AGRICULTURAL_PRODUCTION_METHOD": "Production methods",
    "LANGUAGE": "Languages",
}
# Words by which a page speaks of Indigenous peoples or of land that a community holds.
COMMUNITY = re.compile(
    r"(?i)\b(indigenous|ind[ií]gen[ao]s?|autochtones?|aborigin\w+|first nations?|native peoples?|"
    r"tribal|tribes?|adivasi|quilombol\w+|pueblos? originarios?|povos? origin[aá]rios?|"
    r"comunidad(?:es)? nativas?|communit(?:y|ies)[- ](?:led|owned|conserved|managed)|iplc|icca|"
    r"maasai|masai|samburu|ogiek|batwa|mbuti|baka|san people|sami|inuit|m[aā]ori|quechua|kichwa|"
    r"aymara|guaran[ií]|mapuche|shipibo|ash[aá]ninka|awaj[uú]n|shuar|waorani|maya|otom[ií]|"
    r"nahua\w*|zapotec\w*|emberá|embera|wayuu|kayap[oó]|yanomami|dayak|iban|karen people|hmong)\b"
)
STRATEGIES = (
    ("landscape_assessment", 2, ("problemSituation", "problemSitutation", "opportunities")),
    ("landscape_strategy", 3, ("objectives", "interventionStrategy")),
)


@dataclass
class Known:
    """What several snapshots and both kinds of file say together about one landscape."""

    on: str = ""
    status_on: str = ""
    population: str = ""
    population_on: str = ""
    drawn_on: str = ""
    stakeholders: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Subject:
    """One landscape while its rows are made: as held, what is known, where it lies and stood."""

    landscape_id: str
    held: Mapping[str, Any]
    known: Known
    ground: Ground
    source_id: str
    place: Place
    persons: set[str]


def texts(held: Mapping[str, Any], key: str) -> str:
    """A value of a landscape as text, "" when it is missing or no text."""
    return as_text(held.get(key))


def nodes(held: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The members of a list, as GraphQL (edges, node) or as JSON gives it."""
    given = held.get(key)
    if isinstance(given, dict) and isinstance(given.get("edges"), list):
        given = [edge.get("node") for edge in given["edges"] if isinstance(edge, dict)]
    if isinstance(given, dict):
        given = [given]
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []


def persons(held: Any, depth: int = 0) -> set[str]:
    """Names of creators and members that stand in a saved record, so that texts can be cleared."""
    names: set[str] = set()
    if depth > 8:
        return names
    if isinstance(held, dict):
        first, last = (as_text(held.get(key)) for key in ("firstName", "lastName"))
        if first or last:
            names |= {f"{first} {last}".strip(), f"{last} {first}".strip()}
        for value in held.values():
            if isinstance(value, (dict, list)):
                names |= persons(value, depth + 1)
    elif isinstance(held, list) and len(held) < 5_000:
        for value in held:
            names |= persons(value, depth + 1) if isinstance(value, (dict, list)) else set()
    return {name for name in names if len(name) > 2}


def terms(held: Mapping[str, Any]) -> dict[str, list[str]]:
    """Taxonomy terms by type, each once, in English where Terraso has it, else as written."""
    found: dict[str, list[str]] = {}
    for term in nodes(held, "taxonomyTerms"):
        value = term.get("value") if isinstance(term.get("value"), dict) else {}
        assert isinstance(value, dict)
        word = (
            as_text(term.get("valueEn"))
            or as_text(value.get("eng"))
            or as_text(term.get("valueOriginal"))
            or as_text(value.get("original"))
        )
        kind = as_text(term.get("type")).upper()
        if word and word not in found.setdefault(kind, []):
            found[kind].append(word)
    return found


def groups(held: Mapping[str, Any]) -> list[tuple[str, bool, str]]:
    """Groups of a landscape: name, whether it is the partnership, year it began."""
    found = []
    for link in nodes(held, "associatedGroups"):
        group = link.get("group")
        name = as_text(group.get("name")) if isinstance(group, dict) else ""
        found.append((name, link.get("isPartnership") is True, texts(link, "partnershipYear")))
    return found


def organisations(held: Mapping[str, Any], known: Known) -> list[str]:
    """Organisations that take part, each once, from terms, groups and the export's flat list."""
    involved = held.get("organizationsInvolved")
    flat = involved.get("stakeholders") if isinstance(involved, dict) else None
    named = [as_text(one) for one in flat] if isinstance(flat, list) else []
    named += [*terms(held).get("ORGANIZATION", []), *known.stakeholders]
    named += [name for name, is_partnership, _ in groups(held) if not is_partnership]
    by_slug = {slug(name): name for name in reversed(named) if slug(name)}
    return list(reversed(by_slug.values()))


def landscape(subject: Subject) -> dict[str, str]:
    """The cells of its landscape row; persons may still stand in them. Empty cells are unknown."""
    held, known = subject.held, subject.known
    status = STATUS.get(texts(held, "partnershipStatus"), "")
    partnership = next((group for group in groups(held) if group[1]), ("", True, ""))
    location = held.get("location") or held.get("region")
    named, slugged = terms(held), texts(held, "slug")
    ecosystems = named.get("ECOSYSTEM_TYPE", [])
    return {
        "landscape_id": subject.landscape_id,
        "landscape_name": texts(held, "name"),
        "partnership_name": partnership[0],
        "network_name": "Terraso",
        "landscape_type": ", ".join(_words(held.get("areaTypes"))),
        "record_kind_code": "landscape",
        "scope_code": "listed",
        "scope_source_url": f"{API}/landscapes/{slugged}/json"
        if re.fullmatch(r"[\w-]+", slugged)
        else f"{API}/sitemap.xml",
        "country_codes": ";".join(terraso_place.countries(location)),
        "extent_note": texts(held, "description"),
        "started_year": partnership[2],
        "realm_code": "coast" if ecosystems and set(ecosystems) == {"Marine/Coastal"} else "land",
        "formal_status_code": status,
        "formal_status_on": known.status_on if status else "",
        "formal_status_tier": "1" if status else "",
        "population": known.population,
        "population_year": known.population_on[:4] if known.population else "",
        "website_url": texts(held, "website"),
        "source_id": subject.source_id,
        "note": ". ".join(
            f"{title}: {', '.join(named[kind])}"
            for kind, title in TERM_TITLES.items()
            if kind in named
        ),
        **_area(held, subject.ground),
        **_community(held, known),
    }


def _community(held: Mapping[str, Any], known: Known) -> dict[str, str]:
    spoken = [texts(held, "name"), texts(held, "description"), *organisations(held, known)]
    spoken += [word for words in terms(held).values() for word in words]
    spoken += [name for name, _, _ in groups(held)]
    spoken += [text for _, _, text in strategies(held)]
    word = COMMUNITY.search("\n".join(spoken))
    if not word:
        return {}
    note = f"Its page on Terraso says “{word[0]}”; who leads and what it allows is not known."
    return {"community_led_code": "review", "community_led_note": note}


def strategies(held: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Output, element and words of what the partnership wrote about situation and strategy."""
    written = nodes(held, "associatedDevelopmentStrategy") or nodes(held, "developmentStrategy")
    for output, element, keys in STRATEGIES:
        said = [texts(one, key) for one in written[:1] for key in keys if texts(one, key)]
        if said:
            yield output, element, "\n".join(dict.fromkeys(said))


def _words(given: Any) -> list[str]:
    return [as_text(one) for one in given if as_text(one)] if isinstance(given, list) else []


def _area(held: Mapping[str, Any], ground: Ground) -> dict[str, str]:
    """Point and area: the pin, else a point inside the polygon; the area computed, else stated."""
    cells: dict[str, str] = {}
    hectares = ground.area_ha or terraso_place.stated_area(held.get("areaScalarHa"))
    if hectares:
        cells["area_ha"] = f"{hectares:.1f}"
    if ground.pin:
        latitude, longitude = ground.pin
        kind = "approximate"
    elif ground.polygon is not None:
        inside = ground.polygon.representative_point()
        latitude, longitude, kind = round(inside.y, 6), round(inside.x, 6), "boundary_point"
    else:
        return cells
    return cells | {
        "latitude": as_text(latitude),
        "longitude": as_text(longitude),
        "place_kind_code": kind,
    }
