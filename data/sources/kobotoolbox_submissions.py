"""KoboToolbox: submissions of a form from CSV, XLSX, the JSON of its interface, or GeoJSON.

Must not keep who submitted or reviewed, notes, tags or attachments.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from data.intake.rows import Answers, Card, Item, Place, Remark
from data.schema import tables
from data.sources import SourceError, form_mapping, form_reading, form_tables, json_items
from data.sources.form_joining import Children, Inner
from data.sources.form_submission import Submission, from_object, review_of
from data.sources.form_tables import Table
from data.sources.plain_text import as_text

CARD = Card(
    code="kobotoolbox_submissions",
    title="Submissions of a form in KoboToolbox",
    publisher_name="Whoever runs the form",
    url="https://support.kobotoolbox.org/data_endpoint.html",
    licence_name="as its sender states",
    endings=(".csv", ".xlsx", ".json", ".geojson"),
    default_consent="aggregate_only",
)
MARKS = {"_uuid", "_submission_time", "_index", "_parent_index", "_id", "__version__", "_status"}
KEPT = {*MARKS, "_geolocation", "_submission__id"}
POINT_PART = re.compile(r"_.+_(latitude|longitude|altitude|precision)")
FIELD = re.compile(r"[A-Za-z_][\w/.\-]*")
KEYS = ("_id", "_uuid", "meta/rootUuid", "meta/instanceID", "instanceID")
JSON_MARK = re.compile(r'"(_id|_uuid|_submission_time|__version__|_geolocation|_attachments)"\s*:')
PAGED = re.compile(r'"(next|previous)"\s*:\s*"')
GEOMETRY_FIELDS = {"Point": "_point", "LineString": "_trace", "Polygon": "_shape"}

# What is read with a form, and is no file of its own.
companion = form_mapping.beside


def recognises(path: Path) -> bool:
    """Whether a file, or a page of JSON in a folder, is an export of KoboToolbox."""
    if path.is_dir():
        return bool(_pages(path))
    ending = path.suffix.lower()
    if ending in (".json", ".geojson"):
        start = json_items.first(path)
        if '"FeatureCollection"' in start:
            is_form = JSON_MARK.search(start) or ('"start"' in start and '"end"' in start)
            return bool(is_form) or form_mapping.beside(path).is_file()
        return '"results"' in start and bool(JSON_MARK.search(start)) and "@odata" not in start
    if ending not in (".csv", ".xlsx") or not may_be(path):
        return False
    header = form_tables.header_of(path)
    names = set(header)
    marked = names & MARKS or {"start", "end"} <= names or any(map(POINT_PART.fullmatch, header))
    return bool(marked) or _is_bare(path, header) or form_mapping.beside(path).is_file()


def may_be(path: Path) -> bool:
    """Whether a file could be an export without its system columns: a table, not ours nor ODK's."""
    header = form_tables.header_of(path) if path.suffix.lower() in (".csv", ".xlsx") else ()
    return bool(header) and not {"KEY", "key", "landscape_name"} & set(header)


def _is_bare(path: Path, header: tuple[str, ...]) -> bool:
    """Whether a CSV without system columns is written as KoboToolbox does: "all";"quoted"."""
    line = json_items.first(path, 4096).split("\n", 1)[0].strip() if header else ""
    ours = {column.name for table in tables().values() for column in table.columns}
    return (
        path.suffix.lower() == ".csv"
        and line == ";".join(f'"{name}"' for name in header)
        and len(header) > 1
        and all(FIELD.fullmatch(name) for name in header)
        and any("_" in name for name in header)
        and not ours & set(header)
    )


def members(folder: Path) -> list[Path]:
    """The files of a folder that are read together: pages that name another page."""
    return [file for file in _pages(folder) if PAGED.search(json_items.first(file))]


def _pages(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.glob("*.json")) if recognises(file)]


def read(path: Path, answers: Answers) -> Iterator[Item]:
    """Rows by the mapping (answers["mapping"] or beside the file), and remarks.

    answers["partial"] = "yes" takes one page of several as it is. Raises SourceError when a file
    cannot be read to its end.
    """
    pages = _of(path)
    if pages[0].suffix.lower() == ".json":
        missing = _missing(pages)
        halt = form_reading.partial(path, missing, answers) if missing else None
        if halt:
            yield halt
            return
    yield from form_reading.items(path, answers, lambda: _submissions(pages))


def submissions(path: Path) -> Iterator[Submission | Remark]:
    """The submissions of a file or folder, for proposing a mapping."""
    return _submissions(_of(path))


def _of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    pages = members(path) or _pages(path)
    if not pages or (len(pages) > 1 and not members(path)):
        what = "several forms" if pages else "no page of a form’s JSON"
        raise SourceError(f"{path.name} holds {what}. Give the files one by one.")
    return pages


def _missing(pages: list[Path]) -> str:
    """What a set of pages lacks of the count that it states, in words; "" when it is whole."""
    held, stated, is_open = 0, 0, True
    for page in pages:
        beside: dict[tuple[str, ...], Any] = {}
        for address, value in json_items.walk(page, ("results",)):
            if address == ("results",):
                held += 1
            else:
                beside[address] = value
        count = beside.get(("count",))
        stated = max(stated, count if isinstance(count, int) else 0)
        is_open = is_open and bool(beside.get(("next",)))
    if held < stated or is_open:
        return f"This export holds {held:,} of {max(stated, held + is_open):,} submissions."
    return ""


def _submissions(files: list[Path]) -> Iterator[Submission | Remark]:
    keys: Counter[str] = Counter()
    for file in files:
        if file.suffix.lower() in (".csv", ".xlsx"):
            found = _from_tables(file, keys)
        elif '"FeatureCollection"' in json_items.first(file):
            found = _from_features(file, keys)
        else:
            found = _from_results(file, keys)
        for one in found:
            yield form_reading.completed(one) if isinstance(one, Submission) else one
    if any(not key.isdecimal() and len(key) == 12 for key in keys):
        fact = "Submissions have no _id or _uuid: a corrected one would come as another."
        yield Remark("noted", Place(files[0].name), fact, "Export with the system columns.")


def _kept(given: Mapping[str, Any]) -> dict[str, Any]:
    """Answers without what the system adds about people: who submitted, who reviewed, notes."""
    kept = {
        name: value
        for name, value in given.items()
        if not name.startswith("_") or name in KEPT or POINT_PART.fullmatch(name)
    }
    place = kept.pop("_geolocation", None)
    if isinstance(place, list) and len(place) == 2 and None not in place:
        kept["_geolocation"] = f"{as_text(place[0])} {as_text(place[1])}"
    return kept


def _key(held: Mapping[str, Any], keys: Counter[str]) -> str:
    given = next((as_text(held[name]) for name in KEYS if as_text(held.get(name))), "")
    key = given.removeprefix("uuid:") or form_reading.digest(held)
    keys[key] += 1
    return key if keys[key] == 1 else f"{key}-{keys[key]}"


def _from_results(file: Path, keys: Counter[str]) -> Iterator[Submission | Remark]:
    number = 0
    for address, item in json_items.walk(file, ("results",)):
        if address != ("results",):
            continue
        number += 1
        place = Place(file.name, row=number)
        if not isinstance(item, dict):
            yield Remark("refused", place, "This is no submission.", "Export the form again.")
            continue
        kept = _kept(item)
        review = review_of(item.get("_validation_status"))
        yield from_object(kept, _key(kept, keys), place, review)


def _from_features(file: Path, keys: Counter[str]) -> Iterator[Submission | Remark]:
    """Features that share their answers are one submission, its places told apart by kind."""
    held: dict[str, Any] = {}
    before: Mapping[str, Any] | None = None
    number = start = 0
    for address, item in json_items.walk(file, ("features",)):
        if address != ("features",):
            continue
        number += 1
        given = item.get("properties") if isinstance(item, dict) else None
        given = given if isinstance(given, dict) else {}
        if given != before and before is not None:
            yield from_object(held, _key(held, keys), Place(file.name, row=start))
        if given != before:
            held, before, start = _kept(given), given, number
        geometry = item.get("geometry") if isinstance(item, dict) else None
        if isinstance(geometry, dict):
            kind = as_text(geometry.get("type")).removeprefix("Multi")
            held.setdefault(GEOMETRY_FIELDS.get(kind, "_place"), geometry)
    if before is not None:
        yield from_object(held, _key(held, keys), Place(file.name, row=start))


def _from_tables(file: Path, keys: Counter[str]) -> Iterator[Submission | Remark]:
    found = form_tables.tables(file)
    inner = [table for table in found if "_parent_index" in table.header]
    main = next((table for table in found if table not in inner), None)
    if main is None:
        raise SourceError(f"{file.name} holds repeat groups without their form. Export all sheets.")
    children = _children(file, inner)
    for number, row in main.rows():
        place = Place(file.name, main.sheet, number)
        kept = _kept(row)
        review = review_of(row.get("_validation_status"))
        own = ("", row.get("_index", ""))
        yield children.join(Submission(_key(kept, keys), kept, place, review=review), own)
    yield from children.orphans()


def _children(file: Path, inner: list[Table]) -> Children:
    """Rows of repeat sheets, by the index of their parent in its own sheet ("" is the form's)."""
    children = Children()
    names = {table.sheet for table in inner}
    for table in inner:
        for number, row in table.rows():
            parent = row.get("_parent_table_name", "")
            home = parent if parent in names else ""
            place = Place(file.name, table.sheet, number)
            own = (table.sheet, row.get("_index", str(number)))
            children.add(
                (home, row.get("_parent_index", "")), Inner(table.sheet, own, _kept(row), place)
            )
    return children
