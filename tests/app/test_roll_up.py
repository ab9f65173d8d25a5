"""Method §4: an indicator adds up the same in every query that adds it up."""

import math

import pandas as pd
import pytest

from data import read

DEMONSTRATION = "demonstration"
COLUMNS = ["value", "landscapes_reporting", "tier_lowest"]


def places(kind: str) -> list[str]:
    """The five values of a filter with most landscapes."""
    options = read.load("filter_options", data=DEMONSTRATION)
    held = options[options["filter_name"] == kind].nlargest(5, "landscapes")
    return list(held["option_code"])


@pytest.mark.usefixtures("demonstration_warehouse")
@pytest.mark.parametrize(("kind", "grain"), [("networks", "network"), ("countries", "country")])
@pytest.mark.parametrize("tier", [0, 2])
def test_a_place_comes_to_what_a_filter_on_it_comes_to(kind: str, grain: str, tier: int) -> None:
    for place in places(kind):
        asked = {kind: [place], "min_tier": tier, "data": DEMONSTRATION}
        total = read.load("indicator_total", **asked).set_index("indicator_name")
        beside = read.load("indicator_by_place", grain=grain, **asked)
        beside = beside[beside["place_code"] == place].set_index("indicator_name")
        assert len(beside) > 20
        pd.testing.assert_frame_equal(
            total.loc[beside.index, COLUMNS].astype("Float64"),
            beside[COLUMNS].astype("Float64"),
            rtol=1e-9,
        )
        missing = total.drop(index=beside.index)["value"].dropna()
        assert not missing.any(), missing[missing != 0]


@pytest.mark.usefixtures("demonstration_warehouse")
@pytest.mark.parametrize("tier", [0, 2])
def test_the_last_year_of_a_stock_is_what_it_comes_to_today(tier: int) -> None:
    returns = read.load("indicators_by_return", data=DEMONSTRATION, min_tier=tier)
    compared = 0
    for row in returns[returns["kind"] != "flow"].to_dict("records"):
        years = read.load(
            "indicator_by_year", data=DEMONSTRATION, min_tier=tier, indicator=row["indicator_name"]
        )
        last = years.iloc[-1]
        if row["landscapes_reporting"] and last["landscapes_reporting"]:
            compared += 1
            assert math.isclose(last["value"], row["value"], rel_tol=1e-9), row["indicator_name"]
            assert last["landscapes_reporting"] == row["landscapes_reporting"]
    assert compared > 5
