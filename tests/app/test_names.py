"""Names in the reader's language: countries, regions, measures, units; files keep the English."""

import csv
from pathlib import Path

import pytest

from data import schema
from data.read import load
from tests.app.opening import alone, shown, words
from ui import names, text

OTHERS = ("es", "fr", "pt")
KENYA = {
    "country_code": "KEN",
    "name_en": "Kenya",
    "name_es": "Kenia",
    "name_fr": "",
    "name_pt": "Quênia",
}
SPAIN = {"country_code": "ESP", "name_en": "Spain", "name_es": "España", "name_fr": "Espagne"}


def reference(table: str) -> list[dict[str, str]]:
    """The rows of a table that is kept with the method."""
    file = schema.SCHEMA_FILE.parent / "reference" / f"{table}.csv"
    with file.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(autouse=True)
def learnt() -> None:
    names.learn(reference("country"))


def test_a_country_without_a_name_in_the_language_is_called_in_english() -> None:
    names.learn([KENYA])
    assert [names.country("KEN", one) for one in ("en", "es", "fr", "pt")] == [
        *("Kenya", "Kenia", "Kenya", "Quênia"),
    ]
    assert names.country("XXX", "es", "Somewhere") == "Somewhere"


def test_countries_of_a_landscape_stand_in_the_order_of_the_language() -> None:
    row = {"country_codes": "KEN;ESP;ETH", "country_names": "Kenya, Spain, Ethiopia"}
    assert names.told(row, "country_names", "fr") == "Espagne, Éthiopie, Kenya"
    assert names.told(row, "country_names", "en") == "Ethiopia, Kenya, Spain"


def test_what_is_in_no_country_or_in_several_is_said_in_the_language() -> None:
    for english, spanish in (("unassigned", "En tierra"), ("several countries", "Varios países")):
        row = {"country_code": None, "country_name": english}
        assert (names.told(row, "country_name", "es") or "").startswith(spanish)


def test_a_name_without_a_code_beside_it_is_told_as_it_is() -> None:
    assert names.told({"country_name": "Kenya"}, "country_name", "es") == "Kenya"
    assert names.told({"country_name": None, "country_code": "KEN"}, "country_name", "es") is None
    assert names.told({"landscape_name": "Kenya"}, "landscape_name", "es") is None


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_every_region_measure_and_unit_of_the_method_has_words(language: str) -> None:
    held = text.texts(language)
    for row in reference("country"):
        for name in ("region_name", "subregion_name"):
            assert not row[name] or f"code.region.{row[name]}" in held, row[name]
    for row in reference("measure"):
        assert f"code.measure.{row['measure_code']}" in held, row["measure_code"]
        assert not row["unit_name"] or f"code.unit.{row['unit_name']}" in held, row["unit_name"]


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_every_unit_on_screen_has_words(warehouse: Path, language: str) -> None:
    units = {*load("indicator_total")["unit"], *load("statements")["unit_name"].dropna()}
    assert not [unit for unit in units if f"code.unit.{unit}" not in text.texts(language)]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("overview", {"country": "BRA"}),
        ("landscapes", {"country": "BRA"}),
        ("people", {"country": "BRA"}),
        ("compare", {"place": ["BRA", "KEN"]}),
        ("quality", {"country": "BRA"}),
        ("country", {"country": "BRA"}),
        ("landscape", {"id": "gcftf-acre"}),
    ],
)
def test_no_page_says_brazil_in_another_language(
    warehouse: Path, page: str, query: dict[str, str | list[str]], language: str
) -> None:
    app = alone(page, lang=language, **query)
    assert names.country("BRA", language) in words(app)
    assert not [cell for cell in shown(app).split("<") if cell.endswith(">Brazil")]


@pytest.mark.parametrize("language", OTHERS)
def test_lists_to_choose_from_are_alphabetical_in_the_language(
    warehouse: Path, language: str
) -> None:
    app = alone("landscapes", lang=language)
    listed = app.multiselect(key="filter.country").options
    assert listed == sorted(listed, key=names.order)
    assert names.country("KEN", language) in listed
    regions = app.multiselect(key="filter.region").options
    assert text.get("code.region.Africa", language) in regions


def test_a_landscape_is_found_by_its_country_in_the_language(warehouse: Path) -> None:
    for sought, language in (("kenia", "es"), ("quenia", "pt"), ("Kenya", "fr")):
        app = alone("landscapes", lang=language, q=sought)
        assert "Kiambu" in words(app), language


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("which", ["public_record", "demonstration"])
def test_the_project_s_own_record_and_grid_are_named_in_the_language(
    warehouse: object, demonstration_warehouse: object, which: str, language: str
) -> None:
    about = load("overview", data=which).iloc[0]
    for title in (about["package_title"], about["grid"]):
        assert names.given(title, "en") == title
        assert names.given(title, language) != title, title
    assert names.given("Kontur 2023", language) == "Kontur 2023"


def test_the_close_of_a_page_names_its_record_in_the_language(warehouse: object) -> None:
    closing = shown(alone("quality", lang="fr")).split("<footer>")[1].split("</footer>")[0]
    assert "Registre public des partenariats paysagers" in closing
    assert "habitat modélisé" in closing
    assert "Public record" not in closing
