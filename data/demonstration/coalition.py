"""Invents the coalition around the landscapes: organisations, networks, roles, services.

Must not decide how far a landscape comes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from data.demonstration import names
from data.demonstration.draws import (
    NOTE,
    YEAR,
    as_known,
    chance,
    generator,
    invented,
    pick,
    rounded,
    when,
)
from data.demonstration.layout import Layout
from data.demonstration.paths import Paths
from data.demonstration.places import BASE, Columns, ids

ROLES = ("convener", "partner", "partner", "adviser")
LOCAL = ("government", "community", "business")
WIDE = ("ngo", "research", "network", "intergovernmental")
GIVES = {
    "government": "domestic_public", "business": "private", "community": "community",
    "intergovernmental": "international_donor", "network": "philanthropic",
}  # fmt: skip
FUNDS = ["philanthropic", "international_donor", "private"]
SEATS = ["USA", "GBR", "DEU", "NLD", "CHE", "NOR"]


@dataclass(frozen=True)
class Coalition:
    """Organisations (index = row), networks by landscape, and the lead of each landscape (-1)."""

    organisation: Columns
    networks: np.ndarray
    network: np.ndarray
    lead: np.ndarray

    def of_kind(self, kind: str) -> np.ndarray:
        """Rows of the organisations of a type."""
        return np.flatnonzero(self.organisation["organisation_type_code"] == kind)


def make(seed: int, layout: Layout) -> Coalition:
    """Organisations grow with the landscapes: 30 and one more for every eight."""
    rng, n = generator(seed, "coalition"), len(layout)
    count = min(30 + n // 8, 2_000)
    name, kind = names.organisations(seed, count)
    countries = invented()["country"]
    seat = pick(rng, list(countries), count, list(countries.values()))
    afar = np.isin(kind, ["funder", "research", "network"]) & chance(rng, count, 0.6)
    one = np.array([f"demo-org-{number:04d}" for number in range(1, count + 1)], object)
    table = {
        "organisation_id": one,
        "organisation_name": name,
        "organisation_type_code": kind,
        "country_code": np.where(
            kind == "intergovernmental", "", np.where(afar, pick(rng, SEATS, count), seat)
        ),
        "website_url": np.where(chance(rng, count, 0.7), f"{BASE}/organisations/" + one, ""),
        "is_coalition_member": chance(rng, count, 0.55),
        "source_id": np.full(count, "demo-members", object),
    }
    every = names.networks(seed)
    weights = 1 / np.arange(1, len(every) + 1)
    network = np.where(chance(rng, n, 0.14), "", pick(rng, list(every), n, list(weights)))
    lead = _near(rng, layout, kind, table["country_code"])
    lead = np.where(chance(rng, n, 0.15), -1, lead)
    return Coalition(table, every, network, lead)


def funders(seed: int, held: Coalition) -> Mapping[str, np.ndarray]:
    """Name and kind of money of those who fund: funders first, then some of every other type."""
    rng = generator(seed, "funders")
    kind, name = held.organisation["organisation_type_code"], held.organisation["organisation_name"]
    others = np.flatnonzero(np.isin(kind, list(GIVES)))
    rows = np.concatenate([held.of_kind("funder"), rng.permutation(others)[: len(name) // 5]])
    source = [GIVES.get(kind[row]) or pick(rng, FUNDS, 1)[0] for row in rows]
    return {"name": name[rows], "source": np.array(source, object), "row": rows}


def _near(
    rng: np.random.Generator, layout: Layout, kind: np.ndarray, seat: np.ndarray
) -> np.ndarray:
    """An organisation for each landscape: one seated in its country, or of the few that work there.

    Councils, communities and businesses work only where they are seated.
    """
    code = np.array([one.split(";")[0] for one in layout.countries], object)
    wide = np.flatnonzero(np.isin(kind, WIDE))
    order = {one: place for place, one in enumerate(invented()["country"])}
    at = np.array([order.get(one, len(one)) for one in code])
    found: np.ndarray = wide[(at * 3 + rng.integers(0, 6, len(layout))) % len(wide)]
    local = np.isin(kind, LOCAL)
    for one in sorted(set(code) & set(seat[local])):
        here, rows = np.flatnonzero(local & (seat == one)), np.flatnonzero(code == one)
        rows = rows[chance(rng, len(rows), 0.6)]
        found[rows] = here[rng.integers(0, len(here), len(rows))]
    return found


def participation(seed: int, layout: Layout, held: Coalition, share: float) -> Columns:
    """Table participation: lead, further roles, funders; without doubles of one role."""
    rng, n = generator(seed, "participation"), len(layout)
    every = np.arange(n)
    blocks = [(every[held.lead >= 0], held.lead[held.lead >= 0], "lead")]
    kind, seat = held.organisation["organisation_type_code"], held.organisation["country_code"]
    for role in ROLES:
        some = chance(rng, n, (0.3 if role == "convener" else 0.6) * share)
        blocks.append((every[some], _near(rng, layout, kind, seat)[some], role))
    money = held.of_kind("funder")
    for often in (0.55 * share, 0.25 * share):
        some = chance(rng, n, often)
        which = np.minimum(rng.geometric(0.15, n) - 1, len(money) - 1)
        blocks.append((every[some], money[which][some], "funder"))
    row = np.concatenate([rows for rows, _, _ in blocks])
    who = np.concatenate([found for _, found, _ in blocks])
    role_name = np.concatenate([np.full(len(rows), role, object) for rows, _, role in blocks])
    _, place = np.unique(role_name.astype(str), return_inverse=True)
    _, first = np.unique((row * 10_000 + who) * 10 + place, return_index=True)
    row, who, role_name = row[first], who[first], role_name[first]
    return {
        "landscape_id": ids(n)[row],
        "organisation_id": held.organisation["organisation_id"][who],
        "role_name": role_name,
        "row": row,
        "note": np.full(len(row), NOTE, object),
    }


def support(
    seed: int, layout: Layout, paths: Paths, held: Coalition, today: float, share: float
) -> Columns:
    """Table support: services by team and route; many landscapes are served by several routes."""
    rng, n = generator(seed, "support"), len(layout)
    often = np.where(layout.scope == "in_scope", 2.1, 0.2) * share
    often = np.where((paths.end == "known") | (layout.role == "same"), 0.2 * often, often)
    row = np.repeat(np.arange(n), rng.poisson(often))
    if len(row) < 12:
        row = np.sort(np.arange(12) % n)
    count = len(row)
    team = pick(rng, [1, 2, 3], count, [0.56, 0.24, 0.2])
    route = pick(
        rng, ["partner", "terraso", "national_coalition", ""], count, [0.45, 0.25, 0.2, 0.1]
    )
    start = paths.entry[row] + rng.random(count) * np.maximum(today - 60 - paths.entry[row], 30)
    start = np.minimum(start, today - 20)
    end = start + rng.uniform(0.3, 3.5, count) * YEAR
    end = np.where((end > today) | chance(rng, count, 0.15), np.nan, end)
    trained = np.rint(rounded(np.exp(rng.normal(np.log(70), 0.9, count)), 2))
    who = rng.integers(0, len(held.organisation["organisation_id"]), count)
    return {
        "support_id": np.array([f"sup-{number:06d}" for number in range(1, count + 1)], object),
        "landscape_id": ids(n)[row],
        "team_code": team,
        "route_code": route,
        "organisation_id": np.where(
            chance(rng, count, 0.1), "", held.organisation["organisation_id"][who]
        ),
        "started_on": when(np.where(chance(rng, count, 0.06), np.nan, start)),
        "ended_on": when(end, as_known(rng, end, today)),
        "people_trained": np.where((team == 1) & ~chance(rng, count, 0.2), trained, np.nan),
        "source_id": np.full(count, "demo-services", object),
    }
