"""Method §5: pace, status and second opinions, on the method's own reference rows."""

from datetime import date

import duckdb
import pytest

from data import catalogue, read
from tests import tiny
from tests.warehouse.test_stages import FOUR, done, reference

SETTINGS = [
    ("on_track_ratio", 1.0),
    ("accelerate_ratio", 0.6),
    ("small_base_share", 0.1),
]
COLUMNS = (
    "target_id varchar, indicator_name varchar, scope_code varchar, scope_name varchar,"
    "set_by varchar, source_url varchar, due_on date, goal double, value double,"
    "value_dated double, value_before double, window_months bigint, months_of_history bigint,"
    "landscapes bigint, landscapes_dated bigint, as_of date, base_on date, base_value double,"
    "is_base_stated boolean,"
    "years_left double, years_since_base double, years_base_to_due double"
)


def verdict(*, y0=0.0, since=5, value, goal=1000.0, left=6, before=None, window=36, **more):
    """The verdict on a goal: y0 `since` years ago, value today, `left` years to go."""
    row = {
        "goal": goal, "value": value, "value_dated": value,
        "value_before": y0 if before is None else before,
        "window_months": window, "months_of_history": 12 * since,
        "landscapes": 10, "landscapes_dated": 10, "base_value": y0, "is_base_stated": True,
        "as_of": date(2024, 12, 31), "due_on": date(2024 + left, 12, 31),
        "base_on": date(2024 - since, 12, 31), "years_left": left,
        "years_since_base": since, "years_base_to_due": since + left,
    } | more  # fmt: skip
    con = duckdb.connect()
    con.execute(f"create table goal_state ({COLUMNS})")
    con.execute("create table setting (setting_name varchar, value double)")
    con.executemany("insert into setting values (?, ?)", SETTINGS)
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    con.execute(f"insert into goal_state ({names}) values ({marks})", list(row.values()))
    return con.execute(catalogue.queries()["goal_verdict"].sql).df().iloc[0]


@pytest.mark.parametrize(
    (
        "y0",
        "since",
        "value",
        "goal",
        "ratio",
        "projected",
        "straight",
        "pace",
        "needed",
    ),
    [
        # y0, years, y, T -> R, UN chart in 2030, straight line in 2030, pace and needed a year
        (20, 5, 200, 1000, 1.37, 3170, 416, 36, 133),
        (100, 4, 200, 1000, 0.73, 566, 350, 25, 133),
        (5e6, 4, 60e6, 1e9, 1.23, 2.49e9, 142e6, 13.8e6, 157e6),
    ],
    ids=["20 to 200", "100 to 200", "5 M to 60 M"],
)
def test_the_reference_rows_of_the_method(
    y0, since, value, goal, ratio, projected, straight, pace, needed
):
    row = verdict(y0=y0, since=since, value=value, goal=goal, window=12 * since)
    assert row["open_sdg_ratio"] == pytest.approx(ratio, abs=0.005)
    assert row["un_value_at_due"] == pytest.approx(projected, rel=0.003)
    assert row["value_at_pace"] == pytest.approx(straight, rel=0.005)
    assert row["recent_a_year"] == pytest.approx(pace, rel=0.005)
    assert row["needed_a_year"] == pytest.approx(needed, rel=0.005)
    assert row["status_code"] == "off_track"
    assert row["is_small_base"] == (y0 < 0.1 * goal)


def test_the_small_start_that_fools_the_others():
    # 20 in 2019, 200 in 2024: both second opinions say on track, the pace says 3.7 times too slow.
    row = verdict(y0=20, since=5, value=200, window=60)
    assert (row["open_sdg_status_code"], row["un_status_code"]) == (
        "on_track",
        "on_track",
    )
    assert row["is_small_base"]
    assert row["status_code"] == "off_track"
    assert row["times_todays_pace"] == pytest.approx(3.7, abs=0.01)
    # 800 left at 36 a year: 22.2 years after the end of 2024.
    assert row["arrival_year"] == 2047


@pytest.mark.parametrize(
    ("before", "value", "status"),
    [
        # 6 years left; 36 months: pace = (value - before) / 3, needed = (1000 - value) / 6
        (400, 600, "on_track"),  # 66.7 a year against 66.7
        (401, 600, "accelerate"),  # 66.3 against 66.7
        (480, 600, "accelerate"),  # 40 against 66.7: 0.6
        (481, 600, "off_track"),
        (600, 600, "off_track"),  # no movement
        (601, 600, "reversing"),
        (900, 1000, "reached"),
        (1200, 1100, "reached"),
    ],
)
def test_status_by_the_ratio_of_paces(before, value, status):
    assert verdict(value=value, before=before)["status_code"] == status


def test_missed_when_the_day_has_passed():
    assert verdict(value=999, left=0)["status_code"] == "missed"
    assert verdict(value=1000, left=0)["status_code"] == "reached"


def test_not_enough_evidence_is_never_off_track():
    short = verdict(value=10, window=None, months_of_history=20)
    assert short["status_code"] == "not_enough_evidence"
    undated = verdict(value=10, landscapes=10, landscapes_dated=4)
    assert undated["status_code"] == "not_enough_evidence"
    assert verdict(value=10, landscapes=10, landscapes_dated=5)["status_code"] == "off_track"
    assert verdict(value=0, landscapes=0, landscapes_dated=0)["status_code"] == (
        "not_enough_evidence"
    )


def test_no_movement_has_no_year_and_no_factor():
    for before in (200, 300):
        row = verdict(value=200, before=before)
        assert row[["times_todays_pace", "arrival_year"]].isna().all()


def test_from_zero_compound_growth_cannot_be_computed():
    row = verdict(y0=0, value=200, before=100)
    assert row["open_sdg_status_code"] == "not_computable"
    assert row["un_status_code"] == "not_computable"
    assert row["is_small_base"]


def test_a_goal_below_the_base_turns_the_direction():
    row = verdict(y0=100, value=60, goal=40, before=90)
    assert row["status_code"] == "on_track"
    assert verdict(y0=100, value=39, goal=40, before=90)["status_code"] == "reached"
    # A base that nobody stated turns nothing: past the goal is past the goal.
    grown = verdict(y0=100, value=120, goal=40, before=90, is_base_stated=False)
    assert grown["status_code"] == "reached"


@pytest.mark.usefixtures("warehouse")
def test_the_public_records_own_verdict_does_not_flatter():
    rows = read.load("target_status").set_index("indicator_name")
    row = rows.loc["count_landscapes_empowered"]
    assert (row["value"], row["goal"], row["status_code"]) == (0, 1000, "off_track")
    assert row["recent_a_year"] == 0
    assert row[["arrival_year", "times_todays_pace"]].isna().all()
    assert rows.loc["people_unique", "value"] == 0
    assert (read.load("target_status", min_tier=3)["value"] == 0).all()


@pytest.mark.usefixtures("warehouse")
def test_a_selection_by_stage_is_not_judged_by_the_worlds_goal():
    assert read.load("target_status", stages=["forming"]).empty


@pytest.mark.usefixtures("warehouse")
def test_a_country_is_not_judged_by_the_worlds_goal():
    assert read.load("target_status", countries=["KEN"]).empty
    assert read.load("target_status", networks=["FCPF Carbon Fund (World Bank)"]).empty


def spans(events, as_of="2026-06-30"):
    """Spans at the counted stage of one landscape in scope, by the proven rule and no minimum."""
    rows = tiny.run(
        "stage_span",
        {
            "landscape_counted": [{"landscape_id": "a", "scope_code": "in_scope"}],
            "landscape_alias": [{"alias_id": "a", "landscape_id": "a"}],
            "output_event": [
                {"landscape_id": "a", "status_code": "done", "tier": 2} | event for event in events
            ],
            "observation_known": [],
            **{
                name: reference(name)
                for name in ("output", "measure", "stage", "stage_condition", "tier")
            },
            "warehouse": [{"as_of": as_of}],
        },
    )
    return [
        (row["from_on"], row["until_on"])
        for row in sorted(rows, key=lambda row: row["from_on"])
        if row["rule_code"] == "proven" and row["min_tier"] == 0
    ]


def test_counted_from_the_last_element_on():
    assert spans(FOUR) == [(date(2022, 12, 31), None)]


def test_an_agreement_that_ends_and_is_renewed_gives_two_spans():
    ended = [e | {"ended_on": date(2024, 5, 1)} if "output_code" in e else e for e in FOUR]
    renewed = done(1, "2025-03-01", output_code="partnership_agreement")
    assert spans([*ended, renewed]) == [
        (date(2022, 12, 31), date(2024, 5, 1)),
        (date(2025, 3, 1), None),
    ]


def test_undated_evidence_is_in_no_span():
    assert spans([*FOUR[:3], done(4, None)]) == []
