"""The one door from the running dashboard to imports: each runs as a process of its own.

Must not import what reads or builds; a file that bursts ends its own process, not the dashboard.
"""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.errors import IntakeError, NotReceived

ROOT = Path(__file__).parent.parent
MOST_BYTES = 50_000_000
MOST_FILES = 20
MOST_MEMORY_MB = 4_000
MOST_SECONDS = 240
AT_ONCE = 2
# Answers that name a file of this machine; a steward may give them, a visitor may not.
OF_STEWARDS = ("mapping", "known", "boundaries")
_places = threading.BoundedSemaphore(AT_ONCE)
Progress = Callable[[str, int, int], None]
Files = Sequence[tuple[str, bytes]]


@dataclass(frozen=True)
class Checked:
    """What a check gave: its result as `python -m data import --format json` writes it, and the
    files to take away by name."""

    result: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)


def check(
    files: Files, *, answers: Mapping[str, str], tell: Progress, language: str = "en"
) -> Checked:
    """Check files and compare; nothing is kept. What it says is in the language.

    Raises IntakeError with one sentence.
    """
    with _laid_out(files) as given, tempfile.TemporaryDirectory() as out:
        words = ["import", str(given), "--format", "json", "--to", out, "--lang", language]
        words += ["--memory", str(MOST_MEMORY_MB)]
        words += _given(answers)
        result = json.loads(_run(words, tell))
        taken = {one.name: one.read_bytes() for one in sorted(Path(out).iterdir())}
    return Checked(result, taken)


def hand_in(files: Files, *, title: str, answers: Mapping[str, str]) -> str:
    """Leave files for a steward; gives the receipt's id. The same files give the same."""
    with _laid_out(files) as given:
        words = ["hand-in", str(given), "--source-title", title, *_given(answers)]
        held = json.loads(_run(words, _silent))
    return str(held["receipt_id"])


def template(language: str) -> bytes:
    """The workbook to fill in, with headings in a language."""
    with tempfile.TemporaryDirectory() as out:
        file = Path(out) / "template.xlsx"
        _run(["template", str(file), "--language", language], _silent)
        return file.read_bytes()


def propose(form: tuple[str, bytes]) -> tuple[str, bytes]:
    """The name and text of a mapping proposed for a form's export, as `python -m data map` writes.

    Raises IntakeError when it is no form that is known.
    """
    with _laid_out([form]) as given, tempfile.TemporaryDirectory() as out:
        file = Path(out) / f"{given.stem}.mapping.yaml"
        _run(["map", str(given), "--out", str(file)], _silent)
        return file.name, file.read_bytes()


def _given(answers: Mapping[str, str]) -> list[str]:
    named = [key for key in answers if key in OF_STEWARDS]
    if named:
        words = f"“{named[0]}” is answered by a file. Drop that file beside the others."
        raise NotReceived("by_file", words, name=named[0])
    return [word for key, value in answers.items() for word in ("--answer", f"{key}={value}")]


@contextmanager
def _laid_out(files: Files) -> Any:
    """The files in a folder that is gone afterwards; one file alone stands for itself."""
    total = sum(len(held) for _, held in files)
    if not files or len(files) > MOST_FILES or total > MOST_BYTES:
        count, size, most = len(files), f"{total / 1e6:,.0f}", f"{MOST_BYTES / 1e6:,.0f}"
        words = (
            f"{count} files with {size} MB; at most {MOST_FILES} files and {most} MB are taken "
            "here. Larger ones: python -m data import."
        )
        raise NotReceived("limits", words, files=count, size=size, most=MOST_FILES, most_size=most)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "files"
        folder.mkdir()
        written: list[Path] = []
        for given, held in files:
            file = folder / (Path(given.replace("\\", "/")).name.lstrip(".") or "file")
            if file.exists():
                file = file.with_name(f"{len(written)}-{file.name}")
            file.write_bytes(held)
            written.append(file)
        yield written[0] if len(written) == 1 else folder


def _run(words: Sequence[str], tell: Progress) -> str:
    """What a command writes; its progress comes line by line. Ends it when it takes too long."""
    if not _places.acquire(blocking=False):
        raise NotReceived("busy", "Others are checking files just now. Try again in a minute.")
    try:
        with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "data", *words],
                cwd=ROOT, stdout=out, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            )  # fmt: skip
            clock = threading.Timer(MOST_SECONDS, process.kill)
            clock.start()
            try:
                said = _listen(process, tell)
            finally:
                clock.cancel()
            out.seek(0)
            written = out.read()
    finally:
        _places.release()
    if written.startswith("{"):
        return written
    if process.returncode:
        if said:
            raise IntakeError(said[-1])
        minutes = f"{MOST_SECONDS / 60:.0f}"
        words = f"The check took longer than {minutes} minutes or too much memory."
        raise NotReceived("late", words, minutes=minutes)
    return written


def _listen(process: "subprocess.Popen[str]", tell: Progress) -> list[str]:
    said = []
    for line in process.stderr or ():
        parts = line.rstrip("\n").split("\t")
        if len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
            tell(parts[0], int(parts[1]), int(parts[2]))
        elif line.strip() and not line.startswith((" ", "Traceback")):
            said.append(line.strip())
    process.wait()
    return said


def _silent(step: str, done: int, of: int) -> None:
    """Progress that nobody watches."""
