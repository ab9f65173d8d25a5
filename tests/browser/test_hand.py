"""Pages held in the hand: short, folded where lists are long, nothing broken or out of reach."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import screen
from tests.browser.conftest import Visit

PHONE = 390
# Twelve screens of a phone: longer than that, nobody reads to the end.
LONGEST = 10_000
# The first page is shorter: it is all that a board member reads.
FIRST_LONGEST = 8_500
STEERING = ("coalition", "finance", "elements", "returns", "people", "planner", "quality")
HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
LINES = """parts => parts.filter(part => part.checkVisibility() && part.getClientRects().length > 1)
    .map(part => part.innerText)"""


def waiting(page: Page) -> tuple[Locator, Locator]:
    """A list with rows that wait for their reader, and the button that shows them."""
    section = page.locator(".st-key-section-coalition-policies")
    return section.locator("tr.rest, tr.rest-narrow"), section.locator(".fold-more summary")


@pytest.mark.parametrize("name", STEERING)
def test_a_page_is_read_to_its_end_on_a_phone(visit: Visit, name: str) -> None:
    assert visit(f"/{name}", width=PHONE).evaluate(HEIGHT) < LONGEST


def test_rows_that_wait_come_with_a_key_and_go_again(visit: Visit) -> None:
    page = visit("/coalition", width=PHONE)
    rows, button = waiting(page)
    assert rows.count() > 3
    expect(rows.first).to_be_hidden()
    assert button.inner_text() == "Show more"
    button.focus()
    page.keyboard.press("Enter")
    expect(rows.last).to_be_visible()
    assert button.inner_text() == "Show less"
    page.keyboard.press("Enter")
    expect(rows.first).to_be_hidden()


def test_a_wide_screen_shows_more_at_once(visit: Visit) -> None:
    section = visit("/coalition").locator(".st-key-section-coalition-policies")
    expect(section.locator("tr.rest-narrow").first).to_be_visible()
    expect(section.locator("tr.rest").first).to_be_hidden()


def test_paper_shows_every_row(visit: Visit) -> None:
    page = visit("/coalition", width=PHONE)
    rows, button = waiting(page)
    page.emulate_media(media="print")
    expect(rows.last).to_be_visible()
    expect(button).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_an_amount_stays_on_one_line(visit: Visit, language: str) -> None:
    page = visit(f"/finance?lang={language}", width=PHONE)
    amounts = page.locator("data[data-name$='_usd']")
    assert amounts.count() > 10
    assert amounts.evaluate_all(LINES) == []
    assert screen.too_wide(page) == []


def test_the_index_leads_to_each_part(visit: Visit) -> None:
    page = visit("/finance", width=PHONE)
    links = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert links.count() == page.locator("[class*='st-key-section-finance-']").count()
    links.last.click()
    expect(page.get_by_role("heading", level=2).last).to_be_in_viewport()


def test_a_page_chosen_in_the_menu_is_not_left_under_it(visit: Visit) -> None:
    page = visit("/", width=PHONE)
    page.get_by_test_id("stExpandSidebarButton").tap()
    menu = page.get_by_test_id("stSidebar")
    menu.get_by_role("link", name="People").tap()
    expect(page).to_have_url(re.compile("/people"))
    expect(menu).not_to_be_in_viewport()


def test_the_first_page_is_short_on_a_phone(visit: Visit) -> None:
    assert visit("/", width=PHONE).evaluate(HEIGHT) < FIRST_LONGEST


def test_what_a_phone_keeps_for_later_a_wide_screen_and_paper_show(visit: Visit) -> None:
    kept = ".st-key-section-country-indicators .rest-narrow"
    assert visit("/country?country=KEN").locator(kept).is_visible()
    page = visit("/country?country=KEN", width=PHONE)
    expect(page.locator(kept)).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(kept)).to_be_visible()
