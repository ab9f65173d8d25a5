"""Writes the invented coalition and builds its warehouse, which never mixes with the record's.

Must not be imported by anything that draws.
"""

import hashlib
from datetime import date
from pathlib import Path

from data import build, demonstration, publish

AS_OF = date(2026, 11, 22)
GENERATOR = Path(__file__).with_name("demonstration")


def make(
    *,
    landscapes: int = 240,
    seed: int = 1,
    as_of: date = AS_OF,
    if_stale: bool = False,
    progress: build.Progress = build.silent,
) -> build.Built:
    """Write the package under the warehouse folder and build it; same arguments, same id.

    if_stale: write it only when the arguments or the generator changed. Raises what build raises.
    """
    folder = publish.home() / "demonstration"
    stamp = publish.home() / "demonstration.stamp"
    mark = _mark(landscapes, seed, as_of)
    fresh = stamp.exists() and stamp.read_text(encoding="utf-8") == mark and folder.exists()
    if not (if_stale and fresh):
        publish.home().mkdir(parents=True, exist_ok=True)
        demonstration.write(
            folder, landscapes=landscapes, seed=seed, as_of=as_of, progress=progress
        )
        stamp.write_text(mark, encoding="utf-8")
    return build.build(folder, as_of=as_of, if_stale=if_stale, progress=progress)


def _mark(landscapes: int, seed: int, as_of: date) -> str:
    total = hashlib.sha256(f"{landscapes} {seed} {as_of.isoformat()}".encode())
    for file in sorted(GENERATOR.rglob("*")):
        if file.suffix in (".py", ".toml", ".csv"):
            total.update(file.read_bytes())
    return total.hexdigest() + "\n"
