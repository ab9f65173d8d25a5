"""Invents finance: needs, deals, payments, programmes with their parts, deals of several funders.

Must not link a payment to its commitment as a part of it: a payment is never added to it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

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
from data.demonstration.places import Columns, ids

PART = 20_000
SOURCES = ["domestic_public", "private", "international_donor", "philanthropic", "community", ""]
INSTRUMENTS = ["grant", "loan", "equity", "guarantee", "blended fund", "payment on results",
               "green bond", "budget line", "in-kind"]  # fmt: skip
# Rows a landscape has of each kind on average, and the median amount in US dollars.
DEALS = {
    "needed": (0.8, 9_000_000), "under_development": (0.45, 3_500_000), "ready": (0.35, 2_500_000),
    "committed": (1.1, 1_400_000), "programme": (0.14, 8_000_000), "shared": (0.14, 4_000_000),
}  # fmt: skip
# What money is mainly meant for; one deal in four does not say.
RETURNS = {"": 0.25, "natural": 0.27, "financial": 0.25, "social": 0.16, "inspiration": 0.07}
SHARED, SHARED_BY_THREE = 0.13, 0.3
Rows = dict[str, np.ndarray]


def finance(
    seed: int, layout: Layout, paths: Paths, funders: Mapping[str, Any], today: float, share: float
) -> Iterator[Columns]:
    """Table finance in parts. funders: name and source of each funder, as two arrays."""
    start = 0
    for number, first in enumerate(range(0, len(layout), PART)):
        rng = generator(seed, "finance", number)
        rows = np.arange(first, min(first + PART, len(layout)))
        held = _deals(rng, layout, paths, rows, funders, today, share)
        held["number"] = start + np.arange(1, len(held["row"]) + 1)
        start += len(held["row"])
        meant = generator(seed, "meaning of finance", number)
        yield {**_told(rng, held, layout, today), **_meant(meant, held, funders)}


def _deals(
    rng: np.random.Generator,
    layout: Layout,
    paths: Paths,
    rows: np.ndarray,
    funders: Mapping[str, Any],
    today: float,
    share: float,
) -> Rows:
    active = (rng.random(len(rows)) < 0.75) & (layout.role[rows] != "same")
    active &= paths.end[rows] != "known"
    held = []
    for kind, (mean, median) in DEALS.items():
        row = np.repeat(rows, rng.poisson(mean * share, len(rows)) * active)
        if kind in ("programme", "shared") and active.any() and not len(row):
            row = rows[active][:1]
        held.append(_block(rng, kind, row, median, layout, paths, funders, today))
    whole = _joined(held)
    found = _joined([whole, _parts(rng, whole, funders), _payments(rng, whole, today)])
    order = np.lexsort((found["part"], found["deal"], found["row"]))
    return {name: values[order] for name, values in found.items()}


def _block(
    rng: np.random.Generator,
    kind: str,
    row: np.ndarray,
    median: float,
    layout: Layout,
    paths: Paths,
    funders: Mapping[str, Any],
    today: float,
) -> Rows:
    n = len(row)
    who = np.minimum(rng.geometric(0.09, n) - 1, len(funders["name"]) - 1)
    known = ~chance(rng, n, 0.2 if kind == "needed" else 0.05) & (kind != "shared")
    latest = np.where(np.isnan(paths.quiet_from[row]), today - 30, paths.quiet_from[row])
    start = paths.entry[row] + rng.random(n) * np.maximum(latest - paths.entry[row], 30)
    stage = kind if kind not in ("programme", "shared") else "committed"
    currency, rate = _currencies(layout.countries[row], chance(rng, n, 0.35))
    return {
        "row": row,
        "kind": np.full(n, kind, object),
        "stage": np.full(n, stage, object),
        "currency": currency,
        "rate": rate,
        "amount": rounded(median * np.exp(rng.normal(0, 1.1, n)) / rate, 2),
        "funder": np.where(known, funders["name"][who], ""),
        "source": np.where(known, funders["source"][who], pick(rng, SOURCES, n)),
        "asset": np.where(chance(rng, n, 0.58), "asset", "enabling"),
        "instrument": pick(rng, INSTRUMENTS, n),
        "start": np.minimum(start, latest),
        "length": rng.uniform(1, 6, n) * YEAR,
        "tier": pick(rng, [1, 2, 3, 4], n, [0.38, 0.45, 0.12, 0.05]).astype(int),
        "ceiling": chance(rng, n, 0.08 if kind == "committed" else 0),
    }


def _joined(parts: list[Rows]) -> Rows:
    held = {
        name: np.concatenate([part[name] for part in parts if name in part]) for name in parts[0]
    }
    if "deal" not in held:
        n = len(held["row"])
        held |= {"deal": np.arange(n), "part": np.zeros(n, int)}
    return held


def _parts(rng: np.random.Generator, whole: Rows, funders: Mapping[str, Any]) -> Rows:
    """The parts of programmes, and of shared deals one part for each funder."""
    parents = np.flatnonzero(np.isin(whole["kind"], ["programme", "shared"]))
    count = rng.integers(2, 4, len(parents))
    found = {name: np.repeat(values[parents], count) for name, values in whole.items()}
    number = np.concatenate([np.arange(one) for one in count]) if len(count) else np.empty(0, int)
    weight = rng.uniform(0.4, 1, len(number))
    owner = np.repeat(np.arange(len(parents)), count)
    total = np.bincount(owner, weight, len(parents))
    amount = np.floor(found["amount"] * weight / total[owner])
    rest = whole["amount"][parents] - np.bincount(owner, amount, len(parents))
    amount = np.where(number == 0, amount + rest[owner], amount)
    shared = found["kind"] == "shared"
    first = rng.integers(0, len(funders["name"]), len(parents))
    who = (first[owner] + number * 3) % len(funders["name"])
    return found | {
        "amount": amount,
        "part": number + 1,
        "funder": np.where(shared, funders["name"][who], found["funder"]),
        "source": np.where(shared, funders["source"][who], found["source"]),
        "instrument": np.where(shared, found["instrument"], pick(rng, INSTRUMENTS, len(number))),
        "asset": np.where(chance(rng, len(number), 0.5), "asset", "enabling"),
    }


def _payments(rng: np.random.Generator, whole: Rows, today: float) -> Rows:
    """Payments under commitments: together at most the commitment."""
    paid = np.flatnonzero((whole["kind"] == "committed") & chance(rng, len(whole["row"]), 0.62))
    count = rng.integers(1, 4, len(paid))
    found = {name: np.repeat(values[paid], count) for name, values in whole.items()}
    number = np.concatenate([np.arange(one) for one in count]) if len(count) else np.empty(0, int)
    start = found["start"] + found["length"] * (number + rng.random(len(number))) / 4
    return found | {
        "stage": np.full(len(number), "disbursed", object),
        "amount": rounded(found["amount"] * rng.uniform(0.1, 0.32, len(number)), 2),
        "start": np.minimum(start, today - 10),
        "length": np.full(len(number), np.nan),
        "part": number + 1,
        "ceiling": np.zeros(len(number), bool),
    }


def _told(rng: np.random.Generator, held: Rows, layout: Layout, today: float) -> Columns:
    """The rows as table finance has them."""
    n, row = len(held["row"]), held["row"]
    name = _names(held["number"])
    parent = held["part"] == 0
    _, deal = np.unique(held["deal"], return_inverse=True)
    whole = np.full(n, "", object)
    whole[deal[parent]] = name[parent]
    is_payment = held["stage"] == "disbursed"
    is_parent = parent & np.isin(held["kind"], ["programme", "shared"])
    is_dollar = held["currency"] == "USD"
    no_rate = ~is_dollar & (deal % 7 == 0)
    in_dollars = np.round(held["amount"] * held["rate"], 2)
    one = ids(len(layout))
    note = np.where(is_parent, "Whole of a deal; its parts follow. " + NOTE, NOTE)
    under = "Payment under commitment " + whole[deal] + ". " + NOTE
    return {
        "finance_id": name,
        "landscape_id": one[row],
        "row": row,
        "finance_stage_code": held["stage"],
        "finance_kind_code": np.where(chance(rng, n, 0.06), "", held["asset"]),
        "finance_source_code": held["source"],
        "funder_name": held["funder"],
        "recipient_name": np.where(chance(rng, n, 0.4), "Partnership of " + one[row], ""),
        "instrument_name": held["instrument"],
        "currency_code": held["currency"],
        "amount": held["amount"],
        "amount_usd": np.where(no_rate, np.nan, in_dollars),
        "rate_usd": np.where(no_rate, np.nan, held["rate"]),
        "rate_on": np.where(no_rate | is_dollar, "", when(held["start"])),
        "period_start_on": when(held["start"], as_known(rng, held["start"], today)),
        "period_end_on": when(held["start"] + held["length"], 4),
        "value_type_code": _value_types(rng, held),
        "is_excluded_from_sums": is_parent,
        "parent_finance_id": np.where(~parent & ~is_payment, whole[deal], ""),
        "tier": np.where(held["stage"] == "needed", 1, held["tier"]),
        "is_documented": held["tier"] >= 2,
        "note": np.where(is_payment, under, note),
    }


def _meant(rng: np.random.Generator, held: Rows, funders: Mapping[str, Any]) -> Columns:
    """For which return each deal is meant, and who else carries it; payments follow their deal."""
    first, deal = np.unique(held["deal"], return_index=True, return_inverse=True)[1:]
    returns = pick(rng, list(RETURNS), len(first), list(RETURNS.values()))
    own = held["funder"][first]
    whole = ~np.isin(held["kind"][first], ["programme", "shared", "needed"]) & (own != "")
    several = whole & chance(rng, len(first), SHARED)
    several[np.flatnonzero(whole)[:1]] = True
    others = np.where(chance(rng, len(first), SHARED_BY_THREE), 2, 1)
    names = np.full(len(first), "", object)
    for one in np.flatnonzero(several).tolist():
        free = [name for name in funders["name"] if name != own[one]]
        names[one] = ";".join(rng.permutation(free)[: others[one]])
    return {"return_code": returns[deal], "shared_with_names": names[deal]}


def _value_types(rng: np.random.Generator, held: Rows) -> np.ndarray:
    needed = (held["stage"] == "needed") & chance(rng, len(held["stage"]), 0.6)
    return np.where(held["ceiling"], "target", np.where(needed, "estimated", "reported"))


def _names(number: np.ndarray) -> np.ndarray:
    found = np.empty(len(number), object)
    found[:] = [f"fin-{one:06d}" for one in number.tolist()]
    return found


def _currencies(countries: np.ndarray, local: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Currency and US dollars for one unit of it; euros where invented.toml gives none."""
    held = invented()["currency"]
    found = [
        held.get(one.split(";")[0], ("EUR", 1.1)) if own else ("USD", 1.0)
        for one, own in zip(countries.tolist(), local.tolist(), strict=True)
    ]
    return np.array([one for one, _ in found], object), np.array([rate for _, rate in found], float)
