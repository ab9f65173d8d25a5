"""Fetches one large file by its address: goes on where it broke off, and proves its checksum.

The only place that reaches out, and only when asked on the command line. Must not open the file.
"""

import hashlib
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from data.errors import GridError

CHUNK = 1 << 20
TRIES = 4
SECONDS = 60
Progress = Callable[[str, int, int], None]


def fetch(url: str, folder: Path, *, sha256: str, progress: Progress) -> tuple[Path, str]:
    """The file of an address and its SHA-256. Raises GridError; a part stays for the next time.

    A finished file with the right checksum is not fetched again. Without `sha256` the digest is
    given back for whoever compares it.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise GridError(f"“{url[:80]}” is no web address. Give one that begins with https://.")
    if sha256 and not re.fullmatch(r"[0-9a-fA-F]{64}", sha256):
        raise GridError(f"“{sha256[:80]}” is no SHA-256. Give 64 hexadecimal digits.")
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w.-]", "_", unquote(Path(parts.path).name)) or "grid"
    target = folder / name.lstrip(".")
    if target.exists() and sha256 and digest(target) == sha256.lower():
        return target, sha256.lower()
    part = target.with_name(target.name + ".part")
    for attempt in range(1, TRIES + 1):
        try:
            _go_on(url, part, progress)
            break
        except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
            if attempt == TRIES or _is_final(error):
                raise GridError(_said(url, part, error)) from None
    return _proven(part, target, sha256)


def digest(file: Path) -> str:
    """SHA-256 of a file in hexadecimal digits."""
    total = hashlib.sha256()
    with file.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            total.update(chunk)
    return total.hexdigest()


def _is_final(error: Exception) -> bool:
    return isinstance(error, urllib.error.HTTPError) and 400 <= error.code < 500


def _said(url: str, part: Path, error: Exception) -> str:
    held = part.stat().st_size if part.exists() else 0
    why = getattr(error, "reason", None) or error
    kept = f"{held / 1e6:,.1f} MB are kept; run the same command to go on." if held else (
        "Check the address and the network, or download it by hand and give the file.")  # fmt: skip
    return f"{url} could not be fetched ({why}). {kept}"


def _go_on(url: str, part: Path, progress: Progress) -> None:
    """Fetch what is missing of a file; what the server has changed meanwhile is begun anew."""
    mark = part.with_name(part.name + ".json")
    known = _known(mark) if part.exists() else {}
    held = part.stat().st_size if known else 0
    request = urllib.request.Request(url, headers={"Accept-Encoding": "identity"})
    if held:
        request.add_header("Range", f"bytes={held}-")
        request.add_header("If-Range", known["validator"])
    try:
        answer = urllib.request.urlopen(request, timeout=SECONDS)
    except urllib.error.HTTPError as error:
        if error.code != 416:
            raise
        # Nothing is left to fetch, or the part is longer than the file: begin anew if so.
        error.close()
        if held != known.get("size"):
            part.unlink()
            raise OSError("the part kept does not fit the file") from None
        return
    with answer:
        if answer.status != 206:
            held = 0
        size = held + int(answer.headers.get("Content-Length") or 0)
        validator = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
        if validator and not validator.startswith("W/"):
            mark.write_text(json.dumps({"validator": validator, "size": size}), encoding="utf-8")
        else:
            mark.unlink(missing_ok=True)
        with part.open("ab" if held else "wb") as out:
            while chunk := answer.read(CHUNK):
                out.write(chunk)
                held += len(chunk)
                progress("downloading", held, max(size, held))
    if size and held != size:
        raise OSError(f"broke off after {held:,} of {size:,} bytes")


def _known(mark: Path) -> dict[str, Any]:
    try:
        held = json.loads(mark.read_text(encoding="utf-8"))
        return held if isinstance(held, dict) and held.get("validator") else {}
    except (OSError, json.JSONDecodeError):
        return {}


def _proven(part: Path, target: Path, sha256: str) -> tuple[Path, str]:
    found = digest(part)
    part.with_name(part.name + ".json").unlink(missing_ok=True)
    if sha256 and found != sha256.lower():
        part.unlink()
        raise GridError(
            f"{target.name} has the checksum {found}, not {sha256.lower()}. It was thrown away: "
            "the file changed or the checksum is another file's."
        )
    part.replace(target)
    return target, found
