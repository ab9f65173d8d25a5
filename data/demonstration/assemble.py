"""Puts the invented tables together: which table is made from what, in which order, with sources.

Must not invent; each table has a module of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import numpy as np

from data.demonstration import (
    coalition,
    layout,
    measured,
    money,
    names,
    outputs,
    paths,
    permits,
    places,
    system,
    teams,
    terrain,
    totals,
)
from data.demonstration.draws import NOTE, YEAR, chance, day_of, generator, rounded, when
from data.demonstration.places import BASE, Columns, ids

SOURCES_MOST = 5_000
LARGE, LARGE_SHARE = 5_000, 0.25
LICENCE = "Invented; free to use"
SHARED = {
    "demo-shapes": "Outlines drawn for the demonstration",
    "demo-members": "List of members of the demonstration",
    "demo-services": "Services of the demonstration",
    "demo-statements": "Statements of the demonstration",
    "demo-networks": "Networks of the demonstration",
}
Progress = Callable[[str, int, int], None]
Tables = Iterator[tuple[str, Iterable[Columns]]]


def tables(seed: int, n: int, as_of: date, progress: Progress) -> tuple[layout.Layout, Tables]:
    """The layout, and every table's name with its rows in parts; made as they are asked for."""
    progress("looking for land", 0, 4)
    ground = terrain.load()
    progress("laying out landscapes", 1, 4)
    laid = layout.make(seed, n, ground)
    return laid, _tables(seed, laid, day_of(as_of), progress)


def _tables(seed: int, laid: layout.Layout, today: float, progress: Progress) -> Tables:
    progress("inventing tables", 2, 4)
    n = len(laid)
    share = LARGE_SHARE if n > LARGE else 1.0
    ways = paths.make(seed, laid, today)
    formal = outputs.formal(seed, ways, today)
    held = coalition.make(seed, laid)
    people, how = places.stated(seed, laid)
    named = _named(seed, laid, held)
    landscape = dict(places.landscape(seed, laid, ways, named, people, formal, today))
    landscape["source_id"] = _sources(np.arange(n), np.zeros(n, bool))
    yield "source", [_source_rows(seed, n, today)]
    yield "landscape", [landscape, totals.landscapes(held)]
    yield "landscape_relation", [places.relations(laid)]
    yield "organisation", [held.organisation]
    roles = coalition.participation(seed, laid, held, max(share, 0.5))
    yield "participation", [_sourced(roles)]
    events = outputs.events(seed, ways, formal["formal_status_code"], today, share)
    yield "output_event", [_sourced(_numbered(events, "output_event_id", "out", 0))]
    yield "observation", _observations(seed, laid, ways, people, how, today, share)
    funders = coalition.funders(seed, held)
    yield "finance", _finance(seed, laid, ways, funders, today, share)
    done = {
        "support": coalition.support(seed, laid, ways, held, today, share),
        "national_coalition": system.national_coalitions(seed, laid, today),
        "policy": system.policies(seed, laid, today),
        "campaign": system.campaigns(seed, today),
        "learning": system.learning(seed, laid, ways, today),
    }
    for name, rows in done.items():
        yield name, [rows]
    yield from _beyond(seed, laid, ways, held, roles, landscape["community_led_code"], today, done)


def _named(seed: int, laid: layout.Layout, held: coalition.Coalition) -> Columns:
    root = names.roots(seed, "landscapes", len(laid))
    name = names.landscapes(seed, root, laid.shape, laid.realm)
    double = np.flatnonzero((laid.role == "same") & (laid.other >= 0))
    name[double] = "Greater " + name[laid.other[double]]
    organisation = np.append(held.organisation["organisation_name"], "")
    return {
        "landscape_name": name,
        "partnership_name": names.partnerships(seed, root),
        "network_name": held.network,
        "lead_name": organisation[held.lead],
    }


def _beyond(
    seed: int,
    laid: layout.Layout,
    ways: paths.Paths,
    held: coalition.Coalition,
    roles: Columns,
    led: np.ndarray,
    today: float,
    done: Mapping[str, Columns],
) -> Tables:
    yield "commitment", [system.commitments(seed, laid, today)]
    yield "timeline", [system.timeline(seed, ways, today)]
    yield "consent", [permits.consents(seed, led, today)]
    yield "label", [permits.labels(seed, led)]
    pays = roles["role_name"] == "funder"
    name = dict(
        zip(held.organisation["organisation_id"], held.organisation["organisation_name"],
            strict=True)
    )  # fmt: skip
    payers = {
        "row": roles["row"][pays],
        "funder_name": np.array([name[one] for one in roles["organisation_id"][pays]], object),
    }
    yield "target", [system.targets(laid, ways, held, payers), teams.targets(done, today)]


def _observations(
    seed: int,
    laid: layout.Layout,
    ways: paths.Paths,
    people: np.ndarray,
    how: np.ndarray,
    today: float,
    share: float,
) -> Iterator[Columns]:
    start = 0
    for part in measured.observations(seed, laid, ways, today, share):
        yield _sourced(_numbered(part, "observation_id", "obs", start))
        start += len(part["row"])
    for extra in (_conflicts(seed, laid, people, how), totals.observations(seed, laid, today)):
        rows = _numbered(extra, "observation_id", "obs", start)
        yield _sourced(rows) if "row" in rows else rows
        start += len(rows["observation_id"])


def _conflicts(seed: int, laid: layout.Layout, people: np.ndarray, how: np.ndarray) -> Columns:
    """Second figures of population and area that disagree with the landscape's own row."""
    rng = generator(seed, "conflicts")
    lives = np.flatnonzero((how == "conflict") & ~np.isnan(people))
    drawn = np.flatnonzero(np.isin(laid.place, ["own", "circle"]) & (rng.random(len(laid)) < 0.05))
    row = np.concatenate([lives, drawn])
    n, is_people = len(row), np.arange(len(row)) < len(lives)
    stated = np.where(is_people, people[row], laid.area_ha[row])
    measure = np.where(is_people, "POP", "AREA")
    return {
        "row": row,
        "landscape_id": ids(len(laid))[row],
        "measure_code": measure,
        "measure_label": np.where(is_people, "Population (second figure)", "Area (second figure)"),
        "period_end_on": np.array([str(one) for one in rng.integers(2014, 2026, n)], object),
        "value": np.rint(rounded(stated * rng.choice([0.6, 0.8, 1.25, 1.5], n))),
        "unit_name": np.where(is_people, "people", "ha"),
        "value_type_code": np.full(n, "reported", object),
        "tier": rng.integers(1, 4, n),
        "is_documented": np.ones(n, bool),
        "note": np.full(n, NOTE, object),
    }


def _finance(
    seed: int,
    laid: layout.Layout,
    ways: paths.Paths,
    funders: Mapping[str, np.ndarray],
    today: float,
    share: float,
) -> Iterator[Columns]:
    for part in money.finance(seed, laid, ways, funders, today, share):
        yield _sourced(part)
    yield totals.finance(today)


def _numbered(rows: Columns, key: str, prefix: str, start: int) -> Columns:
    """The same rows with identifiers that count on from start."""
    n = len(rows["measure_code" if key == "observation_id" else "row"])
    name = np.empty(n, object)
    name[:] = [f"{prefix}-{number:07d}" for number in range(start + 1, start + n + 1)]
    given = dict(rows)
    if key == "output_event_id":
        given["landscape_id"] = ids(int(rows["row"].max()) + 1 if n else 0)[rows["row"]]
    return {**given, key: name}


def _sourced(rows: Columns) -> Columns:
    """The same rows with the source of each: the partnership's page, or a report as proof."""
    documented = rows.get("is_documented", np.zeros(len(rows["row"]), bool))
    return {**rows, "source_id": _sources(rows["row"], np.asarray(documented))}


def _sources(row: np.ndarray, documented: np.ndarray) -> np.ndarray:
    found = np.empty(len(row), object)
    found[:] = [
        f"demo-{'report' if proof else 'page'}-{one % SOURCES_MOST + 1:04d}"
        for one, proof in zip(row.tolist(), documented.tolist(), strict=True)
    ]
    return found


def _source_rows(seed: int, n: int, today: float) -> Columns:
    """Table source: a page and a report for each landscape, shared by several beyond 5,000."""
    rng, count = generator(seed, "sources"), min(n, SOURCES_MOST)
    kind = np.repeat(np.array(["page", "report"], object), count)
    one = np.concatenate([_sources(np.arange(count), np.full(count, k)) for k in (False, True)])
    title = np.where(kind == "page", "Page of a partnership ", "Report on a partnership ")
    title = title.astype(object) + [str(number) for number in [*range(1, count + 1)] * 2]
    on = today - rng.uniform(0.05, 6, len(one)) * YEAR
    on = np.where(chance(rng, len(one), 0.2), np.nan, on)
    every = np.concatenate([np.array(list(SHARED), object), one])
    titles = np.concatenate([np.array(list(SHARED.values()), object), title])
    return {
        "source_id": every,
        "title": titles + " (invented)",
        "publisher_name": np.full(len(every), "Demonstration (invented)", object),
        "url": np.array([f"{BASE}/{one.replace('demo-', '')}" for one in every], object),
        "published_on": np.concatenate([np.full(len(SHARED), "", object), when(on)]),
        "licence_name": np.full(len(every), LICENCE, object),
    }
