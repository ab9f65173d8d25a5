"""Money by hand: leaves at any depth, breakdowns that sum, gaps, years, currencies."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.money import COUNTRIES, Row, ask, world

BREAKDOWNS = ("kind", "source", "instrument", "return", "country")


def counted(deals: Sequence[Row]) -> list[int]:
    """By hand: not excluded, and no deal below it, at any depth, is."""

    def counts_below(number: int) -> bool:
        below = [n for n, one in enumerate(deals) if one["parent"] == number]
        return any(not deals[n]["is_excluded_from_sums"] or counts_below(n) for n in below)

    return [
        number
        for number, one in enumerate(deals)
        if not one["is_excluded_from_sums"] and not counts_below(number)
    ]


@st.composite
def trees(draw: st.DrawFn) -> list[Row]:
    """Up to nine deals, each whole or a part of an earlier one, some excluded, some unconverted."""
    deals: list[Row] = []
    for number in range(draw(st.integers(1, 9))):
        cents = draw(st.integers(0, 10**13) | st.none())
        deals.append(
            {
                "parent": draw(st.integers(0, number - 1) | st.none()) if number else None,
                "is_excluded_from_sums": draw(st.booleans()),
                "landscape_id": draw(st.sampled_from(sorted(COUNTRIES))),
                "amount_usd": None if cents is None else Decimal(cents) / 100,
                "finance_kind_code": draw(st.sampled_from(["asset", "enabling", None])),
                "finance_source_code": draw(st.sampled_from(["private", "community", None])),
                "instrument_name": draw(st.sampled_from(["loan", "grant", None])),
                "return_code": draw(st.sampled_from(["social", "natural", None])),
            }
        )
    return deals


def rows_of(deals: Sequence[Row]) -> list[Row]:
    """The deals as table finance has them."""
    rows = []
    for one in deals:
        parent = None if one["parent"] is None else f"d{one['parent']}"
        told = {name: value for name, value in one.items() if name != "parent"}
        rows.append({**told, "amount": one["amount_usd"] or 1, "parent_finance_id": parent})
    return rows


@given(trees(), st.sampled_from([[], ["AAA"], ["BBB"]]))
@settings(max_examples=60, deadline=None)
def test_every_breakdown_sums_to_the_leaves_to_the_cent(deals: list[Row], asked: list[str]) -> None:
    leaves = [
        deals[number]
        for number in counted(deals)
        if not asked or set(asked) & set(COUNTRIES[deals[number]["landscape_id"]])
    ]
    total = sum((one["amount_usd"] or 0 for one in leaves), Decimal(0))
    groups = ask("finance_by_group", world(rows_of(deals)), countries=asked)
    for breakdown in BREAKDOWNS:
        held = [row for row in groups if row["breakdown_code"] == breakdown]
        cents = sum(round((row["amount_usd"] or 0) * 100) for row in held)
        assert cents == round(total * 100), breakdown
        assert sum(row["deals"] for row in held) == len(leaves)
        missing = sum(one["amount_usd"] is None for one in leaves)
        assert sum(row["deals_not_converted"] for row in held) == missing
    several = [row for row in groups if row["group_code"] == "several"]
    both = [one["amount_usd"] or 0 for one in leaves if one["landscape_id"] == "both"]
    assert sum(row["amount_usd"] or 0 for row in several) == pytest.approx(float(sum(both)))


@given(trees())
@settings(max_examples=40, deadline=None)
def test_a_parent_is_never_counted_with_a_part_of_it(deals: list[Row]) -> None:
    held = {row["finance_id"] for row in ask("finance_leaf", world(rows_of(deals)))}
    assert held == {f"d{number}" for number in counted(deals)}
    for name in held:
        parent = deals[int(name[1:])]["parent"]
        while parent is not None:
            assert f"d{parent}" not in held
            parent = deals[parent]["parent"]


def test_a_whole_whose_parts_only_restate_it_still_counts() -> None:
    # 100 stands for 60 and 40, and the record marks the parts as held by it: 100, not 0.
    parts = [
        {"amount_usd": share, "parent_finance_id": "d0", "is_excluded_from_sums": True}
        for share in (60, 40)
    ]
    stages = ask("finance_by_stage", world([{"amount_usd": 100}, *parts]))
    assert [row["amount_usd"] for row in stages] == [100]


def test_a_circle_of_parents_is_found() -> None:
    ring = [
        {"finance_id": "a", "parent_finance_id": "b", "amount_usd": 1},
        {"finance_id": "b", "parent_finance_id": "a", "amount_usd": 1},
        {"finance_id": "c", "parent_finance_id": "a", "amount_usd": 1},
    ]
    found = ask("deal_is_no_part_of_itself", world(ring))
    assert sorted(row["finance_id"] for row in found) == ["a", "b"]
    assert ask("deal_is_no_part_of_itself", world(ring[2:])) == []


def test_stages_and_kinds_of_value_never_share_a_row() -> None:
    deals = [
        {"amount_usd": 10, "finance_stage_code": "committed"},
        {"amount_usd": 3, "finance_stage_code": "disbursed"},
        {"amount_usd": 500, "value_type_code": "target"},
        {"amount_usd": None, "amount": 7, "currency_code": "EUR"},
    ]
    held = {
        (row["finance_stage_code"], row["value_type_code"]): row
        for row in ask("finance_by_stage", world(deals))
    }
    assert {key: row["amount_usd"] for key, row in held.items()} == {
        ("committed", "reported"): 10, ("committed", "target"): 500, ("disbursed", "reported"): 3,
    }  # fmt: skip
    assert held["committed", "reported"]["deals_not_converted"] == 1


def test_what_is_not_converted_is_no_zero() -> None:
    deals = [{"amount_usd": None, "amount": 7, "currency_code": "EUR"}]
    assert [row["amount_usd"] for row in ask("finance_by_stage", world(deals))] == [None]
    groups = ask("finance_by_group", world(deals))
    assert {row["amount_usd"] for row in groups} == {None}
    assert {row["groups_stated"] for row in groups} == {0}


NEEDS = [
    {"landscape_id": "l1", "finance_stage_code": "needed", "amount_usd": 100},
    {"landscape_id": "l1", "amount_usd": 30},
    {"landscape_id": "l2", "finance_stage_code": "needed", "amount_usd": 50},
    {"landscape_id": "l2", "amount_usd": 80},
    {
        "landscape_id": "l3", "finance_stage_code": "needed", "amount_usd": 40,
        "value_type_code": "estimated",
    },
    {"landscape_id": "l3", "amount_usd": 10},
    {"landscape_id": "l4", "finance_stage_code": "needed", "amount_usd": 20},
    {"landscape_id": "l4", "amount_usd": 15, "value_type_code": "target"},
    {"landscape_id": "l5", "amount_usd": 5},
    {"landscape_id": "l6", "finance_stage_code": "needed", "amount_usd": 10},
    {"landscape_id": "l6", "amount_usd": 4},
    {"landscape_id": "l6", "amount_usd": None, "amount": 9, "currency_code": "EUR"},
    {"landscape_id": "l7", "finance_stage_code": "needed", "amount_usd": 60},
    {
        "landscape_id": "l7", "finance_stage_code": "needed", "amount_usd": 40,
        "value_type_code": "estimated",
    },
    {"landscape_id": "l7", "amount_usd": 20},
]  # fmt: skip
SEVEN = {f"l{number}": ["AAA"] for number in range(1, 9)}


def test_a_gap_is_told_only_where_need_and_supply_are() -> None:
    reported, estimated = ask("finance_gap", world(NEEDS, SEVEN))
    # l1 lacks 70, l2 is covered with 30 to spare that close nothing, l7 lacks 40 of its reported
    # need; l4 has a ceiling only, which is no supply; l6 has a part in euros.
    assert reported["need_type_code"] == "reported"
    assert reported["landscapes_compared"] == 3
    assert reported["finance_needed_usd"] == 100 + 50 + 60
    assert reported["finance_committed_usd"] == 30 + 80 + 20
    assert reported["finance_gap_usd"] == 70 + 0 + 40
    assert reported["landscapes_covered"] == 1
    assert (reported["landscapes_need_only"], reported["finance_need_only_usd"]) == (1, 20)
    assert reported["deals_need_only"] == 1
    assert reported["landscapes_not_comparable"] == 1
    # l3 lacks 30 of an estimate, apart; the estimate of l7 is in no gap.
    assert estimated["need_type_code"] == "estimated"
    assert (estimated["landscapes_compared"], estimated["finance_gap_usd"]) == (1, 30)
    states = {
        row["landscape_id"]: row["gap_state_code"]
        for row in ask("selected_finance", world(NEEDS, SEVEN))
    }
    assert states == {
        "l1": "open", "l2": "covered", "l3": "open", "l4": "need_only", "l5": "supply_only",
        "l6": "not_comparable", "l7": "open", "l8": None,
    }  # fmt: skip


def test_withheld_silent_and_reporting_are_three_things() -> None:
    consent = {"l8": "aggregate_only", "l7": "generalised", "l6": "full"}
    nine = {**SEVEN, "l9": ["AAA"]}
    row = ask("finance_total", world(NEEDS, nine, consent))[0]
    assert row["landscapes"] == 9
    assert row["landscapes_with_finance"] == 7
    assert row["landscapes_withheld"] == 1
    assert row["landscapes_silent"] == 1
    assert row["finance_committed_usd"] == 30 + 80 + 10 + 5 + 4 + 20
    assert row["finance_ceiling_usd"] == 15
    assert row["finance_needed_usd"] == 100 + 50 + 20 + 10 + 60
    assert row["finance_needed_estimated_usd"] == 40 + 40
    assert row["landscapes_supply_only"] == 1
    assert row["deals_not_converted"] == 1


def test_a_deal_stands_whole_in_the_year_it_begins() -> None:
    deals = [
        {"amount_usd": 10, "period_start_on": date(2020, 12, 31)},
        {"amount_usd": 5, "period_start_on": date(2020, 1, 1)},
        {"amount_usd": 7, "period_start_on": None},
        {"amount_usd": 3, "period_start_on": date(2021, 6, 1), "finance_stage_code": "disbursed"},
        {"amount_usd": 9, "period_start_on": date(2021, 6, 1), "value_type_code": "target"},
    ]
    held = ask("finance_by_year", world(deals))
    found = [(row["finance_stage_code"], row["period_year"], row["amount_usd"]) for row in held]
    assert found == [("committed", 2020, 15), ("committed", None, 7), ("disbursed", 2021, 3)]
    assert held[0]["amount_dated_usd"] == 15
    assert (held[0]["amount_undated_usd"], held[0]["deals_undated"]) == (7, 1)


def test_currencies_keep_their_amounts_and_rates() -> None:
    deals = [
        {
            "amount": 100, "amount_usd": 110, "currency_code": "EUR", "rate_usd": rate,
            "rate_on": on,
        }
        for rate, on in ((1.1, date(2020, 1, 1)), (1.2, date(2022, 1, 1)))
    ]  # fmt: skip
    deals.append({"amount": 50, "amount_usd": None, "currency_code": "EUR", "rate_usd": 9.9})
    unconverted, converted = ask("finance_by_currency", world(deals))
    assert (unconverted["is_converted"], unconverted["amount"]) == (False, 50)
    assert unconverted["rate_low"] is None
    assert (converted["amount"], converted["amount_usd"]) == (200, 220)
    assert (converted["rate_low"], converted["rate_high"]) == (1.1, 1.2)
    assert converted["rate_last_on"] == date(2022, 1, 1)
    assert (converted["deals_of_stage"], converted["deals_not_converted"]) == (3, 1)
