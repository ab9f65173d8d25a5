"""A number has the same digits wherever it stands: on each page, and in `python -m data show`."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import screen
from tests.browser.conftest import COUNTRY, Show, Visit

EVERYWHERE = {"landscapes", "landscapes_in_scope", "residents_unique"}
ON_OVERVIEW = EVERYWHERE | {
    *("landscapes_empowered", "people_unique", "residents_gross", "residents_overlap", "countries"),
}


def expect_same(page: Page, truth: dict[str, Any], names: set[str]) -> None:
    """These numbers are printed large, and whatever is printed large is as the truth has it."""
    shown = [figure for figure in screen.headlines(page) if figure.name in truth]
    assert not names - {figure.name for figure in shown}
    wrong = [
        f"{figure.name} is {truth[figure.name]}, shown {figure.value}"
        for figure in shown
        if float(figure.value) != truth[figure.name]
    ]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", ()),
        ("in_scope=yes", ("--in-scope",)),
        (f"country={COUNTRY}", ("--country", COUNTRY)),
        ("tier=2", ("--min-tier", "2")),
    ],
)
def test_overview_and_landscapes_show_the_digits_of_the_query(
    visit: Visit, show: Show, query: str, options: tuple[str, ...]
) -> None:
    (truth,) = show("overview", *options)
    assert truth["residents_gross"] - truth["residents_overlap"] == truth["residents_unique"]
    expect_same(visit(f"/?{query}"), truth, ON_OVERVIEW)
    expect_same(visit(f"/landscapes?{query}"), truth, EVERYWHERE)


def test_country_shows_the_digits_of_the_overview_and_of_the_world_table(
    visit: Visit, show: Show
) -> None:
    (profile,) = show("country_profile", "--country", COUNTRY)
    (overview,) = show("overview", "--country", COUNTRY)
    rows = {row["country_code"]: row for row in show("people_by_country")}
    page = visit(f"/country?country={COUNTRY}")
    expect_same(page, profile, EVERYWHERE)
    expect_same(page, overview, EVERYWHERE)
    expect_same(page, rows[COUNTRY], {"residents_unique"})


def test_every_landscape_counted_is_listed(visit: Visit, show: Show) -> None:
    listed = show("landscapes")
    expect_same(visit("/landscapes"), {"landscapes": len(listed)}, {"landscapes"})
