"""Terraso through the whole import: a status with its history, what was deleted, a scope kept."""

from pathlib import Path

import pytest

from tests.intake import files
from tests.intake.test_check import checked, remarks, rows
from tests.terraso import FIRST, SECOND, node, page, saved

FIRST_ID, SECOND_ID = f"terraso-{FIRST}", f"terraso-{SECOND}"


def snapshots(folder: Path) -> Path:
    """June: two landscapes, one forming. November: it is formal, and the other is deleted."""
    before = [node(partnershipStatus="IN_PROGRESS"), node(SECOND, name="Gone")]
    saved(folder / "2026-06-01" / "page-0001.json", page(*before))
    saved(folder / "2026-11-01" / "page-0001.json", page(node(partnershipStatus="YES")))
    return folder


def test_a_status_has_its_date_and_the_deleted_are_withdrawn(tmp_path: Path) -> None:
    with checked(snapshots(tmp_path / "terraso")) as outcome:
        held = {one["landscape_id"]: one for one in rows(outcome, "landscape")}
        assert outcome.report.readers == ["terraso_landscapes"]
        assert held[FIRST_ID]["formal_status_code"] == "yes"
        assert held[FIRST_ID]["formal_status_on"] == "2026-11-01"
        assert held[FIRST_ID]["scope_code"] == "listed"
        levels = {one["landscape_id"]: one["level_code"] for one in rows(outcome, "consent")}
        assert levels == {FIRST_ID: "generalised", SECOND_ID: "withdrawn"}
        assert "Gone" not in held[SECOND_ID]["landscape_name"]
        assert outcome.report.tally("boundary").accepted == 1


def test_a_landscape_in_scope_is_not_taken_out_by_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = ("landscape_id", "landscape_name", "country_codes", "scope_code", "scope_source_url")
    line = (FIRST_ID, "Upper Example Basin", "KEN", "in_scope", "https://example.org")
    files.recorded(tmp_path / "record", [head, line], monkeypatch)
    with checked(snapshots(tmp_path / "terraso")) as outcome:
        (held,) = [one for one in rows(outcome, "landscape") if one["landscape_id"] == FIRST_ID]
        assert (held["scope_code"], held["scope_source_url"]) == ("", "")
        assert held["formal_status_code"] == "yes"
        said = [one.fact for one in remarks(outcome, "noted")]
        assert "“Upper Example Basin” stays in scope, as recorded; Terraso only lists it." in said
