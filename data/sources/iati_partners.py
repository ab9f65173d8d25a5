"""Organisations, their roles, countries and the place of an IATI activity.

Persons are never read: contacts stay in the file. Must not read money or results.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from data.intake.rows import Remark, Row
from data.sources.iati_mapping import WHOLE, Target
from data.sources.iati_money import Activity
from data.sources.identifier import plain, slug
from data.sources.xml_nodes import Node

COUNTRIES = Path(__file__).parents[1] / "reference" / "country.csv"
ROLES = {
    "1": "funder", "2": "accountable", "3": "extending", "4": "implementing agency",
    "funding": "funder", "donor": "funder", "accountable": "accountable",
    "extending": "extending", "implementing": "implementing agency",
}  # fmt: skip
TYPES = {
    "10": "government", "11": "government", "15": "government", "21": "ngo", "22": "ngo",
    "23": "ngo", "24": "ngo", "40": "intergovernmental", "60": "funder", "70": "business",
    "71": "business", "72": "business", "73": "business", "80": "research",
}  # fmt: skip
REGISTERED = re.compile(r"[A-Z]{2,3}-[A-Z0-9_]+(-\S+)?|\d{5}")
TENTH = Decimal("0.1")


@dataclass
class Known:
    """Organisations and roles of this file that are rows already."""

    names: dict[str, str] = field(default_factory=dict)
    roles: set[tuple[str, str, str]] = field(default_factory=set)


def rows(activity: Activity, landscape_id: str, known: Known) -> Iterator[Row | Remark]:
    """Organisations and participations of an activity in a landscape, each once a file."""
    for node in activity.node.all("participating-org"):
        name, role = node.text, ROLES.get(node.get("role").casefold(), "")
        if not name:
            step = "Add its name in <narrative>."
            yield Remark("refused", activity.place(node), "names no organisation.", step,
                         "participating-org", node.get("ref"))  # fmt: skip
            continue
        if not role:
            fact = f"“{node.get('role')[:40]}” is no role of an organisation."
            yield Remark("corrected", activity.place(node), fact, "It is entered as partner.",
                         "role", node.get("role")[:40])  # fmt: skip
        yield from _organisation(activity, node, name, known)
        key = landscape_id, _identity(node, name), role or "partner"
        if key not in known.roles:
            known.roles.add(key)
            cells = dict(zip(("landscape_id", "organisation_id", "role_name"), key, strict=True))
            cells |= {"source_id": activity.source_id}
            cells |= {"note": f"IATI activity {activity.activity_id}"}
            yield Row("participation", cells, activity.place(node), {"role_name": "role"})


def _identity(node: Node, name: str) -> str:
    ref = node.get("ref").upper()
    return slug(ref if REGISTERED.fullmatch(ref) else name)


def _organisation(
    activity: Activity, node: Node, name: str, known: Known
) -> Iterator[Row | Remark]:
    one = _identity(node, name)
    if one not in known.names:
        known.names[one] = name
        cells = {
            "organisation_id": one,
            "organisation_name": name,
            "organisation_type_code": TYPES.get(node.get("type"), ""),
            "source_id": activity.source_id,
        }
        yield Row("organisation", cells, activity.place(node), {"organisation_name": "narrative"})
    elif plain(known.names[one]) != plain(name):
        fact = f"{node.get('ref')[:60]} is “{known.names[one][:60]}” before and “{name[:60]}” here."
        yield Remark("noted", activity.place(node), fact, "The first name is kept.", "narrative",
                     name[:80], rule_code="iati_two_names")  # fmt: skip


@cache
def _codes() -> dict[str, str]:
    with COUNTRIES.open(encoding="utf-8", newline="") as handle:
        held = list(csv.DictReader(handle))
    alpha2 = {row["country_iso2_code"]: row["country_code"] for row in held}
    return alpha2 | {row["country_code"]: row["country_code"] for row in held}


@dataclass(frozen=True)
class Countries:
    """Countries of an activity with the shares it states, and what is to be said of them."""

    shares: tuple[tuple[str, str], ...]
    has_region: bool
    remarks: tuple[Remark, ...]

    @property
    def several(self) -> bool:
        return len(self.shares) > 1 or (self.has_region and bool(self.shares))

    def which_share(self, activity: Activity) -> Remark:
        """The question how much of the money belongs to the landscape."""
        listed = ", ".join(f"{code} {share} %".replace(" ? %", "") for code, share in self.shares)
        fact = f"{activity.activity_id} works beyond one country ({listed})."
        step = (
            "Answer how many per cent of its money are the landscape's; it is left out until then."
        )
        given = tuple(share for _, share in self.shares if share != "?")
        return Remark("asked", activity.place(activity.node), fact, step, "recipient-country",
                      listed[:120], f"share:{activity.activity_id}",
                      tuple(dict.fromkeys((*given, "100"))),
                      rule_code="iati_share")  # fmt: skip


def countries(activity: Activity) -> Countries:
    """Countries and regions of an activity; shares that do not come to 100 are said."""
    shares: list[tuple[str, str]] = []
    remarks: list[Remark] = []
    total, stated = Decimal(0), 0
    regions = [
        one for one in activity.node.all("recipient-region")
        if one.get("vocabulary") in ("", "1")
    ]  # fmt: skip
    for node in [*activity.node.all("recipient-country"), *regions]:
        share = _share(node.get("percentage"))
        total, stated = total + (share or 0), stated + (share is not None)
        if node.tag == "recipient-country":
            code = _codes().get(node.get("code").upper(), node.get("code")[:20])
            shares.append((code, "?" if share is None else f"{share.normalize():f}"))
    if stated and abs(total - WHOLE) > TENTH:
        fact = f"Shares of countries and regions come to {total.normalize():f} %, not 100."
        remarks.append(Remark("noted", activity.place(activity.node), fact,
                              "Ask the publisher; no money is shared out by them.",
                              "percentage", rule_code="iati_percentages"))  # fmt: skip
    return Countries(tuple(shares), bool(regions), tuple(remarks))


def _share(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value <= 10_000 else None


def landscape(activity: Activity, target: Target) -> Row:
    """The row of a landscape that the sender names; its place only where the activity has one."""
    cells = {
        "landscape_id": target.landscape_id,
        "landscape_name": target.landscape_name,
        "record_kind_code": "landscape",
        "scope_code": "reference",
        "realm_code": "land",
        "country_codes": ";".join(code for code, _ in countries(activity).shares),
        "source_id": activity.source_id,
        "note": f"Made from IATI activity {activity.activity_id}",
    }
    sites = activity.node.all("location", "point", "pos")
    degrees = sites[0].text.replace(",", " ").split() if len(sites) == 1 else []
    if len(degrees) == 2:
        near = activity.node.first("location", "exactness").get("code") != "1"
        cells |= {"latitude": degrees[0], "longitude": degrees[1]}
        cells |= {"place_kind_code": "approximate" if near else "exact"}
    return Row("landscape", cells, activity.place(activity.node))
