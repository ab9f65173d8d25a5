"""What the reader does with the filters, and what the URL then says."""

from pathlib import Path

import pytest

from tests.app.opening import alone, asked, figures


def test_choosing_a_country_writes_the_url(warehouse: Path) -> None:
    app = alone("landscapes")
    before = figures(app)["landscapes"]
    app.multiselect(key="filter.country").select("KEN").run()
    assert asked(app, "country") == ["KEN"]
    assert figures(app)["landscapes"] != before


def test_chip_removes_its_choice_only(warehouse: Path) -> None:
    app = alone("landscapes", country=["KEN", "IDN"], tier="2")
    app.button(key="chip.country.KEN").click().run()
    assert asked(app, "country") == ["IDN"]
    assert asked(app, "tier") == ["2"]


def test_reset_returns_to_the_world(warehouse: Path) -> None:
    world = figures(alone("landscapes"))
    app = alone("landscapes", country="KEN", in_scope="yes")
    assert figures(app) != world
    app.button(key="chip.reset").click().run()
    assert figures(app) == world
    assert asked(app, "country") == []
    assert asked(app, "in_scope") == []


def test_toggle_keeps_to_landscapes_in_scope(warehouse: Path) -> None:
    app = alone("landscapes")
    app.toggle(key="filter.in_scope").set_value(True).run()
    held = figures(app)
    assert held["landscapes"] == held["landscapes_in_scope"]
    assert asked(app, "in_scope") == ["yes"]


def test_url_that_changes_later_wins_over_the_session(warehouse: Path) -> None:
    app = alone("landscapes", country="KEN")
    app.query_params["country"] = "IDN"
    app.run()
    assert app.multiselect(key="filter.country").value == ["IDN"]


def test_country_picked_on_its_page_is_in_the_url(warehouse: Path) -> None:
    app = alone("country")
    app.selectbox(key="country.picked").select("IDN").run()
    assert asked(app, "country") == ["IDN"]
    assert app.title[0].value == "Indonesia"


def test_search_keeps_rows_that_hold_every_word(warehouse: Path) -> None:
    app = alone("landscapes", q="forest kenya")
    links = [html.value for html in app.html if "landscape?id=" in html.value]
    assert "South West Mau Forest" in links[-1]
    assert "Kiambu" not in links[-1]


@pytest.mark.parametrize("page", ["overview", "people", "finance", "landscapes", "returns"])
def test_filters_that_leave_no_landscape_are_told_as_such(warehouse: Path, page: str) -> None:
    app = alone(page, country="KEN", region="Americas")
    assert ["No landscape fits" in told.value for told in app.info] == [True]
    assert not alone(page, country="KEN").info
