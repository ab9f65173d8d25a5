"""The sentences of a selection: each variant, and on the pages the digits of the figures."""

import re
from pathlib import Path
from typing import Any

import pytest

from data.read import load
from tests.app.opening import DEMONSTRATION, alone, is_whole, values, words
from tests.app.test_story import LANGUAGES, row
from ui import marks, paragraph, story
from ui.here import Here
from ui.warehouse_state import records


def goal(direction: str, **more: Any) -> dict[str, Any]:
    return {**row(direction, from_value=44, to_value=54), "undated": 0, **more}


def here(language: str = "en") -> Here:
    return Here("overview", language, "light", "x", {}, {"grid_is_modelled": True})


@pytest.mark.parametrize(
    ("direction", "more", "sentence"),
    [
        ("up", {}, "Landscapes proven empowered: rose from 44 (31 December 2020) to 54 "
                   "(31 December 2025)."),
        ("up", {"undated": 5}, "Landscapes proven empowered: rose from 44 (31 December 2020) to 54 "
                               "(31 December 2025). Evidence without a date adds 5 today."),
        ("down", {"to_value": 40}, "Landscapes proven empowered: fell from 44 (31 December 2020) "
                                   "to 40 (31 December 2025)."),
        ("flat", {"to_value": 44}, "Landscapes proven empowered: about the same, 44 "
                                   "(31 December 2020) and 44 (31 December 2025)."),
        ("none_yet", {}, "Landscapes proven empowered: none by dated evidence, neither on "
                         "31 December 2020 nor on 31 December 2025."),
        ("no_data", {}, "Landscapes proven empowered: no data."),
    ],
)  # fmt: skip
def test_a_goal_of_a_selection_in_each_variant(
    direction: str, more: dict[str, Any], sentence: str
) -> None:
    assert marks.words(paragraph.goal(here(), "landscapes", goal(direction, **more))) == sentence


def test_people_of_a_goal_are_written_as_the_figure_writes_them() -> None:
    told = goal("up", from_value=12_571_894, to_value=14_945_426, undated=1_247_179)
    said = marks.words(paragraph.goal(here(), "people", told))
    assert "from about 13 million" in said and "to about 15 million" in said
    assert said.endswith("Evidence without a date adds about 1.2 million today.")


def returns(**counts: Any) -> dict[str, Any]:
    held = dict.fromkeys((*story.COUNTED, "measures"), 0)
    return {"return_code": "natural", "direction_code": "some", "landscapes_withheld": 0,
            **held, **counts}  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"measures": 6, "rising": 3, "falling": 2, "level": 1},
         "Healthy nature, 6 indicators reported: 3 up, 2 down, 1 about the same."),
        ({"measures": 1, "uncompared": 1},
         "Healthy nature, 1 indicator reported: 1 without the same landscapes at both ends."),
        ({"measures": 2, "rising": 2, "expired": 1},
         "Healthy nature, 2 indicators reported: 2 up, 1 more no longer reported."),
        ({"expired": 2}, "Healthy nature, no indicator reported today: 2 no longer reported."),
        ({"direction_code": "no_data"}, "Healthy nature: no data."),
        ({"direction_code": "withheld"}, "Healthy nature: withheld by the landscapes."),
    ],
)  # fmt: skip
def test_a_return_of_a_selection_in_each_variant(counts: dict[str, Any], sentence: str) -> None:
    assert marks.words(paragraph.tally(here(), returns(**counts))) == sentence


def money(**more: Any) -> dict[str, Any]:
    return {"landscapes": 9, "landscapes_with_finance": 0, "landscapes_withheld": 0,
            "finance_committed_usd": None, "finance_disbursed_usd": None,
            "deals_committed": 0, "deals_disbursed": 0, **more}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"landscapes_with_finance": 8, "finance_committed_usd": 88_800_000.0,
          "finance_disbursed_usd": 10_700_000.0},
         "Money, on record for 8 of 9 landscapes: committed USD 88.8 million, disbursed USD 10.7 "
         "million."),
        ({"landscapes_with_finance": 1, "deals_committed": 2},
         "Money, on record for 1 of 9 landscapes: committed not converted, disbursed not yet "
         "reported."),
        ({}, "Money: not yet reported."),
        ({"landscapes_withheld": 2}, "Money: not yet reported. 2 withhold their money."),
        ({"landscapes_withheld": 9}, "Money: withheld by the landscapes."),
    ],
)  # fmt: skip
def test_money_of_a_selection_in_each_variant(more: dict[str, Any], sentence: str) -> None:
    assert marks.words(paragraph.money(here(), money(**more))) == sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_variants_of_a_selection_are_told_apart_in_each_language(language: str) -> None:
    told = {marks.words(paragraph.tally(here(language), returns(direction_code=code)))
            for code in ("no_data", "withheld")}  # fmt: skip
    told |= {marks.words(paragraph.goal(here(language), "landscapes", goal(code)))
             for code in ("up", "down", "flat", "none_yet", "no_data")}  # fmt: skip
    told |= {marks.words(paragraph.money(here(language), money(landscapes_withheld=kept)))
             for kept in (0, 1, 9)}  # fmt: skip
    assert len(told) == 10
    assert not [one for one in told if "{" in one or "None" in one]


@pytest.mark.parametrize("page", ["overview", "country", "returns"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_tells_its_selection_in_the_digits_of_its_figures(
    demonstration_warehouse: Path, page: str, language: str
) -> None:
    code = fullest()
    app = alone(page, data=DEMONSTRATION, lang=language, country=code)
    assert is_whole(app)
    told = records(load("return_stories", data=DEMONSTRATION, countries=[code]))
    whole = told.pop()
    assert whole["return_code"] == "all" and whole["measures"] > 0
    for one in [whole] if page == "overview" else told:
        assert marks.words(paragraph.tally(here(language), one)) in words(app)
    if page == "returns":
        assert values(app, "indicators_reported")[0] == str(whole["measures"])
        return
    now = records(load("overview", data=DEMONSTRATION, countries=[code]))[0]
    told = records(load("goal_stories", data=DEMONSTRATION, countries=[code]))
    for line, name in zip(told, ("landscapes_empowered", "people_unique"), strict=True):
        assert str(line["to_value"]) in values(app, name)
        assert line["to_value"] + line["undated"] == now[name]


def fullest() -> str:
    """The country of the small demonstration with most landscapes."""
    frame = load("countries", data=DEMONSTRATION).sort_values("landscapes")
    return str(frame["country_code"].iloc[-1])


def test_the_paragraph_speaks_of_the_selection(demonstration_warehouse: Path) -> None:
    whole = words(alone("overview", data=DEMONSTRATION))
    part = words(alone("overview", data=DEMONSTRATION, country=fullest()))
    assert "landscapes of the record:" in whole and "landscapes of this selection:" not in whole
    assert re.search("of th(e \\d+|e one) landscapes? of this selection:", part, re.IGNORECASE)
    nothing = words(alone("overview", data=DEMONSTRATION, country="TUV"))
    assert "No landscape is in this selection." in nothing


def test_where_the_coalition_names_none_no_goal_is_told(warehouse: Path) -> None:
    page = words(alone("country", country="BRA"))
    assert "The coalition names none of them; none counts towards the two goals." in page
    assert "Landscapes proven empowered: no data" not in page
