"""Where the outlines of Terraso lie by the borders of countries, and how wide their scope stays.

Must not draw or mend an outline; terraso_place does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from data.intake.known import Landscape
from data.intake.rows import Place, Remark
from data.sources import geofile_checks as checks
from data.sources.terraso_place import Ground

PART = 0.05


def placed(ground: Ground, stated: Sequence[str]) -> tuple[Ground, list[str]]:
    """The ground, and the countries that hold a twentieth of its outline, largest first.

    An outline that would lie at home only with its axes exchanged is taken out and said.
    """
    if ground.polygon is None:
        return ground, []
    here = checks.lies(ground.polygon)
    there = checks.swap_suggested(ground.polygon, here, tuple(stated))
    if there:
        fact = f"lies {here.words()}; with latitude and longitude exchanged {there}."
        refused = [*ground.refused, (fact, "Have it drawn again on Terraso.")]
        return replace(ground, polygon=None, area_ha=None, refused=refused), []
    at_home = sum(here.by_country.get(code, 0) for code in stated)
    if stated and at_home < checks.ON_LAND:
        fact = f"lies {here.words()}; its page names {', '.join(stated)}."
        ground.noted.append((fact, "Check its outline and its country on Terraso."))
    ranked = sorted(here.by_country.items(), key=lambda one: -one[1])
    return ground, [code for code, share in ranked if share >= PART]


def settle(
    cells: dict[str, str], by_outline: Sequence[str], known: Mapping[str, Landscape], place: Place
) -> Iterator[Remark]:
    """Countries by the outline where nobody names any; the scope as a steward recorded it.

    Standing on the platform confirms less than in scope: it takes no landscape from the goals.
    """
    held = known.get(cells["landscape_id"])
    name = cells["landscape_name"]
    if by_outline and not cells["country_codes"] and not (held and held.country_codes):
        cells["country_codes"] = ";".join(by_outline)
        countries = ", ".join(by_outline)
        fact = f"The page of “{name}” names no country; its outline lies in {countries}, as taken."
        yield Remark("corrected", place, fact, column="country_codes", rule_code="geo_countries")
    if held and held.scope_code == "in_scope":
        del cells["scope_code"], cells["scope_source_url"]
        fact = f"“{name}” stays in scope, as recorded; Terraso only lists it."
        yield Remark("noted", place, fact, column="scope_code", rule_code="scope")
