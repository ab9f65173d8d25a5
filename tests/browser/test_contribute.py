"""A partner's whole way in a browser, from the empty workbook to the new headline and back again,
and the states of the page that only an upload shows."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import python_calamine as calamine
import xlsxwriter
from playwright.sync_api import Page

from tests.browser import screen
from tests.browser.conftest import ROOT, Dashboard, Show, Visit, serve
from tests.intake import files

OWN = "https://example.org/upper-tana"
ROWS = {
    "Landscapes": [
        {
            "Landscape ID": "upper-tana", "Landscape name": "Upper Tana", "Countries": "KEN",
            "Record kind": "landscape", "Realm": "land", "Latitude": "-0.6",
            "Longitude": "37.2", "Area": "1000000", "Scope": "in_scope", "Page that names it": OWN,
        },
    ],
    "Outputs": [
        {
            "Landscape ID": "upper-tana", "Element": str(element), "Output of the guide": code,
            "What was produced": f"Paper {element}", "Status": "done",
            "Date": f"202{element}-05-01", "Evidence": "2",
        }
        for element, code in enumerate(files.PROOF, 1)
    ],
    "Consent": [{"Landscape ID": "upper-tana", "Group of fields": "all", "Consent level": "full"}],
}  # fmt: skip
# A partner's own table: semicolons, Latin-1, decimal commas, a coordinate the wrong way round, a
# number that is none, and a picture that a label must not load.
TABLE = (
    ("Nombre", "País", "Latitud", "Longitud", "Población", "![](https://example.org/x.png)"),
    ("Valle de Ñuble", "Chile", "-36,61", "-72,10", "abc", ""),
    ("Alto Beni", "Bolivia", "-67,5", "-15,5", "1200", ""),
)


def filled(template: Path, out: Path) -> Path:
    """The workbook as a partner fills it: the sheets and headings it came with, and some rows."""
    book = calamine.load_workbook(str(template))
    with xlsxwriter.Workbook(str(out)) as again:
        for name in ROWS:
            head = [str(one) for one in book.get_sheet_by_name(name).to_python()[0]]
            bare = [one.removesuffix(" *") for one in head]
            sheet = again.add_worksheet(name)
            sheet.write_row(0, 0, head)
            for at, row in enumerate(ROWS[name], 1):
                assert set(row) <= set(bare), set(row) - set(bare)
                sheet.write_row(at, 0, [row.get(one, "") for one in bare])
    return out


def drop(page: Page, *given: Path) -> None:
    page.locator("input[type=file]").set_input_files([str(one) for one in given])
    page.get_by_role("heading", name="What was found").wait_for()
    screen.settle(page)


@pytest.fixture
def own(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A record and a store that may be changed: copies of the ones the other tests read."""
    home = tmp_path / "own"
    shutil.copytree(environment["LANDSCAPES_WAREHOUSE"], home)
    return {
        **environment,
        "LANDSCAPES_WAREHOUSE": str(home),
        "LANDSCAPES_STORE": str(tmp_path / "inbox"),
    }


@pytest.fixture
def running(own: dict[str, str], tmp_path: Path) -> Iterator[Dashboard]:
    with serve(own, tmp_path / "log.txt") as dashboard:
        yield dashboard


def typed(own: dict[str, str], *words: str) -> str:
    """What a steward's command writes."""
    command = [sys.executable, "-m", "data", *words]
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def headline(page: Page, running: Dashboard) -> dict[str, str]:
    page.goto(f"{running.url}/")
    screen.settle(page)
    return {one.name: one.value for one in screen.headlines(page)}


# The dashboard comes before the page, so that the page is closed before its dashboard is.
def test_from_an_empty_workbook_to_the_headline_and_back(
    running: Dashboard, visit: Visit, show: Show, own: dict[str, str], tmp_path: Path
) -> None:
    page = visit(f"{running.url}/contribute")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the workbook").click()
    taken.value.save_as(tmp_path / "template.xlsx")
    drop(page, filled(tmp_path / "template.xlsx", tmp_path / "upper tana.xlsx"))

    said = screen.words(page)
    assert "These rows fit the record and can be handed in." in said
    assert "Nothing to remark: every cell was taken as it stood." in said
    assert "upper tana.xlsx / Outputs, row 5 (Outputs)" in said
    steps = screen.figures(page, ".steps")[:3]
    assert [one.value for one in steps] == ["0", "1", "1"]  # before 0, newly recorded + 1, after 1
    assert not screen.barriers(page)

    page.get_by_label("How should its source be named?").fill("Upper Tana office")
    page.get_by_role("button", name="Hand it in").click()
    page.get_by_text("Received. Your receipt is").wait_for()
    (note,) = json.loads(typed(own, "imports", "--format", "json"))["handed"]
    assert note["title"] == "Upper Tana office"
    assert note["receipt_id"] in screen.words(page)

    typed(own, "import", note["folder"], "--source-title", note["title"], "--publish")
    now = headline(page, running)
    (was,) = show("overview")
    assert (was["landscapes_empowered"], now["landscapes_empowered"]) == (0, "1")
    assert int(now["people_unique"]) > 1_000_000
    typed(own, "undo", note["receipt_id"])
    again = headline(page, running)
    assert {name: again[name] for name in now} == {name: str(was[name]) for name in now}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_report_with_questions_is_for_every_reader(
    visit: Visit, tmp_path: Path, theme: str
) -> None:
    page = visit("/contribute", theme=theme)
    given = files.text(tmp_path / "paisajes.csv", TABLE, delimiter=";", encoding="latin-1")
    drop(page, given)
    assert "A question above must be answered first" in screen.words(page)
    screen.open_all(page)
    found = screen.barriers(page)
    page.set_viewport_size({"width": 390, "height": 844})
    screen.settle(page)
    found += screen.too_wide(page)
    assert not found, "\n" + "\n".join(found)


def test_everything_is_done_with_the_keyboard(visit: Visit, tmp_path: Path) -> None:
    page = visit("/contribute?lang=fr")
    given = files.text(tmp_path / "paisajes.csv", TABLE, delimiter=";", encoding="latin-1")
    choose = page.get_by_role("button", name="Choisir des fichiers")
    with page.expect_file_chooser() as chooser:
        choose.press("Enter")
    chooser.value.set_files(str(given))
    page.get_by_role("heading", name="Ce qui a été trouvé").wait_for()
    screen.settle(page)
    status = page.get_by_role("status").filter(has_text="Il faut d’abord répondre")
    assert status.count() == 1
    for number in range(2):  # which way the point lies, and whose the landscapes are
        page.get_by_role("radio").first.press("Space")
        page.locator("li strong").nth(number).wait_for()
        screen.settle(page)
    said = screen.words(page)
    assert "Ces lignes s’accordent au registre" in said
    assert "n’est pas un nombre entier" in said
    assert "is not" not in said
    page.get_by_role("button", name="Remettre").focus()
    assert page.evaluate("document.activeElement.innerText").endswith("Remettre")


def test_what_is_too_large_is_said_in_sight(visit: Visit, tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    large.write_bytes(b"a,b\n" * 14_000_000)
    page = visit("/contribute?lang=es")
    page.locator("input[type=file]").set_input_files(str(large))
    said = page.get_by_test_id("stFileChip").get_by_role("alert")
    said.wait_for()
    box = said.bounding_box()
    assert box is not None
    assert box["width"] > 100
    shown = said.evaluate("one => getComputedStyle(one, '::after').content")
    assert "envíelo en partes" in shown
