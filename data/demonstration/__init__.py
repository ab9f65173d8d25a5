"""Writes the demonstration coalition: a complete data package in which every landscape is invented.

Must not be imported by anything that draws, and never mixes with real records.
"""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from data.demonstration import assemble, sheets
from data.errors import DashboardError

DEFAULT_LANDSCAPES, DEFAULT_SEED = 240, 1
DEFAULT_AS_OF = date(2026, 11, 22)
TITLE = "Demonstration coalition (invented: nothing here is real)"


def _silent(step: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


def write(
    folder: Path,
    *,
    landscapes: int = DEFAULT_LANDSCAPES,
    seed: int = DEFAULT_SEED,
    as_of: date = DEFAULT_AS_OF,
    progress: Callable[[str, int, int], None] = _silent,
) -> Path:
    """Write the package folder in one step and return it; same arguments, same bytes.

    as_of: the day that counts as today; the coalition's ten years end there. Raises DashboardError
    when the number of landscapes is below 1 or the folder holds anything but a demonstration.
    """
    if landscapes < 1:
        raise DashboardError(f"{landscapes} landscapes cannot be invented. Ask for 1 or more.")
    if folder.exists() and not _is_demonstration(folder):
        raise DashboardError(f"{folder} holds something else. Name another folder.")
    draft, gone = (folder.with_name(f"{folder.name}.{word}") for word in ("draft", "replaced"))
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        laid, tables = assemble.tables(seed, landscapes, as_of, progress)
        for name, parts in tables:
            sheets.write(draft, name, parts)
        progress("drawing boundaries", 3, 4)
        sheets.write_boundaries(draft, laid)
        sheets.write_card(draft, TITLE, landscapes=landscapes, seed=seed, as_of=as_of)
        shutil.rmtree(gone, ignore_errors=True)
        if folder.exists():
            folder.rename(gone)
        draft.rename(folder)
        shutil.rmtree(gone, ignore_errors=True)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    progress("written", 4, 4)
    return folder


def _is_demonstration(folder: Path) -> bool:
    card = folder / "package.toml"
    if folder.is_dir() and not any(folder.iterdir()):
        return True
    return card.is_file() and 'kind = "demonstration"' in card.read_text(encoding="utf-8")
