"""Breaks files in every way that files break and brings them in: `make fuzz`.

A broken file may be refused or read in part; it may not end in a traceback, hang, or change what is
published. Readers are discovered, and so are their sample files in the tests and in ../shared.
"""

import io
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType

from data.errors import DashboardError
from data.intake import run, sources
from tests.intake import files

ROOT = Path(__file__).parent.parent
SAMPLES = (ROOT / "tests", ROOT.parent / "shared" / "samples")
LARGEST_SEED = 400_000
SECONDS = 20
MEMORY = 3_000_000_000
PER_CHILD = 100
OWN_WEIGHT = 3
ON = date(2026, 11, 22)
Mutation = Callable[[bytes, random.Random], bytes]


class TooSlow(Exception):
    """A file took longer than it may."""


def flipped(held: bytes, chance: random.Random) -> bytes:
    """A few bytes changed."""
    out = bytearray(held)
    for _ in range(chance.randint(1, 30)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def truncated(held: bytes, chance: random.Random) -> bytes:
    """Cut off anywhere."""
    return held[: chance.randrange(len(held))]


def swapped(held: bytes, chance: random.Random) -> bytes:
    """One separator in place of another."""
    one, other = chance.sample([b",", b";", b"\t", b"|", b'"', b"\n", b".", b"<", b">", b"{"], 2)
    return held.replace(one, other, chance.randint(1, 50))


def swollen(held: bytes, chance: random.Random) -> bytes:
    """A huge cell somewhere."""
    at = chance.randrange(len(held))
    filler = chance.choice([b"x", b"9", b"\x00", b'"', b"\xff", b"=", b"[", b"<a>", b"\xc3\xa9"])
    return held[:at] + filler * chance.choice([300, 40_000, 400_000]) + held[at:]


def doubled(held: bytes, chance: random.Random) -> bytes:
    """A stretch that stands twice."""
    start = chance.randrange(len(held))
    end = min(len(held), start + chance.randint(1, 4_000))
    return held[:end] + held[start:end] + held[end:]


def numbered(held: bytes, chance: random.Random) -> bytes:
    """Digits that no quantity has."""
    odd = chance.choice([b"1e999", b"-0", b"NaN", b"99999999999999999999", b"0x1F", b"1/0", b""])
    digit = str(chance.randrange(10)).encode()
    return held.replace(digit, odd, chance.randint(1, 5))


def recoded(held: bytes, chance: random.Random) -> bytes:
    """The same text in another encoding."""
    words = held.decode("utf-8", errors="replace")
    return words.encode(chance.choice(["utf-16", "utf-32", "cp1252", "utf-7"]), errors="replace")


def tampered(held: bytes, chance: random.Random) -> bytes:
    """A zip whose member is broken, renamed, repeated or left out; other files are flipped."""
    try:
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            members = [(one.filename, archive.read(one)) for one in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        return flipped(held, chance)
    if not members:
        return flipped(held, chance)
    at = chance.randrange(len(members))
    name, inner = members[at]
    change = chance.choice(PLAIN)
    members[at] = (
        chance.choice([name, name, name, "../" + name, name.upper(), "a/" * 40 + "x.zip"]),
        change(inner, chance) if inner else b"x",
    )
    if chance.random() < 0.2:
        del members[chance.randrange(len(members))]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in members:
            archive.writestr(name, inner)
    return out.getvalue()


PLAIN: tuple[Mutation, ...] = (flipped, truncated, swapped, swollen, doubled, numbered, recoded)


def seeds(folder: Path) -> list[Path]:
    """Sound files of every kind: made here, and every sample that a reader knows."""
    found = files.seeds(folder) * OWN_WEIGHT
    ends = tuple(sources.endings())
    for home in SAMPLES:
        for file in sorted(home.rglob("*")) if home.is_dir() else ():
            if file.suffix.lower() in ends and 0 < file.stat().st_size <= LARGEST_SEED:
                found.append(file)
    return found


def broken(sound: list[Path], number: int) -> tuple[str, bytes]:
    """The name and bytes of the broken file of a number; the same number, the same file."""
    chance = random.Random(number)
    file = sound[number % len(sound)]
    held = file.read_bytes()
    is_zip = held[:4] == b"PK\x03\x04"
    change = tampered if is_zip and chance.random() < 0.7 else chance.choice(PLAIN)
    return file.name, change(held, chance) or b"\n"


def bring_in(name: str, held: bytes, folder: Path) -> str:
    """Import one file without publishing; gives its state. Anything it raises is a fault."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"{name} took more than {SECONDS} s")

    file = folder / name
    file.write_bytes(held)
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        with run.imported(file, base="none", on=ON, with_preview=False) as outcome:
            return outcome.state_code
    except DashboardError:
        return "refused"
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
        file.unlink(missing_ok=True)


def main(count: int) -> int:
    """Break this many files, in processes that may die; gives how many went wrong."""
    start, at = time.monotonic(), 0
    states: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        (room / "seeds").mkdir()
        sound = seeds(room / "seeds")
        store = {"LANDSCAPES_STORE": str(room / "store")}
        while at < count:
            words = [sys.executable, "-m", "tests.fuzz", str(at), str(min(at + PER_CHILD, count))]
            own = {**os.environ, **store}
            ended = subprocess.run(words, cwd=ROOT, env=own, capture_output=True, text=True)
            said = ended.stdout.split()
            states.update(one for one in said if not one.isdigit())
            at += PER_CHILD
            if ended.returncode:
                at = int([one for one in said if one.isdigit()][-1]) + 1
                states["wrong"] += 1
                print(f"\n{at - 1} {broken(sound, at - 1)[0]}\n{ended.stderr[-3000:]}", flush=True)
            print(f"\r{min(at, count):,} of {count:,}", end="", flush=True)
        changed = (room / "store").exists()
    seconds = time.monotonic() - start
    print(f"\n{count:,} broken files of {len(sound)} seeds in {seconds:.0f} s: {dict(states)}.")
    print(f"Endings: {', '.join(sorted({one.suffix for one in sound}))}.")
    print(f"{states['wrong']} wrong; the store is {'CHANGED' if changed else 'untouched'}.")
    return states["wrong"] + changed


def child(first: int, last: int) -> None:
    """Bring in the broken files of these numbers, each number said before and its state after."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as name:
        room, folder = Path(name) / "seeds", Path(name) / "in"
        room.mkdir()
        folder.mkdir()
        sound = seeds(room)
        for number in range(first, last):
            print(number, flush=True)
            print(bring_in(*broken(sound, number), folder), flush=True)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    if len(given) == 2:
        child(*given)
    else:
        sys.exit(1 if main(*(given or [5_000])) else 0)
