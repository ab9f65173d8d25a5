from pathlib import Path

from tests.terraso import (
    FIRST,
    SECOND,
    every_text,
    export,
    node,
    only,
    page,
    read,
    remarks,
    rows,
    saved,
)


def snapshot(folder: Path, day: str, *nodes: dict, **stated: int) -> None:
    saved(folder / day / "page-0001.json", page(*nodes, **stated))


def test_status_is_dated_by_the_first_snapshot_that_shows_it(tmp_path: Path) -> None:
    snapshot(tmp_path, "2025-01-31", node(partnershipStatus="NO"))
    snapshot(tmp_path, "2025-06-30", node(partnershipStatus="YES"))
    snapshot(tmp_path, "2026-06-30", node(partnershipStatus="YES"))
    row = only(read(tmp_path))
    assert (row["formal_status_code"], row["formal_status_on"]) == ("yes", "2025-06-30")
    assert row["source_id"] == "terraso-2026-06-30"


def test_status_that_was_lost_and_came_back_is_dated_anew(tmp_path: Path) -> None:
    for day, status in (("2025-01-31", "YES"), ("2025-06-30", "A_"), ("2026-06-30", "YES")):
        snapshot(tmp_path, day, node(partnershipStatus=status))
    assert only(read(tmp_path))["formal_status_on"] == "2026-06-30"


def test_population_that_a_saving_erased_is_kept_with_its_year(tmp_path: Path) -> None:
    snapshot(tmp_path, "2024-01-31", node(population=80_000))
    snapshot(tmp_path, "2025-01-31", node(population=84_000))
    snapshot(tmp_path, "2026-01-31", node(population=None))
    row = only(read(tmp_path))
    assert (row["population"], row["population_year"]) == ("84000", "2025")


def test_deleted_landscape_becomes_a_tombstone_without_its_name(tmp_path: Path) -> None:
    snapshot(tmp_path, "2025-01-31", node(), node(SECOND, name="Gone Valley"))
    snapshot(tmp_path, "2026-01-31", node())
    items = read(tmp_path)
    gone = only(items, "consent")
    assert gone["landscape_id"] == f"terraso-{SECOND}"
    assert (gone["level_code"], gone["withdrawn_on"]) == ("withdrawn", "2026-01-31")
    tomb = rows(items, "landscape")[-1]
    assert (tomb["landscape_name"], tomb["landscape_id"]) == ("withdrawn", gone["landscape_id"])
    assert tomb["scope_source_url"]
    assert "Gone Valley" not in every_text(items)
    assert any("no longer on Terraso" in one.fact for one in remarks(items, "noted"))


def test_export_of_a_deleted_landscape_does_not_bring_it_back(tmp_path: Path) -> None:
    saved(tmp_path / "2025-01-31/gone.json", export(SECOND, name="Gone Valley"))
    snapshot(tmp_path, "2026-01-31", node())
    items = read(tmp_path)
    assert "Gone Valley" not in every_text(items)
    saved(tmp_path / "2026-03-31/back.json", export(SECOND, name="Back Valley"))
    assert "Back Valley" in every_text(read(tmp_path))


def test_short_snapshot_is_asked_about_and_withdraws_nothing(tmp_path: Path) -> None:
    """Terraso gives 1,000 rows at most: here 2 of 3."""
    third = "11111111-2222-4333-8444-555555555555"
    snapshot(tmp_path, "2025-01-31", node(), node(SECOND), node(third))
    snapshot(tmp_path, "2026-01-31", node(), node(SECOND), total=3)
    (question,) = read(tmp_path)
    assert (question.kind_code, question.asks) == ("asked", "partial")
    assert "2 of 3" in question.fact
    (refusal,) = read(tmp_path, partial="no")
    assert refusal.kind_code == "refused"
    items = read(tmp_path, partial="yes")
    assert rows(items, "consent") == []
    assert len(rows(items, "landscape")) == 3


def test_total_that_changed_while_paging_withdraws_nothing(tmp_path: Path) -> None:
    snapshot(tmp_path, "2025-01-31", node(), node(SECOND))
    saved(tmp_path / "2026-01-31/page-0001.json", page(node(), total=2, more=True))
    saved(tmp_path / "2026-01-31/page-0002.json", page(total=1))
    items = read(tmp_path, partial="yes")
    assert rows(items, "consent") == []
    assert any("different totals" in one.fact for one in remarks(items, "noted"))


def test_snapshot_without_a_date_says_so(tmp_path: Path) -> None:
    items = read(saved(tmp_path / "page.json", page(node())))
    assert only(items)["formal_status_on"] == ""
    assert any("no date" in one.fact for one in remarks(items, "noted"))


def test_doubles_in_one_snapshot_stand_once(tmp_path: Path) -> None:
    saved(tmp_path / "2026-01-31.json", page(node(), node(name="Later"), total=1))
    items = read(tmp_path)
    assert only(items)["landscape_name"] == "Later"
    assert any("twice" in one.fact for one in remarks(items, "noted"))


def test_same_files_give_the_same_rows(tmp_path: Path) -> None:
    snapshot(tmp_path, "2025-01-31", node(), node(SECOND))
    snapshot(tmp_path, "2026-01-31", node(FIRST))
    assert every_text(read(tmp_path)) == every_text(read(tmp_path))
