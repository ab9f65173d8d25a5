"""The numbers of the elements page: outputs once a landscape, what is missing, how long, who."""

import pytest

from data import build, read
from tests import tiny
from tests.warehouse.test_change import SCOPE

RETURNS = {"I02": "inspiration", "S03": "social", "N01": "natural", "F05": "financial"}


def event(name, element, on="2024", tier=2, **more):
    return {
        "landscape_id": name, "element_code": str(element), "occurred_on": on, "tier": str(tier),
    } | more  # fmt: skip


def agreement(name, **more):
    return event(name, 1, output_code="partnership_agreement", **more)


def built(tmp_path, names, events, **tables):
    rows = [{"landscape_id": name} | SCOPE for name in names]
    build.build(tiny.package(tmp_path / "p", landscape=rows, output_event=events, **tables))


def measures(name, *codes):
    return [
        {"landscape_id": name, "measure_code": code, "value": "5", "period_end_on": "2025"}
        for code in codes
    ]


def keyed(query, *key, **asked):
    rows = read.load(query, in_scope=True, **asked)
    return {tuple(row[one] for one in key): row for row in rows.to_dict("records")}


EVENTS = [
    # a: one agreement twice, the better proof holds; another output of element 1 beside it.
    *(agreement("a"), agreement("a", tier=3, status_code="updated"), event("a", 1, tier=1)),
    # b: under way only; and one that ended before today.
    event("b", 1, status_code="in_progress", output_code="stakeholder_strategy"),
    event("b", 3, ended_on="2025", output_code="shared_vision"),
    # c: done and under way at once is done; a map filed under element 4 is another output of 4.
    *(agreement("c", tier=1), agreement("c", status_code="in_progress", tier=4)),
    event("c", 4, output_code="boundary_map", on=""),
    # d: not started, and dated after the day of the build (2026-06-30).
    *(event("d", 1, status_code="not_started"), event("d", 2, on="2026-12")),
]


def test_an_output_counts_once_with_its_best_evidence(tmp_path):
    built(tmp_path, "abcd", EVENTS)
    outputs = keyed("outputs_by_element", "element_code", "output_code")
    held = outputs[1, "partnership_agreement"]
    # a by review, c by its own word: 2 of 4.
    assert (held["landscapes"], held["landscapes_done"]) == (4, 2)
    assert (held["landscapes_self_reported"], held["landscapes_reviewed"]) == (1, 1)
    assert held["landscapes_under_way"] == 0
    assert outputs[1, "stakeholder_strategy"]["landscapes_under_way"] == 1
    assert outputs[1, "other"]["landscapes_done"] == 1
    assert outputs[4, "other"]["landscapes_documented"] == 1
    assert outputs[2, "boundary_map"]["landscapes_done"] == 0
    assert outputs[3, "shared_vision"]["landscapes_done"] == 0


def test_an_element_is_done_under_way_or_not_recorded(tmp_path):
    built(tmp_path, "abcd", EVENTS)
    strips = keyed("elements_by_scope", "scope_code", "element_code")
    states = ("landscapes_done", "landscapes_under_way", "landscapes_nothing")
    # Element 1: a and c done, b under way, d nothing. Element 2: d's lies in the future.
    assert [strips["in_scope", 1][one] for one in states] == [2, 1, 1]
    assert [strips["in_scope", 2][one] for one in states] == [0, 0, 4]
    assert [strips["in_scope", 4][one] for one in states] == [1, 0, 3]
    row = read.load("elements_profile", in_scope=True).iloc[0]
    # Outputs done: a's agreement and another, c's agreement and another: 4, of them 2 documented.
    assert (row["outputs_done"], row["outputs_documented"]) == (4, 2)
    assert (row["landscapes_with_output"], row["landscapes_under_way"]) == (2, 1)
    assert (row["landscapes_without_output"], row["landscapes_every_element"]) == (1, 0)
    assert (row["element_most_code"], row["landscapes_most"]) == (1, 2)


def test_weaker_evidence_than_asked_for_drops_out(tmp_path):
    built(tmp_path, "abcd", EVENTS)
    outputs = keyed("outputs_by_element", "element_code", "output_code", min_tier=2)
    # At tier 2 c's own word is gone; that it works on it is shown on better evidence.
    held = outputs[1, "partnership_agreement"]
    assert (held["landscapes_done"], held["landscapes_under_way"]) == (1, 1)
    assert outputs[1, "other"]["landscapes_done"] == 0


def test_months_between_elements_go_both_ways(tmp_path):
    events = [
        *(event("a", 1, "2020-01"), event("a", 2, "2020-07"), event("a", 1, "2019-12", tier=1)),
        *(event("b", 1, "2022-03"), event("b", 2, "2021-03")),
        *(event("c", 1, "2023-05"), event("c", 2, "2023-05")),
        *(event("d", 1, "2023-05"), event("d", 2, "")),
    ]
    built(tmp_path, "abcd", events)
    pair = keyed("element_waits", "element_code", "other_element_code")[1, 2]
    # a 7 months (end of 2019 to July 2020), b 12 the other way round, c 0: the middle one is 7.
    assert (pair["months_apart"], pair["landscapes_dated"]) == (7, 3)
    assert (pair["landscapes_reversed"], pair["landscapes_together"]) == (1, 1)
    # Without what is only stated a counts from January: 6, 12, 0.
    strict = keyed("element_waits", "element_code", "other_element_code", min_tier=2)[1, 2]
    assert strict["months_apart"] == 6
    row = read.load("elements_profile", in_scope=True).iloc[0]
    assert (row["landscapes_two_dated"], row["landscapes_out_of_order"]) == (3, 1)


def test_months_to_a_stage_rest_on_dates_only(tmp_path):
    events = [
        *(agreement("a", on="2020-01"), event("a", 2, "2021-01"), event("a", 3, "2020-06")),
        event("a", 4, "2022-01"),
        *(agreement("b", on="2020-01"), event("b", 2, "")),
    ]
    built(tmp_path, "ab", events)
    waits = keyed("stage_waits", "stage_code")
    # Active: a after 12 months; b is active too, and nobody knows since when.
    active = waits["active",]
    assert (active["months_to_stage"], active["landscapes_dated"]) == (12, 1)
    assert active["landscapes_reached"] == 2
    assert waits["empowered",]["months_to_stage"] == 24
    assert waits["thriving",]["landscapes_reached"] == 0
    assert ("forming",) not in waits


def test_what_is_missing_is_counted_for_every_stage(tmp_path):
    thriving = [*(event("t", one) for one in (2, 3, 4, 5)), agreement("t")]
    events = [
        event("f", 2),  # forming: no agreement, nothing in element 1
        *(agreement("a", tier=1), event("a", 2), event("a", 3)),  # active: 1 and 4 are missing
        *thriving,
    ]
    built(tmp_path, "kfat", events, observation=measures("t", "I02", "S03", "N01"))
    missing = {
        (row["stage_code"], row["condition_number"]): row["landscapes_missing"]
        for row in read.load("stage_gaps", in_scope=True).to_dict("records")
    }
    assert missing == {
        ("known", 1): 1,
        ("forming", 1): 1, ("forming", 2): 1, ("forming", 3): 0,
        ("active", 1): 1, ("active", 2): 0, ("active", 3): 0, ("active", 4): 1,
        ("empowered", 1): 0, ("empowered", 2): 0, ("empowered", 3): 0, ("empowered", 4): 0,
        ("empowered", 5): 1,
    }  # fmt: skip
    gaps = read.load("stage_gaps", in_scope=True)
    most = gaps[gaps["is_most_missed"]]
    assert set(most["stage_code"]) == {"forming"}
    assert list(most["condition_number"]) == [1, 2]


CASES = {
    # Documented in 1, 3, 4: one output of element 2 makes it active and empowered at once.
    "two": ([agreement("x"), event("x", 3), event("x", 4)], (), ("output", 2, 2, "empowered")),
    # Only agreement and element 1 are missing: one agreement is both.
    "agreement": ([event("x", 2)], (), ("output", 1, 0, "active")),
    # Self-reported outputs make it active; nothing single makes it empowered.
    "none": ([agreement("x", tier=1), event("x", 2, tier=1)], (), None),
    "nothing": ([], (), ("output", None, 0, "forming")),
    "five": (
        [agreement("x"), *(event("x", one) for one in (2, 3, 4))], RETURNS,
        ("output", 5, 0, "thriving"),
    ),
    "measure": (
        [agreement("x"), *(event("x", one) for one in (2, 3, 4, 5))], ("I02", "S03", "F05"),
        ("measure", None, 0, "thriving"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_who_is_one_step_short(tmp_path, case):
    events, codes, expected = CASES[case]
    built(tmp_path, "x", events, observation=measures("x", *codes))
    rows = read.load("one_step_short", in_scope=True).to_dict("records")
    if expected is None:
        assert rows == []
        return
    (row,) = rows
    element = None if row["element_code"] != row["element_code"] else row["element_code"]
    kind, tier, stage = row["evidence_kind"], row["tier_least"], row["next_stage_code"]
    assert (kind, expected[1] and element, tier, stage) == expected
    assert row["brings_to_goal"] == (stage == "empowered")
    assert bool(row["requires_agreement"]) == (case == "agreement")
    assert (row["return_code"] == "natural") == (case == "measure")


def test_more_evidence_asked_for_is_asked_of_the_missing_output(tmp_path):
    built(tmp_path, "x", [agreement("x", tier=3), event("x", 3, tier=3), event("x", 4, tier=3)])
    (row,) = read.load("one_step_short", in_scope=True, min_tier=3).to_dict("records")
    assert (row["element_code"], row["tier_least"]) == (2, 3)


def test_in_totals_only_is_in_no_list(tmp_path):
    events = [agreement("a"), event("a", 2), agreement("b"), event("b", 2)]
    consent = [{"landscape_id": "a", "field_group_code": "all", "level_code": "aggregate_only"}]
    built(tmp_path, "ab", events, consent=consent)
    row = read.load("elements_profile", in_scope=True).iloc[0]
    assert (row["landscapes_in_scope"], row["landscapes_totals_only"]) == (2, 1)
    # One alone, its outputs would single it out: it is in the total and in no count of outputs.
    assert (row["landscapes_with_output"], row["landscapes_left_out"]) == (1, 1)
    for query in ("output_matrix", "outputs_by_landscape"):
        assert set(read.load(query, in_scope=True)["landscape_id"]) == {"b"}, query
    assert read.load("output_matrix", in_scope=True)["landscapes"].tolist() == [1]


def test_the_grid_is_capped_and_the_file_is_not(tmp_path):
    names = [f"l{number:04d}" for number in range(1005)]
    built(tmp_path, names, [event(name, 1) for name in names])
    grid = read.load("output_matrix", in_scope=True)
    assert (len(grid), set(grid["landscapes"])) == (1000, {1005})
    assert len(read.load("outputs_by_landscape", in_scope=True)) == 1005
