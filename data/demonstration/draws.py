"""Draws from a seeded generator: exact shares, dates as sources know them, figures as people round.

Must not know what is drawn. Days are float days since 1970-01-01, nan where there is none.
"""

import tomllib
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

YEAR = 365.25
NOTE = "Invented for the demonstration; nothing here is real."


@cache
def invented() -> dict[str, Any]:
    """The sounds, kinds and magnitudes of invented.toml."""
    return tomllib.loads(Path(__file__).with_name("invented.toml").read_text(encoding="utf-8"))


def generator(seed: int, topic: str, part: int = 0) -> np.random.Generator:
    """A generator of its own for each topic, so that one topic's draws never shift another's."""
    return np.random.default_rng([seed, zlib.crc32(topic.encode()), part])


def quota(rng: np.random.Generator, n: int, shares: Mapping[str, float]) -> np.ndarray:
    """n names in their shares, shuffled; each name stands at least once when n allows it."""
    want = np.array(list(shares.values()), float)
    want = want / want.sum() * n
    counts = np.maximum(np.floor(want), 1).astype(int)
    if n < len(counts):
        counts[:] = 0
        counts[np.argsort(-want, kind="stable")[:n]] = 1
    while counts.sum() > n:
        counts[np.argmax(counts)] -= 1
    while counts.sum() < n:
        counts[np.argmax(want - counts)] += 1
    return rng.permutation(np.repeat(np.array(list(shares), object), counts))


def pick(
    rng: np.random.Generator,
    names: Sequence[Any],
    n: int,
    weights: Sequence[float] | None = None,
) -> np.ndarray:
    """n names, each drawn alone."""
    held = np.empty(len(names), object)
    held[:] = names
    share = None if weights is None else np.asarray(weights, float) / np.sum(weights)
    return held[rng.choice(len(held), n, p=share)]


def chance(rng: np.random.Generator, n: int, share: float) -> np.ndarray:
    """n times yes or no."""
    return rng.random(n) < share


def day_of(one: date) -> float:
    """Days since 1970-01-01."""
    return float((one - date(1970, 1, 1)).days)


def years_of(days: np.ndarray) -> np.ndarray:
    """Calendar year of each day: int."""
    whole = np.where(np.isnan(days), 0, days).astype("int64").astype("datetime64[D]")
    return whole.astype("datetime64[Y]").astype(int) + 1970


def when(days: np.ndarray, letters: np.ndarray | int = 10) -> np.ndarray:
    """Days as text, known to the day (10 letters), month (7) or year (4); nan as empty text."""
    given = ~np.isnan(days)
    whole = np.where(given, days, 0).astype("int64").astype("datetime64[D]").astype(str)
    length = np.broadcast_to(letters, days.shape)
    out = np.empty(days.shape, object)
    out[:] = [
        text[:k] if g else "" for text, k, g in zip(whole, length.tolist(), given, strict=True)
    ]
    return out


def as_known(rng: np.random.Generator, days: np.ndarray, latest: float | np.ndarray) -> np.ndarray:
    """Letters to which each day is known: most to the day, some to the month or year, none so
    loosely that the last day it can mean lies after the latest."""
    whole = np.where(np.isnan(days), 0, days).astype("int64").astype("datetime64[D]")
    month_end = (whole.astype("datetime64[M]") + 1).astype("datetime64[D]").astype(float) - 1
    year_end = (whole.astype("datetime64[Y]") + 1).astype("datetime64[D]").astype(float) - 1
    drawn = rng.random(len(days))
    by_month = (drawn < 0.4) & (month_end <= latest)
    by_year = (drawn < 0.15) & (year_end <= latest)
    return np.where(by_year, 4, np.where(by_month, 7, 10))


def rounded(values: np.ndarray, digits: int | np.ndarray = 2) -> np.ndarray:
    """Values to so many significant digits; nan and 0 stay."""
    safe = np.where(np.isnan(values) | (values == 0), 1.0, np.abs(values))
    step = 10.0 ** (np.floor(np.log10(safe)) - digits + 1)
    return np.where(np.isnan(values) | (values == 0), values, np.rint(values / step) * step)


def blank(rng: np.random.Generator, text: np.ndarray, share: float) -> np.ndarray:
    """The same text with a share of it left empty."""
    return np.where(chance(rng, len(text), share), "", text)
