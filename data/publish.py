"""Where the warehouse lives and how a finished one replaces the last in one step.

Must not build or read a table.
"""

import hashlib
import os
from pathlib import Path

from data.catalogue import KINDS, QUERIES
from data.errors import WarehouseMissing
from data.schema import SCHEMA_FILE

HERE = Path(__file__).parent
# The record and a package of one's own share a place; the invented coalition has its own, so that
# neither can ever be read for the other.
POINTERS = {
    "public_record": "current",
    "package": "current",
    "demonstration": "current-demonstration",
}
BUILDER = (
    "boundary",
    "build",
    "cell",
    "cells",
    "consent",
    "grid",
    "package",
    "places",
    "schema",
)


def home() -> Path:
    """Folder of the warehouses and the pointer: data/warehouse, or LANDSCAPES_WAREHOUSE."""
    return Path(os.environ.get("LANDSCAPES_WAREHOUSE") or HERE / "warehouse")


def method_id() -> str:
    """Digest of what decides how numbers are counted: schema, queries, builder. 12 hex digits."""
    queries = [file for kind in KINDS for file in sorted((QUERIES / kind).glob("*.sql"))]
    builder = [HERE / f"{name}.py" for name in BUILDER]
    return digest([SCHEMA_FILE, *queries, *builder])


def digest(files: list[Path]) -> str:
    """Digest of names and bytes of files, in the order given. 12 hex digits."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:12]


def warehouse_file(warehouse_id: str) -> Path:
    """Where the warehouse of an id lies."""
    return home() / f"warehouse-{warehouse_id}.duckdb"


def pointer(kind: str) -> Path:
    """The file that names the published warehouse of a kind of data."""
    return home() / POINTERS[kind]


def current(kind: str = "public_record") -> str:
    """Id of the published warehouse. Raises WarehouseMissing with the command that builds one."""
    file = pointer(kind)
    command = "python -m data demo" if kind == "demonstration" else "python -m data build"
    try:
        found = file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise WarehouseMissing(
            f"No warehouse has been built yet ({file} is missing). Run: {command}"
        ) from None
    if not found or not warehouse_file(found).exists():
        raise WarehouseMissing(
            f"{file} names “{found}”, but that warehouse is not there. Run: {command}"
        )
    return found


def publish(draft: Path, warehouse_id: str, kind: str) -> Path:
    """Make a finished draft the warehouse that readers open; only the last before it is kept."""
    target = warehouse_file(warehouse_id)
    os.replace(draft, target)
    earlier = _named(pointer(kind))
    drafted = pointer(kind).with_name(f"{POINTERS[kind]}.draft")
    drafted.write_text(warehouse_id + "\n", encoding="utf-8")
    os.replace(drafted, pointer(kind))
    keep = {earlier, *(_named(home() / name) for name in POINTERS.values())}
    for file in home().glob("warehouse-*.duckdb"):
        if file.stem.removeprefix("warehouse-") not in keep:
            file.unlink(missing_ok=True)
    return target


def _named(file: Path) -> str | None:
    return file.read_text(encoding="utf-8").strip() if file.exists() else None
