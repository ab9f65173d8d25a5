"""The workbook to fill in: filled and read back, the same rows; what it locks and offers."""

import csv
import re
import zipfile
from pathlib import Path

import pytest

from data.build import PUBLIC_RECORD
from data.errors import IntakeError
from data.intake import template, words
from data.intake.rows import Remark, Row
from data.intake.sources import items
from data.schema import tables


def held() -> dict[str, list[dict[str, str]]]:
    found = {}
    for table in words.input_tables():
        file = PUBLIC_RECORD / f"{table.name}.csv"
        if file.exists():
            with file.open(encoding="utf-8-sig", newline="") as handle:
                rows = csv.DictReader(handle)
                found[table.name] = [
                    {name: text.strip() for name, text in row.items() if text.strip()}
                    for row in rows
                ]
    return found


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_filled_template_is_read_back_unchanged(tmp_path: Path, language: str) -> None:
    given = held()
    file = template.write(tmp_path / "t.xlsx", language, held=given)
    read: dict[str, list[dict[str, str]]] = {}
    for item, _ in items(file, {}, tmp_path / "room"):
        if isinstance(item, Row):
            read.setdefault(item.table, []).append(dict(item.cells))
        else:
            assert isinstance(item, Remark)
            assert item.kind_code == "noted", item
    assert read == {name: rows for name, rows in given.items() if rows}


def parts(file: Path, pattern: str) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        return {one: archive.read(one).decode() for one in archive.namelist()
                if re.fullmatch(pattern, one)}  # fmt: skip


def test_sheets_lists_notes_and_locks(tmp_path: Path) -> None:
    file = template.write(tmp_path / "t.xlsx")
    book = parts(file, "xl/workbook.xml")["xl/workbook.xml"]
    names = re.findall(r'<sheet name="([^"]+)"', book)
    wanted = [words.table_heading(one.name) for one in words.input_tables()]
    assert names == ["Guide", "Lists", *wanted]
    assert 'name="Lists" sheetId="2" state="hidden"' in book
    sheets = parts(file, r"xl/worksheets/sheet\d+\.xml")
    of_tables = [one for one in sheets.values() if "topLeftCell" in one]
    assert len(of_tables) == len(wanted)
    assert all("<sheetProtection" in one for one in of_tables)
    offered = "".join(parts(file, "xl/sharedStrings.xml").values())
    for value in ("KEN – Kenya", "N01 – Area under restoration", "in_progress", "generalised"):
        assert value in offered
    notes = "".join(parts(file, r"xl/comments\d+\.xml").values())
    for table in words.input_tables():
        for column in table.columns:
            assert f"({column.name}" in notes


def test_what_is_given_by_itself_is_not_asked_for() -> None:
    asked = {
        f"{table.name}.{column.name}"
        for table in words.input_tables()
        for column in table.columns
        if template.is_asked_for(table, column)
    }
    assert {"landscape.landscape_name", "landscape.scope_code", "observation.value"} <= asked
    assert not {"landscape.landscape_id", "observation.tier", "finance.finance_id"} & asked


def test_every_table_and_column_has_a_heading_and_every_guide_its_lines() -> None:
    count = len(words.guide("en")[1])
    for language in words.LANGUAGES:
        assert len(words.guide(language)[1]) == count
        for table in words.input_tables():
            assert words.table_heading(table.name, language) != table.name
            for column in table.columns:
                assert words.heading(column.name, language) != column.name, column.name


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_two_columns_of_a_table_share_a_heading(language: str) -> None:
    for table in words.input_tables():
        for column in table.columns:
            heading = words.heading(column.name, language)
            assert words.column_named(heading, table.name) == (column.name, False)


def test_a_wrong_name_or_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"does not end in \.xlsx"):
        template.write(tmp_path / "t.csv")
    with pytest.raises(IntakeError, match="is no language"):
        template.write(tmp_path / "t.xlsx", "xx")


def test_no_reference_table_is_a_sheet() -> None:
    assert not [one for one in words.input_tables() if tables()[one.name].reference]
