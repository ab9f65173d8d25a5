"""From an empty folder to the dashboard of a country, with nothing but the workbook to fill in."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import python_calamine

from data.intake import template, words
from tests import coalition
from tests.app.opening import ROOT, alone, figures, is_whole, shown
from tests.app.opening import words as read_on

TEN_MINUTES = 600


def typed(*command: str) -> str:
    """What a command of the README prints."""
    ended = subprocess.run(
        [sys.executable, "-m", "data", *command], cwd=ROOT, env=dict(os.environ),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def headings(file: Path) -> dict[str, list]:
    with python_calamine.load_workbook(str(file)) as book:
        return {name: book.get_sheet_by_name(name).to_python()[0] for name in book.sheet_names}


@pytest.mark.parametrize("language", ["fr"])
def test_a_national_coalition_sees_its_country_within_ten_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LANDSCAPES_WAREHOUSE", str(tmp_path / "empty" / "warehouse"))
    monkeypatch.setenv("LANDSCAPES_STORE", str(tmp_path / "empty" / "store"))
    began = time.monotonic()
    empty, filled = tmp_path / "template.xlsx", tmp_path / "uganda.xlsx"
    typed("template", str(empty), "--language", language)
    template.write(filled, language, held=coalition.SHEETS)
    assert headings(filled) == headings(empty)
    assert words.table_heading("output_event", language) in headings(empty)

    checked = typed("import", str(filled), "--base", "none")
    assert "uganda.xlsx: 19 rows accepted, 0 refused." in checked
    assert "landscapes empowered: nothing → 1" in checked
    assert "Nothing is published yet." in checked
    assert not (tmp_path / "empty").exists()

    published = typed("import", str(filled), "--base", "none", "--publish",
                      "--source-title", "Example Landscapes Coalition, 2026")  # fmt: skip
    assert "Published as" in published

    app = alone("country", country=coalition.COUNTRY, lang=language)
    assert is_whole(app)
    numbers = figures(app)
    # 3 landscapes, 2 of them in scope, 1 with outputs in elements 1 to 4 of tier 2.
    assert numbers["landscapes"] == "3"
    assert numbers["landscapes_in_scope"] == "2"
    assert numbers["landscapes_empowered"] == "1"
    assert 1_000_000 < float(numbers["residents_unique"]) < 5_000_000
    for name in (coalition.HIGHLANDS, coalition.LAKESHORE, coalition.RANGELAND):
        assert name in shown(app)
    assert "Example Landscapes Coalition" in read_on(app)
    assert time.monotonic() - began < TEN_MINUTES
