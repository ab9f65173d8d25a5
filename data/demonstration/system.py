"""Invents what the coalition does beyond single landscapes: policies, campaigns, learning, targets,
national coalitions, commitments, statements.

Must not name a real framework, body or programme.
"""

from datetime import date

import numpy as np

from data.demonstration.coalition import Coalition
from data.demonstration.draws import (
    NOTE,
    YEAR,
    as_known,
    chance,
    day_of,
    generator,
    pick,
    rounded,
    when,
    years_of,
)
from data.demonstration.layout import Layout
from data.demonstration.names import roots
from data.demonstration.paths import COUNTED, Paths
from data.demonstration.places import BASE, Columns, ids

STAGES = ["proposed", "launched", "published", "adopted", "implemented"]
# Kinds of learning and the words of their titles.
LEARNING = {"product": "Field guide", "research_partnership": "Research partnership on land use",
            "event": "Exchange week"}  # fmt: skip
TITLES = {
    "headline": "Yearly statement (invented)", "milestone": "A new phase opens (invented)",
    "event": "Gathering of partnerships (invented)", "context": "Survey of partnerships (invented)",
    "finance": "Fund for partnerships opens (invented)", "target": "Goal (invented)",
}  # fmt: skip
DUE = "2030-12-31"
Entry = tuple[float, str, str, float, str]
# Own targets as multiples of what is reached today.
AMBITION = (1.1, 1.6, 3.0, 0.9, 2.2)


def _numbered(prefix: str, count: int) -> np.ndarray:
    return np.array([f"{prefix}-{number:03d}" for number in range(1, count + 1)], object)


def _full(count: int, value: str) -> np.ndarray:
    return np.full(count, value, object)


def leading_countries(layout: Layout, count: int) -> list[str]:
    """The countries with most landscapes."""
    code, often = np.unique(
        [one.split(";")[0] for one in layout.countries if one], return_counts=True
    )
    return [str(one) for one in code[np.lexsort((code, -often))][:count]]


def national_coalitions(seed: int, layout: Layout, today: float) -> Columns:
    """Table national_coalition: one in each of up to twelve countries."""
    code = leading_countries(layout, 12)
    rng, n = generator(seed, "national coalitions"), len(code)
    start = today - rng.uniform(0.2, 6, n) * YEAR
    named: np.ndarray = roots(seed, "national coalitions", n) + " National Coalition"
    return {
        "national_coalition_id": _numbered("nat", n),
        "national_coalition_name": named,
        "country_code": np.array(code, object),
        "started_on": when(start, as_known(rng, start, today)),
        "source_id": _full(n, "demo-statements"),
    }


def policies(seed: int, layout: Layout, today: float) -> Columns:
    """Table policy: every stage and level, some of one landscape."""
    rng, n = generator(seed, "policies"), min(12 + len(layout) // 8, 400)
    stage = np.array(STAGES, object)[np.arange(n) % 5]
    level = pick(rng, ["national", "subnational", "regional"], n, [0.4, 0.5, 0.1])
    row = rng.integers(0, len(layout), n)
    own = (level == "subnational") & chance(rng, n, 0.7)
    code = np.array([one.split(";")[0] for one in layout.countries[row]], object)
    on = np.where(chance(rng, n, 0.08), np.nan, today - rng.uniform(0.1, 9, n) * YEAR)
    title = roots(seed, "policies", n) + pick(
        rng, [" Land Use Plan", " Watershed Act", " Restoration Programme", " Budget Line"], n
    )
    return {
        "policy_id": _numbered("pol", n),
        "title": title,
        "level_name": level,
        "country_code": np.where(level == "regional", "", code),
        "landscape_id": np.where(own, ids(len(layout))[row], ""),
        "policy_stage_code": stage,
        "occurred_on": when(on, as_known(rng, on, today)),
        "source_id": _full(n, "demo-statements"),
        "note": _full(n, NOTE),
    }


def campaigns(seed: int, today: float) -> Columns:
    """Table campaign."""
    rng, n = generator(seed, "campaigns"), 6
    names: np.ndarray = roots(seed, "campaigns", n) + pick(rng, [" Calls", " Week", " Pledge"], n)
    supporters = np.rint(rounded(np.exp(rng.normal(8.5, 1.3, n)), 2))
    supporters[n - 1] = np.nan
    return {
        "campaign_id": _numbered("cam", n),
        "campaign_name": names,
        "started_on": when(today - rng.uniform(0.2, 6, n) * YEAR),
        "supporters": supporters,
        "source_id": _full(n, "demo-statements"),
    }


def learning(seed: int, layout: Layout, paths: Paths, today: float) -> Columns:
    """Table learning: every kind; half of the products are about a partnership far along."""
    rng, n = generator(seed, "learning"), 18 + min(len(layout) // 16, 60)
    kind = np.array(list(LEARNING), object)[np.arange(n) % 3]
    words = np.array([LEARNING[one] for one in kind], object)
    on = today - rng.uniform(0.1, 7, n) * YEAR
    title: np.ndarray = words + " of " + roots(seed, "learning", n)
    far = np.flatnonzero((paths.end == "thriving") & (layout.scope == "in_scope"))
    about = far if len(far) else np.arange(len(layout))
    own = (kind == "product") & chance(rng, n, 0.6)
    return {
        "learning_id": _numbered("lea", n),
        "title": title,
        "learning_kind_code": kind,
        "landscape_id": np.where(own, ids(len(layout))[about[rng.integers(0, len(about), n)]], ""),
        "published_on": when(on, as_known(rng, on, today)),
        "source_id": _full(n, "demo-statements"),
    }


def commitments(seed: int, layout: Layout, today: float) -> Columns:
    """Table commitment: hectares that ten countries promise themselves."""
    code = leading_countries(layout, 10)
    rng, n = generator(seed, "commitments"), len(code)
    area = np.zeros(n)
    for place, one in enumerate(code):
        area[place] = sum(
            held for held, of in zip(layout.area_ha, layout.countries, strict=True) if one in of
        )
    measure = pick(rng, ["N01", "N01", "N02", "N03"], n)
    return {
        "commitment_id": _numbered("com", n),
        "country_code": np.array(code, object),
        "measure_code": measure,
        "value": rounded(area * rng.uniform(0.05, 0.3, n), 2),
        "unit_name": _full(n, "ha"),
        "framework_name": _full(n, "Invented pledge of the demonstration"),
        "stated_on": when(today - rng.uniform(1, 7, n) * YEAR, 4),
        "source_id": _full(n, "demo-statements"),
    }


def targets(layout: Layout, paths: Paths, held: Coalition, money: Columns) -> Columns:
    """Table target: the world's two, and what some countries, networks and funders set themselves.

    money: landscape row and funder name of every participation as a funder.
    """
    ready = np.isin(paths.end, COUNTED) & (layout.scope == "in_scope")
    people = np.where(layout.residents > 0, layout.residents, 0)
    rows = [("world", "", 1000.0, 1e9)]
    groups = [("country", code, _in_country(layout, code)) for code in leading_countries(layout, 5)]
    groups += [("network", str(one), held.network == one) for one in held.networks[:3]]
    who = money["funder_name"]
    for name in sorted(set(who), key=lambda one: (-int((who == one).sum()), one))[:3]:
        groups.append(("funder", name, np.isin(np.arange(len(layout)), money["row"][who == name])))
    double = np.flatnonzero((layout.role == "same") & (layout.other >= 0))
    for place, (scope, name, members) in enumerate(groups):
        # A second record brings its network and funders to the landscape it is a record of.
        members[layout.other[double[members[double]]]] = True
        reach = AMBITION[place % len(AMBITION)]
        now, lives = (ready & members).sum(), people[ready & members].sum()
        rows.append((scope, name, max(float(np.ceil(now * reach)), 2.0), max(lives * reach, 9e3)))
    out: list[tuple[str, str, str, str, float]] = []
    for scope, name, landscapes, lives in rows:
        slug = "-".join(name.lower().replace("'", "").split())
        for indicator, value in (
            ("count_landscapes_empowered", landscapes),
            ("people_unique", float(rounded(np.array([lives]), 2)[0])),
        ):
            out.append((f"{scope}-{slug or 'goal'}-{indicator[:6]}", scope, name, indicator, value))
    n = len(out)
    by = [f"{name or 'Coalition'} (demonstration)" for _, _, name, _, _ in out]
    return {
        "target_id": np.array([row[0].strip("_") for row in out], object),
        "scope_code": np.array([row[1] for row in out], object),
        "scope_name": np.array([row[2] for row in out], object),
        "indicator_name": np.array([row[3] for row in out], object),
        "due_on": _full(n, DUE),
        "value": np.array([row[4] for row in out]),
        "set_by": np.array(by, object),
        "source_url": np.array([f"{BASE}/targets/{row[0].strip('_')}" for row in out], object),
    }


def _in_country(layout: Layout, code: str) -> np.ndarray:
    return np.array([code in one for one in layout.countries])


def _statements(paths: Paths, year: int) -> list[Entry]:
    """Three series that count different things, year by year."""
    rows: list[Entry] = []
    for place, one in enumerate(range(year - 8, year)):
        day, grown = day_of(date(one, 12, 31)), 1 + place
        engaged = float(rounded(np.array([(paths.entry < day).sum() * 1.3 + 4.0]))[0])
        rows.append((day, "headline", "partnerships engaged", engaged, "partnerships"))
        rows.append((day, "headline", "partner organisations", 6.0 + 5 * grown, "organisations"))
        if place % 2:
            people = 2e5 * grown**2
            rows.append((day, "headline", "people reached as stated", people, "people"))
    return rows


def timeline(seed: int, paths: Paths, today: float) -> Columns:
    """Table timeline: yearly statements and entries of every kind."""
    rng = generator(seed, "timeline")
    year = int(years_of(np.array([today]))[0])
    rows = _statements(paths, year)
    rows += [
        (today - float(rng.uniform(0.3, 9)) * YEAR, kind, "", np.nan, "")
        for kind in ("milestone", "event", "event", "milestone")
    ]
    rows += [
        (day_of(date(year - 8, 12, 31)), "context", "partnerships surveyed", 380.0, "partnerships"),
        (day_of(date(year - 3, 12, 31)), "finance", "fund size", 40e6, "USD"),
        (day_of(date(2030, 12, 31)), "target", "partnerships empowered", 1000.0, "partnerships"),
        (day_of(date(2030, 12, 31)), "target", "people", 1e9, "people"),
    ]
    rows.sort(key=lambda row: row[:3])
    n = len(rows)
    return {
        "timeline_id": _numbered("tim", n),
        "occurred_on": when(np.array([row[0] for row in rows]), 7),
        "title": np.array([TITLES[row[1]] for row in rows], object),
        "timeline_kind_code": np.array([row[1] for row in rows], object),
        "metric_name": np.array([row[2] for row in rows], object),
        "value": np.array([row[3] for row in rows]),
        "unit_name": np.array([row[4] for row in rows], object),
        "source_id": _full(n, "demo-statements"),
        "note": _full(n, NOTE),
    }
