"""Which files of a folder belong together: snapshots of Terraso, a form with its repeats, pages.

Must not open a file beyond what its reader needs to know it. A reader takes part by having a
function `members(folder)`, the files of a folder that it reads as one when given the folder.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Members = Callable[[Path], list[Path]]


@dataclass(frozen=True)
class Group:
    """A folder to be handed to a reader whole, and the files that are thereby read."""

    reader_code: str
    folder: Path
    files: frozenset[Path]


def groups(given: Path, members: Mapping[str, Members]) -> list[Group]:
    """Groups in a folder and the folders in it, from the outside inwards; no file in two.

    A file that stands alone is no group. members: by code of a reader, its function of that name.
    """
    taken: set[Path] = set()
    found = []
    for name, inner, _ in os.walk(given) if given.is_dir() else ():
        inner.sort()
        for code, members_of in sorted(members.items()):
            files = frozenset(members_of(Path(name))) - taken
            if len(files) > 1:
                found.append(Group(code, Path(name), files))
                taken |= files
    return found
