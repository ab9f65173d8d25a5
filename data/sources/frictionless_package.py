"""Data packages (datapackage.json beside CSV files): ours read back, others' table by table.

Answers: `table:<resource>` names our table for a resource, or none. Nothing is fetched: only files
that lie beside the descriptor are read. Must not check values.
"""

import csv
import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from data.errors import IntakeError
from data.intake.rows import Answers, Card, Item, Place, Remark, Row
from data.schema import tables
from data.sources import geofile

CARD = Card(
    code="frictionless_package",
    title="Data package (Frictionless)",
    publisher_name="whoever packed it",
    url="https://specs.frictionlessdata.io/data-package/",
    licence_name="as its descriptor states",
    endings=(".json",),
    default_consent="generalised",
)
DESCRIPTOR = "datapackage.json"
MOST_BYTES = 20_000_000
MOST_RESOURCES = 500
ALGORITHMS = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}
NONE = "none"


@dataclass(frozen=True)
class Resource:
    """A resource of a descriptor, as given."""

    name: str
    held: Mapping[str, Any]
    folder: Path
    file: str

    def place(self, row: int = 0) -> Place:
        return Place(self.file, self.name, row)


def recognises(path: Path) -> bool:
    """Whether a folder holds a datapackage.json, or a JSON file is such a descriptor."""
    file = path / DESCRIPTOR if path.is_dir() else path
    if not file.is_file() or file.suffix.lower() not in CARD.endings:
        return False
    if file.stat().st_size > MOST_BYTES:
        return False
    try:
        held = json.loads(file.read_bytes())
    except (ValueError, RecursionError, OSError):
        return file.name == DESCRIPTOR
    return isinstance(held, dict) and isinstance(held.get("resources"), list)


def members(folder: Path) -> list[Path]:
    """The descriptor of a folder and the files beside it that it names; [] where there is none."""
    file = folder / DESCRIPTOR
    if not recognises(folder):
        return []
    try:
        held = [one for one in _resources(file) if isinstance(one, dict)]
    except IntakeError:
        return []
    found = (_files(Resource("", one, folder, file.name)) for one in held if "data" not in one)
    named = [one for files in found for one in files if isinstance(one, Path)]
    return [file, *dict.fromkeys(named)]


def read(path: Path, answers: Answers) -> Iterator[Item]:
    """Rows and shapes of the resources that are tables of ours; remarks on the rest."""
    file = path / DESCRIPTOR if path.is_dir() else path
    for number, held in enumerate(_resources(file)):
        given = held if isinstance(held, dict) else {}
        name = str(given.get("name") or f"resource {number + 1}")[:100]
        resource = Resource(name, given, file.parent, file.name)
        yield from _resource(resource, answers)


def _resources(file: Path) -> list[Any]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise IntakeError(f"{file.name} is larger than a descriptor. Send the package itself.")
        held = json.loads(file.read_bytes())
        resources = held["resources"]
        if not isinstance(resources, list) or not resources:
            raise TypeError("no list of resources")
    except (ValueError, RecursionError, OSError, KeyError, TypeError) as error:
        raise IntakeError(
            f"{file.name} is no sound descriptor of a data package ({error}). Pack it again."
        ) from None
    if len(resources) > MOST_RESOURCES:
        raise IntakeError(f"{file.name} lists {len(resources):,} resources. Send fewer at once.")
    return resources


def _resource(resource: Resource, answers: Answers) -> Iterator[Item]:
    name = answers.get(f"table:{resource.name}", "") or resource.name
    if name == NONE:
        fact = f"The package’s table “{resource.name}” is left out, as answered."
        yield Remark("noted", resource.place(), fact, rule_code="package_table")
        return
    known = [one for one, table in tables().items() if not table.reference]
    if name not in known:
        if name in tables():
            fact = f"{name} is kept with the method."
            yield Remark("noted", resource.place(), fact, "Its rows are not imported.",
                         rule_code="package_reference")  # fmt: skip
            return
        near = difflib.get_close_matches(name, known, 3)
        fact = f"The package’s table “{name}” has none of the names that are known here."
        step = "Answer which table it is, or none; docs/dictionary.md names the columns."
        yield Remark("asked", resource.place(), fact, step, value=name,
                     asks=f"table:{resource.name}", answers=(*near, NONE),
                     rule_code="package_table")  # fmt: skip
        return
    if "data" in resource.held:
        yield from _inline(resource, name)
        return
    for file in _files(resource):
        if isinstance(file, Remark):
            yield file
        elif name == "boundary":
            yield from geofile.read(file, answers)
        else:
            yield from _changed(resource, file)
            yield from _table(resource, name, file)


def _files(resource: Resource) -> Iterator[Path | Remark]:
    """The files of a resource that lie beside the descriptor; a remark for any that does not."""
    given = resource.held.get("path")
    for one in given if isinstance(given, list) else [given]:
        text = one if isinstance(one, str) else ""
        parts = PurePosixPath(text.replace("\\", "/"))
        if "://" in text:
            fact, step = (
                f"{text[:100]} lies elsewhere.",
                "Download it and put it beside the descriptor.",
            )
        elif not text or parts.is_absolute() or ".." in parts.parts or ":" in text:
            fact, step = f"“{text[:80]}” is no path beside the descriptor.", "Correct the path."
        elif not _is_beside(resource.folder, parts):
            fact, step = f"{text[:100]} is missing.", "Put it beside the descriptor."
        else:
            yield resource.folder / parts
            continue
        yield Remark("refused", resource.place(), fact, step, "path", text[:100],
                     rule_code="package_path")  # fmt: skip


def _is_beside(folder: Path, parts: PurePosixPath) -> bool:
    file = (folder / parts).resolve()
    return file.is_file() and file.is_relative_to(folder.resolve())


def _changed(resource: Resource, file: Path) -> Iterator[Remark]:
    """Says when a file is not the one that was packed."""
    given = str(resource.held.get("hash") or "").partition(":")
    kind, digest = (given[0], given[2]) if given[1] else ("", given[0])
    kind = kind or ALGORITHMS.get(len(digest), "")
    if kind in ALGORITHMS.values() and not isinstance(resource.held.get("path"), list):
        with file.open("rb") as handle:
            found = hashlib.file_digest(handle, kind).hexdigest()
        if found != digest.lower():
            yield Remark("noted", resource.place(), f"{file.name} was changed after it was packed.",
                         "If you did not change it, download it again.",
                         rule_code="package_hash")  # fmt: skip


def _dialect(resource: Resource) -> dict[str, Any]:
    held = resource.held.get("dialect")
    given = held if isinstance(held, dict) else {}
    return {
        "delimiter": str(given.get("delimiter") or ",")[:1],
        "quotechar": str(given.get("quoteChar") or '"')[:1],
    }


def _table(resource: Resource, name: str, file: Path) -> Iterator[Item]:
    encoding = str(resource.held.get("encoding") or "utf-8").lower()
    encoding = "utf-8-sig" if encoding in ("utf-8", "utf8") else encoding
    try:
        with file.open(encoding=encoding, newline="") as handle:
            reader = csv.reader(handle, strict=True, **_dialect(resource))
            header = next(reader, [])
            yield from _headings(resource, name, header)
            for cells in reader:
                if cells:
                    yield from _row(resource, name, header, cells, file.name, reader.line_num)
    except (UnicodeError, LookupError, csv.Error, OSError, ValueError, TypeError) as error:
        raise IntakeError(
            f"{file.name} cannot be read as its descriptor says ({error}). Save it as CSV UTF-8."
        ) from None


def _inline(resource: Resource, name: str) -> Iterator[Item]:
    """Rows that stand in the descriptor itself: objects, or lists under a first list of names."""
    held = resource.held["data"]
    rows = held if isinstance(held, list) else []
    header: list[str] = []
    for number, one in enumerate(rows, 1):
        if isinstance(one, dict):
            names = [str(key) for key in one]
            cells = [_words(value) for value in one.values()]
        elif isinstance(one, list):
            names, cells = header, [_words(value) for value in one]
        else:
            names, cells = [], []
        if names != header or number == 1:
            header = cells if isinstance(one, list) else names
            yield from _headings(resource, name, header)
            if isinstance(one, list):
                continue
        yield from _row(resource, name, header, cells, resource.file, number)


def _words(value: Any) -> str:
    if value is None or isinstance(value, (dict, list)):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _headings(resource: Resource, name: str, header: list[str]) -> Iterator[Remark]:
    """Says which headings are no columns of ours; their cells are left out."""
    ours = [column.name for column in tables()[name].columns]
    for heading in header:
        if heading not in ours:
            near = difflib.get_close_matches(heading, ours, 1)
            step = f"Did you mean {near[0]}?" if near else "See docs/dictionary.md for its columns."
            fact = f"“{heading[:60]}” is no column of {name}; it is left out."
            yield Remark("refused", resource.place(1), fact, step, heading[:60],
                         rule_code="package_column")  # fmt: skip
    if len(set(header)) < len(header):
        yield Remark("noted", resource.place(1), "A heading stands twice; the last one counts.",
                     "Keep one of the columns.", rule_code="package_column")  # fmt: skip


def _row(
    resource: Resource, name: str, header: list[str], cells: list[str], file: str, line: int
) -> Iterator[Item]:
    place = Place(file, resource.name, line)
    if len(cells) != len(header):
        fact = f"has {len(cells)} cells where the header has {len(header)}."
        yield Remark("refused", place, fact, "Put cells with a comma in quotes.",
                     rule_code="package_cells")  # fmt: skip
        return
    ours = {column.name for column in tables()[name].columns}
    yield Row(name, {k: v for k, v in zip(header, cells, strict=True) if k in ours}, place)
