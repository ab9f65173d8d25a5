"""Readers that stop half-way, files that belong together, and landscapes that shapes may name."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.errors import IntakeError
from data.intake import sources
from data.intake.rows import Answers, Card, Item, Place, Row, Shape
from data.intake.sources import Source
from tests.intake import files
from tests.intake.test_check import checked, remarks, rows
from tests.sources import geo_file

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


def shapefile(folder: Path) -> Path:
    """A shapefile of one landscape of files.LANDSCAPES and all its parts."""
    folder.mkdir()
    files.text(folder / "landscape.csv", files.LANDSCAPES)
    return geo_file.by_gdal(
        folder / "area.shp", "ESRI Shapefile", "EPSG:32737", ("upper-tana", geo_file.KENYA)
    )


def test_readers_of_a_system_come_before_those_of_a_format() -> None:
    assert list(sources.readers())[-3:] == ["geofile", "own_csv", "own_workbook"]


def test_the_parts_of_a_shapefile_are_read_with_it_and_said_to_nobody(tmp_path: Path) -> None:
    shapefile(tmp_path / "in")
    with checked(tmp_path / "in") as outcome:
        assert outcome.report.tally("boundary").accepted == 1
        assert outcome.report.tally("landscape").accepted == 2
        assert remarks(outcome, "refused") == []
        assert {one.place.file for one in remarks(outcome, "noted", "corrected")} <= {
            "area.shp", "landscape.csv",
        }  # fmt: skip


def test_a_mapping_is_read_with_its_form_and_said_to_nobody(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    form = [{"_id": 1, "_uuid": "a", "place": "Somewhere"}]
    (tmp_path / "in" / "a.json").write_text(json.dumps({"count": 1, "results": form}))
    for name in ("a", "alone"):
        (tmp_path / "in" / f"{name}.mapping.yaml").write_text("rows: []", encoding="utf-8")
    with checked(tmp_path / "in") as outcome:
        said = remarks(outcome, "noted", "refused", "asked")
        assert "a.mapping.yaml" not in {one.place.file for one in said}
        (one,) = (one for one in said if one.place.file == "alone.mapping.yaml")
        assert one.rule_code == "unknown_kind"
        assert any(one.place.file == "a.json" for one in said)


def test_a_zip_may_hold_a_shapefile_and_tables(tmp_path: Path) -> None:
    shapefile(tmp_path / "in")
    held = {f"areas/{one.name}": one.read_bytes() for one in (tmp_path / "in").iterdir()}
    with checked(files.packed(tmp_path / "all.zip", held)) as outcome:
        assert outcome.report.tally("boundary").accepted == 1
        assert outcome.report.tally("landscape").accepted == 2


def test_a_part_alone_and_a_json_of_others_are_refused_in_words(tmp_path: Path) -> None:
    whole = shapefile(tmp_path / "in")
    part = whole.with_suffix(".dbf").rename(tmp_path / "area.dbf")
    with checked(part) as outcome:
        (one,) = remarks(outcome, "refused")
        assert one.fact == "is only a part of a .shp file, which is not beside it."
    (tmp_path / "x.json").write_text('{"a": 1}', encoding="utf-8")
    with checked(tmp_path / "x.json") as outcome:
        (one,) = remarks(outcome, "refused")
        assert "is JSON, but holds no boundaries" in one.fact


def test_a_damaged_part_refuses_the_whole_once(tmp_path: Path) -> None:
    whole = shapefile(tmp_path / "in")
    whole.with_suffix(".prj").write_bytes(b"")
    with checked(tmp_path / "in") as outcome:
        assert [one.fact for one in remarks(outcome, "refused")] == [
            "area.prj is empty. Save it again and send that."
        ]
        assert outcome.report.tally("landscape").accepted == 2


def test_a_data_package_is_found_in_a_folder_and_what_it_does_not_name_beside_it(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "in" / "package"
    folder.mkdir(parents=True)
    named = files.text(folder / "o.csv", [("organisation_id", "organisation_name"), ("a", "A")])
    held = {"resources": [{"name": "organisation", "path": named.name}]}
    (folder / "datapackage.json").write_text(json.dumps(held), encoding="utf-8")
    files.text(folder / "landscape.csv", files.LANDSCAPES)
    with checked(tmp_path / "in") as outcome:
        assert outcome.report.readers == ["own_csv", "frictionless_package"]
        assert outcome.report.tally("organisation").accepted == 1
        assert outcome.report.tally("landscape").accepted == 2


def test_boundaries_are_compared_with_the_record_by_the_pipeline_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Off its country, and the double of a boundary that the record holds."""
    lines = [("landscape_id", "landscape_name", "country_codes"), ("mara", "Mara", "KEN"),
             ("serra", "Serra", "BRA")]  # fmt: skip
    record = files.recorded(tmp_path / "record", lines, monkeypatch)
    geo_file.geojson(record / "boundary.geojson", ({"landscape_id": "mara"}, geo_file.KENYA))
    given = geo_file.geojson(tmp_path / "new.geojson", ({"name": "Serra"}, geo_file.KENYA))
    elsewhere = {"known": "/etc/passwd", "boundaries": "/etc/passwd"}
    with checked(given, **elsewhere) as outcome:
        said = "\n".join(one.fact for one in remarks(outcome, "noted"))
        assert "“Serra” was taken for serra" in said
        assert "lies 0% in BRA, the countries of serra" in said
        assert "serra and mara cover the same area (100%)" in said
        assert outcome.report.tally("boundary").accepted == 1


@pytest.mark.parametrize("held", [b"a,b\rc,d\r", b"\r", b"a\x0bb\r\n", b'"', b"\xff\xfe\r"])
def test_no_reader_stumbles_over_a_file_it_only_looks_at(tmp_path: Path, held: bytes) -> None:
    for ending in sources.endings():
        file = tmp_path / f"odd{ending}"
        file.write_bytes(held)
        for source in sources.readers().values():
            assert source.knows(file) in (True, False)
