"""Reads XML of others item by item: one activity or placemark in memory at a time.

Entities and document types are refused before they can act. Must not know what an element means.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from data.errors import IntakeError

CHUNK = 1 << 16
MOST_ELEMENTS = 500_000
DEEPEST = 40
LONGEST_TEXT = 100_000
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class Node:
    """An element: its name, attributes, own words, elements within it, and the line it begins."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: "list[Node]" = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own words, or the narrative in the language it gives first (2.x)."""
        told = [one for one in self.children if one.tag == "narrative"]
        plain = next((one for one in told if LANGUAGE not in one.attributes), None)
        chosen = plain or (told[0] if told else self)
        return " ".join("".join(chosen.words).split())

    def get(self, name: str) -> str:
        """An attribute without the space about it, '' when absent."""
        return self.attributes.get(name, "").strip()

    def all(self, *path: str) -> "list[Node]":
        """The elements under a path of names."""
        found = [self]
        for name in path:
            found = [child for node in found for child in node.children if child.tag == name]
        return found

    def first(self, *path: str) -> "Node":
        """The first element under a path; an empty one when there is none."""
        return next(iter(self.all(*path)), Node(path[-1], {}, self.line))


class _Collector:
    """What the parser tells, gathered into finished activities; the root is kept without them."""

    def __init__(self, name: str, item: str, longest: int = LONGEST_TEXT) -> None:
        self.name, self.item, self.longest = name, item, longest
        self.parser: Any = None
        self.root: Node | None = None
        self.open: list[Node] = []
        self.done: list[Node] = []
        self.elements = self.letters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        node = Node(_bare(tag), dict(attributes), self.parser.parser.CurrentLineNumber)
        self.elements += 1
        self.letters = 0
        if len(self.open) > DEEPEST or self.elements > MOST_ELEMENTS:
            raise IntakeError(
                f"{self.name}, line {node.line}: one item holds more than is taken "
                f"({MOST_ELEMENTS:,} elements, {DEEPEST} deep). Send it in parts."
            )
        if self.root is None:
            self.root = node
        self.open.append(node)

    def data(self, words: str) -> None:
        self.letters += len(words)
        if self.open and self.letters <= self.longest:
            self.open[-1].words.append(words)

    def end(self, tag: str) -> None:
        node = self.open.pop()
        if node.tag == self.item:
            self.done.append(node)
            self.elements = 0
        elif self.open and not any(one.tag == self.item for one in self.open):
            self.elements = 0
        elif self.open:
            self.open[-1].children.append(node)
        self.letters = 0

    def close(self) -> Node | None:
        return self.root


def _bare(tag: str) -> str:
    """A name without its namespace where that is KML's; others keep theirs."""
    space, _, name = tag.rpartition("}")
    return name if "/kml/" in space else tag


def items(
    path: Path, item: str, *, longest: int = LONGEST_TEXT, kind: str = "IATI"
) -> Iterator[tuple[Node, Node]]:
    """Root and item, for every element of a name in order, whatever it stands in.

    The root carries attributes only. Raises IntakeError when the file breaks off.
    """
    told = _Collector(path.name, item, longest)
    parser = XMLParser(target=told, forbid_dtd=True)
    told.parser = parser
    try:
        with path.open("rb") as handle:
            while chunk := handle.read(CHUNK):
                parser.feed(chunk)
                yield from _finished(told)
        parser.close()
        yield from _finished(told)
    except DefusedXmlException:
        raise IntakeError(
            f"{path.name} declares a document type or entities, which no {kind} file needs. "
            "Remove the <!DOCTYPE …> and send it again."
        ) from None
    except (ParseError, LookupError, ValueError, OSError) as error:
        raise IntakeError(
            f"{path.name} is no sound XML ({error}). It may be cut off: download it again."
        ) from None


def _finished(told: _Collector) -> Iterator[tuple[Node, Node]]:
    done, told.done = told.done, []
    for node in done:
        yield told.root or node, node


def root_tag(path: Path) -> str:
    """Name of the outermost element as the first bytes show it, '' when it is no XML."""
    told = _Collector(path.name, "")
    parser = XMLParser(target=told, forbid_dtd=False, forbid_entities=True)
    told.parser = parser
    try:
        with path.open("rb") as handle:
            parser.feed(handle.read(CHUNK))
    except (ParseError, LookupError, ValueError, OSError, IntakeError):
        pass
    return told.root.tag if told.root else ""
