"""Every page alone and through the door, with what the URL may ask of it."""

from pathlib import Path

import pytest

from data.read import load
from tests.app.opening import PAGES, alone, asked, figures, is_whole, shown, through_the_door

COUNTRY_IN_THE_RECORD = "KEN"
LANDSCAPE_IN_THE_RECORD = "terraso-kiambu"


@pytest.mark.parametrize("page", PAGES)
def test_page_stands_alone(warehouse: Path, page: str) -> None:
    app = alone(page)
    assert is_whole(app)
    assert len(app.title) == 1


@pytest.mark.parametrize("page", PAGES)
def test_page_through_the_door(warehouse: Path, page: str) -> None:
    assert is_whole(through_the_door(page))


def test_overview_shows_what_the_query_says(warehouse: Path) -> None:
    answer = load("overview").iloc[0]
    held = figures(alone("overview"))
    for name in (
        "landscapes",
        "landscapes_in_scope",
        "landscapes_empowered",
        "residents_unique",
        "residents_overlap",
        "people_unique",
        "countries",
    ):
        assert held[name] == str(answer[name]), name


def test_same_digits_on_every_page(warehouse: Path) -> None:
    overview, landscapes = figures(alone("overview")), figures(alone("landscapes"))
    for name in ("landscapes", "landscapes_in_scope", "residents_unique", "countries"):
        assert overview[name] == landscapes[name], name


def test_country_in_the_url_filters_the_figures(warehouse: Path) -> None:
    app = alone("landscapes", country=COUNTRY_IN_THE_RECORD)
    answer = load("overview", countries=[COUNTRY_IN_THE_RECORD]).iloc[0]
    world = load("overview").iloc[0]
    assert figures(app)["landscapes"] == str(answer["landscapes"]) != str(world["landscapes"])
    assert asked(app, "country") == [COUNTRY_IN_THE_RECORD]
    assert "Kenya" in shown(app)


def test_filter_and_country_page_agree(warehouse: Path) -> None:
    page = figures(alone("country", country=COUNTRY_IN_THE_RECORD))
    filtered = figures(alone("overview", country=COUNTRY_IN_THE_RECORD))
    for name in ("landscapes", "landscapes_in_scope", "landscapes_empowered"):
        assert page[name] == filtered[name], name


def test_least_evidence_in_the_url_reaches_the_query(warehouse: Path) -> None:
    app = alone("overview", tier="4")
    assert is_whole(app)
    strict, all_of_it = (load("overview", min_tier=tier).iloc[0] for tier in (4, 0))
    assert strict["landscapes_forming"] < all_of_it["landscapes_forming"]
    assert f'data-name="landscapes_forming" value="{strict["landscapes_forming"]}"' in shown(app)


@pytest.mark.parametrize(
    ("page", "key", "code"),
    [
        ("overview", "country", "ZZZ"),
        ("landscapes", "tier", "nine"),
        ("landscapes", "network", "<script>"),
        ("country", "country", "ZZZ"),
        ("landscape", "id", "no-such-landscape"),
    ],
)
def test_unknown_code_is_one_sentence_and_the_page_works(
    warehouse: Path, page: str, key: str, code: str
) -> None:
    app = alone(page, **{key: code})
    assert is_whole(app)
    assert len(app.warning) == 1
    assert f"{key}={code}" in app.warning[0].value
    assert asked(app, key) == []


def test_unknown_country_leaves_a_known_one_in_force(warehouse: Path) -> None:
    app = alone("landscapes", country=["ZZZ", COUNTRY_IN_THE_RECORD])
    alone_known = alone("landscapes", country=COUNTRY_IN_THE_RECORD)
    assert figures(app) == figures(alone_known)
    assert asked(app, "country") == [COUNTRY_IN_THE_RECORD]


def test_profile_names_the_source_of_every_fact(warehouse: Path) -> None:
    app = alone("landscape", id=LANDSCAPE_IN_THE_RECORD)
    assert is_whole(app)
    page = shown(app)
    facts = load("landscape_facts", landscape_id=LANDSCAPE_IN_THE_RECORD)
    for url in facts["source_url"].dropna().unique():
        assert url.replace("&", "&amp;") in page


def test_language_without_words_falls_back_to_english(warehouse: Path) -> None:
    app = alone("overview", lang="xx")
    assert is_whole(app)
    assert "None of the" in shown(app) or "proven empowered" in shown(app)
