"""Invents names from syllables: landscapes, partnerships, organisations, networks.

Must not hold a name: sounds and words stand in invented.toml.
"""

from functools import cache
from itertools import product

import numpy as np

from data.demonstration.draws import generator, invented, pick, quota


@cache
def _syllables() -> tuple[str, ...]:
    """Every root of three syllables that is not the name of a real town."""
    sounds = invented()["sounds"]
    made = product(sounds["first"], sounds["middle"], sounds["last"])
    avoid = set(sounds["avoid"])
    return tuple(root for root in map("".join, made) if root not in avoid)


def roots(seed: int, topic: str, n: int) -> np.ndarray:
    """n different names of three syllables; after about 110,000 a fourth syllable is added."""
    known, more = _syllables(), invented()["sounds"]["first"]
    order = generator(seed, f"names of {topic}").permutation(len(known)).tolist()
    found = np.empty(n, object)
    for place in range(n):
        again, number = divmod(place, len(known))
        found[place] = known[order[number]].capitalize() + (more[again] if again else "")
    return found


def landscapes(seed: int, root: np.ndarray, shape: np.ndarray, realm: np.ndarray) -> np.ndarray:
    """Names of landscapes: the root and a word that fits the outline and the realm."""
    rng, words = generator(seed, "landscape words"), invented()["words"]
    n = len(root)
    word = pick(rng, words["land"], n)
    word = np.where(shape == "corridor", pick(rng, words["corridor"], n), word)
    word = np.where(realm == "coast", pick(rng, words["coast"], n), word)
    word = np.where(realm == "sea", pick(rng, words["sea"], n), word)
    named: np.ndarray = root + " " + word
    return named


def partnerships(seed: int, root: np.ndarray) -> np.ndarray:
    """Names of partnerships; some landscapes have none."""
    rng = generator(seed, "partnerships")
    form = [
        " Landscape Partnership",
        " Forum",
        " Platform",
        " Partners for the Land",
        " Compact",
    ]
    named: np.ndarray = root + pick(rng, form, len(root))
    return np.where(rng.random(len(root)) < 0.12, "", named)


def organisations(seed: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Names and types of n organisations; each type stands at least once."""
    rng = generator(seed, "organisations")
    held = invented()["organisation"]
    kind = quota(rng, n, {name: row[0] for name, row in held.items()})
    root = roots(seed, "organisations", n)
    ending = [held[one][1 + rng.integers(len(held[one]) - 1)] for one in kind]
    return root + " " + np.array(ending, object), kind


def networks(seed: int) -> np.ndarray:
    """Names of the ten networks."""
    words = np.array(invented()["words"]["network"], object)
    named: np.ndarray = roots(seed, "networks", len(words)) + " " + words
    return named
