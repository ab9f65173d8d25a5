"""Bad input: one clear sentence with file, row, column, fact and next step; nothing changed."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data import __main__ as cli
from data import build, package, publish
from data.errors import BuildError, PackageError
from tests import tiny

GOOD = {
    "landscape": [
        {
            "landscape_id": "a",
            "landscape_name": "A",
            "latitude": "1.5",
            "longitude": "36.5",
        },
        {
            "landscape_id": "b",
            "landscape_name": "B",
            "area_ha": "50000",
            "country_codes": "KEN",
        },
    ],
    "output_event": [{"landscape_id": "a", "element_code": "1", "output_name": "an agreement"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny.package(tmp_path / "p", {"a": tiny.square(36, 1, 0.3)}, **GOOD)


def sentence(folder: Path) -> str:
    with pytest.raises(PackageError) as caught:
        package.read(folder)
    return str(caught.value)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_good_package_is_good(folder):
    assert len(package.read(folder).tables["landscape"].rows) == 2


def test_a_missing_column(folder):
    replace(folder / "landscape.csv", "scope_code,", "")
    text = sentence(folder)
    assert "landscape.csv, row 1, column scope_code: is missing. Add the column" in text


def test_a_column_that_may_be_empty_may_be_left_out(folder):
    whole = package.read(folder).tables["landscape"].rows
    text = (folder / "landscape.csv").read_text(encoding="utf-8").splitlines()
    place = text[0].split(",").index("website_url")
    cut = [",".join(one.split(",")[:place] + one.split(",")[place + 1 :]) for one in text]
    (folder / "landscape.csv").write_text("\n".join(cut) + "\n", encoding="utf-8")
    assert package.read(folder).tables["landscape"].rows == whole


def test_a_foreign_column_with_a_near_name(folder):
    replace(folder / "landscape.csv", "landscape_name", "landscape_nam")
    assert "column landscape_nam: is not a column of this table. Did you mean landscape_name?" in (
        sentence(folder)
    )


@pytest.mark.parametrize(
    ("table", "changed", "expected"),
    [
        ("landscape", {"area_ha": "-5"}, "row 2, column area_ha: -5 is below 0 ha."),
        ("landscape", {"area_ha": "5 km2"}, "column area_ha: “5 km2” is not a number."),
        ("landscape", {"area_ha": "nan"}, "column area_ha: “nan” is not a number."),
        (
            "landscape",
            {"scope_code": "yes"},
            "“yes” is not permitted. Use one of: in_scope",
        ),
        (
            "landscape",
            {"country_codes": "KEN;XYZ"},
            "“XYZ” is no country code of country.",
        ),
        ("landscape", {"latitude": "95"}, "column latitude: 95 is above 90 degree."),
        (
            "landscape",
            {"landscape_name": ""},
            "column landscape_name: is empty. Fill it in",
        ),
        ("landscape", {"started_year": "19"}, "“19” is not a year. Write four digits"),
        ("landscape", {"website_url": "javascript:alert(1)"}, "is not a web address."),
        (
            "output_event",
            {"landscape_id": "zz"},
            "“zz” is no landscape id of landscape.",
        ),
        ("output_event", {"element_code": "6"}, "“6” is no element code of element."),
        ("output_event", {"occurred_on": "12/03/2024"}, "“12/03/2024” is not a date."),
        ("output_event", {"occurred_on": "2024-13"}, "“2024-13” is not a date."),
        ("output_event", {"tier": "two"}, "“two” is not a whole number."),
        (
            "finance",
            {"landscape_id": "a", "amount": "1e99"},
            "is not an amount of money.",
        ),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_value(folder, table, changed, expected):
    base = GOOD.get(table, [{}])[0]
    tiny.write_table(folder, table, [base | changed])
    text = sentence(folder)
    assert f"{table}.csv, row 2" in text
    assert expected in text


@pytest.mark.parametrize("most", [0, 1, 5_000])
def test_a_value_is_read_alike_however_often_it_stands(folder, monkeypatch, most):
    """What repeats is held once, up to a bound; a bad value is named in each row all the same."""
    monkeypatch.setattr(package, "MOST_KNOWN", most)
    names = ("landscape_id", "landscape_name", "area_ha", "country_codes")
    good = [("1", "7", "7", "KEN;UGA"), ("2", "1", "7", "KEN;UGA")]
    bad = [("3", "3", "x", "KEN"), ("4", "4", "x", "KEN")]
    (folder / "boundary.geojson").unlink()
    (folder / "output_event.csv").unlink()

    def write(lines: list[tuple[str, ...]]) -> None:
        rows = [dict(zip(names, line, strict=True)) for line in lines]
        tiny.write_table(folder, "landscape", rows)

    write(good + bad)
    assert sentence(folder).count("column area_ha: “x” is not a number.") == 2
    write(good)
    first, second = package.read(folder).tables["landscape"].rows
    assert (first["landscape_name"], first["area_ha"], second["landscape_id"]) == ("7", 7.0, "2")
    assert first["country_codes"] == second["country_codes"] == ["KEN", "UGA"]


def test_a_duplicate_key(folder):
    tiny.write_table(folder, "landscape", [*GOOD["landscape"], {"landscape_id": "a"}])
    text = sentence(folder)
    assert "landscape.csv, row 4, column landscape_id: “a” stands in row 2 already." in text


def test_a_table_of_no_schema(folder):
    shutil.copy(folder / "landscape.csv", folder / "landscapes.csv")
    assert "landscapes.csv: is not a table of the schema. Did you mean landscape.csv?" in (
        sentence(folder)
    )


def test_text_that_is_not_utf8(folder):
    (folder / "landscape.csv").write_bytes("landscape_id,Caquetá\n".encode("latin-1"))
    assert "landscape.csv: is not UTF-8 (byte 19). Save the file as CSV UTF-8." in sentence(folder)


def test_a_row_with_too_few_cells(folder):
    with (folder / "landscape.csv").open("a", encoding="utf-8") as handle:
        handle.write("c,C\n")
    assert "landscape.csv, row 4: has too many or too few cells." in sentence(folder)


@pytest.mark.parametrize(
    ("geometry", "expected"),
    [
        (tiny.square(179.9, 1, 0.3), "reaches off the globe (179.9, 1 to 180.2, 1.3)."),
        (
            {
                "type": "Polygon",
                "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]],
            },
            "crosses itself (Self-intersection[0.5 0.5]).",
        ),
        (
            {"type": "Polygon", "coordinates": [[[179, 0], [-179, 0], [-179, 1], [179, 0]]]},
            "has an edge across 180° (from -179 to 179).",
        ),
        ({"type": "Point", "coordinates": [36, 1]}, "is a Point, not an area."),
        (
            {"type": "Polygon", "coordinates": [[[0, 0]]]},
            "has no geometry that can be read.",
        ),
        (None, "has no geometry that can be read."),
    ],
    ids=["off the globe", "self-crossing", "across 180", "point", "too short", "none"],
)
def test_a_bad_boundary(folder, geometry, expected):
    tiny.package(folder, {"a": geometry})
    text = sentence(folder)
    assert "boundary.geojson, row 1, column geometry:" in text
    assert expected in text


def test_a_boundary_of_nobody_and_of_no_kind(folder):
    tiny.package(folder, {"zz": tiny.square(0, 0, 1)})
    assert "“zz” is no landscape id of landscape." in sentence(folder)
    held = json.loads((folder / "boundary.geojson").read_text())
    del held["features"][0]["properties"]["boundary_kind_code"]
    (folder / "boundary.geojson").write_text(json.dumps(held))
    assert "column boundary_kind_code: is empty." in sentence(folder)


@pytest.mark.parametrize("text", ["", "title = ", 'title = "x"\nkind = "dream"\n'])
def test_a_bad_name_card(folder, text):
    (folder / "package.toml").write_text(text)
    assert sentence(folder).startswith("package.toml") or "package.toml" in sentence(folder)


def test_every_problem_is_listed_at_once(folder):
    rows = [one | {"scope_code": "yes", "area_ha": "-1"} for one in GOOD["landscape"]]
    tiny.write_table(folder, "landscape", rows)
    assert sentence(folder).count("\n") == 3


def snapshot(home: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(home.iterdir())}


def test_a_failed_build_changes_nothing(folder):
    build.build(folder)
    before = snapshot(publish.home())
    replace(folder / "landscape.csv", "50000", "-50000")
    with pytest.raises(PackageError):
        build.build(folder)
    assert snapshot(publish.home()) == before


def test_a_failed_check_changes_nothing_and_prints_the_rows(folder):
    build.build(folder)
    before = snapshot(publish.home())
    rows = [one | {"scope_code": "in_scope"} for one in GOOD["landscape"]]
    tiny.write_table(folder, "landscape", rows)
    with pytest.raises(BuildError) as caught:
        build.build(folder)
    assert "queries/checks/scope_has_source.sql" in str(caught.value)
    assert "landscape_id = a" in str(caught.value)
    assert snapshot(publish.home()) == before


def test_more_people_than_the_nation_are_refused(folder):
    changed = GOOD["landscape"][1] | {"population": "900000000"}
    tiny.write_table(folder, "landscape", [GOOD["landscape"][0], changed])
    with pytest.raises(BuildError, match="states more people than its countries have"):
        build.build(folder)


def test_the_command_line_says_it_and_exits_with_1(folder, capsys):
    replace(folder / "landscape.csv", "50000", "-50000")
    with pytest.raises(SystemExit) as left:
        cli.run(lambda: cli.app(["check", str(folder)], standalone_mode=False))
    assert left.value.code == 1
    assert "area_ha: -50000 is below 0 ha." in capsys.readouterr().err


def test_check_says_when_there_is_nothing_to_correct(folder):
    result = CliRunner().invoke(cli.app, ["check", str(folder)])
    assert result.exit_code == 0
    assert "nothing to correct" in result.output
