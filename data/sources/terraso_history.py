"""What Terraso's saved snapshots say over time: since when a status holds, what has disappeared.

Terraso keeps no history. Must not read a place or write a row: one pass, small facts in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from data.intake.rows import Place, Remark
from data.sources import terraso_files
from data.sources.plain_text import as_text
from data.sources.terraso_files import Found, Pages
from data.sources.terraso_rows import STATUS, Known, texts

RANK = {"list": 0, "export": 1, "page": 2}
Stamp = tuple[str, int, int, int]


@dataclass
class Snapshot:
    """The pages of one day: whom they hold, what they say of the whole, how often one stands."""

    files: list[str] = field(default_factory=list)
    identifiers: set[str] = field(default_factory=set)
    doubles: int = 0
    pages: Pages = field(default_factory=Pages)

    @property
    def missing(self) -> int | None:
        """How many landscapes of the stated total are not there; None when no total is stated."""
        total = max(self.pages.totals, default=None)
        return None if total is None else max(total - len(self.identifiers), 0)

    @property
    def is_complete(self) -> bool:
        """One total on every page, a last page, and as many landscapes as the total says."""
        return len(self.pages.totals) == 1 and self.pages.has_last and self.missing == 0


@dataclass
class History:
    """Snapshots by day, what is known of each landscape, and the record that speaks for it."""

    snapshots: dict[str, Snapshot] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    latest: dict[str, Stamp] = field(default_factory=dict)

    @property
    def newest(self) -> str | None:
        """Day of the newest snapshot of pages, None when there is none."""
        return max(self.snapshots, default=None)

    def disappeared(self) -> list[str]:
        """Landscapes last seen before the newest snapshot, which is complete and lacks them."""
        day = self.newest
        if not day or not self.snapshots[day].is_complete:
            return []
        held = self.snapshots[day].identifiers
        return sorted(
            one
            for one, stamp in self.latest.items()
            if stamp[1] != RANK["list"] and one not in held and stamp[0] < day
        )


def survey(files: list[tuple[Path, str]]) -> History:
    """Read all files once, oldest first. Raises SourceError when one cannot be read to its end."""
    history = History()
    for number, (file, day) in enumerate(files):
        pages = Pages()
        for found in terraso_files.read(file, pages):
            _note(history, found, number, file.name, day)
        if pages.totals and day not in history.snapshots:
            history.snapshots[day] = Snapshot([file.name])
        if day in history.snapshots:
            held = history.snapshots[day].pages
            held.totals |= pages.totals
            held.has_last = held.has_last or pages.has_last
    return history


def _note(history: History, found: Found, number: int, name: str, day: str) -> None:
    one = found.identifier
    if found.kind == "page":
        snapshot = history.snapshots.setdefault(day, Snapshot())
        if name not in snapshot.files:
            snapshot.files.append(name)
        snapshot.doubles += one in snapshot.identifiers
        snapshot.identifiers |= {one} - {""}
    if not one:
        return
    known = history.known.setdefault(one, Known())
    on = day or updated_on(found)
    known.on = max(known.on, on)
    stamp = (day, RANK[found.kind], number, found.number)
    history.latest[one] = max(history.latest.get(one, stamp), stamp)
    if found.kind == "page":
        status = STATUS.get(texts(found.held, "partnershipStatus"), "")
        if history.status.get(one) != status:
            known.status_on = day
        history.status[one] = status
    population = texts(found.held, "population")
    if population.isdecimal() and int(population) > 0 and population != known.population:
        known.population, known.population_on = population, on
    if "Polygon" in str(found.held.get("areaPolygon"))[:2000] and not known.drawn_on:
        known.drawn_on = on
    involved = found.held.get("organizationsInvolved")
    flat = involved.get("stakeholders") if isinstance(involved, dict) else None
    if isinstance(flat, list):
        known.stakeholders = [as_text(name) for name in flat[:1000]]


def updated_on(found: Found) -> str:
    """Day of lastUpdated, which is in epoch seconds and stands only in the JSON export."""
    given = found.held.get("lastUpdated")
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        return ""
    if not 946_684_800 <= given < 7_258_118_400:
        return ""
    return datetime.fromtimestamp(given, UTC).date().isoformat()


def remarks(history: History) -> Iterator[Remark]:
    """What is worth knowing of the snapshots; an incomplete newest one is asked about apart."""
    for day, snapshot in sorted(history.snapshots.items()):
        place = Place(snapshot.files[0])
        name = f"The snapshot of {day}" if day else "This snapshot"
        if not day:
            step = "Put it into a folder named by the day it was saved, such as 2026-11-25."
            yield Remark("noted", place, f"{name} has no date, so its status has none.", step)
        if snapshot.doubles:
            fact = f"{name} holds {snapshot.doubles} landscapes twice; the later stands."
            yield Remark("noted", place, fact)
        if len(snapshot.pages.totals) > 1:
            fact = f"{name} changed while it was saved: its pages state different totals."
            yield Remark("noted", place, fact, "Save it again; until then nothing is withdrawn.")
        elif snapshot.missing is None:
            fact = f"{name} states no total, so nothing in it can be known as deleted."
            yield Remark("noted", place, fact)
