"""Readers that stop half-way, files that belong together, and landscapes that shapes may name."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.errors import IntakeError
from data.intake import sources
from data.intake.rows import Answers, Card, Item, Place, Row, Shape
from data.intake.sources import Source
from tests.intake import files
from tests.intake.test_check import checked, remarks, rows

SQUARE = {"type": "Polygon", "coordinates": [[[37, -1], [38, -1], [38, 0], [37, 0], [37, -1]]]}
READ_TOGETHER = ".part"


def card(code: str, ending: str) -> Card:
    return Card(code, code, "", "", "", (ending,), "full")


def halfway(path: Path, answers: Answers) -> Iterator[Item]:
    cells = {"landscape_name": "Half", "scope_code": "reference"}
    yield Row("landscape", cells, Place(path.name, "", 1))
    raise IntakeError(f"{path.name} stops here. Send it again.")


def together(path: Path, answers: Answers) -> Iterator[Item]:
    for number, file in enumerate(sorted(path.glob(f"*{READ_TOGETHER}")), 1):
        cells = {"landscape_name": file.stem, "scope_code": "reference"}
        yield Row("landscape", cells, Place(path.name, "", number))


def drawn(path: Path, answers: Answers) -> Iterator[Item]:
    with Path(answers["known"]).open(encoding="utf-8", newline="") as handle:
        known = {row["landscape_name"]: row["landscape_id"] for row in csv.DictReader(handle)}
    yield Shape(known["Upper Tana"], SQUARE, "own", Place(path.name, "", 1))


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers of three invented systems beside those there are."""
    own = sources.readers()

    def members(folder: Path) -> list[Path]:
        return sorted(folder.glob(f"*{READ_TOGETHER}"))

    more = {
        "halfway": Source(card("halfway", ".half"), lambda p: p.suffix == ".half", halfway),
        "joined": Source(card("joined", READ_TOGETHER), lambda p: False, together, members),
        "drawn": Source(card("drawn", ".aaa"), lambda p: p.suffix == ".aaa", drawn),
    }
    monkeypatch.setattr(sources, "readers", lambda: {**more, **own})


def test_half_a_file_is_no_file(others: None, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    files.text(folder / "landscape.csv", files.LANDSCAPES)
    (folder / "b.half").write_text("x", encoding="utf-8")
    with checked(folder) as outcome:
        names = [one["landscape_id"] for one in rows(outcome, "landscape")]
        assert names == ["upper-tana", "lower-tana"]
        assert outcome.report.tally("landscape").refused == 1
        assert "b.half stops here. Send it again." in [
            one.fact for one in remarks(outcome, "refused")
        ]


def test_files_that_belong_together_are_read_as_one(others: None, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}{READ_TOGETHER}").write_text("x", encoding="utf-8")
    with checked(folder) as outcome:
        assert [one["landscape_id"] for one in rows(outcome, "landscape")] == ["a", "b"]
        assert outcome.report.readers == ["joined"]


def test_a_shape_may_name_a_landscape_of_the_same_import(others: None, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.aaa").write_text("x", encoding="utf-8")
    files.text(folder / "landscape.csv", files.LANDSCAPES)
    with checked(folder) as outcome:
        assert outcome.report.tally("boundary").accepted == 1
        assert (outcome.rows / "boundary.geojson").exists()


def test_a_shape_of_nobody_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(path: Path, answers: Answers) -> Iterator[Item]:
        yield Shape("atlantis", SQUARE, "own", Place(path.name, "", 1))

    source = Source(card("lost", ".aaa"), lambda p: p.suffix == ".aaa", lost)
    monkeypatch.setattr(sources, "readers", lambda: {"lost": source})
    (tmp_path / "a.aaa").write_text("x", encoding="utf-8")
    with checked(tmp_path / "a.aaa") as outcome:
        assert outcome.state_code == "refused"
        (one,) = remarks(outcome, "refused")
        assert one.fact == "“atlantis” is no landscape of the record."


@pytest.mark.parametrize("held", [b"a,b\rc,d\r", b"\r", b"a\x0bb\r\n", b'"', b"\xff\xfe\r"])
def test_no_reader_stumbles_over_a_file_it_only_looks_at(tmp_path: Path, held: bytes) -> None:
    for ending in sources.endings():
        file = tmp_path / f"odd{ending}"
        file.write_bytes(held)
        for source in sources.readers().values():
            assert source.knows(file) in (True, False)
