"""Turns paths into dated outputs with all the untidiness of real records, and formal statuses.

Extra outputs never lift a landscape beyond the end that its path gives it.
"""

from collections.abc import Sequence

import numpy as np

from data.demonstration.draws import NOTE, as_known, chance, generator, pick, when
from data.demonstration.paths import COUNTED, Paths

# Outputs by element: the first one done, then further ones. A name without a code is an output of
# the element that the practical guide does not list.
CODES: dict[int, list[tuple[str, str]]] = {
    1: [("partnership_agreement", "Partnership agreement signed by the members"),
        ("stakeholder_strategy", "Strategy for engaging stakeholders"),
        ("", "Secretariat set up")],
    2: [("boundary_map", "Agreed map of the boundaries"),
        ("landscape_assessment", "Joint assessment of the landscape"),
        ("landscape_analysis", "Land use scenarios compared")],
    3: [("landscape_strategy", "Strategy with targets"),
        ("shared_vision", "Shared vision adopted"),
        ("action_plan", "Action plan published")],
    4: [("investment_portfolio", "Portfolio of investments"),
        ("finance_strategy", "Finance strategy"),
        ("implementation_tracking", "Tracking of joint actions")],
    5: [("impact_results", "Results and analysis of impact"),
        ("adapted_strategy", "Lessons learned and strategy adapted"),
        ("", "Learning visit between members")],
}  # fmt: skip
FORMAL = {
    "known": {"": 0.8, "no": 0.2}, "forming": {"": 0.45, "in_progress": 0.35, "no": 0.2},
    "reached": {"": 0.3, "yes": 0.45, "in_progress": 0.15, "no": 0.1},
}  # fmt: skip
Events = dict[str, np.ndarray]


def formal(seed: int, paths: Paths, today: float) -> Events:
    """Formal status of each landscape: formal_status_code, _on, _tier."""
    rng, n = generator(seed, "formal status"), len(paths.end)
    code = np.full(n, "", object)
    for name, shares in FORMAL.items():
        rows = np.flatnonzero(_group(paths.end) == name)
        code[rows] = pick(rng, list(shares), len(rows), list(shares.values()))
    said = np.isin(code, ["yes", "in_progress"])
    first = np.where(np.isnan(paths.done[:, 0]), paths.entry, paths.done[:, 0])
    on = np.minimum(first + rng.integers(-40, 5, n), today - 20)
    on = np.where(said & ~chance(rng, n, 0.12), on, np.nan)
    tier = pick(rng, ["1", "2", "3"], n, [0.5, 0.35, 0.15])
    return {
        "formal_status_code": code,
        "formal_status_on": when(on, as_known(rng, on, today)),
        "formal_status_tier": np.where(said, tier, ""),
    }


def _group(end: np.ndarray) -> np.ndarray:
    return np.where(np.isin(end, ("known", "forming")), end, "reached")


def events(seed: int, paths: Paths, formal_code: np.ndarray, today: float, share: float) -> Events:
    """All output events. share: how much of the untidiness is drawn, 1 for all of it."""
    rng = generator(seed, "outputs")
    main = _main(rng, paths, formal_code)
    limit = np.where(np.isnan(paths.quiet_from), today - 6, paths.quiet_from)[main["row"]]
    parts = [
        *_raised(rng, main, paths, share),
        _further(rng, main, limit, share),
        _updated(rng, main, limit, share),
        _under_way(rng, paths, today, share),
        _planned(rng, paths, share),
    ]
    held = _joined([main, *parts])
    _end_some(rng, held, paths, today)
    return _told(rng, held, paths, today)


def _main(rng: np.random.Generator, paths: Paths, formal_code: np.ndarray) -> Events:
    """The first output done in each element."""
    row, column = np.nonzero(~np.isnan(paths.done))
    choice = pick(rng, [0, 1, 2], len(row), [0.55, 0.3, 0.15]).astype(int)
    # An agreement is needed where no formal status stands in for it.
    needed = (column == 0) & ((formal_code[row] != "yes") | chance(rng, len(row), 0.6))
    scattered = paths.end[row] == "scattered"
    choice = np.where(needed & ~scattered, 0, choice)
    return _block(row, column + 1, choice, "done", paths.done[row, column], paths.tier[row, column])


def _block(
    row: np.ndarray,
    element: np.ndarray,
    choice: np.ndarray,
    status: str,
    on: np.ndarray,
    tier: np.ndarray,
) -> Events:
    return {
        "row": row,
        "element": element,
        "choice": choice,
        "status": np.full(len(row), status, object),
        "on": on.astype(float),
        "ended": np.full(len(row), np.nan),
        "tier": tier.astype(int),
        "firm": np.zeros(len(row), bool),
    }


def _some(held: Events, which: np.ndarray) -> Events:
    return {name: values[which].copy() for name, values in held.items()}


def _raised(rng: np.random.Generator, main: Events, paths: Paths, share: float) -> Sequence[Events]:
    """Earlier rows for outputs first known from the partnership's own word; the main row then says
    that the evidence became better."""
    which = chance(rng, len(main["row"]), 0.3 * share) & (main["tier"] >= 2)
    earlier = _some(main, which)
    before = rng.integers(90, 600, len(earlier["row"]))
    earlier["on"] = np.maximum(earlier["on"] - before, paths.entry[earlier["row"]] - 30)
    earlier["tier"][:] = 1
    main["status"][which] = "updated"
    return [earlier]


def _further(rng: np.random.Generator, main: Events, limit: np.ndarray, share: float) -> Events:
    """Second outputs of an element, never on better evidence than the first."""
    which = chance(rng, len(main["row"]), 0.5 * share)
    found, latest = _some(main, which), limit[which]
    found["on"] = np.minimum(found["on"] + rng.integers(20, 900, len(latest)), latest)
    found["choice"] = (found["choice"] + rng.integers(1, 3, len(latest))) % 3
    found["status"][:] = "done"
    found["tier"] = np.minimum(found["tier"], rng.integers(1, 4, len(latest)))
    undated = chance(rng, len(latest), 0.16)
    found["on"] = np.where(undated, np.nan, np.maximum(found["on"], main["on"][which]))
    return found


def _updated(rng: np.random.Generator, main: Events, limit: np.ndarray, share: float) -> Events:
    """Later versions of an output; some replace an agreement that ran out."""
    after = main["on"] + rng.integers(300, 1500, len(limit))
    which = chance(rng, len(limit), 0.32 * share) & (after <= limit)
    found = _some(main, which)
    found["status"][:] = "updated"
    found["on"] = after[which]
    renews = which & (main["element"] == 1)
    main["ended"][renews] = after[renews] + 15
    main["firm"][renews] = found["firm"][found["element"] == 1] = True
    return found


def _under_way(rng: np.random.Generator, paths: Paths, today: float, share: float) -> Events:
    """Outputs in progress: in elements not done, and now and then before one that is."""
    n = len(paths.end)
    open_ones = np.isnan(paths.done) & (paths.end != "known")[:, None]
    drawn = rng.random((n, 5)) < np.where(open_ones, 0.32 * max(share, 0.5), 0)
    nothing = (paths.end == "forming") & np.isnan(paths.done).all(axis=1) & ~drawn.any(axis=1)
    drawn[nothing, rng.integers(0, 3, nothing.sum())] = True
    row, column = np.nonzero(drawn)
    limit = np.where(np.isnan(paths.quiet_from), today - 6, paths.quiet_from)[row]
    on = np.minimum(paths.entry[row] + rng.integers(10, 1400, len(row)), limit)
    on = np.where(chance(rng, len(row), 0.1), np.nan, on)
    before, element = np.nonzero(~np.isnan(paths.done) & (rng.random((n, 5)) < 0.15 * share))
    earlier = paths.done[before, element] - rng.integers(100, 500, len(before))
    tier = pick(rng, [0, 1, 2], len(row) + len(before), [0.15, 0.65, 0.2])
    return _block(
        np.concatenate([row, before]),
        np.concatenate([column, element]) + 1,
        rng.integers(0, 3, len(row) + len(before)),
        "in_progress",
        np.concatenate([on, np.maximum(earlier, paths.entry[before])]),
        tier,
    )


def _planned(rng: np.random.Generator, paths: Paths, share: float) -> Events:
    """Outputs that were only planned."""
    row, column = np.nonzero(
        np.isnan(paths.done) & (rng.random(paths.done.shape) < 0.1 * max(share, 0.2))
    )
    none = np.full(len(row), np.nan)
    choice = rng.integers(0, 3, len(row))
    return _block(row, column + 1, choice, "not_started", none, np.ones(len(row)))


def _joined(parts: Sequence[Events]) -> Events:
    held = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.lexsort((np.nan_to_num(held["on"], nan=1e9), held["element"], held["row"]))
    return {name: values[order] for name, values in held.items()}


def _end_some(rng: np.random.Generator, held: Events, paths: Paths, today: float) -> None:
    """What a partnership lost ends whole; many agreements end later than today."""
    weak = rng.integers(1, 5, len(paths.end))
    lost_on = paths.lost[held["row"]]
    gone = ~np.isnan(lost_on) & (held["element"] == weak[held["row"]])
    held["ended"] = np.where(gone, lost_on, held["ended"])
    held["on"] = np.where(gone, np.minimum(held["on"], lost_on - 20), held["on"])
    held["firm"] |= gone
    runs = (held["element"] == 1) & np.isnan(held["ended"]) & (held["choice"] == 0)
    runs &= np.isin(held["status"], ["done", "updated"]) & chance(rng, len(runs), 0.3)
    held["ended"] = np.where(runs, today + rng.integers(120, 1500, len(runs)), held["ended"])


def _told(rng: np.random.Generator, held: Events, paths: Paths, today: float) -> Events:
    """The rows as table output_event has them, row number of the landscape in `row`."""
    end = paths.end[held["row"]]
    loose = np.where(np.isin(end, (*COUNTED, "lost")), 0.02, 0.09)
    unsure = (rng.random(len(end)) < loose) & (held["status"] == "done") & ~held["firm"]
    on = np.where(unsure, np.nan, held["on"])
    quiet = paths.quiet_from[held["row"]]
    known = as_known(rng, on, np.where(np.isnan(quiet), today, quiet))
    letters = np.where(held["firm"], 10, known)
    pairs = [
        CODES[element][place]
        for element, place in zip(held["element"].tolist(), held["choice"].tolist(), strict=True)
    ]
    note = np.where(held["status"] == "not_started", "Planned. " + NOTE, NOTE)
    ended = ~np.isnan(held["ended"]) & (held["ended"] <= today)
    return {
        "row": held["row"],
        "element_code": held["element"],
        "output_code": np.array([code for code, _ in pairs], object),
        "output_name": np.array([name for _, name in pairs], object),
        "status_code": held["status"],
        "occurred_on": when(on, letters),
        "ended_on": when(held["ended"]),
        "tier": held["tier"],
        "note": np.where(ended, "It ran out. " + NOTE, note),
        "is_documented": held["tier"] >= 2,
    }
