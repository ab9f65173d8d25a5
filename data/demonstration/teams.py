"""Invents the goals that the three teams set themselves: some met, some far, some never set.

Must not invent what the teams did; it reads that from the other invented tables.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np

from data.demonstration.draws import day_of, rounded, when, years_of
from data.demonstration.places import BASE, Columns

# Goal as a multiple of what is recorded today, by team; what has none here is judged by nobody.
AMBITION = {
    (1, "people_trained"): 2.4, (1, "count_services_given"): 1.3,
    (1, "count_capacity_partners"): 0.9, (1, "count_landscapes_supported"): 3.0,
    (1, "count_national_coalitions"): 1.7,
    (2, "count_finance_providers"): 1.5, (2, "count_policies_adopted"): 2.2,
    (2, "count_policies"): 1.0,
    (3, "count_campaigns"): 2.0, (3, "people_campaign_supporters"): 4.5,
    (3, "count_learning_products"): 0.8, (3, "count_research_partnerships"): 1.6,
}  # fmt: skip
DUE = {1: "2030-12-31", 2: "2030-12-31", 3: "2028-12-31"}
BASED = "people_trained"
BASE_YEARS, BASE_SHARE = 5, 0.08


def targets(done: Mapping[str, Columns], today: float) -> Columns:
    """Rows of table target for the teams. done: the tables that tell what the teams did."""
    now = _done(done)
    keys = list(AMBITION)
    n = len(keys)
    value = np.array([max(now[name] * AMBITION[team, name], 1.0) for team, name in keys])
    value = np.where(value < 100, np.ceil(value), rounded(value, 2))
    slug = [f"team-{team}-{name.replace('_', '-')}" for team, name in keys]
    is_based = np.array([name == BASED for _, name in keys])
    year = int(years_of(np.array([today]))[0]) - BASE_YEARS
    base = rounded(np.array([now[name] * BASE_SHARE for _, name in keys]), 2)
    return {
        "target_id": np.array(slug, object),
        "scope_code": np.full(n, "team", object),
        "scope_name": np.array([str(team) for team, _ in keys], object),
        "indicator_name": np.array([name for _, name in keys], object),
        "due_on": np.array([DUE[team] for team, _ in keys], object),
        "value": value,
        "base_on": when(np.where(is_based, day_of(date(year, 12, 31)), np.nan)),
        "base_value": np.where(is_based, base, np.nan),
        "set_by": np.array([f"Team {team} (demonstration)" for team, _ in keys], object),
        "source_url": np.array([f"{BASE}/targets/{one}" for one in slug], object),
    }


def _done(tables: Mapping[str, Columns]) -> dict[str, float]:
    """What is recorded today of each indicator that has a goal, before consent."""
    support, learning, policy = tables["support"], tables["learning"], tables["policy"]
    team, giver = support["team_code"], support["organisation_id"]
    kind, stage = learning["learning_kind_code"], policy["policy_stage_code"]
    return {
        "people_trained": float(np.nansum(support["people_trained"])),
        "count_services_given": float((team == 1).sum()),
        "count_capacity_partners": float(len(set(giver[team == 1]) - {""})),
        "count_landscapes_supported": float(len(set(support["landscape_id"]))),
        "count_national_coalitions": float(len(tables["national_coalition"]["country_code"])),
        "count_finance_providers": float(len(set(giver[team == 2]) - {""})),
        "count_policies": float(len(stage)),
        "count_policies_adopted": float(np.isin(stage, ["adopted", "implemented"]).sum()),
        "count_campaigns": float(len(tables["campaign"]["supporters"])),
        "people_campaign_supporters": float(np.nansum(tables["campaign"]["supporters"])),
        "count_learning_products": float((kind == "product").sum()),
        "count_research_partnerships": float((kind == "research_partnership").sum()),
    }
