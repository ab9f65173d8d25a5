"""Invents what landscapes allow to be shown (every level of consent) and labels of communities.

Must not apply consent; the builder does.
"""

import numpy as np

from data.demonstration.draws import NOTE, YEAR, chance, generator, pick, quota, when
from data.demonstration.names import roots
from data.demonstration.places import BASE, Columns, ids

LEVELS = {
    "": 0.78, "full": 0.05, "generalised": 0.05, "listed_in_country": 0.03,
    "aggregate_only": 0.025, "private": 0.015, "withdrawn": 0.015, "by_group": 0.035,
}  # fmt: skip
BY_GROUP = [
    ("finance", "private"), ("people", "aggregate_only"), ("boundary", "generalised"),
    ("narrative", "private"), ("indicators", "generalised"), ("identity", "listed_in_country"),
    ("people", "generalised"), ("finance", "generalised"),
]  # fmt: skip
BODIES = ["Assembly of members", "Community council", "Steering committee", "Council of elders"]
LABELS = {"tka": "Attribution", "tknc": "Non-Commercial", "tkcv": "Community Voice",
          "bcp": "Provenance", "bccv": "Consent Verified", "bcr": "Research Use"}  # fmt: skip
LABEL_SHARE = 0.3


def consents(seed: int, led: np.ndarray, today: float) -> Columns:
    """Table consent. led: community_led_code of each landscape."""
    rng, n = generator(seed, "consent"), len(led)
    level = quota(rng, n, LEVELS)
    held: list[tuple[int, str, str]] = []
    turn = 0
    for row in range(n):
        if level[row] == "by_group":
            held += [(row, *BY_GROUP[(turn + k) % len(BY_GROUP)]) for k in (0, 1)]
            turn += 2
        elif level[row]:
            held.append((row, "all", level[row]))
        elif led[row] == "yes" and rng.random() < 0.6:
            held.append((row, "boundary", "generalised"))
    rows = np.array([one for one, _, _ in held], int)
    code = np.array([one for _, _, one in held], object)
    gone = code == "withdrawn"
    # A withdrawal is told by its date; the level given before stays in the record.
    code[np.flatnonzero(gone)[::2]] = "full"
    count = len(held)
    granted = today - rng.uniform(0.5, 5, count) * YEAR
    known = ~chance(rng, count, 0.2)
    return {
        "landscape_id": ids(n)[rows],
        "field_group_code": np.array([one for _, one, _ in held], object),
        "level_code": code,
        "granted_by": pick(rng, BODIES, count),
        "granted_on": when(np.where(known, granted, np.nan)),
        "review_on": when(np.where(known, granted + 3 * YEAR, np.nan), 4),
        "purposes": pick(rng, ["", "public reporting", "reporting to the coalition"], count),
        "withdrawn_on": when(np.where(gone, today - rng.uniform(5, 400, count), np.nan)),
        "note": np.full(count, NOTE, object),
    }


def labels(seed: int, led: np.ndarray) -> Columns:
    """Table label: some landscapes of communities carry one or two."""
    rng, n = generator(seed, "labels"), len(led)
    rows = np.flatnonzero(led == "yes")
    rows = rows[: max(2, int(len(rows) * LABEL_SHARE))] if len(rows) else rows
    codes = list(LABELS)
    first = rng.integers(0, len(codes), len(rows))
    row = np.repeat(rows, 2)
    code = np.array([codes[(one + k) % len(codes)] for one in first for k in (0, 1)], object)
    keep = np.tile([True, False], len(rows)) | chance(rng, len(row), 0.5)
    row, code = row[keep], code[keep]
    community = np.repeat(roots(seed, "communities", len(rows)), 2)[keep]
    return {
        "landscape_id": ids(n)[row],
        "label_code": code,
        "community_name": np.array([f"{one} community" for one in community], object),
        "label_text": np.array([f"{LABELS[one]}. Invented words, set by nobody." for one in code],
                               object),
        "label_url": np.array([f"{BASE}/labels/{one}" for one in code], object),
    }  # fmt: skip
