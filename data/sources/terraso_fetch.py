"""Saves a dated snapshot of Terraso's public landscapes, page by page, exactly as received.

Must not ask for a person, must not interpret what it saves, and leaves no half page behind. A
snapshot counts only when its pages agree on the total and hold it: half a source is no source.
"""

import json
import os
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from http.client import HTTPException, IncompleteRead
from pathlib import Path
from time import sleep, time
from typing import Any

from data.sources import SourceError

URL = "https://api.terraso.org/graphql/"
QUERY = """query L($first:Int!,$after:String){
  landscapes(first:$first, after:$after){
    totalCount
    pageInfo{hasNextPage endCursor}
    edges{node{
      id slug name description website location
      areaPolygon areaScalarHa areaTypes population partnershipStatus
      centerCoordinates{lat lng}
      membershipList{membershipsCount membershipType}
      taxonomyTerms{edges{node{type slug valueOriginal valueEn valueEs}}}
      associatedGroups{edges{node{isPartnership partnershipYear group{slug name}}}}
      associatedDevelopmentStrategy{edges{node{
        objectives opportunities problemSitutation interventionStrategy}}}
    }}
  }
}"""
PAGE = 50
TRIES, RESTARTS = 5, 3
PAUSE_S, LONGEST_PAUSE_S, TIMEOUT_S = 1.0, 60.0, 60.0
LARGEST_ANSWER = 1 << 27
PASSING = {408, 425, 429, 500, 502, 503, 504}
HEADERS = {
    "Content-Type": "application/json",
    "Accept": "application/json",
    "User-Agent": "1000-landscapes-dashboard (reads public landscapes, one page a second)",
}
Progress = Callable[[int, int], None]
Wait = Callable[[float], None]


@dataclass(frozen=True)
class Page:
    """What paging needs to know of one answer."""

    total: int
    identifiers: tuple[str, ...]
    has_next: bool
    cursor: str


class _Changed(Exception):
    """The set of landscapes changed while it was paged through."""


def fetch(
    folder: Path, *, url: str, on: date, progress: Progress, wait: Wait = sleep
) -> tuple[Path, int]:
    """Save all pages into a folder named by the day; gives the folder and how many landscapes.

    Pages of the same day that an interruption left are kept and continued. When the total changes
    on the way, the snapshot starts again. Raises SourceError; what was saved whole stays.
    """
    if not re.match(r"(?i)https?://", url):
        raise SourceError(f"“{url}” is no web address. Give one such as {URL}")
    snapshot = folder / on.isoformat()
    snapshot.mkdir(parents=True, exist_ok=True)
    for _ in range(RESTARTS):
        try:
            return snapshot, _pages(snapshot, url, progress, wait)
        except _Changed:
            for file in snapshot.glob("page-*.json"):
                file.unlink()
    raise SourceError(
        f"Terraso changed {RESTARTS} times while it was read; {snapshot} holds no snapshot. "
        "Run the command again later."
    )


def _pages(snapshot: Path, url: str, progress: Progress, wait: Wait) -> int:
    held: list[Page] = []
    while not held or held[-1].has_next:
        file = snapshot / f"page-{len(held) + 1:04d}.json"
        page = _saved(file)
        if page is None:
            if held:
                wait(PAUSE_S)
            answer = _ask(url, held[-1].cursor if held else None, wait)
            page = _page(answer, url)
            _save(file, answer)
        held.append(page)
        if page.total != held[0].total:
            raise _Changed
        known = [one for each in held for one in each.identifiers]
        progress(len(known), page.total)
        if len(set(known)) != len(known) or (page.has_next and not page.identifiers):
            raise _Changed
    for stale in snapshot.glob("page-*.json"):
        if stale.name > file.name:
            stale.unlink()
    if len(known) != held[0].total:
        raise _Changed
    return len(known)


def _saved(file: Path) -> Page | None:
    try:
        return _page(file.read_bytes(), file.name)
    except (FileNotFoundError, SourceError):
        return None


def _save(file: Path, answer: bytes) -> None:
    draft = file.with_suffix(".part")
    draft.write_bytes(answer)
    os.replace(draft, file)


def _ask(url: str, after: str | None, wait: Wait) -> bytes:
    variables = {"first": PAGE, "after": after}
    body = json.dumps({"query": QUERY, "variables": variables}).encode()
    request = urllib.request.Request(url, body, HEADERS)
    why, pause = "", PAUSE_S
    for attempt in range(TRIES):
        if attempt:
            wait(min(pause, LONGEST_PAUSE_S))
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
                held: bytes = answer.read(LARGEST_ANSWER + 1)
                if answer.length:
                    raise IncompleteRead(held, answer.length)
            if len(held) > LARGEST_ANSWER:
                raise SourceError(f"{url} sent over {LARGEST_ANSWER >> 20} MB for one page.")
            return held
        except urllib.error.HTTPError as error:
            if error.code not in PASSING:
                raise SourceError(f"{url} answers {error.code} {error.reason}.") from None
            why = f"it answers {error.code}"
            asked = _retry_after(error.headers.get("Retry-After"))
            pause = asked if asked is not None else pause * 2
        except (urllib.error.URLError, HTTPException, OSError) as error:
            why, pause = f"the connection failed ({error})", pause * 2
    raise SourceError(
        f"{url} could not be read in {TRIES} tries: {why}. "
        "The pages that came are kept; run the same command again to go on."
    )


def _retry_after(given: str | None) -> float | None:
    if given is None:
        return None
    if given.strip().isdecimal():
        return float(given)
    try:
        return max(parsedate_to_datetime(given).timestamp() - time(), 0.0)
    except (TypeError, ValueError):
        return None


def _page(answer: bytes, name: str) -> Page:
    try:
        held: Any = json.loads(answer)
    except (ValueError, RecursionError):
        is_html = answer.lstrip()[:1] == b"<"
        what = "a web page" if is_html else "something that is not JSON"
        raise SourceError(
            f"{name} answers with {what}, no data. Check the address, or try again later."
        ) from None
    try:
        landscapes = held["data"]["landscapes"]
        info = landscapes["pageInfo"]
        return Page(
            int(landscapes["totalCount"]),
            tuple(str(edge["node"]["id"]) for edge in landscapes["edges"]),
            bool(info["hasNextPage"]),
            str(info["endCursor"] or ""),
        )
    except (KeyError, TypeError, ValueError):
        raise SourceError(
            f"{name} answers without landscapes ({_error_of(held)}). "
            "Its interface may have changed: see data/sources/terraso_fetch.py."
        ) from None


def _error_of(held: Any) -> str:
    errors = held.get("errors") if isinstance(held, dict) else None
    first = errors[0] if isinstance(errors, list) and errors else None
    message = first.get("message") if isinstance(first, dict) else None
    return str(message)[:200] if message else "no error is stated"
