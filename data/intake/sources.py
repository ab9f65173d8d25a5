"""Finds the reader for what came in, a file, a folder or a zip, and hands on what it reads.

Must not name a reader: every file of data/sources with a card and `read` is one.
"""

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data import sources
from data.errors import IntakeError
from data.intake import look, safe, together, words
from data.intake.rows import Answers, Card, Item, Place, Reader, Remark
from data.schema import tables

OWN = ("own_csv", "own_workbook")
LITTER = (".md", ".html", ".pdf", ".docx", ".ds_store", ".toml", ".yaml", ".yml")


@dataclass(frozen=True)
class Source:
    """A kind of upstream: its card, what tells its files, and what reads them."""

    card: Card
    knows: Callable[[Path], bool]
    read: Reader
    members: together.Members | None = None


@cache
def readers() -> dict[str, Source]:
    """Every reader by the code of its card; those for one system before those for any table."""
    found: dict[str, Source] = {}
    for module in pkgutil.iter_modules(sources.__path__):
        held = pkgutil.resolve_name(f"data.sources.{module.name}")
        card, read = getattr(held, "CARD", None), getattr(held, "read", None)
        if isinstance(card, Card) and callable(read):
            members = getattr(held, "members", None)
            found[card.code] = Source(card, held.recognises, read, members)
    return dict(sorted(found.items(), key=lambda one: (one[0] in OWN, one[0])))


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
    left = files(given)
    if not all(_is_admitted(file) for file in left):
        # Nobody may look around in a folder that holds a file which must not be opened.
        for number, file in enumerate(left):
            yield from _file(file, answers, room / str(number))
        return
    whole = next((one for one in readers().values() if not one.members and one.knows(given)), None)
    if whole is not None and not answers.get("table"):
        yield from _read(whole, given, left, answers)
        return
    grouping = {code: one.members for code, one in readers().items() if one.members}
    joined = [] if answers.get("table") else together.groups(given, grouping)
    taken = {file for group in joined for file in group.files}
    left = [one for one in left if one not in taken]
    left.sort(key=lambda one: not any(readers()[code].knows(one) for code in OWN))
    for number, file in enumerate(left):
        yield from _file(file, answers, room / str(number))
    for group in joined:
        yield from _read(readers()[group.reader_code], group.folder, sorted(group.files), answers)


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
        yield from _read(source, file, [file], answers)


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
            yield _refused(file, str(error)), source.card


def _refused(file: Path, words: str) -> Remark:
    return Remark("refused", Place(file.name), words, rule_code="file")


def _unknown(file: Path) -> Remark:
    step = f"Kinds that are taken: {', '.join(endings())}."
    return Remark(
        "noted" if file.suffix.lower() in LITTER else "refused",
        Place(file.name),
        "is of no kind that is read here; left out.",
        step,
        rule_code="unknown_kind",
    )


NOBODY = Card("", "", "", "", "", (), "generalised")
