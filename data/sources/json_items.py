"""Reads a JSON file item by item, so that a file larger than memory can be read and checked.

Must not know what the items mean, and never gives the first half of a file as if it were whole.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from data.sources import SourceError

CHUNK = 1 << 18
LARGEST_ITEM = 1 << 26
# A number may be cut in "e+": what is left of it behind its digits is shorter than this.
LONGEST_CUT = 3
DECODER = json.JSONDecoder()
SPACE = " \t\r\n"
Address = tuple[str, ...]


def walk(path: Path, array_at: Address = ()) -> Iterator[tuple[Address, Any]]:
    """Every item of the array at an address (() = the file itself), and every other value by its.

    Values beside the array come out whole, under their own address. Raises SourceError for a file
    that is not JSON, cut off, or not readable as text.
    """
    try:
        with path.open(encoding=_encoding(path), newline="") as handle:
            text = _Text(path.name, handle)
            yield from _inside(text, (), array_at)
            if text.peek():
                raise text.fault("goes on after its end")
    except UnicodeError:
        raise SourceError(f"{path.name} is not UTF-8 text. Save it again as UTF-8.") from None
    except OSError as error:
        raise SourceError(f"{path.name} cannot be read ({error.strerror}).") from None


def first(path: Path, size: int = 1 << 16) -> str:
    """The beginning of a text file, for telling what it is; "" when it is no text file."""
    try:
        with path.open("rb") as handle:
            return handle.read(size).decode(_encoding(path), "ignore")
    except (OSError, UnicodeError):
        return ""


def both_ends(path: Path, size: int = 1 << 16) -> str:
    """The beginning and the end of a text file, where a page says which form it is a page of."""
    try:
        with path.open("rb") as handle:
            handle.seek(max(path.stat().st_size - size, 0))
            return first(path, size) + "\n" + handle.read(size).decode("utf-8", "ignore")
    except OSError:
        return ""


def _encoding(path: Path) -> str:
    with path.open("rb") as handle:
        return "utf-16" if handle.read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def _inside(text: "_Text", here: Address, array_at: Address) -> Iterator[tuple[Address, Any]]:
    opening = text.peek()
    if opening == "[" and here == array_at:
        yield from ((here, item) for item in _elements(text))
    elif opening == "{" and here == array_at[: len(here)]:
        for key in _keys(text):
            yield from _inside(text, (*here, key), array_at)
    else:
        yield here, text.value()


def _elements(text: "_Text") -> Iterator[Any]:
    text.skip("[")
    if text.peek() == "]":
        text.skip("]")
        return
    while True:
        yield text.value()
        if text.peek() == "]":
            text.skip("]")
            return
        text.skip(",")


def _keys(text: "_Text") -> Iterator[str]:
    text.skip("{")
    if text.peek() == "}":
        text.skip("}")
        return
    while True:
        key = text.value()
        if not isinstance(key, str):
            raise text.fault("is not valid JSON")
        text.skip(":")
        yield key
        if text.peek() == "}":
            text.skip("}")
            return
        text.skip(",")


class _Text:
    """A window on the file's text that grows until the next value fits."""

    def __init__(self, name: str, handle: TextIO) -> None:
        self.name, self.handle = name, handle
        self.held, self.at, self.ended = "", 0, False

    def fault(self, what: str) -> SourceError:
        return SourceError(f"{self.name} {what}. Save or download the whole file again.")

    def _grow(self, size: int) -> None:
        self.held, self.at = self.held[self.at :], 0
        more = self.handle.read(size)
        self.ended = not more
        self.held += more

    def peek(self) -> str:
        """The next character that is not a space, or "" at the end."""
        while True:
            while self.at < len(self.held) and self.held[self.at] in SPACE:
                self.at += 1
            if self.at < len(self.held) or self.ended:
                return self.held[self.at : self.at + 1]
            self._grow(CHUNK)

    def skip(self, wanted: str) -> None:
        found = self.peek()
        if found != wanted:
            raise self.fault("is not valid JSON" if found else "ends in the middle")
        self.at += 1

    def _why(self, error: ValueError) -> str:
        if not self.peek():
            return "is empty or ends in the middle"
        is_cut = isinstance(error, json.JSONDecodeError) and (
            error.msg.startswith("Unterminated") or error.pos >= len(self.held.rstrip())
        )
        return "ends in the middle" if is_cut else "is not valid JSON"

    def value(self) -> Any:
        self.peek()
        while True:
            try:
                value, end = DECODER.raw_decode(self.held, self.at)
                if end + LONGEST_CUT <= len(self.held) or self.ended:
                    self.at = end
                    return value
            except RecursionError:
                raise self.fault("is nested too deeply") from None
            except ValueError as error:
                if self.ended:
                    raise self.fault(self._why(error)) from None
            if len(self.held) - self.at > LARGEST_ITEM:
                raise self.fault("is not valid JSON, or holds one record of over 64 MB")
            self._grow(max(CHUNK, len(self.held) - self.at))
