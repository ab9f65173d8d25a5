"""Where imports are kept: raw files unedited by hash, accepted rows by batch, and the ledger.

Must not read or change a row; a batch is what it was on the day it was published.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from data.errors import IntakeError

HERE = Path(__file__).parent.parent
CHUNK = 1 << 20


@dataclass(frozen=True)
class Batch:
    """One published import: its files by hash, who is named as source, the day, what it holds."""

    batch_id: str
    title: str
    on: str
    files: dict[str, str]
    readers: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return home() / "batches" / self.batch_id


def home() -> Path:
    """Folder of the imports: data/inbox, or LANDSCAPES_STORE."""
    return Path(os.environ.get("LANDSCAPES_STORE") or HERE / "inbox")


def batches() -> list[Batch]:
    """The published batches in the order they were published."""
    return [Batch(**one) for one in _ledger()["batches"]]


def base() -> str:
    """What the batches lie on: public_record, or none for a record of one's own only."""
    return str(_ledger()["base"])


def _ledger() -> dict:
    file = home() / "ledger.json"
    if not file.exists():
        return {"base": "", "batches": []}
    try:
        held: dict = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        raise IntakeError(
            f"{file} is damaged. Restore it from a copy; the batches are there."
        ) from None
    return held


def record(batch: Batch, rows: Path, base_name: str) -> None:
    """Add a batch: its rows first, then its line in the ledger, so that no half is ever seen."""
    target = batch.folder
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    shutil.move(str(rows), target)
    _write(base_name, [*batches(), batch])


def strike(batch_id: str) -> None:
    """Take a batch out of the ledger; its raw files stay."""
    kept = [one for one in batches() if one.batch_id != batch_id]
    _write(base() if kept else "", kept)
    shutil.rmtree(home() / "batches" / batch_id, ignore_errors=True)


def _write(base_name: str, held: list[Batch]) -> None:
    home().mkdir(parents=True, exist_ok=True)
    file = home() / "ledger.json"
    words = {"base": base_name, "batches": [asdict(one) for one in held]}
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(words, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(draft, file)


def named(batch_id: str) -> Batch:
    """The published batch of an id or its beginning. Raises IntakeError naming those there are."""
    found = [one for one in batches() if batch_id and one.batch_id.startswith(batch_id)]
    if len(found) != 1:
        held = ", ".join(one.batch_id for one in batches()) or "none"
        raise IntakeError(f"No single batch is named “{batch_id}”. Published batches: {held}.")
    return found[0]


def hashes(files: list[Path]) -> dict[str, str]:
    """SHA-256 of each file, to its name."""
    found: dict[str, str] = {}
    for file in files:
        total = hashlib.sha256()
        with file.open("rb") as handle:
            while chunk := handle.read(CHUNK):
                total.update(chunk)
        found[total.hexdigest()] = file.name
    return found


def id_of(held: dict[str, str]) -> str:
    """The id of a batch: the same files give the same id, in whatever order or folder."""
    return hashlib.sha256("".join(sorted(held)).encode()).hexdigest()[:12]


def keep(files: list[Path]) -> None:
    """Keep files as they were received, once each, read-only, under their hash."""
    for file in files:
        (digest, name), *_ = hashes([file]).items()
        _copy(file, home() / "raw" / digest / name)


def _copy(file: Path, target: Path) -> None:
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f"{target.name}.draft")
        shutil.copyfile(file, draft)
        draft.chmod(0o440)
        os.replace(draft, target)


def hand_in(files: list[Path], title: str, on: str, answers: Mapping[str, str]) -> str:
    """Keep files for a steward, unpublished; gives the receipt's id. The same files, same id.

    Handed in again with another title or other answers, these are in force; the former are kept
    under `earlier`, so that no answer of anybody is lost.
    """
    held = hashes(files)
    receipt = id_of(held)
    folder = home() / "handed" / receipt
    for file in files:
        _copy(file, folder / file.name)
    note = folder.with_suffix(".json")
    said = {"title": title, "on": on, "answers": dict(answers)}
    before = json.loads(note.read_text("utf-8")) if note.exists() else None
    if before and all(before[word] == said[word] for word in ("title", "answers")):
        return receipt
    words: dict[str, Any] = {"receipt_id": receipt, **said, "files": held, "folder": str(folder)}
    former = [{word: before[word] for word in said}] if before else []
    words["earlier"] = [*(before or {}).get("earlier", []), *former]
    draft = note.with_suffix(".draft")
    draft.write_text(json.dumps(words, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(draft, note)
    return receipt


def handed() -> list[dict]:
    """What was handed in, the latest first."""
    notes = [json.loads(one.read_text("utf-8")) for one in (home() / "handed").glob("*.json")]
    return sorted(notes, key=lambda one: (one["on"], one["receipt_id"]), reverse=True)


@contextmanager
def alone() -> Iterator[None]:
    """Hold the store so that two imports never publish at once; the second is told to wait."""
    import fcntl

    home().mkdir(parents=True, exist_ok=True)
    with (home() / "lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise IntakeError("Another import is being published. Try again in a minute.") from None
        yield
