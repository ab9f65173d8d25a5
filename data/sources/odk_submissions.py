"""ODK Central: submissions from its CSV export (one table a repeat group) and from OData pages.

Must not keep who submitted, from which device, or attachments.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.intake.rows import Answers, Card, Item, Place, Remark
from data.sources import SourceError, form_mapping, form_reading, form_tables, json_items
from data.sources.form_joining import Children, Inner
from data.sources.form_submission import Submission, from_object, review_of
from data.sources.plain_text import as_text

CARD = Card(
    code="odk_submissions",
    title="Submissions of a form in ODK Central",
    publisher_name="Whoever runs the form",
    url="https://docs.getodk.org/central-api-odata-endpoints/",
    licence_name="as its sender states",
    endings=(".csv", ".json"),
    default_consent="aggregate_only",
)
VALUE = ("value",)
PARENT_KEYS = ("PARENT_KEY", "parent_key")
OWN_KEYS = ("KEY", "key", "__id", "meta/instanceID", "meta_instance_id")
REVIEWS = ("__system/reviewState", "ReviewState", "review_state")
DELETED = ("__system/deletedAt", "DeletedAt", "deleted_at")
CONTEXT = re.compile(r"#Submissions(?:\.([\w.\-]+))?")
ROOT = re.compile(r'"@odata\.context"\s*:\s*"([^"#]*)#')
PARENT_ID = re.compile(r"__.+-id")
# What Central adds about people, devices and files; questions of the form have other names.
ABOUT_SENDER = re.compile(
    r"Submitter(ID|Name)|DeviceID|Attachments(Present|Expected)|Status|Edits|"
    r"submitter_(id|name)|device_id_\d|attachments_(present|expected)"
)
SYSTEM = ("submissionDate", "updatedAt", "reviewState", "formVersion", "deletedAt")
JSON_MARK = re.compile(r'"(@odata\.context|__system|__id|__Submissions-id)"\s*:')
# What is read with a form, and is no file of its own.
companion = form_mapping.beside


@dataclass
class Export:
    """The files of one form: its own tables, those of its repeats by name, and what pages state."""

    main: list[Path] = field(default_factory=list)
    repeats: list[tuple[str, Path]] = field(default_factory=list)
    held: int = 0
    stated: int = 0
    is_open: bool = False


def recognises(path: Path) -> bool:
    """Whether a file, or any file of a folder, is an export of ODK Central."""
    if path.is_dir():
        return any(recognises(file) for file in path.iterdir() if file.is_file())
    if path.suffix.lower() == ".json":
        start = json_items.first(path)
        return '"value"' in start and bool(JSON_MARK.search(start))
    if path.suffix.lower() != ".csv":
        return False
    names = set(form_tables.header_of(path))
    is_main = {"KEY", "SubmissionDate"} <= names or "meta-instanceID" in names
    is_repeat = {"KEY", "PARENT_KEY"} <= names
    is_cleaned = {"key", "submission_date"} <= names or "meta_instance_id" in names
    return is_main or is_repeat or is_cleaned


def members(folder: Path) -> list[Path]:
    """The files of a folder that are read together: a form with its repeats, or pages of one form.

    Of several such sets the first; a form of a single file is none.
    """
    tables = [file for file in sorted(folder.glob("*.csv")) if recognises(file)]
    inner = [file for file in tables if _is_repeat(file)]
    for form in (file for file in tables if file not in inner):
        mine = [file for file in inner if file.stem.startswith(f"{form.stem}-")]
        if mine:
            return [form, *mine]
    if len(tables) - len(inner) == 1 and inner:
        return tables
    by_root: dict[str, list[Path]] = {}
    for file in sorted(folder.glob("*.json")):
        if recognises(file):
            root = ROOT.search(json_items.both_ends(file))
            by_root.setdefault(root[1] if root else file.name, []).append(file)
    return next((files for files in by_root.values() if len(files) > 1), [])


def _is_repeat(file: Path) -> bool:
    return bool(set(PARENT_KEYS) & set(form_tables.header_of(file)))


def _of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = members(path) or [file for file in sorted(path.iterdir()) if recognises(file)]
    if not found or (len(found) > 1 and not members(path)):
        what = "several forms" if found else "no form of ODK Central"
        raise SourceError(f"{path.name} holds {what}. Give each form a folder of its own.")
    return found


def read(path: Path, answers: Answers) -> Iterator[Item]:
    """Rows by the mapping (answers["mapping"] or beside the file), and remarks.

    A folder holds the form, its repeats and its pages. answers["partial"] = "yes" takes pages that
    are not all there. Raises SourceError when a file cannot be read to its end.
    """
    export = _export(path)
    if export.is_open or export.held < export.stated:
        total = f" of {export.stated:,}" if export.stated > export.held else ""
        fact = f"This export holds {export.held:,}{total} submissions and says that more follow."
        halt = form_reading.partial(path, fact, answers)
        if halt:
            yield halt
            return
    yield from form_reading.items(path, answers, lambda: _submissions(export))


def submissions(path: Path) -> Iterator[Submission | Remark]:
    """The submissions of a file or folder, for proposing a mapping."""
    return _submissions(_export(path))


def _export(path: Path) -> Export:
    files = _of(path)
    export = Export()
    tables = [file for file in files if file.suffix.lower() == ".csv"]
    inner = [file for file in tables if _is_repeat(file)]
    export.main += [file for file in tables if file not in inner]
    stems = [file.stem for file in export.main]
    for file in inner:
        stem = next((one for one in stems if file.stem.startswith(f"{one}-")), "")
        export.repeats.append((file.stem[len(stem) + 1 :] if stem else file.stem, file))
    open_pages: list[bool] = []
    for file in files:
        if file not in tables:
            _note_page(file, export, open_pages)
    export.is_open = bool(open_pages) and all(open_pages)
    if not export.main:
        step = "Give the folder with the form’s own table and those of its repeats."
        raise SourceError(f"{path.name} holds no submissions, only repeat groups. {step}")
    return export


def _note_page(file: Path, export: Export, open_pages: list[bool]) -> None:
    context, more, count, held = "", False, 0, 0
    for address, value in json_items.walk(file, VALUE):
        if address == VALUE:
            held += 1
        elif address == ("@odata.context",):
            context = as_text(value)
        elif address == ("@odata.nextLink",):
            more = bool(value)
        elif address == ("@odata.count",):
            count = value if isinstance(value, int) else 0
    found = CONTEXT.search(context)
    if found and found[1]:
        export.repeats.append((found[1].replace(".", "/"), file))
        return
    export.main.append(file)
    export.held += held
    export.stated = max(export.stated, count)
    open_pages.append(more)


def _submissions(export: Export) -> Iterator[Submission | Remark]:
    children = Children()
    for name, file in export.repeats:
        for place, row in _rows(file):
            parent = next((row[key] for key in row if key in PARENT_KEYS), None)
            if parent is None:
                parent = next((row[key] for key in row if PARENT_ID.fullmatch(key)), "")
            own = ("", as_text(_first(row, OWN_KEYS)))
            flat = from_object(_kept(row), "", place, ignored="@").held
            children.add(("", as_text(parent)), Inner(name, own, flat, place))
    for file in export.main:
        for place, row in _rows(file):
            yield from _submission(row, place, children)
    yield from children.orphans()


def _submission(
    row: Mapping[str, Any], place: Place, children: Children
) -> Iterator[Submission | Remark]:
    flat = from_object(row, "", place, ignored="@").held
    identifier = as_text(_first(flat, OWN_KEYS))
    if _first(flat, DELETED):
        fact = "This submission was deleted in ODK Central and is left out."
        yield Remark("refused", place, fact)
        return
    key = identifier.removeprefix("uuid:") or form_reading.digest(flat)
    made = from_object(_kept(row), key, place, review_of(_first(flat, REVIEWS)), "@")
    joined = children.join(made, ("", identifier))
    repeats = {**made.repeats, **joined.repeats}
    whole = Submission(key, joined.held, place, repeats, made.review)
    yield form_reading.completed(whole)


def _first(held: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((held[name] for name in names if held.get(name)), "")


def _kept(row: Mapping[str, Any]) -> dict[str, Any]:
    """Answers without what Central adds about people, devices and files."""
    kept = {name: value for name, value in row.items() if not ABOUT_SENDER.fullmatch(name)}
    system = kept.get("__system")
    if isinstance(system, dict):
        kept["__system"] = {name: system.get(name) for name in SYSTEM}
    return kept


def _rows(file: Path) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Rows of a table, groups parted by "/" as everywhere, or items of an OData page."""
    if file.suffix.lower() == ".csv":
        for table in form_tables.tables(file):
            paths = {name: name.replace("-", "/") for name in table.header}
            for number, row in table.rows():
                yield (
                    Place(file.name, "", number),
                    {paths[name]: cell for name, cell in row.items()},
                )
        return
    number = 0
    for address, item in json_items.walk(file, VALUE):
        if address == VALUE:
            number += 1
            if isinstance(item, dict):
                yield Place(file.name, "", number), item
