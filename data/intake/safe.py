"""Opens what comes from outside: limits on size, and zips that are not what they say.

Must not know a table; nothing is ever unpacked outside the folder that the caller gives.
"""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from data.errors import IntakeError

CHUNK = 1 << 20
ARCHIVES = (".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz", ".zst")
ZIP_START = b"PK\x03\x04"
ENTITY = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True)
class Limits:
    """How much is taken in at most; the contribute page and the messages say the same."""

    file_bytes: int = 300_000_000
    unpacked_bytes: int = 600_000_000
    members: int = 2_000
    ratio: int = 200
    rows: int = 2_000_000
    columns: int = 1_000
    cells: int = 20_000_000
    cell_characters: int = 100_000


LIMITS = Limits()


def admit(file: Path, limits: Limits = LIMITS) -> None:
    """Refuse a file that is too large, empty, no file at all, or a zip that would burst."""
    if file.is_symlink() or not file.is_file():
        raise IntakeError(f"{file.name} is not a plain file. Give the file itself.")
    size = file.stat().st_size
    if size == 0:
        raise IntakeError(f"{file.name} is empty. Save it again and send that.")
    if size > limits.file_bytes:
        raise IntakeError(
            f"{file.name} has {size / 1e6:,.0f} MB; at most {limits.file_bytes / 1e6:,.0f} MB are "
            "taken at once. Send it in parts, such as one file a year."
        )
    if is_zip(file):
        with _opened(file) as archive:
            _check_members(file.name, archive, limits)


def is_zip(file: Path) -> bool:
    """Whether the bytes are those of a zip: archives, workbooks and KMZ are."""
    with file.open("rb") as handle:
        return handle.read(4) == ZIP_START


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise IntakeError(
            f"{file.name} is cut off or damaged ({error}). Save or download it again."
        ) from None


def _check_members(name: str, archive: zipfile.ZipFile, limits: Limits) -> None:
    held = archive.infolist()
    if len(held) > limits.members:
        raise IntakeError(
            f"{name} holds {len(held):,} files; at most {limits.members:,} are taken. "
            "Send only the files that hold data."
        )
    total = sum(one.file_size for one in held)
    packed = sum(one.compress_size for one in held) or 1
    if total > limits.unpacked_bytes or (total / packed > limits.ratio > 0 and total > 10 * CHUNK):
        raise IntakeError(
            f"{name} would grow from {packed / 1e6:,.1f} to {total / 1e6:,.0f} MB when unpacked; "
            f"at most {limits.unpacked_bytes / 1e6:,.0f} MB and {limits.ratio} times are taken. "
            "Send the files without packing them."
        )
    for one in held:
        _check_member(name, one)


def _check_member(name: str, one: zipfile.ZipInfo) -> None:
    path = PurePosixPath(one.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", one.filename):
        raise IntakeError(
            f"{name} holds a file that points outside it ({one.filename[:80]!r}). "
            "Pack the files again, without folders above them."
        )
    if stat.S_ISLNK(one.external_attr >> 16):
        raise IntakeError(
            f"{name} holds a link ({one.filename[:80]!r}) in place of a file. Pack the file itself."
        )
    if one.flag_bits & 1:
        raise IntakeError(f"{name} is protected by a password. Pack it again without one.")


def unpack(
    file: Path, into: Path, limits: Limits = LIMITS, *, endings: tuple[str, ...] = ()
) -> list[Path]:
    """The files of a zip (with these endings), written under a folder; no archive in it.

    Counts the bytes as they come, since what a zip says of itself may be wrong.
    """
    admit(file, limits)
    written: list[Path] = []
    left = limits.unpacked_bytes
    with _opened(file) as archive:
        for one in archive.infolist():
            name = one.filename.replace("\\", "/")
            if one.is_dir() or _is_litter(name) or not name.lower().endswith(endings or ("",)):
                continue
            if name.lower().endswith(ARCHIVES):
                raise IntakeError(
                    f"{file.name} holds another archive ({name[:80]}). Unpack it first."
                )
            target = into.joinpath(*PurePosixPath(name).parts)
            if not target.resolve().is_relative_to(into.resolve()):
                raise IntakeError(f"{file.name} holds a file that points outside it.")
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                left -= _write_member(archive, one, target, left)
            except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError,
                    NotImplementedError) as error:  # fmt: skip
                raise IntakeError(
                    f"{file.name}: {name[:80]} is cut off or damaged ({error}). Pack it again."
                ) from None
            written.append(target)
    return written


def _write_member(archive: zipfile.ZipFile, one: zipfile.ZipInfo, target: Path, left: int) -> int:
    size = 0
    with archive.open(one) as source, target.open("wb") as out:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            if size > left:
                raise IntakeError(f"{archive.filename} grows beyond its limit when unpacked.")
            out.write(chunk)
    return size


def _is_litter(name: str) -> bool:
    """What systems leave in an archive: folders of metadata and hidden files."""
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def members(file: Path, *, ending: str = ".xml") -> Iterator[tuple[str, Iterator[bytes]]]:
    """Name and chunks of the XML parts of a workbook, entities refused; for looking ahead."""
    with _opened(file) as archive:
        for one in archive.infolist():
            if one.filename.lower().endswith(ending):
                yield one.filename, _chunks(file.name, archive, one)


def _chunks(name: str, archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> Iterator[bytes]:
    total = 0
    try:
        with archive.open(one) as part:
            while chunk := part.read(CHUNK):
                total += len(chunk)
                if total > LIMITS.unpacked_bytes:
                    raise IntakeError(f"{name} grows beyond its limit when unpacked.")
                if total == len(chunk) and ENTITY.search(chunk[:4096]):
                    raise IntakeError(
                        f"{name} declares XML entities, which no spreadsheet needs. Save it again."
                    )
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
            NotImplementedError) as error:  # fmt: skip
        raise IntakeError(f"{name} is cut off or damaged ({error}). Save it again.") from None
