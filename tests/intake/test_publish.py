"""Publishing: one step or nothing, the same file once, a later file cell by cell, and back."""

import csv
import hashlib
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data import build, package, publish
from data.errors import IntakeError
from data.intake import merge, run, store
from data.intake.run import Outcome
from tests.intake import files

ON = date(2026, 11, 22)


@pytest.fixture
def home(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A warehouse of the test's own, equal to the session's."""
    own = tmp_path / "own"
    shutil.copytree(warehouse, own)
    monkeypatch.setenv("LANDSCAPES_WAREHOUSE", str(own))
    yield own


def bring(file: Path, *, going_public: bool = True, **answers: str) -> Outcome:
    with run.imported(file, answers=answers, on=ON, going_public=going_public) as outcome:
        return outcome


def state(folder: Path) -> dict[str, str]:
    """Every file under a folder by the hash of its bytes."""
    return {
        str(one.relative_to(folder)): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(folder.rglob("*"))
        if one.is_file() and one.name != "lock"
    }


def asked(sql: str) -> list[tuple]:
    file = publish.warehouse_file(publish.current())
    with duckdb.connect(str(file), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_without_batches_the_merged_package_is_the_base(tmp_path: Path) -> None:
    merged = package.read(merge.write("public_record", [], {}, tmp_path))
    base = package.read(build.PUBLIC_RECORD)
    for name, held in base.tables.items():
        assert merged.tables[name].rows == held.rows, name
    assert merged.card.as_of == base.card.as_of


def test_a_preview_says_what_changes_and_why_and_changes_nothing(
    home: Path, tmp_path: Path
) -> None:
    before = state(home)
    found = bring(files.text(tmp_path / "landscape.csv", files.LANDSCAPES), going_public=False)
    numbers = {one["name"]: one["after"] - (one["before"] or 0) for one in found.preview["numbers"]
               if one["before"] != one["after"]}  # fmt: skip
    assert numbers["landscapes"] == 2
    why = {one["landscape_id"]: one for one in found.preview["landscapes"]}
    assert why["upper-tana"]["rows"] == ["landscape.csv, row 2 (Landscapes)"]
    assert (why["upper-tana"]["change_code"], why["upper-tana"]["stage_after"]) == ("new", "known")
    assert state(home) == before
    assert not store.home().exists()


def test_publish_list_same_file_again_and_undo(home: Path, tmp_path: Path) -> None:
    before = publish.current()
    file = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)
    raw = file.read_bytes()
    outcome = bring(file)
    assert outcome.state_code == "published"
    assert publish.current() == outcome.warehouse_id != before
    assert [one.rows["landscape"] for one in store.batches()] == [2]
    (kept,) = (store.home() / "raw").rglob("*.csv")
    assert kept.read_bytes() == raw
    assert kept.parent.name == hashlib.sha256(raw).hexdigest()
    count = "select count(*) from landscape where landscape_id in ('upper-tana', 'lower-tana')"
    assert asked(count) == [(2,)]
    after = state(home), state(store.home())
    assert bring(file).state_code == "already"
    assert run.rebuild(if_stale=True).was_current
    assert (state(home), state(store.home())) == after
    batch, built = run.undo(outcome.batch.batch_id[:6])
    assert batch.batch_id == outcome.batch.batch_id
    assert built.warehouse_id == publish.current() == before
    assert store.batches() == []


def test_a_later_file_supersedes_cell_by_cell_and_the_history_says_who(
    home: Path, tmp_path: Path
) -> None:
    bring(files.text(tmp_path / "landscape.csv", files.LANDSCAPES))
    lines = [("landscape_id", "population", "network", "area ha"), ("upper-tana", "510000", "", "")]
    second = bring(files.text(tmp_path / "update.csv", lines), table="landscape")
    assert second.state_code == "published"
    assert second.report.tally("landscape").changing == 1
    (row,) = asked("select population, area_ha from landscape where landscape_id = 'upper-tana'")
    assert row == (510_000, 1_000_000)  # the empty cell erased nothing; both to two digits
    (told,) = [one for one, _ in second.report.remarks if one.rule_code == "conflict"]
    assert told.fact == "is “510000” here and was “500000” in landscape.csv."
    assert (told.place.file, told.place.row, told.column) == ("update.csv", 2, "population")
    run.current(tmp_path / "now")
    with (tmp_path / "now" / "history.csv").open(encoding="utf-8", newline="") as handle:
        held = [one for one in csv.DictReader(handle) if one["record_key"] == "upper-tana"]
    said = [(one["column_name"], one["value"], one["said_file"], one["said_row"], one["is_shown"])
            for one in held]  # fmt: skip
    assert said == [
        ("population", "510000", "update.csv", "2", "true"),
        ("population", "500000", "landscape.csv", "2", "false"),
    ]
    with pytest.raises(IntakeError, match="a later batch rests on it"):
        run.undo(store.batches()[0].batch_id)
    assert len(store.batches()) == 2
    run.undo(second.batch.batch_id)
    assert asked("select population from landscape where landscape_id = 'upper-tana'") == [
        (500_000,)
    ]


def test_two_people_who_disagree_are_both_kept_and_it_is_said(home: Path, tmp_path: Path) -> None:
    """The same measure, landscape and period, by two senders who know nothing of each other."""
    head = ("landscape", "measure", "value", "year", "tier")
    one = files.text(tmp_path / "kenya.csv", [head, ("Sierra Gorda", "N01", "1200", "2024", "1")])
    other = files.text(tmp_path / "ngo.csv", [head, ("Sierra Gorda", "N01", "900", "2024", "1")])
    bring(one, table="observation")
    found = bring(other, table="observation", going_public=False)
    (told,) = [one for one, _ in found.report.remarks if one.rule_code == "conflict"]
    assert told.fact == "is “900” here and was “1200” in kenya.csv."
    bring(other, table="observation")
    run.current(tmp_path / "now")
    with (tmp_path / "now" / "history.csv").open(encoding="utf-8", newline="") as handle:
        held = {one["value"]: one["is_shown"] for one in csv.DictReader(handle)
                if one["column_name"] == "value"}  # fmt: skip
    assert held == {"900": "true", "1200": "false"}
    run.undo(store.batches()[1].batch_id)
    shown = "select value from observation where measure_code = 'N01' and source_id like 'import-%'"
    assert asked(shown) == [(1200,)]


def test_nothing_changes_by_a_refused_file_or_an_open_question(home: Path, tmp_path: Path) -> None:
    before = state(home)
    bad = files.text(tmp_path / "fruit.csv", [("apples", "pears"), (1, 2)])
    assert bring(bad).state_code == "refused"
    lines = [files.LANDSCAPES[0], (*files.LANDSCAPES[1][:-1], "")]
    assert bring(files.text(tmp_path / "landscape.csv", lines)).state_code == "asked"
    assert state(home) == before
    assert not store.home().exists()


def test_nothing_changes_by_a_build_that_fails(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(home)
    file = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)

    def failing(con: duckdb.DuckDBPyConnection) -> None:
        raise build.BuildError("queries/checks/x.sql: a row that must not be")

    monkeypatch.setattr(build, "_check", failing)
    outcome = bring(file)
    assert (outcome.state_code, outcome.failure) == (
        "failed",
        "queries/checks/x.sql: a row that must not be",
    )
    assert state(home) == before
    assert not (store.home() / "ledger.json").exists()


def test_two_imports_never_publish_at_once(home: Path, tmp_path: Path) -> None:
    file = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)
    with store.alone(), pytest.raises(IntakeError, match="Another import"):
        bring(file)
    assert store.batches() == []


def test_a_record_of_ones_own_stands_on_no_base(home: Path, tmp_path: Path) -> None:
    file = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)
    with run.imported(file, base="none", on=ON, going_public=True) as outcome:
        assert outcome.state_code == "published"
    assert asked("select count(*) from landscape") == [(2,)]
    assert asked("select data_kind from warehouse") == [("package",)]
    other = files.text(tmp_path / "x.csv", files.LANDSCAPES[:2])
    with pytest.raises(IntakeError, match="lie on none"), run.imported(other, base="public_record"):
        pass


def test_what_is_handed_in_is_kept_and_not_published(home: Path, tmp_path: Path) -> None:
    before = state(home)
    file = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)
    store.hand_in([file], "Kenya office", "2026-11-22", {"date_order": "dmy"})
    (note,) = store.handed()
    assert (note["title"], note["answers"]) == ("Kenya office", {"date_order": "dmy"})
    assert (Path(note["folder"]) / "landscape.csv").read_bytes() == file.read_bytes()
    assert (store.batches(), state(home)) == ([], before)


def test_other_answers_to_the_same_files_are_in_force_and_the_former_kept(
    home: Path, tmp_path: Path
) -> None:
    file = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)
    first = store.hand_in([file], "Kenya office", "2026-11-22", {"date_order": "dmy"})
    for on in ("2026-11-23", "2026-11-24"):
        assert store.hand_in([file], "Kenya office", on, {"date_order": "mdy"}) == first
    (note,) = store.handed()
    assert (note["on"], note["answers"]) == ("2026-11-23", {"date_order": "mdy"})
    former = {"title": "Kenya office", "on": "2026-11-22", "answers": {"date_order": "dmy"}}
    assert note["earlier"] == [former]
