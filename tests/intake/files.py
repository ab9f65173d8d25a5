"""Small files of every kind that the tests bring in, made on the spot."""

import csv
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from data.intake import merge

LANDSCAPES = (
    ("landscape_name", "country", "latitude", "longitude", "area ha", "population", "scope"),
    ("Upper Tana", "Kenya", "-0.6", "37.2", "1000000", "500000", "reference"),
    ("Lower Tana", "KEN", "-2.0", "40.1", "20000", "", "reference"),
)
OBSERVATIONS = (
    ("landscape", "measure", "value", "year", "tier"),
    ("Upper Tana", "N01", "1200", "2024", "2"),
    ("Upper Tana", "N10", "3500000", "2024-06", "1"),
    ("Lower Tana", "S04", "18", "2023", "1"),
)
NATIONAL = (
    ("country", "measure", "value", "year", "tier"),
    ("Kenya", "Area under restoration", "1200,5", "2024", "2"),
    ("KEN", "N10", "3,5 M", "30/06/2024", "1"),
)
PROOF = ("partnership_agreement", "boundary_map", "action_plan", "finance_strategy")
Lines = Sequence[Sequence[object]]


def recorded(folder: Path, landscapes: Lines, patch: pytest.MonkeyPatch) -> Path:
    """A record of these landscapes, on which an import that lies on none is laid instead."""
    folder.mkdir()
    text(folder / "landscape.csv", landscapes)
    patch.setitem(merge.BASES, "none", folder)
    return folder


def text(file: Path, lines: Lines, *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A text table."""
    with file.open("w", encoding=encoding, newline="") as handle:
        csv.writer(handle, delimiter=delimiter).writerows(lines)
    return file


def workbook(
    file: Path, sheets: dict[str, Lines], *, merged: Iterable[tuple[str, str, str]] = ()
) -> Path:
    """A workbook; merged: sheet, range and text of merged cells."""
    with xlsxwriter.Workbook(str(file)) as book:
        held = {}
        for name, lines in sheets.items():
            held[name] = book.add_worksheet(name)
            for at, line in enumerate(lines):
                held[name].write_row(at, 0, line)
        for name, cells, words in merged:
            held[name].merge_range(cells, words)
    return file


def empowered(folder: Path) -> list[Path]:
    """A landscape that the coalition names, with documented outputs of the first four elements."""
    places = [
        (*LANDSCAPES[0], "scope source url"),
        (*LANDSCAPES[1][:-1], "in_scope", "https://example.org/upper-tana"),
    ]
    outputs = [
        ("landscape", "element", "output_code", "what was produced", "status", "date", "evidence"),
        *(("Upper Tana", str(element), code, f"Paper {element}", "done", f"202{element}-05-01", "2")
          for element, code in enumerate(PROOF, 1)),
    ]  # fmt: skip
    return [text(folder / "landscape.csv", places), text(folder / "output_event.csv", outputs)]


def packed(file: Path, members: dict[str, bytes]) -> Path:
    """A zip of these members."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in members.items():
            archive.writestr(name, held)
    return file


def seeds(folder: Path) -> list[Path]:
    """One sound file of each kind of table."""
    both = {"Landscapes": LANDSCAPES, "Observations": OBSERVATIONS}
    made = [
        text(folder / "landscape.csv", LANDSCAPES),
        text(folder / "observation.csv", NATIONAL, delimiter=";", encoding="utf-8-sig"),
        text(folder / "landscape.tsv", LANDSCAPES, delimiter="\t", encoding="utf-16"),
        workbook(folder / "both.xlsx", both),
    ]
    inner = {one.name: one.read_bytes() for one in made}
    return [*made, packed(folder / "all.zip", inner)]
