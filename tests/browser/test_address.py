"""What a reader chose stands in the URL and survives a reload, a link and a walk to a page."""

from playwright.sync_api import Locator, Page, expect

from tests.browser import screen
from tests.browser.conftest import COUNTRY, Visit

CHIP_AND_RESET = 2


def value(page: Page, name: str) -> str:
    """The number of that name that the page prints large first."""
    return next(figure.value for figure in screen.headlines(page) if figure.name == name)


def chips(page: Page) -> Locator:
    return page.locator(".st-key-chips [data-testid=stButton]")


def open_from_menu(page: Page, name: str, section: str) -> None:
    before = screen.title(page).inner_text()
    screen.follow_menu(page, name, section)
    expect(screen.title(page)).not_to_have_text(before)
    screen.settle(page)


def test_choice_is_written_into_the_url_and_survives_a_reload(visit: Visit) -> None:
    page = visit("/landscapes")
    everything = value(page, "landscapes")
    page.locator(".st-key-filters summary").first.click()
    screen.settle(page)
    page.locator(".st-key-filters [data-testid=stCheckbox] label").click()
    expect(chips(page)).to_have_count(CHIP_AND_RESET)
    screen.settle(page)
    chosen = screen.headlines(page)
    assert "in_scope=yes" in page.url
    assert int(value(page, "landscapes")) < int(everything)
    page.reload()
    screen.settle(page)
    assert "in_scope=yes" in page.url
    assert screen.headlines(page) == chosen


def test_link_with_several_choices_opens_as_it_was_sent(visit: Visit) -> None:
    page = visit(f"/landscapes?in_scope=yes&country={COUNTRY}")
    expect(chips(page)).to_have_count(1 + CHIP_AND_RESET)
    assert {"in_scope=yes", f"country={COUNTRY}"} == set(page.url.partition("?")[2].split("&"))


def test_choice_comes_along_through_the_menu_and_can_be_taken_back(visit: Visit) -> None:
    page = visit("/landscapes?in_scope=yes")
    chosen = value(page, "landscapes")
    open_from_menu(page, "Overview", "")
    assert "in_scope=yes" in page.url
    assert value(page, "landscapes") == chosen
    chips(page).first.locator("button").first.click()
    expect(chips(page)).to_have_count(0)
    screen.settle(page)
    assert "in_scope" not in page.url
    assert int(value(page, "landscapes")) > int(chosen)


def test_back_button_returns_to_the_page_before(visit: Visit) -> None:
    page = visit("/?in_scope=yes")
    title, chosen = screen.title(page).inner_text(), screen.headlines(page)
    open_from_menu(page, "Landscapes", "Places")
    # Streamlit may enter the walk into the history twice: the page, then the page with its choices.
    page.go_back()
    if "/landscapes" in page.url:
        page.go_back()
    expect(screen.title(page)).to_have_text(title)
    screen.settle(page)
    assert screen.headlines(page) == chosen
