"""Invents what is stated above landscapes: a platform and totals of networks, values of countries.

Rows of these kinds are kept apart from landscapes and never counted with them.
"""

import numpy as np

from data.demonstration.coalition import Coalition
from data.demonstration.draws import NOTE, generator, rounded, years_of
from data.demonstration.layout import Layout
from data.demonstration.places import BASE, Columns
from data.demonstration.reference import measures
from data.demonstration.system import leading_countries

PLATFORM = "demo-coalition"
# Values of countries: lowest and highest first value.
NATIONAL = {"N05": (24, 52), "S05": (45, 80), "S06": (25, 65)}


def landscapes(held: Coalition) -> Columns:
    """Rows of table landscape for the platform and the totals of three networks."""
    one = [PLATFORM, *(f"demo-total-{number}" for number in (1, 2, 3))]
    name = ["Coalition of the demonstration (invented)"]
    name += [f"All landscapes of {network}" for network in held.networks[:3]]
    n = len(one)
    return {
        "landscape_id": np.array(one, object),
        "landscape_name": np.array(name, object),
        "network_name": np.array(["", *held.networks[:3]], object),
        "record_kind_code": np.array(["platform", *["aggregate"] * 3], object),
        "scope_code": np.full(n, "reference", object),
        "realm_code": np.full(n, "land", object),
        "source_id": np.full(n, "demo-networks", object),
        "note": np.full(n, NOTE, object),
    }


def observations(seed: int, layout: Layout, today: float) -> Columns:
    """Rows of table observation for networks and countries."""
    rng = generator(seed, "totals")
    year = int(years_of(np.array([today]))[0])
    rows: list[tuple[str, str, str, str, float, str, int]] = []
    for number in (1, 2, 3):
        value = float(rounded(np.array([rng.uniform(2e5, 3e6)]))[0])
        rows.append((f"demo-total-{number}", "", "S01", str(year - 1), value, "reported", 1))
    for country in leading_countries(layout, 9):
        for code, (low, high) in NATIONAL.items():
            base = rng.uniform(low, high)
            for one in range(year - 4, year, 2):
                base *= rng.uniform(0.97, 1.06)
                rows.append(("", country, code, str(one), np.round(base, 1), "reported", 2))
    codes = [row[2] for row in rows]
    return {
        "landscape_id": np.array([row[0] for row in rows], object),
        "country_code": np.array([row[1] for row in rows], object),
        "measure_code": np.array(codes, object),
        "measure_label": np.array([measures()[one]["measure_name"] for one in codes], object),
        "period_end_on": np.array([row[3] for row in rows], object),
        "value": np.array([row[4] for row in rows], float),
        "unit_name": np.array([measures()[one]["unit_name"] for one in codes], object),
        "value_type_code": np.array([row[5] for row in rows], object),
        "tier": np.array([row[6] for row in rows]),
        "source_id": np.full(len(rows), "demo-statements", object),
        "note": np.full(len(rows), NOTE, object),
    }


def finance(today: float) -> Columns:
    """Rows of table finance for totals of networks: no landscape's money."""
    year = int(years_of(np.array([today]))[0])
    n, amount = 2, np.array([45e6, 18e6])
    return {
        "finance_id": np.array(["fin-total-1", "fin-total-2"], object),
        "landscape_id": np.array(["demo-total-1", "demo-total-2"], object),
        "finance_stage_code": np.array(["committed", "needed"], object),
        "currency_code": np.full(n, "USD", object),
        "amount": amount,
        "amount_usd": amount,
        "rate_usd": np.ones(n),
        "period_start_on": np.full(n, str(year - 4), object),
        "value_type_code": np.array(["reported", "estimated"], object),
        "is_excluded_from_sums": np.zeros(n, bool),
        "tier": np.ones(n, int),
        "source_id": np.full(n, "demo-networks", object),
        "source_url": np.full(n, f"{BASE}/networks", object),
        "note": np.full(n, NOTE, object),
    }
