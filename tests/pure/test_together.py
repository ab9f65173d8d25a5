from pathlib import Path

import pytest

from data.intake.together import groups
from data.sources import SourceError, kobotoolbox_submissions, odk_submissions, terraso_landscapes
from tests.forms import kobo_json, results, table
from tests.pure.test_odk import unpacked
from tests.terraso import SECOND, node, page, saved

MEMBERS = {
    one.CARD.code: one.members
    for one in (terraso_landscapes, odk_submissions, kobotoolbox_submissions)
}


def found(folder: Path) -> list[tuple[str, str, list[str]]]:
    return [
        (one.reader_code, one.folder.name, sorted(file.name for file in one.files))
        for one in groups(folder, MEMBERS)
    ]


def test_snapshots_of_several_days_are_one_group(tmp_path: Path) -> None:
    saved(tmp_path / "t/2025-01-31/page-0001.json", page(node()))
    saved(tmp_path / "t/2026-01-31/page-0002.json", page(node(SECOND)))
    assert found(tmp_path) == [
        ("terraso_landscapes", tmp_path.name, ["page-0001.json", "page-0002.json"])
    ]


def test_form_with_its_repeat_and_pages_of_another(tmp_path: Path) -> None:
    unpacked(tmp_path / "odk")
    (tmp_path / "kobo").mkdir()
    kobo_json(tmp_path / "kobo/1.json", results()[:1], count=2, next="https://example.org/2")
    kobo_json(tmp_path / "kobo/2.json", results()[1:], count=2, previous="https://example.org/1")
    kobo_json(tmp_path / "kobo/other.json", results()[1:])
    table(tmp_path / "odk/landscape.csv", [["landscape_id", "landscape_name"], ["a", "b"]])
    assert found(tmp_path) == [
        ("kobotoolbox_submissions", "kobo", ["1.json", "2.json"]),
        ("odk_submissions", "odk", ["Restoration-trees.csv", "Restoration.csv"]),
    ]


def test_two_forms_in_a_folder_are_no_group(tmp_path: Path) -> None:
    kobo_json(tmp_path / "a.json", results())
    kobo_json(tmp_path / "b.json", results())
    assert found(tmp_path) == []
    with pytest.raises(SourceError, match="several forms"):
        list(kobotoolbox_submissions.read(tmp_path, {}))


def test_one_file_is_no_group(tmp_path: Path) -> None:
    kobo_json(tmp_path / "1.json", results())
    assert found(tmp_path) == found(tmp_path / "1.json") == []
