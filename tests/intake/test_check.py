"""What rows must hold: a broken rule names its cell and a good value, and other rows go on."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from data.intake import run
from data.intake.rows import Remark
from data.intake.run import Outcome
from tests.intake import files

ON = date(2026, 11, 22)
HEAD = files.LANDSCAPES[0]


@contextmanager
def checked(file: Path, **answers: str) -> Iterator[Outcome]:
    with run.imported(file, answers=answers, base="none", on=ON, with_preview=False) as outcome:
        yield outcome


def rows(outcome: Outcome, table: str) -> list[dict[str, str]]:
    file = outcome.rows / f"{table}.csv"
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def remarks(outcome: Outcome, *kinds: str) -> list[Remark]:
    return [one for one, _ in outcome.report.remarks if one.kind_code in kinds]


def landscape(**cells: object) -> tuple[object, ...]:
    given = dict(zip(HEAD, files.LANDSCAPES[1], strict=True)) | cells
    return tuple(given[name] for name in HEAD)


@pytest.mark.parametrize(
    ("cells", "rule", "fact"),
    [
        ({"latitude": "49.0"}, "off_country", "49, 37.2 lies outside KEN."),
        ({"longitude": ""}, "half_a_point", "stands alone."),
        ({"population": "900000000"}, "too_many_people", "more than KEN have"),
        ({"country": "Narnia"}, "reference", "“Narnia” is not in the table country."),
        ({"population": "many"}, "value", "“many” is not a whole number."),
        ({"area ha": "-5"}, "value", "-5 is below 0 ha."),
    ],
)
def test_a_bad_cell_is_left_out_and_its_row_goes_on(
    tmp_path: Path, cells: dict[str, str], rule: str, fact: str
) -> None:
    file = files.text(tmp_path / "landscape.csv", [HEAD, landscape(**cells)])
    with checked(file) as outcome:
        (one,) = remarks(outcome, "refused")
        assert (one.rule_code, one.place.row) == (rule, 2)
        assert fact in one.fact
        assert one.next_step
        assert len(rows(outcome, "landscape")) == 1
        assert rows(outcome, "landscape")[0]["landscape_id"] == "upper-tana"


@pytest.mark.parametrize(
    ("cells", "fact"),
    [
        ({"landscape_name": ""}, "is empty or was refused."),
        ({"scope": "in_scope"}, "is in_scope, and no page that names it is given."),
    ],
)
def test_a_row_without_what_it_must_have_is_refused_whole(
    tmp_path: Path, cells: dict[str, str], fact: str
) -> None:
    lines = [HEAD, landscape(**cells), files.LANDSCAPES[2]]
    with checked(files.text(tmp_path / "landscape.csv", lines)) as outcome:
        assert fact in [one.fact for one in remarks(outcome, "refused")]
        assert [one["landscape_id"] for one in rows(outcome, "landscape")] == ["lower-tana"]
        assert outcome.report.tally("landscape").refused == 1


def test_scope_is_asked_because_it_decides_what_counts(tmp_path: Path) -> None:
    file = files.text(tmp_path / "landscape.csv", [HEAD, landscape(scope="")])
    with checked(file) as outcome:
        assert outcome.state_code == "asked"
        assert [one.asks for one in outcome.report.questions] == ["scope_code"]
    with checked(file, scope_code="reference") as outcome:
        assert rows(outcome, "landscape")[0]["scope_code"] == "reference"


def test_swapped_coordinates_are_found_suggested_and_swapped_when_told(tmp_path: Path) -> None:
    file = files.text(
        tmp_path / "landscape.csv", [HEAD, landscape(latitude="37.2", longitude="-0.6")]
    )
    with checked(file) as outcome:
        (one,) = outcome.report.questions
        assert "Write latitude -0.6, longitude 37.2" in one.next_step
        assert rows(outcome, "landscape")[0]["latitude"] == ""
    with checked(file, swap_points="yes") as outcome:
        held = rows(outcome, "landscape")[0]
        assert (held["latitude"], held["longitude"]) == ("-0.6", "37.2")


MONEY = (
    "landscape",
    "finance stage",
    "currency",
    "amount",
    "amount usd",
    "period start",
    "period end",
)


@pytest.mark.parametrize(
    ("cells", "rule", "is_kept"),
    [
        (("committed", "ZZZ", "5", "", "2024", "2025"), "currency", False),
        (("committed", "USD", "5", "9", "2024", "2025"), "two_amounts", True),
        (("committed", "KES", "5", "", "2025", "2024"), "days_reversed", True),
        (("committed", "KES", "5", "", "2024-02-30", "2025"), "value", True),
        (("stolen", "KES", "5", "", "2024", "2025"), "value", False),
    ],
)
def test_money_and_days(tmp_path: Path, cells: tuple[str, ...], rule: str, is_kept: bool) -> None:
    lines = [MONEY, ("Upper Tana", *cells), ("Upper Tana", "committed", "KES", "7", "", "2024", "")]
    folder = tmp_path / "in"
    folder.mkdir()
    files.text(folder / "landscape.csv", files.LANDSCAPES)
    files.text(folder / "finance.csv", lines)
    with checked(folder) as outcome:
        assert rule in {one.rule_code for one in remarks(outcome, "refused")}
        assert len(rows(outcome, "finance")) == 1 + is_kept


def test_an_output_cannot_be_done_on_a_day_to_come(tmp_path: Path) -> None:
    lines = [("landscape", "element", "output name", "status", "date"),
             ("Upper Tana", "1", "Agreement", "done", "2031"),
             ("Upper Tana", "2", "Map", "done", "2024")]  # fmt: skip
    file = files.workbook(tmp_path / "a.xlsx", {"Landscapes": files.LANDSCAPES, "Outputs": lines})
    with checked(file) as outcome:
        assert [one.rule_code for one in remarks(outcome, "refused")] == ["day_to_come"]
        assert [one["occurred_on"] for one in rows(outcome, "output_event")] == ["", "2024"]


def test_the_same_row_twice_is_taken_once_and_two_that_disagree_are_both_kept(
    tmp_path: Path,
) -> None:
    head, first, *_ = files.OBSERVATIONS
    other = (first[0], first[1], "1300", *first[3:])
    folder = tmp_path / "in"
    folder.mkdir()
    files.text(folder / "landscape.csv", files.LANDSCAPES)
    files.text(folder / "observation.csv", [head, first, first, other])
    with checked(folder) as outcome:
        held = rows(outcome, "observation")
        assert [one["value"] for one in held] == ["1200", "1300"]
        assert held[1]["observation_id"] == held[0]["observation_id"] + "-2"
        rules = [one.rule_code for one in remarks(outcome, "noted")]
        assert rules.count("double") == 1
        assert rules.count("conflict") == 1


def test_two_rows_on_one_landscape_that_disagree_are_flagged(tmp_path: Path) -> None:
    lines = [HEAD, landscape(), landscape(population="600000")]
    with checked(files.text(tmp_path / "landscape.csv", lines)) as outcome:
        (one,) = [one for one in remarks(outcome, "noted") if one.rule_code == "conflict"]
        assert one.fact == "is “600000” here and “500000” in an earlier row of upper-tana."
        assert len(rows(outcome, "landscape")) == 2


def test_a_new_landscape_gets_the_consent_of_imports_and_a_community_a_stricter_one(
    tmp_path: Path,
) -> None:
    lines = [(*HEAD, "community led"), (*landscape(), "no"), (*files.LANDSCAPES[2], "yes")]
    with checked(files.text(tmp_path / "landscape.csv", lines)) as outcome:
        held = {one["landscape_id"]: one["level_code"] for one in rows(outcome, "consent")}
        assert held == {"upper-tana": "generalised", "lower-tana": "aggregate_only"}


def test_a_given_consent_stands(tmp_path: Path) -> None:
    consent = [("landscape", "group of fields", "consent level"), ("Upper Tana", "all", "full")]
    file = files.workbook(tmp_path / "a.xlsx", {"Landscapes": files.LANDSCAPES, "Consent": consent})
    with checked(file) as outcome:
        held = {one["landscape_id"]: one["level_code"] for one in rows(outcome, "consent")}
        assert held == {"upper-tana": "full", "lower-tana": "generalised"}


def test_what_is_taken_for_granted_is_said_once(tmp_path: Path) -> None:
    with checked(files.text(tmp_path / "landscape.csv", files.LANDSCAPES)) as outcome:
        said = [one.column for one in remarks(outcome, "corrected") if one.rule_code == "default"]
        assert sorted(said) == ["realm_code", "record_kind_code"]


def test_a_broken_rule_is_counted_in_full_and_kept_in_part(tmp_path: Path) -> None:
    lines = [HEAD, *[landscape(landscape_name=f"L{n}", population="x") for n in range(700)]]
    with checked(files.text(tmp_path / "landscape.csv", lines)) as outcome:
        assert outcome.report.said["refused"] == 700
        assert len(remarks(outcome, "refused")) == 500
        assert outcome.report.tally("landscape").accepted == 700
