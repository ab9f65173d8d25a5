"""Writes invented tables as CSV with the columns of schema.toml, boundaries and the name card.

Must not invent, and keeps no more in memory than the part being written.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from data.demonstration.layout import Layout
from data.demonstration.places import Columns, boundaries
from data.schema import tables

ABOUT = (
    "An invented coalition: landscapes, partnerships, organisations, people, money and sources are "
    "made by a seeded generator to show every feature of the dashboard. Countries are real so that "
    "maps and populations work; nothing stated about them is. Never cite a figure from it."
)
README = """# {title}

{about}

{landscapes} landscapes, seed {seed}, {as_of}. Made by `python -m data demo`; the same arguments
give the same files. Columns: `data/schema.toml`.
"""


def write(folder: Path, name: str, parts: Iterable[Columns]) -> None:
    """Write a table, part after part; a column that no part gives stays empty."""
    columns = [column.name for column in tables()[name].columns]
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns)
        for part in parts:
            n = len(next(iter(part.values())))
            empty = [""] * n
            held = [_text(part[one]) if one in part else empty for one in columns]
            writer.writerows(zip(*held, strict=True))


def _text(values: Sequence | np.ndarray) -> list[str]:
    """Values as text: missing as empty, whole numbers without a point."""
    held = np.asarray(values)
    if held.dtype.kind == "b":
        return ["true" if one else "false" for one in held.tolist()]
    if held.dtype.kind != "f":
        return [str(one) for one in held.tolist()]
    return [
        "" if one != one else str(int(one)) if one == int(one) else repr(round(one, 8))
        for one in held.tolist()
    ]


def write_boundaries(folder: Path, laid: Layout) -> None:
    """Write boundary.geojson, one feature a line."""
    with (folder / "boundary.geojson").open("w", encoding="utf-8") as handle:
        handle.write('{"type":"FeatureCollection","features":[\n')
        for number, line in enumerate(boundaries(laid)):
            handle.write((",\n" if number else "") + line)
        handle.write("\n]}\n")


def write_card(folder: Path, title: str, *, landscapes: int, seed: int, as_of: date) -> None:
    """Write package.toml and README.md; both say that everything is invented."""
    lines = [
        f'title = "{title}"',
        'kind = "demonstration"',
        f"as_of = {as_of.isoformat()}",
        'default_consent = "full"',
        'licence = "Invented; free to use."',
        f'about = "{ABOUT}"',
        f"landscapes = {landscapes}",
        f"seed = {seed}",
    ]
    (folder / "package.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = README.format(
        title=title, about=ABOUT, landscapes=landscapes, seed=seed, as_of=as_of.isoformat()
    )
    (folder / "README.md").write_text(text, encoding="utf-8")
