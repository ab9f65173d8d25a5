"""The page of the four returns: the digits of the catalogue, the URL, what nobody reports."""

import datetime as dt
from pathlib import Path

import pytest

from data.read import load
from tests.app.opening import DEMONSTRATION, alone, asked, is_whole, shown, values, words
from ui import indicator
from ui.here import Here

FILTERS = [{}, {"tier": "2"}, {"country": "KEN"}, {"in_scope": "yes"}, {"stage": "empowered"}]
PARAMETERS = {
    "tier": ("min_tier", int), "country": ("countries", lambda code: [code]),
    "in_scope": ("in_scope", lambda _: True), "stage": ("stages", lambda code: [code]),
}  # fmt: skip


def parameters(query: dict[str, str]) -> dict:
    return {PARAMETERS[key][0]: PARAMETERS[key][1](value) for key, value in query.items()}


@pytest.mark.parametrize("query", FILTERS, ids=str)
def test_core_indicators_have_the_digits_of_the_catalogue(
    demonstration_warehouse: Path, query: dict[str, str]
) -> None:
    app = alone("returns", data=DEMONSTRATION, **query)
    assert is_whole(app)
    totals = load("indicator_total", data=DEMONSTRATION, **parameters(query))
    rows = totals.set_index("indicator_name")
    for name in ("area_under_restoration", "people_benefiting_directly", "count_jobs"):
        if rows.loc[name, "landscapes_reporting"]:
            assert values(app, name)[0] == str(rows.loc[name, "value"]), name
        else:
            assert not values(app, name), name


def test_reached_directly_is_the_rung_of_the_people_page(demonstration_warehouse: Path) -> None:
    returns = load("indicator_total", data=DEMONSTRATION, in_scope=True).set_index("indicator_name")
    rungs = load("people_reach", data=DEMONSTRATION).set_index("rung_code")
    for rung, name in (("R2", "people_benefiting_directly"), ("R3", "people_better_off")):
        assert returns.loc[name, "value"] == rungs.loc[rung, "value"], name


def test_the_public_record_says_what_nobody_reports(warehouse: Path) -> None:
    app = alone("returns")
    assert is_whole(app)
    assert "Not yet reported by any landscape here:" in words(app)
    assert "Share of land degraded" in words(app)


def test_no_landscape_at_all_is_a_sentence_and_no_number(warehouse: Path) -> None:
    app = alone("returns", country="ATA")
    assert is_whole(app)
    assert "No landscape within these filters reports" in words(app)
    assert "nan" not in words(app).lower().split()


def test_the_chosen_indicator_is_told_by_its_own_definition(demonstration_warehouse: Path) -> None:
    app = alone("returns", data=DEMONSTRATION, indicator="share_women_in_decisions")
    assert is_whole(app)
    assert asked(app, "indicator") == ["share_women_in_decisions"]
    assert "held by women?" in shown(app)


@pytest.mark.parametrize(("key", "code"), [("indicator", "kpi_7"), ("standard", "XYZ")])
def test_an_unknown_choice_is_one_sentence(warehouse: Path, key: str, code: str) -> None:
    app = alone("returns", **{key: code})
    assert is_whole(app)
    assert [f"{key}={code}" in one.value for one in app.warning] == [True]


def test_a_standard_narrows_the_table(demonstration_warehouse: Path) -> None:
    app = alone("returns", data=DEMONSTRATION, standard="GBF")
    assert is_whole(app)
    assert "GBF 2.2" in words(app)
    assert "IRIS+ PI9556" not in words(app)


def test_reported_people_are_not_called_about(demonstration_warehouse: Path) -> None:
    app = alone("returns", data=DEMONSTRATION)
    for name in ("people_benefiting_directly", "people_adopting_practices"):
        mark = f'data-name="{name}"'
        text = shown(app).split(mark, 1)[1].split("</data>", 1)[0]
        assert "about" not in text


def trend(then: float, now: float, direction: str) -> str:
    """What is said of an indicator that 18 landscapes report at both ends."""
    here = Here("returns", "en", "light", "", {}, {"grid_is_modelled": False})
    row = {
        "indicator_name": "area_conserved", "title": "Area", "unit": "ha", "rollup": "gross_sum",
        "value": now, "value_then": then, "value_now": now, "then_on": dt.date(2023, 11, 22),
        "direction_code": direction, "better": "higher", "landscapes_both": 18, "is_core": False,
        "landscapes": 20, "landscapes_reporting": 18, "landscapes_silent": 0, "share_met": None,
        "landscapes_with_target": 0, "tier_lowest": 2, "tier_0": 0, "tier_1": 0, "tier_2": 18,
        "tier_3": 0, "tier_4": 0,
    }  # fmt: skip
    return indicator.item(here, row)


def test_what_reads_the_same_has_not_risen() -> None:
    # 9,996 and 10,049 both read 10,000 ha.
    assert "About the same since 22 November 2023: 10,000 ha" in trend(9_996, 10_049, "up")
    assert "From 10,000 ha to 12,000 ha since 22 November 2023" in trend(10_000, 12_000, "up")
