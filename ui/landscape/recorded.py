"""Which parts of a landscape's page hold something or are kept back; the others share one line.

It must not count what is kept back as not recorded.
"""

from ui.here import Here, load
from ui.landscape import consent
from ui.warehouse_state import Row

# What fills each part that may be empty, and the group of facts that the landscape may keep back.
PARTS: dict[str, tuple[tuple[str, ...], str]] = {
    "returns": (("landscape_returns",), "indicators"),
    "partners": (("landscape_partners",), "identity"),
    "support": (("landscape_support",), "identity"),
    "money": (("landscape_finance",), "finance"),
    "policies": (("landscape_policies",), "identity"),
    "changes": (("landscape_changes",), "identity"),
    "neighbours": (("landscape_neighbours", "landscape_relations"), "boundary"),
}


def is_told(here: Here, row: Row, slot: str) -> bool:
    """Whether a part has rows (a map: a place), or is empty because the landscape keeps it back."""
    if slot == "where":
        return row["latitude"] is not None
    if slot not in PARTS:
        return True
    queries, group = PARTS[slot]
    if consent.is_withheld(row, group):
        return True
    key = row["landscape_id"]
    return any(not load(here, query, landscape_id=key).empty for query in queries)


def absent(here: Here, row: Row) -> list[str]:
    """The parts that nothing is recorded of, in the order of the page."""
    return [slot for slot in PARTS if not is_told(here, row, slot)]
