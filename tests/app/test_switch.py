"""Two records, never mixed: which one is shown, what its links, files and pages say."""

import pytest

from data.read import load, warehouse_id
from tests.app.opening import (
    DEMONSTRATION,
    PAGES,
    alone,
    asked,
    figures,
    is_whole,
    shown,
    through_the_door,
)

pytestmark = pytest.mark.usefixtures("demonstration_warehouse", "warehouse")


@pytest.mark.parametrize("page", PAGES)
def test_page_shows_the_example_and_says_so(page: str) -> None:
    app = alone(page, data=DEMONSTRATION)
    assert is_whole(app)
    assert [banner.value for banner in app.warning if "invented" in banner.value]
    assert asked(app, "data") == [DEMONSTRATION]
    assert warehouse_id(DEMONSTRATION) in shown(app)


@pytest.mark.parametrize("page", PAGES)
def test_public_record_has_no_banner(page: str) -> None:
    app = alone(page)
    assert is_whole(app)
    assert not app.warning
    assert warehouse_id() in shown(app)


@pytest.mark.parametrize("page", ["people", "quality", "compare", "planner"])
def test_page_through_the_door_keeps_the_example(page: str) -> None:
    app = through_the_door(page, data=DEMONSTRATION)
    assert is_whole(app)
    assert asked(app, "data") == [DEMONSTRATION]


def test_one_control_leads_there_and_back() -> None:
    app = alone("overview", country="KEN")
    record = figures(app)
    app.button(key="switch").click().run()
    assert asked(app, "data") == [DEMONSTRATION]
    assert asked(app, "country") == ["KEN"]
    assert figures(app)["landscapes"] != record["landscapes"]
    app.button(key="switch").click().run()
    assert asked(app, "data") == []
    assert figures(app) == record


def test_what_belongs_to_one_record_is_left_behind() -> None:
    app = alone("landscape", id="terraso-kiambu")
    app.button(key="switch").click().run()
    assert is_whole(app)
    assert asked(app, "id") == []


def test_every_link_stays_with_the_example() -> None:
    page = shown(alone("landscapes", data=DEMONSTRATION))
    links = page.split('href="landscape?')[1:]
    assert links
    assert all("data=demonstration" in link.split('"')[0] for link in links)


def test_unknown_record_is_one_sentence_and_the_public_record_is_shown() -> None:
    app = alone("people", data="everything")
    assert is_whole(app)
    assert "data=everything" in app.warning[0].value
    assert asked(app, "data") == []


def test_figures_are_those_of_the_example() -> None:
    answer = load("overview", data=DEMONSTRATION).iloc[0]
    held = figures(alone("overview", data=DEMONSTRATION))
    assert held["landscapes_empowered"] == str(answer["landscapes_empowered"]) != "0"
    assert held["people_unique"] == str(answer["people_unique"]) != "0"


def test_filters_reach_the_example() -> None:
    world = load("overview", data=DEMONSTRATION).iloc[0]
    strict = load("overview", data=DEMONSTRATION, min_tier=3).iloc[0]
    assert strict["landscapes_empowered"] < world["landscapes_empowered"]
    held = figures(alone("overview", data=DEMONSTRATION, tier="3"))
    assert held["landscapes_empowered"] == str(strict["landscapes_empowered"])
