"""Sheets as people make them: titles above, columns renamed, doubled, merged, in four languages."""

from pathlib import Path

import pytest

from data.intake import words
from data.intake.rows import Item, Remark, Row
from data.intake.sources import items, readers
from tests.intake import files

Lines = files.Lines


def read(file: Path, room: Path, **answers: str) -> tuple[list[Row], list[Remark]]:
    found: list[Item] = [item for item, _ in items(file, answers, room)]
    rows = [one for one in found if isinstance(one, Row)]
    return rows, [one for one in found if isinstance(one, Remark)]


def of(tmp_path: Path, lines: Lines, name: str = "landscape.csv", **answers: str):
    return read(files.text(tmp_path / name, lines), tmp_path / "room", **answers)


def test_readers_are_found_by_their_cards() -> None:
    assert {"own_csv", "own_workbook"} <= set(readers())
    assert all(one.card.title and one.card.endings for one in readers().values())


def test_title_rows_above_the_header_are_passed_over(tmp_path: Path) -> None:
    lines = [("Country office of Kenya",), (), ("as of June",), *files.LANDSCAPES]
    rows, _ = of(tmp_path, lines)
    assert [(one.place.row, one.cells["landscape_name"]) for one in rows] == [
        (5, "Upper Tana"),
        (6, "Lower Tana"),
    ]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_headings_are_known_in_four_languages(tmp_path: Path, language: str) -> None:
    names = ("landscape_name", "country_codes", "area_ha", "population")
    lines = [[words.heading(one, language) for one in names], ("A", "KEN", 5, 6)]
    rows, _ = of(tmp_path, lines)
    assert dict(rows[0].cells) == {
        "landscape_name": "A", "country_codes": "KEN", "area_ha": "5", "population": "6",
    }  # fmt: skip


def test_a_renamed_column_is_recognised_and_said(tmp_path: Path) -> None:
    lines = [("Landscape naame", "Country", "Populatoin"), ("A", "KEN", 7)]
    rows, remarks = of(tmp_path, lines)
    assert rows[0].cells["population"] == "7"
    assert [one.value for one in remarks if one.rule_code == "renamed"] == [
        "Landscape naame",
        "Populatoin",
    ]


def test_a_foreign_and_a_doubled_column_are_left_out_and_said(tmp_path: Path) -> None:
    lines = [("Landscape name", "Country", "Country", "Shoe size"), ("A", "KEN", "UGA", 44)]
    rows, remarks = of(tmp_path, lines)
    assert rows[0].cells == {"landscape_name": "A", "country_codes": "KEN"}
    assert {"column_twice", "foreign_column"} <= {one.rule_code for one in remarks}


def test_a_unit_in_the_heading_and_both_coordinates_in_one_column(tmp_path: Path) -> None:
    lines = [("Landscape name", "Area (km2)", "GPS"), ("A", "12", "-1.28, 36.8")]
    rows, remarks = of(tmp_path, lines)
    assert rows[0].cells["area_ha"] == "1200"  # 12 × 100
    assert (rows[0].cells["latitude"], rows[0].cells["longitude"]) == ("-1.28", "36.8")
    assert "“12” km2 is written 1200." in [one.fact for one in remarks]


def test_a_unit_that_contradicts_the_unit_column_is_refused(tmp_path: Path) -> None:
    lines = [("landscape", "measure", "value", "unit"), ("A", "N01", "12 trees", "ha")]
    rows, remarks = of(tmp_path, lines, "observation.csv")
    assert "value" not in rows[0].cells
    assert remarks[-1].fact == "“12 trees” is in trees, which ha is not."


def test_merged_cells_empty_and_hidden_sheets(tmp_path: Path) -> None:
    lines = [("Landscape name", "Network", "Population"), ("A", "", 1), ("B", "", 2)]
    file = files.workbook(
        tmp_path / "a.xlsx",
        {"Landscapes": lines, "Empty": []},
        merged=[("Landscapes", "B2:B3", "Tana network")],
    )
    rows, remarks = read(file, tmp_path / "room")
    assert [one.cells["network_name"] for one in rows] == ["Tana network", "Tana network"]
    assert {"merged", "empty"} <= {one.rule_code for one in remarks}
    assert rows[0].place.sheet == "Landscapes"


def test_the_table_is_known_by_its_columns_when_the_name_says_nothing(tmp_path: Path) -> None:
    rows, _ = of(tmp_path, files.OBSERVATIONS, "export-17.csv")
    assert {one.table for one in rows} == {"observation"}
    rows, _ = of(tmp_path, files.LANDSCAPES, "Hoja1.csv")
    assert {one.table for one in rows} == {"landscape"}


def test_a_table_of_nobody_is_refused_with_what_to_do(tmp_path: Path) -> None:
    rows, remarks = of(tmp_path, [("apples", "pears"), (1, 2)], "fruit.csv")
    assert not rows
    assert "python -m data template" in remarks[0].next_step


def test_as_says_which_table(tmp_path: Path) -> None:
    lines = [("title", "published on"), ("A page", "2024")]
    rows, _ = of(tmp_path, lines, "x.csv", table="learning")
    assert rows[0].table == "learning"


def test_a_folder_and_a_zip_give_the_same_rows(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    made = [files.text(folder / "landscape.csv", files.LANDSCAPES),
            files.text(folder / "observation.csv", files.OBSERVATIONS)]  # fmt: skip
    packed = files.packed(tmp_path / "all.zip", {one.name: one.read_bytes() for one in made})
    assert read(folder, tmp_path / "r1")[0] == read(packed, tmp_path / "r2")[0]


def test_a_date_order_is_asked_once_for_the_column(tmp_path: Path) -> None:
    lines = [("landscape", "measure", "value", "year"), *[("A", "N01", 1, "03/04/2024")] * 5]
    rows, remarks = of(tmp_path, lines, "observation.csv")
    assert [one.asks for one in remarks if one.kind_code == "asked"] == ["date_order"]
    rows, remarks = of(tmp_path, lines, "observation.csv", date_order="dmy")
    assert {one.cells["period_end_on"] for one in rows} == {"2024-04-03"}
