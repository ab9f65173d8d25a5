"""Every page is whole at its own URL and through the menu, and speaks only to its reader."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import PAGES, Visit, serve
from ui import menu

LISTED = [entry.name for entry in menu.ENTRIES if entry.is_listed]
# Words of a program, or a field that nobody filled in.
NOT_FOR_READERS = re.compile(
    r"\b(nan|NaN|None(?! of)|NaT|null|undefined|Traceback|\w+Error)\b|\{\w*\}|<NA>"
    r"|\b(page|frame|number|column|code|note|filter|indicator)\.\w+"
)


def words_of_a_program(page: Page) -> set[str]:
    return {match[0] for match in NOT_FOR_READERS.finditer(screen.words(page))}


@pytest.mark.parametrize("name", PAGES)
def test_page_stands_alone(visit: Visit, addresses: dict[str, str], name: str) -> None:
    page = visit(addresses[name])
    expect(screen.title(page)).to_have_count(1)
    assert len(screen.menu(page)) == len(LISTED)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    expect(page.locator("footer")).to_be_visible()
    assert words_of_a_program(page) == set()


def test_menu_leads_to_every_page(visit: Visit) -> None:
    page = visit("/")
    titles = set()
    entries = screen.menu(page)
    for name, section in entries.items():
        before = screen.title(page).inner_text() if titles else ""
        screen.follow_menu(page, name, section)
        expect(screen.title(page)).not_to_have_text(before)
        screen.settle(page)
        expect(page.get_by_test_id("stAlert")).to_have_count(0)
        titles.add(screen.title(page).inner_text())
    assert len(titles) == len(entries) == len(LISTED)


def test_words_of_a_program_are_recognised() -> None:
    for words in (
        "nan people",
        "None",
        "page.people.title",
        "{landscapes} of 1000",
        "KeyError: 'a'",
    ):
        assert NOT_FOR_READERS.search(words)
    assert not NOT_FOR_READERS.search("No data. None of 4 landscapes: data.csv")


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/country?country=XYZ", "XYZ"),
        ("/landscape?id=nowhere", "nowhere"),
        ("/landscapes?country=XYZ", "XYZ"),
        ("/?stage=perfect", "perfect"),
    ],
)
def test_unknown_name_in_the_url_gets_one_sentence(visit: Visit, address: str, asked: str) -> None:
    page = visit(address)
    expect(page.get_by_test_id("stAlert")).to_have_count(1)
    expect(page.get_by_test_id("stAlert")).to_contain_text(asked)
    assert words_of_a_program(page) == set()


def test_page_that_is_the_first_ever_opened_has_its_menu(
    visit: Visit, environment: dict[str, str], addresses: dict[str, str], tmp_path: Path
) -> None:
    with serve(environment, tmp_path / "log.txt") as cold:
        page = visit(cold.url + addresses["country"])
        offered = screen.menu(page)
        cold_title = screen.title(page).inner_text()
        page.close()
    warm = visit(addresses["country"])
    assert offered == screen.menu(warm)
    assert cold_title == screen.title(warm).inner_text()


def test_every_page_says_how_to_build_a_missing_warehouse(
    visit: Visit, environment: dict[str, str], addresses: dict[str, str], tmp_path: Path
) -> None:
    empty = {**environment, "LANDSCAPES_WAREHOUSE": str(tmp_path / "nothing")}
    with serve(empty, tmp_path / "log.txt") as bare:
        for address in addresses.values():
            page = visit(bare.url + address)
            expect(page.get_by_test_id("stAlert")).to_have_count(1)
            expect(page.get_by_test_id("stAlert")).to_contain_text("python -m data build")
            assert len(screen.menu(page)) == len(LISTED)
            page.close()
        assert "Traceback" not in bare.log.read_text()
