"""Sentences from rows: every direction, digits that hide a change, and never a cause."""

import datetime as dt
import re
from typing import Any

import pytest

from ui import format, marks, story, text
from ui.here import Here

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


HERE = Here("overview", "en", "light", "x", {}, {"grid_is_modelled": True})


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
    told = marks.words(story.block(HERE, row("up", reporters=12), name="people_unique"))
    assert told == (
        "Trees & shrubs: rose from about 1,000 (31 December 2020) to about 2,500 "
        "(31 December 2025). For this measure that is better. The same 12 report at both ends."
    )


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
