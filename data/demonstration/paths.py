"""Decides how far each partnership comes, when it starts, and when each element is first done.

Must not write a row; outputs.py turns the paths into outputs.
"""

from dataclasses import dataclass

import numpy as np

from data.demonstration.draws import YEAR, chance, generator, pick, quota
from data.demonstration.layout import Layout

# How far partnerships come: of those in scope, and of all others.
ENDS = {
    "thriving": 0.09, "empowered": 0.23, "lost": 0.05, "self_reported": 0.12, "active": 0.19,
    "scattered": 0.08, "forming": 0.16, "known": 0.08,
}  # fmt: skip
ENDS_ELSEWHERE = {
    "forming": 0.30, "known": 0.30, "active": 0.20, "scattered": 0.10, "empowered": 0.06,
    "self_reported": 0.04,
}  # fmt: skip
PATTERNS = {
    "thriving": ["11111"], "empowered": ["11110"], "lost": ["11110", "11111"],
    "self_reported": ["11110", "11111"], "active": ["11000", "11100", "11010", "11001", "11101"],
    "scattered": ["10110", "01100", "00110", "10100", "01101", "10011"],
    "forming": ["00000", "00000", "10000", "01000", "00100"], "known": ["00000"],
}  # fmt: skip
WHOLE = ("thriving", "empowered", "lost", "self_reported")
COUNTED = ("thriving", "empowered")
SPAN = 10 * YEAR
STALE = 760


@dataclass(frozen=True)
class Paths:
    """end: name in ENDS. entry, lost, quiet_from: days, nan without. done: (n, 5) day on which each
    element's output is first done with its tier (n, 5); nan and -1 where it is not."""

    end: np.ndarray
    entry: np.ndarray
    lost: np.ndarray
    quiet_from: np.ndarray
    done: np.ndarray
    tier: np.ndarray


def make(seed: int, layout: Layout, today: float) -> Paths:
    """Paths of all landscapes over the ten years before a day."""
    rng, n = generator(seed, "paths"), len(layout)
    end = _ends(rng, layout)
    start = today - SPAN
    entry = start + np.clip(SPAN * (0.6 + 0.13 * rng.logistic(size=n)), 30, SPAN - 200)
    whole = np.isin(end, WHOLE)
    reached = start + _reached(rng, end, layout.scope == "in_scope")
    lead = np.minimum(rng.uniform(1.2, 4.2, n) * YEAR, reached - start)
    entry = np.where(whole, np.maximum(reached - lead, start + 5), entry)
    last = np.minimum(entry + rng.uniform(0.8, 4.5, n) * YEAR, today - 12)
    done = _done(rng, end, entry, np.where(whole, reached, last), today)
    tier = np.where(np.isnan(done), -1, _tiers(rng, end))
    lost = np.minimum(reached + rng.uniform(1, 3, n) * YEAR, today - 15)
    latest = np.nanmax(np.where(np.isnan(done), -np.inf, done), axis=1)
    quiet = (latest < today - STALE - 40) & chance(rng, n, 0.65) & (end != "known")
    return Paths(
        end, entry, np.where(end == "lost", lost, np.nan),
        np.where(quiet, today - STALE, np.nan), done, tier,
    )  # fmt: skip


def _ends(rng: np.random.Generator, layout: Layout) -> np.ndarray:
    """Ends in their shares; landscapes that overlap come far a little more often, so that people
    counted twice are seen among the counted ones."""
    n = len(layout)
    tied = layout.other >= 0
    tied[layout.other[tied]] = True
    end = np.full(n, "known", object)
    double = layout.role == "same"
    for rows, shares in (
        (np.flatnonzero((layout.scope == "in_scope") & ~double), ENDS),
        (np.flatnonzero((layout.scope != "in_scope") & ~double), ENDS_ELSEWHERE),
    ):
        drawn = quota(rng, len(rows), shares)
        far = np.isin(drawn, ("thriving", "empowered", "lost"))
        order = np.argsort(rng.random(len(rows)) + np.where(tied[rows], 0, 0.3), kind="stable")
        end[rows[order]] = np.concatenate([drawn[far], drawn[~far]])
    return end


def _reached(rng: np.random.Generator, end: np.ndarray, in_scope: np.ndarray) -> np.ndarray:
    """Days after the start at which all four elements are done: more each year than the last."""
    reached = np.full(len(end), 0.5 * SPAN)
    for group in (np.isin(end, COUNTED) & in_scope, np.isin(end, WHOLE) & ~in_scope):
        rows = rng.permutation(np.flatnonzero(group))
        share = ((np.arange(len(rows)) + 0.6) / max(len(rows), 1)) ** 0.6
        reached[rows] = SPAN * np.clip(share, 0.13, 0.992)
    other = np.flatnonzero(np.isin(end, ("lost", "self_reported")) & in_scope)
    reached[other] = SPAN * np.where(
        end[other] == "lost",
        rng.uniform(0.25, 0.8, len(other)),
        rng.uniform(0.3, 0.97, len(other)),
    )
    return reached


def _done(
    rng: np.random.Generator,
    end: np.ndarray,
    entry: np.ndarray,
    last: np.ndarray,
    today: float,
) -> np.ndarray:
    n = len(end)
    pattern = [PATTERNS[one][int(rng.integers(len(PATTERNS[one])))] for one in end]
    held = np.array([[letter == "1" for letter in one] for one in pattern])
    share = np.sort(rng.uniform(0.03, 1, (n, 4)), axis=1)
    share[:, 3] = 1
    # The elements do not follow one another: the third is often done before the second.
    for first, second, often in ((1, 2, 0.34), (0, 1, 0.16), (2, 3, 0.2)):
        turned = chance(rng, n, often)
        share[turned, first], share[turned, second] = (
            share[turned, second],
            share[turned, first],
        )
    span = np.maximum(last - entry, 30)
    done = np.column_stack([entry[:, None] + share * span[:, None], np.zeros(n)])
    fifth = last + rng.uniform(0.2, 1.8, n) * YEAR
    done[:, 4] = np.minimum(fifth, today - rng.uniform(8, 90, n))
    return np.where(held, np.floor(np.minimum(done, today - 6)), np.nan)


def _tiers(rng: np.random.Generator, end: np.ndarray) -> np.ndarray:
    n = len(end)
    low = np.reshape(pick(rng, [0, 1, 2, 3], n * 5, [0.06, 0.5, 0.34, 0.1]), (n, 5)).astype(int)
    high = np.reshape(pick(rng, [2, 3, 4], n * 5, [0.58, 0.28, 0.14]), (n, 5)).astype(int)
    own_word = np.reshape(pick(rng, [0, 1], n * 5, [0.1, 0.9]), (n, 5)).astype(int)
    weak = rng.random((n, 5)) < 0.45
    weak[np.arange(n), rng.integers(0, 4, n)] = True
    least = pick(rng, [2, 3, 4], n, [0.72, 0.2, 0.08]).astype(int)
    high = np.maximum(high, least[:, None])
    tier = np.where(np.isin(end, ("thriving", "empowered", "lost"))[:, None], high, low)
    claimed = np.where(weak, own_word, high)
    return np.where((end == "self_reported")[:, None], claimed, tier)
