"""The readers of a page find what they are there to find."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import screen
from tests.browser.conftest import watch

FRAME = '<html lang="en"><title>A page</title><body style="margin: 0">'
MAIN = FRAME + '<main data-testid="stMain" style="overflow: auto">'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ('<img alt="" src="https://tiles.invalid/0.png">', "request leaves the machine"),
        ("<script>fetch('https://tiles.invalid/')</script>", "request leaves the machine"),
        ("<script>new WebSocket('ws://tiles.invalid/')</script>", "request leaves the machine"),
        ("<script>console.error('out of cheese')</script>", "out of cheese"),
        ("<script>throw new Error('out of milk')</script>", "out of milk"),
    ],
)
def test_watch_notes_a_fault(page: Page, markup: str, fault: str) -> None:
    page.route("**", lambda route: route.abort())
    faults: list[str] = []
    watch(page, faults)
    page.set_content(markup)
    page.wait_for_timeout(200)
    assert fault in " ".join(faults)


def test_watch_is_silent_on_a_sound_page(page: Page) -> None:
    faults: list[str] = []
    watch(page, faults)
    page.set_content('<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">')
    page.wait_for_timeout(200)
    assert faults == []


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ('<img src="data:,">', "image-alt"),
        ('<p style="color: #999; background: #fff">Pale</p>', "color-contrast"),
        ("<button></button>", "button-name"),
    ],
)
def test_barriers_are_found(page: Page, markup: str, rule: str) -> None:
    page.set_content(FRAME + markup)
    assert [found.split()[0] for found in screen.barriers(page)] == [rule]


def test_no_barriers_on_a_sound_page(page: Page) -> None:
    page.set_content(FRAME + "<main><h1>People</h1><p>Dark on light.</p></main>")
    assert screen.barriers(page) == []


def test_a_part_wider_than_the_screen_is_found(page: Page) -> None:
    page.set_content(MAIN + '<div style="width: 500px">Wide</div></main>')
    assert any("Wide" in part for part in screen.too_wide(page))


def test_a_table_that_scrolls_in_its_own_frame_fits(page: Page) -> None:
    wide = '<div style="overflow: auto"><div style="width: 500px">Wide</div></div></main>'
    page.set_content(MAIN + wide)
    assert screen.too_wide(page) == []


def test_sheets_have_size_and_text(page: Page) -> None:
    page.set_content(FRAME + '<p>One</p><p style="break-before: page">Two</p>')
    assert screen.printed(page) == [screen.Sheet(210, 297, "One"), screen.Sheet(210, 297, "Two")]


def test_figures_are_read_by_name(page: Page) -> None:
    mark = '<data class="figure" data-name="landscapes" value="{}">about 100</data>'
    markup = f'<div class="cards">{mark.format(101)}</div>{mark.format(102)}'
    page.set_content(markup + f"<details><summary>More</summary>{mark.format(103)}</details>")
    assert [figure.value for figure in screen.figures(page)] == ["101", "102"]
    assert screen.headlines(page) == [screen.Figure("landscapes", "101", "about 100")]
