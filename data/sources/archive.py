"""Opens a zip of another's: limits on number, size and ratio; nothing is written outside a folder.

Must not know what the files hold.
"""

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from data.errors import IntakeError

MOST_FILES = 1_000
MOST_BYTES = 600_000_000
MOST_RATIO = 200
CHUNK = 1 << 20
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError,
          NotImplementedError)  # fmt: skip


def names(path: Path) -> list[str]:
    """Names in a zip without what systems leave there; [] when it is no zip that can be read."""
    try:
        with zipfile.ZipFile(path) as held:
            return [one for one in held.namelist()[:MOST_FILES] if not _is_litter(one)]
    except BROKEN:
        return []


def unpack(path: Path, into: Path, endings: tuple[str, ...]) -> list[Path]:
    """Write the files with these endings under a folder, flat, each folder's files apart.

    Raises IntakeError for a zip that is damaged, protected, points outside or would burst.
    """
    try:
        with zipfile.ZipFile(path) as held:
            _check(path, held)
            return _written(path, held, into, endings)
    except BROKEN as error:
        raise IntakeError(
            f"{path.name} is cut off, damaged or protected ({error}). Pack the files again."
        ) from None


def _check(path: Path, held: zipfile.ZipFile) -> None:
    found = held.infolist()
    total = sum(one.file_size for one in found)
    packed = sum(one.compress_size for one in found) or 1
    if len(found) > MOST_FILES or total > MOST_BYTES or (
        total > 10 * CHUNK and total / packed > MOST_RATIO
    ):  # fmt: skip
        raise IntakeError(
            f"{path.name} holds {len(found):,} files of {total / 1e6:,.0f} MB; at most "
            f"{MOST_FILES:,} files, {MOST_BYTES / 1e6:,.0f} MB and {MOST_RATIO} times its own size "
            "are taken. Send only the files that hold the boundary."
        )
    for one in found:
        parts = PurePosixPath(one.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or ":" in one.filename:
            raise IntakeError(
                f"{path.name} holds a file that points outside it ({one.filename[:80]!r}). "
                "Pack the files again, without folders above them."
            )


def _written(path: Path, held: zipfile.ZipFile, into: Path, endings: tuple[str, ...]) -> list[Path]:
    written, left = [], MOST_BYTES
    folders: dict[str, Path] = {}
    for one in held.infolist():
        name = PurePosixPath(one.filename.replace("\\", "/"))
        if one.is_dir() or _is_litter(one.filename) or name.suffix.lower() not in endings:
            continue
        folder = folders.setdefault(str(name.parent), into / str(len(folders)))
        folder.mkdir(parents=True, exist_ok=True)
        # Lower case, so that the parts of a shapefile find one another.
        target = folder / f"{name.stem[:100]}{name.suffix.lower()}"
        with held.open(one) as source, target.open("wb") as out:
            while chunk := source.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise IntakeError(f"{path.name} grows beyond its limit when unpacked.")
                out.write(chunk)
        written.append(target)
    return written


def _is_litter(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith((".", "__MACOSX")) for part in parts if part != "..")
