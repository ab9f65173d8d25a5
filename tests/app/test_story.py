"""Sentences from rows: every direction, digits that hide a change, and never a cause."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from data.read import load
from tests.app.opening import DEMONSTRATION, alone, is_whole, values, words
from ui import format, marks, paragraph, story, text
from ui.here import Here
from ui.warehouse_state import records

LANGUAGES = ("en", "es", "fr", "pt")
DIRECTIONS = (
    "up", "flat", "down", "uneven", "first_report", "no_longer_reported", "no_data", "withheld",
)  # fmt: skip
# Words that would claim why a number moved.
CAUSES = {
    "en": "because|thanks to|led to|leads to|due to|caused|causes|as a result|therefore|thereby"
    "|owing to|resulted|so that|brought about|driven by|helped",
    "es": "porque|gracias a|debido a|a causa de|llevó a|condujo|por lo tanto|por tanto|resultado de"
    "|provocó|causó|permitió|impulsad[oa]",
    "fr": "parce que|grâce à|en raison de|à cause de|dû à|due à|a conduit|a entraîné|donc"
    "|par conséquent|a permis|a provoqué|sous l’effet",
    "pt": "porque|graças a|devido a|por causa de|levou a|conduziu|portanto|resultado de|provocou"
    "|causou|permitiu|impulsionad[oa]",
}


def row(direction: str, **more: Any) -> dict[str, Any]:
    return {
        "subject": "Trees & shrubs", "direction_code": direction, "unit_name": "trees",
        "from_value": 1000.0, "from_on": dt.date(2020, 12, 31),
        "to_value": 2500.0, "to_on": dt.date(2025, 12, 31), "better_code": "higher",
        "reporters": 1, "kind_code": "stock", **more,
    }  # fmt: skip


def said(direction: str, language: str = "en", **more: Any) -> str:
    return marks.words(story.sentence(row(direction, **more), language))


@pytest.mark.parametrize(
    ("direction", "sentence"),
    [
        ("up", "Trees & shrubs: rose from 1,000 trees (31 December 2020) to 2,500 trees "
               "(31 December 2025)."),
        ("down", "Trees & shrubs: fell from 1,000 trees (31 December 2020) to 2,500 trees "
                 "(31 December 2025)."),
        ("first_report", "Trees & shrubs: reported once, 2,500 trees (31 December 2025). "
                         "There is nothing to compare it with yet."),
        ("no_longer_reported", "Trees & shrubs: no longer reported. The last value, 2,500 trees, "
                               "is of 31 December 2025."),
        ("no_data", "Trees & shrubs: no data."),
        ("withheld", "Trees & shrubs: withheld by the landscape."),
    ],
)  # fmt: skip
def test_each_direction_has_its_sentence(direction: str, sentence: str) -> None:
    assert said(direction) == sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["stock", "flow"])
def test_eight_directions_are_eight_sentences(language: str, kind: str) -> None:
    told = {said(one, language, kind_code=kind) for one in DIRECTIONS}
    assert len(told) == len(DIRECTIONS)
    assert not [one for one in told if "{" in one or "nan" in one.lower().split()]


@pytest.mark.parametrize(
    ("start", "end", "direction"),
    [
        (1001.0, 1004.0, "flat"),  # both read 1,000
        (1001.0, 1006.0, "up"),  # 1,000 and 1,010
        (0.0, 0.4, "up"),
    ],
)
def test_digits_that_read_alike_did_not_rise(start: float, end: float, direction: str) -> None:
    told = row("up", from_value=start, to_value=end)
    assert story.direction(told, "en") == direction
    assert ("rose" in marks.words(story.sentence(told, "en"))) == (direction == "up")


def test_modelled_people_are_compared_in_two_digits() -> None:
    told = row("up", from_value=1_240_000, to_value=1_160_000)
    assert story.direction(told, "en", name="people_unique", modelled=True) == "flat"
    assert story.direction(told, "en", name="people_unique") == "up"


@pytest.mark.parametrize(
    ("direction", "better", "words"),
    [
        ("up", "higher", "For this measure that is better."),
        ("up", "lower", "For this measure that is worse."),
        ("down", "lower", "For this measure that is better."),
        ("up", "context", ""),
        ("up", None, ""),
        ("flat", "higher", ""),
    ],
)
def test_better_only_where_the_measure_takes_a_side(
    direction: str, better: str | None, words: str
) -> None:
    assert story.judged(row(direction, better_code=better), "en") == words


def test_several_reporters_are_named_as_the_same_at_both_ends() -> None:
    assert "The same 7 report at both ends." in marks.words(
        story.reporters(row("up", reporters=7), "en")
    )
    assert story.reporters(row("up"), "en") == ""


def test_a_qualifier_belongs_to_the_value() -> None:
    assert "to more than 2,500 trees" in said("up", to_qualifier="more than")


def test_a_subject_cannot_break_the_page() -> None:
    assert "<script>" not in story.sentence(row("up", subject="<script>"), "en")


def test_a_return_is_told_by_counts_of_its_measures() -> None:
    held = dict.fromkeys(story.TALLIED, 0) | {"rising": 2, "expired": 1}
    told = {"subject": "Inspiration", "direction_code": "some", "measures": 3, **held}
    assert marks.words(story.tally(told, "en")) == (
        "Inspiration, 3 measures: 2 up, 1 no longer reported."
    )


def test_a_block_for_any_page_holds_sentence_judgement_and_reporters() -> None:
    told = marks.words(story.block(here(), row("up", reporters=12), name="people_unique"))
    assert told == (
        "Trees & shrubs: rose from about 1,000 (31 December 2020) to about 2,500 "
        "(31 December 2025). For this measure that is better. The same 12 report at both ends."
    )


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_claims_a_cause(language: str) -> None:
    causes = re.compile(rf"\b(?:{CAUSES[language]})\b", re.IGNORECASE)
    stems = ("story.", "page.landscape.change.", "page.landscape.target.", "page.landscape.next.")
    texts = {key: one for key, one in text.texts(language).items() if key.startswith(stems)}
    assert len(texts) > 30
    assert [key for key, one in texts.items() if causes.search(one)] == []


@pytest.mark.parametrize(
    ("language", "claim"),
    [
        ("en", "It rose thanks to the partnership."),
        ("es", "Subió gracias a la alianza."),
        ("fr", "En hausse grâce à l’alliance."),
        ("pt", "Subiu devido a um acordo."),
    ],
)
def test_a_cause_would_be_found(language: str, claim: str) -> None:
    assert re.search(rf"\b(?:{CAUSES[language]})\b", claim, re.IGNORECASE)


def test_a_large_count_keeps_its_unit_apart_where_the_language_asks_for_it() -> None:
    assert format.measure(1_800_000, "trees", "en") == "1.80 million trees"
    assert format.measure(1_800_000, "trees", "es") == "1,80 millones (árboles)"
    assert format.measure(12.5, "% of area", "en") == "12.5 % of the area"
    assert format.measure(None, "trees", "en") == "no data"


def test_a_stated_figure_keeps_its_qualifier_on_the_card() -> None:
    held = {"area_ha": 5000, "area_ha_qualifier": "about", "population_stated": 70_000,
            "population_stated_qualifier": "more than"}  # fmt: skip
    assert format.of_row(held, "area_ha", "en") == "about 5,000 ha"
    assert format.of_row(held, "population_stated", "en") == "more than 70,000"
    assert format.of_row(held, "population_stated", "fr") == "plus de 70\u202f000"


@pytest.mark.parametrize(
    ("level", "shown"), [("aggregate_only", "withheld by the landscape"), ("full", "no data")]
)
def test_people_kept_back_are_withheld_though_the_name_is_open(level: str, shown: str) -> None:
    held = {"residents": None, "population_stated": None, "consent_level_code": "full",
            "people_consent_level_code": level}  # fmt: skip
    for name in ("residents", "population_stated"):
        assert format.of_row(held, name, "en") == shown
