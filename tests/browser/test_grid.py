"""The grid of landscapes and outputs: by keyboard, by finger, and in words."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser import screen
from tests.browser.conftest import Visit

CONTRAST_AA = 4.5


def grid(page: Page) -> Locator:
    """The grid's canvas, in sight."""
    canvas = page.get_by_test_id("data-grid-canvas")
    canvas.scroll_into_view_if_needed()
    return canvas


def contrast(drawn: Image.Image) -> float:
    """WCAG contrast of the darkest and the lightest point of a picture."""
    found = [luminance(*colour) for _, colour in drawn.getcolors(1 << 20) or []]
    return (max(found) + 0.05) / (min(found) + 0.05)


def luminance(*colour: int) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (one / 255 for one in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_arrow_keys_move_from_cell_to_cell_and_escape_leaves(visit: Visit) -> None:
    page = visit("/elements")
    grid(page).focus()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=gridcell][aria-selected=true]")
    expect(chosen).to_have_attribute("data-testid", "glide-cell-0-1")
    page.keyboard.press("ArrowRight")
    expect(chosen).to_have_attribute("data-testid", "glide-cell-1-1")
    for key in ("Escape", "Tab", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("!document.activeElement.closest('[data-testid=stDataFrame]')")


def test_a_cell_says_in_words_what_it_holds(visit: Visit) -> None:
    page = visit("/elements")
    cells = page.locator("[role=gridcell]").all_inner_texts()
    assert "done · self-reported" in cells
    assert page.locator("[role=columnheader]").first.inner_text() == "Landscape"


def test_the_name_leads_to_the_landscape(visit: Visit) -> None:
    page = visit("/elements")
    box = grid(page).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 50)
    with page.context.expect_page() as opened:
        page.mouse.click(box["x"] + 40, box["y"] + 54)
    assert "/landscape?id=" in opened.value.url


def test_a_finger_opens_the_landscape_from_the_line_under_the_grid(visit: Visit) -> None:
    page = visit("/elements", width=390)
    assert "Touch a cell" in page.locator(".choice").inner_text()
    box = grid(page).bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + 40, box["y"] + 54)
    opens(page, page.locator(".choice a"))


def test_a_key_opens_the_landscape_from_the_line_under_the_grid(visit: Visit) -> None:
    page = visit("/elements")
    grid(page).focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator(".choice")).to_contain_text("Landscape partnership agreement")
    opens(page, page.locator(".choice a"))


def opens(page: Page, link: Locator) -> None:
    """The link leads to the landscape that it names."""
    name = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    expect(screen.title(page)).to_contain_text(name)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pinned_name_is_as_legible_as_the_cells(visit: Visit, theme: str) -> None:
    page = visit("/elements", theme=theme)
    drawn = Image.open(io.BytesIO(grid(page).screenshot())).convert("RGB")
    names = drawn.crop((8, 40, 200, 70))
    assert contrast(names) >= CONTRAST_AA


def test_the_table_under_the_grid_has_the_links(visit: Visit) -> None:
    page = visit("/elements")
    section = page.locator(".st-key-section-elements-who")
    section.locator("summary").click()
    screen.settle(page)
    links = section.locator("table a")
    assert links.count() == section.locator(".table-scroll tbody tr").count() > 0
    assert "landscape?id=" in (links.first.get_attribute("href") or "")


def test_the_grid_offers_no_file_without_the_mark(visit: Visit) -> None:
    page = visit("/elements")
    grid(page).hover(force=True)
    expect(page.get_by_role("button", name="Search")).to_be_visible()
    expect(page.get_by_role("button", name="Download as CSV")).to_have_count(0)
