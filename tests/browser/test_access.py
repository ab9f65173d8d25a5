"""Every reader gets the page: by eye in light and dark, by screen reader, on a phone, on paper."""

import re

import pytest

from tests.browser import screen
from tests.browser.conftest import PAGES, Visit

PHONE = 390


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_barrier(
    visit: Visit, addresses: dict[str, str], name: str, theme: str
) -> None:
    page = visit(addresses[name], theme=theme)
    assert (screen.brightness(page) < 0.5) == (theme == "dark")
    screen.open_all(page)
    found = screen.barriers(page)
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_a_phone(visit: Visit, addresses: dict[str, str], name: str) -> None:
    page = visit(addresses[name], width=PHONE)
    found = screen.too_wide(page)
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["overview", "country"])
def test_lead_of_a_page_prints_on_its_first_sheet(
    visit: Visit, addresses: dict[str, str], name: str, theme: str
) -> None:
    page = visit(addresses[name], theme=theme)
    expected = screen.on_paper(page)
    sheets = screen.printed(page)
    assert len(expected) >= {"overview": 3, "country": 6}[name]
    assert {(sheet.width_mm, sheet.height_mm) for sheet in sheets} == {(210, 297)}
    assert len(sheets) <= {"overview": 1, "country": 3}[name]
    printed = without_spaces(sheets[0].text)
    missing = [words for words in expected if without_spaces(words) not in printed]
    assert not missing, f"not on paper: {missing}"


LEAD = ("Where they are", "Who is missing", "The five elements", "Money", "The four returns")


def test_national_sheet_holds_the_lead_and_leaves_no_heading_alone(
    visit: Visit, addresses: dict[str, str]
) -> None:
    page = visit(addresses["country"])
    headings = [without_spaces(one) for one in page.locator("h2").all_inner_texts()]
    sheets = [without_spaces(sheet.text) for sheet in screen.printed(page)]
    assert not [one for one in LEAD if without_spaces(one) not in sheets[0]]
    assert without_spaces("Landscapes of this country") in sheets[0]
    alone = [one for one in headings for sheet in sheets if sheet.endswith(one)]
    assert not alone, f"headings at the foot of a sheet: {alone}"


def without_spaces(words: str) -> str:
    """Words as print can be compared: where a printer puts its spaces says nothing."""
    return re.sub(r"\s", "", words)
