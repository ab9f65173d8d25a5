"""The report on screen, as HTML and CSV, the corrected file, and the command that writes them."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data import __main__, reception
from data.errors import IntakeError
from data.intake import command, report, report_page, run
from data.intake.rows import Row
from data.intake.sources import items
from tests.intake import files
from tests.intake.test_check import HEAD, ON, checked, landscape

ATTACK = '<script>alert("x")</script>'


class Outline(HTMLParser):
    """The tags of a page and what it would load."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [str(value) for name, value in attrs if name in ("src", "href")]


def test_html_stands_alone_and_runs_nothing_that_came_with_the_file(tmp_path: Path) -> None:
    lines = [HEAD, landscape(landscape_name=ATTACK, population=ATTACK)]
    with checked(files.text(tmp_path / "landscape.csv", lines)) as outcome:
        page = report_page.html(outcome)
    outline = Outline()
    outline.feed(page)
    assert "script" not in outline.tags
    assert outline.loads == []
    assert {"main", "h1", "caption", "th"} <= set(outline.tags)
    assert "&lt;script&gt;" in page
    assert '<html lang="en">' in page


def test_csv_says_cell_value_rule_and_next_step_and_holds_no_formula(tmp_path: Path) -> None:
    lines = [HEAD, landscape(population="=cmd()")]
    with checked(files.text(tmp_path / "landscape.csv", lines)) as outcome:
        rows = list(csv.DictReader(io.StringIO(report.as_csv(outcome.report))))
    (one,) = [row for row in rows if row["kind_code"] == "refused"]
    assert (one["file_name"], one["row_number"], one["column_name"], one["value"]) == (
        "landscape.csv", "2", "population", "'=cmd()",
    )  # fmt: skip
    assert one["next_step"] == "Write digits only, such as 84000."


def test_the_corrected_file_is_read_as_it_was_understood(tmp_path: Path) -> None:
    lines = [HEAD, landscape(**{"area ha": "10,000 km2", "population": "x"}), files.LANDSCAPES[2]]
    with checked(files.text(tmp_path / "landscape.csv", lines)) as outcome:
        command.write(outcome, tmp_path / "out")
    given = [one for one, _ in items(tmp_path / "out" / "corrected.xlsx", {}, tmp_path / "r")]
    rows = [one for one in given if isinstance(one, Row) and one.table == "landscape"]
    assert rows[0].cells["area_ha"] == "1000000"  # 10,000 × 100
    assert "population" not in rows[0].cells
    again = tmp_path / "out" / "corrected.xlsx"
    with run.imported(again, base="none", on=ON, with_preview=False) as second:
        assert second.report.said["refused"] == second.report.said["asked"] == 0
        assert second.report.tally("landscape").accepted == 2


def test_the_command_says_it_in_words_and_ends_in_one_when_nothing_was_taken(
    tmp_path: Path,
) -> None:
    bad = files.text(tmp_path / "fruit.csv", [("apples", "pears"), (1, 2)])
    ended = CliRunner().invoke(__main__.app, ["import", str(bad), "--base", "none"])
    assert ended.exit_code == 1
    assert "Nothing in it could be taken. The published record is unchanged." in ended.output
    good = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)
    words = ["import", str(good), "--base", "none", "--no-preview", "--format", "json"]
    ended = CliRunner().invoke(__main__.app, words)
    assert ended.exit_code == 0
    assert json.loads(ended.stdout)["accepted"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as", "fruit"], "“fruit” is no kind of file"),
        (["--answer", "dmy"], "“dmy” is no answer"),
        (["--base", "moon"], "“moon” is no base"),
        (["--format", "xml"], "There is no format “xml”"),
    ],
)
def test_a_wrong_option_is_one_sentence(tmp_path: Path, words: list[str], said: str) -> None:
    file = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)
    given = ["import", str(file), "--no-preview", *words]
    ended = CliRunner().invoke(__main__.app, given)
    assert isinstance(ended.exception, IntakeError)
    assert said in str(ended.exception)


def test_the_door_of_the_dashboard_checks_in_a_process_of_its_own(
    warehouse: Path, tmp_path: Path
) -> None:
    file = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)
    told: list[str] = []
    found = reception.check(
        [(file.name, file.read_bytes())], answers={}, tell=lambda step, *_: told.append(step)
    )
    assert found.result["state_code"] == "checked"
    assert set(found.files) == {"report.html", "report.csv", "corrected.xlsx"}
    assert "reading the file" in told
    assert "comparing" in told


@pytest.mark.parametrize("count", [0, reception.MOST_FILES + 1])
def test_the_door_takes_some_files_and_not_many(count: int) -> None:
    with pytest.raises(IntakeError, match="at most 20 files and 50 MB"):
        reception.check([("a.csv", b"a")] * count, answers={}, tell=lambda *_: None)


@pytest.mark.parametrize("key", ["mapping", "known", "boundaries"])
def test_a_visitor_cannot_name_a_file_of_this_machine(key: str) -> None:
    with pytest.raises(IntakeError, match="is answered by a file"):
        reception.check([("a.csv", b"a")], answers={key: "/etc/passwd"}, tell=lambda *_: None)


def test_the_door_ends_a_process_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reception, "MOST_SECONDS", 0.01)
    with pytest.raises(IntakeError, match="took longer"):
        reception.template("en")


def test_only_so_many_check_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(reception.AT_ONCE):
        reception._places.acquire()
    try:
        with pytest.raises(IntakeError, match="Try again in a minute"):
            reception.template("en")
    finally:
        for _ in range(reception.AT_ONCE):
            reception._places.release()
