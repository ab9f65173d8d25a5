"""Finds Terraso's landscapes in saved files: pages of GraphQL, per-landscape JSON, dated snapshots.

Must not interpret a landscape: it says what stands where, on which day, and what is missing.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from data.cell import Refused, when
from data.sources import SourceError, json_items

EDGES = ("data", "landscapes", "edges")
LIST_COLUMNS = ("Landscape Name", "Polygon (geojson)")
DAY = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DEEPEST = 3
Kind = Literal["page", "export", "list"]


@dataclass(frozen=True)
class Found:
    """One landscape as a file holds it; number counts from 1 within the file."""

    kind: Kind
    held: Mapping[str, Any]
    number: int

    @property
    def identifier(self) -> str:
        """Its id in lower case, "" when it has none that is a UUID."""
        given = str(self.held.get("id") or "").strip().lower()
        return given if IDENTIFIER.fullmatch(given) else ""


@dataclass
class Pages:
    """What the pages of one file say of the whole: totals stated, and whether a last page is."""

    totals: set[int] = field(default_factory=set)
    has_last: bool = False


def recognises(path: Path) -> bool:
    """Whether a file, or any file of a folder, holds landscapes of Terraso. Reads beginnings."""
    return any(_is_terraso(file) for file, _ in dated_files(path))


def dated_files(path: Path) -> list[tuple[Path, str]]:
    """JSON and CSV files with the day each was saved, from its name or its folder's; oldest first.

    The day is the last date in the name of the file or the folders above it, "" when none says.
    """
    if path.is_file():
        return [(path, _day(path.name) or _day(path.parent.name))]
    files = []
    for depth in range(1, DEEPEST + 1):
        for file in path.glob("/".join(["*"] * depth)):
            if file.suffix.lower() in (".json", ".csv") and file.is_file():
                inside = file.relative_to(path).as_posix()
                files.append((file, _day(inside) or _day(path.name)))
    return sorted(files, key=lambda one: (one[1], one[0].as_posix()))


def _day(name: str) -> str:
    for found in reversed(DAY.findall(name)):
        try:
            when(found)
        except Refused:
            continue
        return str(found)
    return ""


def _is_terraso(file: Path) -> bool:
    start = json_items.first(file)
    if file.suffix.lower() == ".csv":
        header = next(csv.reader(start.splitlines()[:1]), [])
        return all(name in [cell.strip() for cell in header] for name in LIST_COLUMNS)
    page = re.search(r'"landscapes"\s*:\s*\{', start) and '"data"' in start
    export = '"areaPolygon"' in start and re.search(
        r'"(region|publicContactEmail|developmentStrategy|organizationsInvolved)"', start
    )
    return bool(page or export)


def read(file: Path, pages: Pages) -> Iterator[Found]:
    """Every landscape of a file; fills `pages`. Raises SourceError when the file is unreadable."""
    if file.suffix.lower() == ".csv":
        yield from _list(file)
        return
    beside: dict[str, Any] = {}
    number = 0
    opening = json_items.first(file, 64).lstrip()[:1]
    for address, value in json_items.walk(file, () if opening == "[" else EDGES):
        if address not in (EDGES, ()):
            beside[address[-1]] = value
            continue
        for edge in [value] if address == EDGES else _edges_of(value, pages):
            number += 1
            yield _found(edge, number)
    _note_page(beside, pages)
    if number == 0 and "areaPolygon" in beside:
        yield Found("export", beside, 1)
    elif number == 0 and "errors" in beside:
        raise SourceError(f"{file.name} holds an error of Terraso’s, no landscapes. Save it again.")


def _edges_of(item: Any, pages: Pages) -> list[Any]:
    """The edges of one page of an array of pages; any other item is a landscape itself."""
    data = item.get("data") if isinstance(item, dict) else None
    landscapes = data.get("landscapes") if isinstance(data, dict) else None
    if not isinstance(landscapes, dict):
        return [item]
    _note_page(landscapes, pages)
    edges = landscapes.get("edges")
    return edges if isinstance(edges, list) else []


def _found(edge: Any, number: int) -> Found:
    if isinstance(edge, dict) and "node" in edge:
        node = edge["node"]
        return Found("page", node if isinstance(node, dict) else {}, number)
    return Found("export", edge if isinstance(edge, dict) else {}, number)


def _note_page(landscapes: Mapping[str, Any], pages: Pages) -> None:
    total, info = landscapes.get("totalCount"), landscapes.get("pageInfo")
    if isinstance(total, int) and not isinstance(total, bool):
        pages.totals.add(total)
    if isinstance(info, dict) and info.get("hasNextPage") is False:
        pages.has_last = True


def _list(file: Path) -> Iterator[Found]:
    csv.field_size_limit(json_items.LARGEST_ITEM)
    try:
        with file.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            for row in reader:
                held = {
                    str(key).strip(): value
                    for key, value in row.items()
                    if key is not None and isinstance(value, str)
                }
                yield Found("list", held, reader.line_num)
    except UnicodeDecodeError:
        raise SourceError(f"{file.name} is not UTF-8. Save it as CSV UTF-8.") from None
    except (csv.Error, OSError) as error:
        raise SourceError(f"{file.name} is no CSV that can be read: {error}.") from None
