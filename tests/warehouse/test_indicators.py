"""A worked case for every indicator of the catalogue: a few rows in, one number out.

Day of the build: 30 June 2026, so a stock is carried from 1 July 2023 on.
"""

from collections.abc import Iterator

import pandas as pd
import pytest

from data import build, catalogue, read
from tests import tiny
from tests.warehouse import team_cases

# Indicator -> the measure it reads. Each kind has one pattern of rows, and one sum by hand.
STOCKS = {
    "people_active_in_partnership": "I02", "people_adopting_practices": "I03",
    "people_benefiting_directly": "S01", "people_better_off": "S02", "count_jobs": "S03",
    "area_under_restoration": "N01", "area_under_improved_production": "N02",
    "area_conserved": "N03", "count_trees_grown": "N10", "count_regenerative_businesses": "F05",
    "count_finance_mechanisms": "F06",
}  # fmt: skip
FLOWS = {
    "people_reached_by_awareness": "I01", "count_initiatives_of_youth_and_women": "I05",
    "people_trained_in_landscapes": "S04", "area_converted": "N04",
    "mass_greenhouse_gases_avoided": "N07",
}  # fmt: skip
PERCENTS = {
    "share_residents_with_hope": "I04", "share_households_food_secure": "S05",
    "share_adults_with_secure_tenure": "S06", "share_women_in_decisions": "S07",
    "share_land_degraded": "N05", "share_water_bodies_good": "N08",
}  # fmt: skip
MEANS = {"rate_soil_carbon": "N06", "score_household_income": "F04"}
MEDIANS = {"score_biodiversity": "N09", "score_landscape_maturity": "LIM"}
STOCK_ROWS = (
    ("a", "2023-12", 90, {}),  # an earlier value of a: the later one stands for it
    ("a", "2025", 100, {}),
    ("a", "2025", 70, {"disaggregation": "women"}),  # a part of the 100, never added
    ("b", "2024", 50, {}),
    ("b", "2030", 900, {"value_type_code": "target"}),
    ("c", "2023-06-30", 999, {}),  # 36 months and no longer carried
    ("d", "2020", 999, {}),
)
FLOW_ROWS = (
    ("a", "2018/2022", 100, {}),
    ("a", "2019", 30, {}),  # inside 2018 to 2022, which holds it
    ("a", "2024", 10, {}),
    ("a", "2025", 20, {}),
    ("b", "2025", 5, {}),
    ("b", "2025", 4, {"value_type_code": "estimated"}),
)
UNITS = {
    "I03": "people", "S03": "FTE", "N10": "trees", "F05": "businesses", "F06": "mechanisms",
    "I05": "initiatives", "N07": "t CO2e", "N06": "t C/ha", "N05": "% of area", "I04": "%",
    "S05": "% of households", "S06": "% of adults", "S07": "% of seats", "N08": "% of sites",
    "F04": "index", "N09": "index", "LIM": "sub-criteria", "S08": "% of partnerships",
}  # fmt: skip
HAND = {
    # 100 of a (2025, not 90 of 2023) + 50 of b; c has expired.
    **dict.fromkeys(STOCKS, (150, 2)),
    # a: 100 + 10 + 20, the 30 of 2019 lie in the 100; b: 5, its estimate is no report.
    **dict.fromkeys(FLOWS, (135, 2)),
    # 90 % of 10 and 11.11 % of 90 are 9 + 10 of 100; c says 50 % of nobody knows how many.
    **dict.fromkeys(PERCENTS, (0.19, 2)),
    # 20 over 10 and 40 over 30: (200 + 1200) / 40.
    **dict.fromkeys(MEANS, (35, 2)),
    # The middle one of 1, 2 and 9.
    **dict.fromkeys(MEDIANS, (2, 3)),
    "share_landscapes_with_community_seat": (2 / 3, 3),  # yes, no, yes
    "count_landscapes": (4, 4),
    "count_landscapes_forming": (1, 1),  # a; the others have no output
    "count_landscapes_active": (1, 1),
    "count_landscapes_empowered": (1, 1),
    "count_countries_empowered": (2, 1),  # a lies in two
    "count_countries": (3, 4),  # Kenya, Tanzania, Uganda
    "share_outputs_done_element_1": (2 / 4, 2),  # a has both of two, b none; c is not in scope
    "share_outputs_done_element_2": (1 / 6, 2),
    "share_outputs_done_element_3": (1 / 6, 2),
    "share_outputs_done_element_4": (1 / 6, 2),
    "share_outputs_done_element_5": (1 / 4, 2),
    "share_outputs_documented": (5 / 6, 1),  # one of the six is self-reported
    "share_landscapes_stale": (1 / 4, 4),  # d; its latest value is of 2020
    "share_locally_led": (1 / 2, 2),  # a community leads a, a ministry b; c names nobody
    "count_organisations": (2, 2),
    "area_stated": (1500, 2),  # 1000 + 500
    "amount_finance_needed": (7, 1),
    "amount_finance_under_development": (5, 1),
    "amount_finance_ready": (3, 1),
    "amount_finance_committed": (100, 1),  # the parts 60 + 40 and not their parent too
    "amount_finance_disbursed": (30, 1),
    "count_portfolios_ready": (1, 1),
}
# People and mapped area have no sum of rows; they are counted over cells and proven there.
OVER_CELLS = {"people_gross", "people_overlap", "people_residents", "people_unique", "area_mapped"}


def observations() -> Iterator[dict]:
    plans = [(code, STOCK_ROWS) for code in STOCKS.values()]
    plans += [(code, FLOW_ROWS) for code in FLOWS.values()]
    of = [{"denominator": 10}, {"denominator": 90}, {}]
    at = [(one, "2025") for one in "abc"]
    plans += [
        (code, [(*x, v, d) for x, v, d in zip(at, (90, 100 / 9, 50), of, strict=True)])
        for code in PERCENTS.values()
    ]
    over = [{"denominator": 10}, {"denominator": 30}]
    plans += [
        (code, [(*x, v, d) for x, v, d in zip(at[:2], (20, 40), over, strict=True)])
        for code in MEANS.values()
    ]
    plans += [
        (code, [(*x, v, {}) for x, v in zip(at, (1, 2, 9), strict=True)])
        for code in MEDIANS.values()
    ]
    plans.append(("S08", [(*x, v, {}) for x, v in zip(at, (100, 0, 100), strict=True)]))
    for code, rows in plans:
        for landscape, period, value, more in rows:
            start, _, end = period.partition("/")
            unit = UNITS.get(code) or ("ha" if code.startswith("N0") else "people")
            yield {
                "landscape_id": landscape, "measure_code": code, "value": value, "tier": 2,
                "period_start_on": start, "period_end_on": end or start, "unit_name": unit,
            } | more  # fmt: skip


def finance() -> list[dict]:
    plain = {"landscape_id": "a", "currency_code": "USD", "period_start_on": "2025"}
    parts = [
        ("needed", 7, {}), ("under_development", 5, {}), ("ready", 3, {}), ("disbursed", 30, {}),
        ("committed", 100, {"finance_id": "whole"}),
        ("committed", 60, {"parent_finance_id": "whole"}),
        ("committed", 40, {"parent_finance_id": "whole"}),
        ("committed", 500, {"value_type_code": "target"}),
    ]  # fmt: skip
    return [
        plain | {"finance_stage_code": stage, "amount": usd, "amount_usd": usd} | more
        for stage, usd, more in parts
    ]


def outputs() -> list[dict]:
    done = [
        (1, "partnership_agreement", 2), (1, "stakeholder_strategy", 1), (2, "boundary_map", 2),
        (3, "shared_vision", 2), (4, "investment_portfolio", 2), (5, "impact_results", 2),
    ]  # fmt: skip
    return [
        {"landscape_id": "a", "element_code": element, "output_code": code, "tier": tier,
         "occurred_on": "2025-01-15"}
        for element, code, tier in done
    ]  # fmt: skip


@pytest.fixture(scope="module")
def totals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pd.DataFrame]:
    home = tmp_path_factory.mktemp("indicators")
    landscapes = [
        {"landscape_id": "a", "scope_code": "in_scope", "scope_source_url": "https://example.org",
         "country_codes": "KEN;TZA", "area_ha": 1000, "community_led_code": "yes"},
        {"landscape_id": "b", "scope_code": "in_scope", "scope_source_url": "https://example.org",
         "country_codes": "UGA", "area_ha": 500, "lead_name": "A ministry"},
        {"landscape_id": "c", "country_codes": "UGA"},
        {"landscape_id": "d", "country_codes": "UGA"},
    ]  # fmt: skip
    folder = tiny.package(
        home / "package",
        landscape=landscapes,
        consent=[{"landscape_id": "a", "field_group_code": "all", "level_code": "full"}],
        organisation=[
            {"organisation_id": one, "organisation_name": one, "organisation_type_code": kind}
            for one, kind in (("people", "community"), ("ministry", "government"))
        ],
        participation=[
            {"landscape_id": "a", "organisation_id": "people", "role_name": "lead"},
            {"landscape_id": "b", "organisation_id": "ministry", "role_name": "lead"},
            {"landscape_id": "b", "organisation_id": "ministry", "role_name": "funder"},
        ],
        output_event=outputs(),
        observation=list(observations()),
        finance=finance(),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANDSCAPES_WAREHOUSE", str(home / "warehouse"))
        build.build(folder)
        yield read.load("indicator_total").set_index("indicator_name")


def test_every_indicator_has_a_worked_case() -> None:
    names = {query.name for query in catalogue.queries().values() if query.kind == "indicators"}
    assert names == set(HAND) | set(team_cases.HAND) | OVER_CELLS | {"count_observations"}


@pytest.mark.parametrize("name", HAND)
def test_worked_case(totals: pd.DataFrame, name: str) -> None:
    value, landscapes = HAND[name]
    found = totals.loc[name]
    assert found["value"] == pytest.approx(value), name
    assert found["landscapes_reporting"] == landscapes, name


def test_observations_of_returns_are_counted_one_by_one(totals: pd.DataFrame) -> None:
    # Reported rows whose measure belongs to a return; the maturity score (3 rows) belongs to none.
    reported = [
        one for one in observations()
        if one.get("value_type_code", "reported") == "reported" and one["measure_code"] != "LIM"
    ]  # fmt: skip
    assert totals.loc["count_observations", "value"] == len(reported)


def test_a_kind_is_the_same_in_the_header_and_in_the_table_of_measures() -> None:
    lines = (build.REFERENCE / "measure.csv").read_text(encoding="utf-8").splitlines()
    kinds = {line.split(",")[0]: line for line in lines[1:]}
    for name, code in (STOCKS | FLOWS | PERCENTS | MEANS | MEDIANS).items():
        assert f",{catalogue.named(name).header.kind}," in kinds[code], name


def current(rows: list[tuple]) -> dict[int, list[float]]:
    """Values of one series that count at each least evidence: rows of (day, value, tier)."""
    tables = {
        "indicator": [{"indicator_name": "x", "rollup": "sum", "kind": "stock"}],
        "indicator_value": [
            {"indicator_name": "x", "landscape_id": "a", "on": on, "value": value, "tier": tier,
             "tier_from": 0, "value_type": "reported"}
            for on, value, tier in rows
        ],
        "setting": [{"setting_name": "carry_at_most", "value": 36}],
        "warehouse": [{"as_of": "2026-06-30"}],
    }  # fmt: skip
    found = tiny.run("indicator_current", tables)
    return {
        least: [one["value"] for one in found if one["tier_from"] <= least <= one["tier"]]
        for least in range(5)
    }


def test_a_later_claim_does_not_hide_an_earlier_proof() -> None:
    held = current([("2025-01-01", 100, 3), ("2026-01-01", 900, 1)])
    assert held == {0: [900], 1: [900], 2: [100], 3: [100], 4: []}


def test_of_one_day_the_better_proven_counts_then_the_smaller() -> None:
    assert current([("2026-01-01", 900, 1), ("2026-01-01", 800, 2)])[0] == [800]
    assert current([("2026-01-01", 900, 2), ("2026-01-01", 800, 2)])[0] == [800]


@pytest.mark.parametrize(("on", "is_carried"), [("2023-07-01", True), ("2023-06-30", False)])
def test_a_stock_is_carried_thirty_six_months(on: str, is_carried: bool) -> None:
    assert current([(on, 5, 2)])[0] == ([5] if is_carried else [])
