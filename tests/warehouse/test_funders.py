"""One funder's part by hand: alone, with others, beside others; rows that overlap."""

import pytest

from tests import tiny
from tests.money import ask, world

PORTFOLIO = [
    {"finance_id": "own", "funder_name": "A", "amount_usd": 10},
    {"finance_id": "both", "funder_name": "A", "shared_with_names": ["B"], "amount_usd": 20},
    {"finance_id": "whole", "amount_usd": 12, "is_excluded_from_sums": True},
    {"finance_id": "p1", "funder_name": "A", "parent_finance_id": "whole", "amount_usd": 5},
    {"finance_id": "p2", "funder_name": "C", "parent_finance_id": "whole", "amount_usd": 7},
    {"finance_id": "gap", "funder_name": "(a gap)", "amount_usd": 99},
]


@pytest.mark.parametrize(
    ("funder", "alone", "together"), [("A", 10 + 5, 20), ("B", None, 20), ("C", 7, None)]
)
def test_what_a_funder_carries_alone_stands_apart(
    funder: str, alone: float | None, together: float | None
) -> None:
    tables = world(PORTFOLIO)
    tables["landscape_funder"] = [{"landscape_id": "one", "funder_name": one} for one in "ABC"]
    held = {row["carried_code"]: row for row in ask("funder_by_stage", tables, funders=[funder])}
    assert {code: row["amount_usd"] for code, row in held.items()} == {
        code: usd for code, usd in (("alone", alone), ("together", together)) if usd
    }
    deals = {row["finance_id"]: row for row in ask("funder_deal", tables, funders=[funder])}
    if funder == "A":
        assert deals["both"]["with_names"] == ["B"]
        assert deals["p1"]["beside_names"] == ["C"]
        assert deals["own"]["with_names"] == deals["own"]["beside_names"] == []


def test_rows_of_funders_overlap_and_brackets_are_no_funder() -> None:
    tables = world(PORTFOLIO)
    tables["landscape_funder"] = [{"landscape_id": "one", "funder_name": one} for one in "ABC"]
    held = {row["funder_name"]: row for row in ask("funders", tables)}
    assert set(held) == {"A", "B", "C"}
    # The shared 20 stands with A and with B; the whole is 10 + 20 + 5 + 7, and 99 without a funder.
    assert held["A"]["finance_committed_together_usd"] == 20
    assert held["B"]["finance_committed_together_usd"] == 20
    assert ask("finance_total", tables)[0]["finance_committed_usd"] == 10 + 20 + 5 + 7 + 99


def test_a_funder_is_found_by_the_deals_it_shares() -> None:
    tables = world(PORTFOLIO)
    del tables["landscape_funder"]
    tables |= {"participation": [], "organisation": []}
    found = tiny.run("landscape_funder", tables)
    assert sorted(row["funder_name"] for row in found) == ["A", "B", "C"]
