"""Invents observations: baselines, yearly values, targets, groups, conflicts, gaps, silence.

Magnitudes stand in invented.toml. Nobody counted exceeds the landscape's residents.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.demonstration.draws import NOTE, chance, generator, invented, pick, rounded, years_of
from data.demonstration.layout import Layout
from data.demonstration.paths import Paths
from data.demonstration.places import BASE, Columns, ids
from data.demonstration.reference import measures

YEARS = 10
PART = 5_000
PEOPLE_UNKNOWN, PEOPLE_SHARE_MOST = 8_000, 0.42
FORCED = ("I02", "S01", "N01", "F01")
QUALIFIERS = ["about", "more than", "over", "nearly", "at least", "up to"]
GROUPS = ("women", "men", "unknown", "youth", "Indigenous peoples and local communities")
HOUSEHOLD = 5
Rows = dict[str, np.ndarray]


@dataclass(frozen=True)
class Spec:
    """The measures of invented.toml as arrays in one order."""

    code: np.ndarray
    per: np.ndarray
    held: Mapping[str, np.ndarray]

    @staticmethod
    def load() -> "Spec":
        table: Mapping[str, Mapping[str, Any]] = invented()["measure"]
        names = {"share": 0.0, "low": 0.0, "high": 0.0, "yearly": 0.0, "cap": np.inf, "digits": 0}
        names |= {"step": 0, "groups": False}
        held = {
            name: np.array([float(row.get(name, default)) for row in table.values()])
            for name, default in names.items()
        }
        held["flow"] = np.array([measures()[code]["kind_code"] == "flow" for code in table])
        held["lower"] = np.array([measures()[code]["better_code"] == "lower" for code in table])
        of = np.array([row.get("of", [np.nan, np.nan]) for row in table.values()])
        held |= {"of_low": of[:, 0], "of_high": of[:, 1]}
        per = np.array([row["per"] for row in table.values()], object)
        return Spec(np.array(list(table), object), per, held)


def observations(
    seed: int, layout: Layout, paths: Paths, today: float, share: float
) -> Iterator[Columns]:
    """Table observation for landscapes, in parts; without identifiers of rows."""
    spec = Spec.load()
    for number, start in enumerate(range(0, len(layout), PART)):
        rng = generator(seed, "observations", number)
        rows = np.arange(start, min(start + PART, len(layout)))
        series = _series(rng, spec, layout, paths, rows, share)
        series["taken_over"] = _taken_over(generator(seed, "taken over", number), series)
        yield _told(rng, spec, _values(rng, spec, series, paths, today, share), today)


def _series(
    rng: np.random.Generator,
    spec: Spec,
    layout: Layout,
    paths: Paths,
    rows: np.ndarray,
    share: float,
) -> Rows:
    """Who reports what: one entry per landscape and measure, with its base value and growth."""
    diligence = rng.beta(2, 2.2, len(rows)) * 1.9 * (rng.random(len(rows)) < 0.8)
    diligence *= np.where(paths.end[rows] == "known", 0.25, 1) * share
    reports = rng.random((len(rows), len(spec.code))) < diligence[:, None] * spec.held["share"]
    reports &= (layout.role[rows] != "same")[:, None]
    reports[np.ix_(paths.end[rows] == "thriving", np.isin(spec.code, FORCED))] = True
    own, measure = np.nonzero(reports)
    row = rows[own]
    people = np.where(layout.residents[row] > 0, layout.residents[row], 0)
    people = np.where(layout.residents[row] < 0, PEOPLE_UNKNOWN, people)
    size = np.where(spec.per[measure] == "people", people, 1)
    size = np.where(spec.per[measure] == "area", layout.area_ha[row], size)
    held = {name: values[measure] for name, values in spec.held.items()}
    base = size * rng.uniform(held["low"], held["high"])
    stepped = held["step"] > 0
    base = np.where(stepped, (rng.random(len(row)) < 0.4) * held["step"], base)
    growth = held["yearly"] * rng.uniform(-0.1, 1.8, len(row))
    cap = held["cap"] * np.where(spec.per[measure] == "area", size, 1)
    cap = np.where(spec.per[measure] == "people", PEOPLE_SHARE_MOST * size, cap)
    tier = pick(rng, [1, 2, 3, 4], len(row), [0.5, 0.34, 0.1, 0.06]).astype(int)
    in_homes = (spec.code[measure] == "S01") & chance(rng, len(row), 0.08)
    return {**held, "row": row, "measure": measure, "base": base, "growth": growth, "cap": cap,
            "tier": tier, "homes": in_homes, "exact": chance(rng, len(row), 0.2),
            "by_day": chance(rng, len(row), 0.4),
            "open_start": chance(rng, len(row), 0.3)}  # fmt: skip


def _taken_over(rng: np.random.Generator, series: Rows) -> np.ndarray:
    """What each share or mean is taken over: people asked, seats, hectares; some do not say."""
    n = len(series["row"])
    low, high = np.log(series["of_low"]), np.log(series["of_high"])
    drawn: np.ndarray = np.rint(np.exp(rng.uniform(0, 1, n) * (high - low) + low))
    return np.where(chance(rng, n, 0.12), np.nan, drawn)


def _values(
    rng: np.random.Generator, spec: Spec, series: Rows, paths: Paths, today: float, share: float
) -> Rows:
    """Every value of every series: reported, then conflicts, targets, projections, groups."""
    reported = _reported(rng, series, paths, today, share)
    doubled = _some(reported, chance(rng, len(reported["value"]), 0.03))
    doubled["value"] = doubled["value"] * rng.uniform(0.7, 1.3, len(doubled["value"]))
    doubled["value"] = np.minimum(doubled["value"], doubled["cap"])
    doubled["tier"] = 3 - np.minimum(doubled["tier"], 2)
    ahead = _ahead(rng, reported, today)
    groups = [_groups(rng, reported, today)] if share == 1 else []
    parts = [reported, doubled, *ahead, *groups]
    held = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.lexsort((held["group"], held["year"], held["kind"], held["measure"], held["row"]))
    return _some(held, order)


def _reported(
    rng: np.random.Generator, series: Rows, paths: Paths, today: float, share: float
) -> Rows:
    n, this_year = len(series["row"]), int(years_of(np.array([today]))[0])
    years = np.arange(this_year - YEARS + 1, this_year + 1)
    first = years_of(paths.entry)[series["row"]] + rng.integers(0, 3, n)
    stops = chance(rng, n, 0.16)
    last = np.where(stops, this_year - rng.integers(2, 6, n), this_year)
    quiet = paths.quiet_from[series["row"]]
    last = np.where(np.isnan(quiet), last, np.minimum(last, years_of(quiet) - 1))
    first = np.minimum(first, last)
    told = (years >= first[:, None]) & (years <= last[:, None])
    told &= (rng.random((n, YEARS)) < 0.62 * max(share, 0.4)) | (years == last[:, None])
    number, column = np.nonzero(told)
    age = years[column] - first[number]
    held = {name: values[number] for name, values in series.items()}
    noise = rng.normal(0, np.where(held["flow"] > 0, 0.22, 0.03))
    value = held["base"] * (1 + held["growth"]) ** age * np.maximum(1 + noise, 0.2)
    step_up = (held["step"] > 0) & (rng.random(len(value)) < 0.12 * age)
    value = np.where(held["step"] > 0, np.where(step_up, held["step"], held["base"]), value)
    kind = np.where(chance(rng, len(value), 0.03), "estimated", "reported").astype(object)
    tier = np.minimum(held["tier"] + (rng.random(len(value)) < 0.08 * age), 4)
    return {
        **held,
        "value": np.minimum(value, held["cap"]),
        "year": years[column],
        "age": age,
        "kind": kind,
        "tier": np.where(kind == "estimated", 0, tier),
        "group": np.full(len(value), "", object),
    }


def _some(held: Rows, which: np.ndarray) -> Rows:
    return {name: values[which].copy() for name, values in held.items()}


def _ahead(rng: np.random.Generator, reported: Rows, today: float) -> list[Rows]:
    """Targets of a third of the series, each against its first value, and a few projections."""
    this_year = int(years_of(np.array([today]))[0])
    key = reported["row"] * 1000 + reported["measure"]
    _, first = np.unique(key, return_index=True)
    target = _some(reported, first[(rng.random(len(first)) < 0.36)])
    n = len(target["value"])
    due = pick(rng, [this_year + 1, this_year + 4, this_year + 4], n).astype(int)
    years = due - target["year"]
    reach = np.where(target["lower"] > 0, rng.uniform(0.75, 1, n), rng.uniform(1, 1.3, n))
    value = target["value"] * (1 + target["yearly"]) ** years * reach
    value = np.where(target["step"] > 0, target["step"], np.minimum(value, target["cap"]))
    target |= {"value": value, "year": due}
    target["kind"][:] = "target"
    target["tier"] = np.where(chance(rng, n, 0.5), 1, 2)
    ahead = _some(target, chance(rng, n, 0.1))
    ahead["value"] *= 0.85
    ahead["kind"][:] = "projected"
    ahead["tier"][:] = 0
    return [target, ahead]


def _groups(rng: np.random.Generator, reported: Rows, today: float) -> Rows:
    """Counts of women, men, unknown, which make the whole, and of youth and communities, which
    lie across them; some series give women only."""
    this_year = int(years_of(np.array([today]))[0])
    recent = (reported["year"] >= this_year - 3) & (reported["kind"] == "reported")
    chosen = (reported["groups"] > 0) & ~reported["homes"] & recent
    chosen &= chance(rng, len(recent), 0.6)
    reported["exact"][chosen] = True
    whole = _some(reported, chosen)
    n = len(whole["value"])
    total = np.rint(whole["value"])
    unknown = np.where(chance(rng, n, 0.6), rng.uniform(0.02, 0.3, n), 0)
    women = rng.uniform(0.3, 0.62, n) * (1 - unknown)
    counts = np.zeros((n, len(GROUPS)))
    counts[:, 0], counts[:, 2] = np.floor(total * women), np.floor(total * unknown)
    counts[:, 1] = total - counts[:, 0] - counts[:, 2]
    counts[:, 3] = np.floor(total * rng.uniform(0.08, 0.4, n))
    counts[:, 4] = np.floor(total * rng.uniform(0.02, 0.7, n))
    given = np.ones(counts.shape, bool)
    given[:, 2] = unknown > 0
    given[:, 3:] = rng.random((n, 2)) < 0.5
    given[chance(rng, n, 0.2), 1:] = False
    row, column = np.nonzero(given)
    found = _some(whole, row)
    found["value"] = counts[row, column]
    found["group"] = np.array(GROUPS, object)[column]
    return found


def _told(rng: np.random.Generator, spec: Spec, held: Rows, today: float) -> Columns:
    """The rows as table observation has them."""
    n, code = len(held["value"]), spec.code[held["measure"]]
    value = np.where(held["homes"], held["value"] / HOUSEHOLD, held["value"])
    exact = (held["group"] != "") | (held["step"] > 0) | held["exact"]
    rough = rounded(value, pick(rng, [2, 3], n).astype(int))
    value = np.where(exact, value, rough)
    scale = 10.0 ** held["digits"]
    unit = np.array([measures()[one]["unit_name"] for one in code], object)
    start, end = _period(held, today)
    landscape = ids(int(held["row"].max()) + 1) if n else ids(0)
    said = chance(rng, n, 0.09) & (held["group"] == "")
    page = np.where(chance(rng, n, 0.2), f"{BASE}/observations/" + landscape[held["row"]], "")
    return {
        "row": held["row"],
        "landscape_id": landscape[held["row"]],
        "measure_code": code,
        "measure_label": np.array([measures()[one]["measure_name"] for one in code], object),
        "period_start_on": start,
        "period_end_on": end,
        "value": np.rint(value * scale) / scale,
        "unit_name": np.where(held["homes"], "households", unit),
        "denominator": held["taken_over"],
        "qualifier": np.where(said, pick(rng, QUALIFIERS, n), ""),
        "value_type_code": held["kind"],
        "disaggregation": held["group"],
        "tier": held["tier"],
        "source_url": page,
        "is_documented": held["tier"] >= 2,
        "note": np.full(n, NOTE, object),
    }


def _period(held: Rows, today: float) -> tuple[np.ndarray, np.ndarray]:
    """Start and end of each period: whole years, and the year under way up to its last quarter."""
    year = held["year"].astype(str).astype(object)
    now = np.array([today]).astype("int64").astype("datetime64[D]")
    this_year = str(now.astype("datetime64[Y]")[0])
    quarter = (int(str(now.astype("datetime64[M]")[0])[5:]) - 1) // 3
    quarter_end = ["01-01", "03-31", "06-30", "09-30"][quarter]
    by_day = held["by_day"]
    running = (held["year"] == int(this_year)) & np.isin(held["kind"], ["reported", "estimated"])
    end = np.where(by_day, year + "-12-31", year)
    end = np.where(running, year + f"-{quarter_end}", end)
    start = np.where(by_day | running, year + "-01-01", year)
    ahead = np.isin(held["kind"], ["target", "projected"])
    open_start = ahead | ((held["flow"] == 0) & held["open_start"])
    return np.where(open_start, "", start), end
