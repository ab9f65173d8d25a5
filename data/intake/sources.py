"""Finds the reader for what came in, a file, a folder or a zip, and hands on what it reads.

Must not name a reader: every file of data/sources with a card and `read` is one.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from data import sources
from data.errors import IntakeError
from data.intake import look, safe, together, words
from data.intake.rows import Answers, Card, Item, Place, Reader, Remark
from data.schema import tables

OWN = ("own_csv", "own_workbook")
# Readers of a format that many systems write; they are asked when no system knows its file.
ANYBODY = ("geofile", *OWN)
LITTER = (".md", ".html", ".pdf", ".docx", ".ds_store", ".toml", ".yaml", ".yml")


@dataclass(frozen=True)
class Source:
    """A kind of upstream: its card, what tells its files, and what reads them."""

    card: Card
    knows: Callable[[Path], bool]
    read: Reader
    members: together.Members | None = None
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    companion: Callable[[Path], Path] | None = None


@cache
def readers() -> dict[str, Source]:
    """Every reader by the code of its card; those for one system before those for any table."""
    found: dict[str, Source] = {}
    for module in pkgutil.iter_modules(sources.__path__):
        held = pkgutil.resolve_name(f"data.sources.{module.name}")
        card, read = getattr(held, "CARD", None), getattr(held, "read", None)
        if isinstance(card, Card) and callable(read):
            members, parts = getattr(held, "members", None), getattr(held, "PARTS", {})
            companion = getattr(held, "companion", None)
            found[card.code] = Source(card, held.recognises, read, members, parts, companion)
    last = {code: number for number, code in enumerate(ANYBODY, 1)}
    return dict(sorted(found.items(), key=lambda one: (last.get(one[0], 0), one[0])))


def endings() -> list[str]:
    """The endings of every kind of file that is taken in, zip among them."""
    return sorted({end for one in readers().values() for end in one.card.endings} | {".zip"})


def answered(kind: str, answers: Answers) -> dict[str, str]:
    """The answers with what --as says: a table of ours, or the code of a reader."""
    if not kind:
        return dict(answers)
    if kind in tables() and not tables()[kind].reference:
        return {**answers, "table": kind}
    if kind in readers():
        return {**answers, "reader": kind}
    known = [*(one.name for one in words.input_tables()), *readers()]
    raise IntakeError(f"“{kind}” is no kind of file. Use one of: {', '.join(known)}.")


def reader_of(path: Path, answers: Answers) -> Source | None:
    """The reader that takes a file, or None when no reader knows it."""
    wanted = answers.get("reader", "")
    if wanted:
        return readers()[wanted]
    if answers.get("table"):
        mine = [one for code, one in readers().items() if code in OWN and one.knows(path)]
        return mine[0] if mine else None
    return next((one for one in readers().values() if one.knows(path)), None)


def files(given: Path) -> list[Path]:
    """The files of what was given: itself, or those of the folder in the order of their names."""
    if given.is_symlink() or not given.exists():
        raise IntakeError(f"{given} is not there. Give a file, a folder or a zip.")
    if given.is_file():
        return [given]
    found = [one for one in sorted(given.rglob("*")) if one.is_file() and not one.is_symlink()]
    found = [one for one in found if not one.name.startswith(".")]
    if len(found) > safe.LIMITS.members:
        raise IntakeError(f"{given.name} holds {len(found):,} files. Send fewer at once.")
    if not found:
        raise IntakeError(f"{given.name} holds no file.")
    return found


def items(given: Path, answers: Answers, room: Path) -> Iterator[tuple[Item, Card]]:
    """Everything that the readers give, each with the card of its reader; tables come first.

    room: a folder of the caller's in which a zip may be unpacked. A file that no reader knows, or
    that its reader refuses whole, becomes a remark of rule `file`; the others go on.
    """
    if given.is_dir():
        yield from _folder(given, answers, room)
    else:
        for file in files(given):
            yield from _file(file, answers, room)


def _folder(given: Path, answers: Answers, room: Path) -> Iterator[tuple[Item, Card]]:
    """The files of a folder, those that belong together read as one."""
    left = [one for one in files(given) if not _whole_of(one)]
    if not all(_is_admitted(file) for file in left):
        # Nobody may look around in a folder that holds a file which must not be opened.
        for number, file in enumerate(left):
            yield from _file(file, answers, room / str(number))
        return
    companions = _companions(left)
    left = [one for one in left if one not in companions]
    grouping = {code: one.members for code, one in readers().items() if one.members}
    joined = [] if answers.get("table") else together.groups(given, grouping)
    taken = {file for group in joined for file in group.files}
    left = [one for one in left if one not in taken]
    left.sort(key=lambda one: not any(readers()[code].knows(one) for code in OWN))
    for number, file in enumerate(left):
        yield from _file(file, answers, room / str(number))
    for group in joined:
        yield from _read(readers()[group.reader_code], group.folder, sorted(group.files), answers)


def _whole_of(file: Path) -> Path | None:
    """The file beside it that this one is a part of, as a .dbf is of its .shp; None for none."""
    for source in readers().values():
        for ending, parts in source.parts.items():
            low = file.name.lower()
            stem = next((low.removesuffix(one) for one in parts if low.endswith(one)), "")
            if stem:
                beside = (one for one in file.parent.iterdir() if one.is_file())
                return next((one for one in beside if one.name.lower() == stem + ending), None)
    return None


def _companions(held: list[Path]) -> set[Path]:
    """Those that a reader reads with another, as the mapping beside a form or in its folder."""
    wholes = {*held, *(file.parent for file in held)}
    return {
        beside
        for source in readers().values()
        if source.companion
        for whole in wholes
        if (beside := source.companion(whole)) in held and source.knows(whole)
    }


def _parts_of(file: Path, source: Source) -> list[Path]:
    """The files beside it without which it is not whole."""
    if file.suffix.lower() not in source.parts:
        return []
    beside = sorted(one for one in file.parent.iterdir() if one.is_file() and one != file)
    return [one for one in beside if _whole_of(one) == file]


def _admit(file: Path) -> None:
    """Let a file in before any reader looks at it; a workbook is looked into first."""
    safe.admit(file)
    if look.is_workbook(file):
        look.formulas(file)


def _is_admitted(file: Path) -> bool:
    try:
        _admit(file)
    except IntakeError:
        return False
    return True


def _file(file: Path, answers: Answers, room: Path) -> Iterator[tuple[Item, Card]]:
    try:
        _admit(file)
        source = reader_of(file, answers)
        if source is None and safe.is_zip(file) and file.suffix.lower() == ".zip":
            room.mkdir(parents=True, exist_ok=True)
            safe.unpack(file, room)
            yield from _folder(room, answers, room.with_name(f"{room.name}-inner"))
            return
    except IntakeError as error:
        yield _refused(file, str(error)), NOBODY
        return
    if source is None:
        yield _unknown(file), NOBODY
    else:
        yield from _read(source, file, [file, *_parts_of(file, source)], answers)


def _read(
    source: Source, path: Path, held: list[Path], answers: Answers
) -> Iterator[tuple[Item, Card]]:
    """What a reader gives; when it stops half-way, all its files are refused whole."""
    try:
        for file in held:
            _admit(file)
        for item in source.read(path, answers):
            yield item, source.card
    except (IntakeError, sources.SourceError) as error:
        for file in held:
            if file == path or path.is_dir():
                yield _refused(file, str(error)), source.card


def _refused(file: Path, words: str) -> Remark:
    return Remark("refused", Place(file.name), words, rule_code="file")


def _unknown(file: Path) -> Remark:
    """What is said of a file that no reader knows: a part alone, a JSON of others, or neither."""
    kind: Literal["noted", "refused"] = "refused"
    ending = file.suffix.lower()
    wholes = [whole for one in readers().values() for whole, parts in one.parts.items()
              if file.name.lower().endswith(parts)]  # fmt: skip
    if wholes:
        fact = f"is only a part of a {wholes[0]} file, which is not beside it."
        step = "Send all parts together, best packed as one zip."
    elif ending == ".json":
        fact = (
            "is JSON, but holds no boundaries, no submissions of a form, no data package and no "
            "landscapes of Terraso; nothing is taken from it."
        )
        step = "If it is a table, save it as CSV or as a workbook and send that."
    else:
        kind = "noted" if ending in LITTER else "refused"
        fact = "is of no kind that is read here; nothing is taken from it."
        step = f"Kinds that are taken: {', '.join(endings())}."
    return Remark(kind, Place(file.name), fact, step, rule_code="unknown_kind")


NOBODY = Card("", "", "", "", "", (), "generalised")
