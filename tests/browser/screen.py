"""What a reader has in front of them: reads an open page the way a person, a printer or a screen
reader would.

It must not start the dashboard, nor know what a page should say.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Locator, Page
from pypdf import PdfReader

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
POINTS_PER_MM = 72 / 25.4

# Settled: the script has stopped, nothing is loading or moving, and what is drawn has stayed the
# same at six looks in a row. Looks, not time: a busy browser looks late.
IS_SETTLED = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const loading = '[data-testid="stStatusWidget"], [data-testid="stSkeleton"], .stSpinner';
    const moving = document.getAnimations().some(motion => motion.playState === 'running'
        && motion.effect.getComputedTiming().endTime !== Infinity);
    const busy = app?.dataset.testScriptState !== 'notRunning'
        || moving || document.querySelector(loading);
    const drawn = location.href + document.querySelectorAll('*').length + document.body.innerText;
    window.sameLooks = busy || drawn !== window.drawnBefore ? 0 : window.sameLooks + 1;
    window.drawnBefore = drawn;
    return window.sameLooks >= 6;
}"""

FIGURES = """within => [...document.querySelectorAll(`${within} data.figure`)]
    .filter(figure => figure.checkVisibility())
    .map(figure => [figure.dataset.name, figure.getAttribute('value'), figure.innerText])"""
OPEN_ALL = """() => document.querySelectorAll('details:not([open]) > summary')
    .forEach(summary => summary.click())"""

# Everything that can scroll sideways, with what sticks out of it; a table's own frame may scroll.
TOO_WIDE = """() => {
    const frames = [document.documentElement,
        ...document.querySelectorAll('[data-testid="stMain"], [data-testid="stAppViewContainer"]')];
    const wide = frames.filter(frame => frame.scrollWidth > frame.clientWidth + 1);
    if (!wide.length) return [];
    const out = [...document.querySelectorAll('[data-testid="stMain"] *')]
        .filter(part => part.getBoundingClientRect().right > window.innerWidth + 1);
    return [...wide.map(frame => `${frame.tagName} ${frame.scrollWidth} px`),
        ...out.slice(0, 5).map(part => part.outerHTML.slice(0, 160))];
}"""

BRIGHTNESS = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const [red, green, blue] = getComputedStyle(app).backgroundColor.match(/[\\d.]+/g).map(Number);
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}"""


ENTRY = '[data-testid="stTopNavLink"], [data-testid="stTopNavDropdownLink"]'


@dataclass(frozen=True)
class Figure:
    """A number on the page: the column it comes from, its exact value, and how it is shown."""

    name: str
    value: str
    shown: str


@dataclass(frozen=True)
class Sheet:
    """One printed page: size in millimetres and the text on it."""

    width_mm: int
    height_mm: int
    text: str


def settle(page: Page) -> None:
    """Wait until the page is quiet; a minute at most."""
    page.wait_for_function(IS_SETTLED, polling=100, timeout=60_000)


def words(page: Page) -> str:
    """All visible text, menu included."""
    return page.locator("[data-testid=stApp]").inner_text()


def title(page: Page) -> Locator:
    """The page's only first-rank heading."""
    return page.get_by_role("heading", level=1)


def figures(page: Page, within: str = "body") -> list[Figure]:
    """Every visible number inside the parts that a CSS selector names, in reading order."""
    return [Figure(*found) for found in page.evaluate(FIGURES, within)]


def headlines(page: Page) -> list[Figure]:
    """The numbers that the page prints large."""
    return figures(page, ".cards")


def open_all(page: Page) -> None:
    """Unfold everything that the page keeps folded: tables, definitions, SQL."""
    page.evaluate(OPEN_ALL)
    settle(page)


def barriers(page: Page) -> list[str]:
    """What breaks WCAG 2.2 AA by axe-core's rules: rule, impact, place and markup."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", WCAG_22_AA)
    return [
        f"{rule['id']} ({rule['impact']}) at {node['target']}: {node['html'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """Frames that scroll sideways and the first parts that stick out; empty when all fits."""
    return page.evaluate(TOO_WIDE)


def brightness(page: Page) -> float:
    """Luminance of the page's ground, 0 black to 1 white."""
    return page.evaluate(BRIGHTNESS)


def on_paper(page: Page) -> list[str]:
    """The title and the large numbers that the page means to print, as they are shown."""
    page.emulate_media(media="print")
    kept = [title(page).inner_text(), *(figure.shown for figure in headlines(page))]
    page.emulate_media(media="screen")
    return kept


def printed(page: Page) -> list[Sheet]:
    """The sheets that a printer loaded with A4 would put out."""
    pages = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    return [
        Sheet(
            round(float(sheet.mediabox.width) / POINTS_PER_MM),
            round(float(sheet.mediabox.height) / POINTS_PER_MM),
            sheet.extract_text(),
        )
        for sheet in pages
    ]


def menu(page: Page) -> dict[str, str]:
    """Every page that the menu offers, as it is called there, with the section it stands in."""
    found = {link.inner_text(): "" for link in page.get_by_test_id("stTopNavLink").all()}
    for section in page.get_by_test_id("stTopNavSection").all():
        section.click()
        page.get_by_test_id("stTopNavPopover").wait_for()
        for link in page.get_by_test_id("stTopNavDropdownLink").all():
            found[link.inner_text()] = section.inner_text()
        page.keyboard.press("Escape")
        page.get_by_test_id("stTopNavPopover").wait_for(state="detached")
    return found


def follow_menu(page: Page, name: str, section: str) -> None:
    """Open a page from the menu, as `menu` names it, and wait until it is settled."""
    if section:
        page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
        page.get_by_test_id("stTopNavPopover").wait_for()
    page.locator(ENTRY).get_by_text(name, exact=True).click()
    settle(page)
