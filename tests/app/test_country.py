"""The country page: whole in both records, empty, beside others, with files to take away."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from data.read import load
from tests.app.opening import DEMONSTRATION, alone, asked, figures, is_whole, shown, values, words
from ui import files, names
from ui.here import Here

EMPTY = "TUV"
PUBLIC = "public_record"


@pytest.fixture(params=[PUBLIC, DEMONSTRATION])
def record(request: pytest.FixtureRequest, demonstration_warehouse: Path) -> str:
    return str(request.param)


def opened(record: str, **query: str | list[str]) -> str:
    """The words of the country page in a record."""
    asked_for = query if record == PUBLIC else {**query, "data": record}
    app = alone("country", **asked_for)
    assert is_whole(app)
    return shown(app)


def test_page_of_each_country_is_whole_and_says_no_nan(record: str) -> None:
    found = load("countries", data=record).sort_values("landscapes")["country_code"]
    for code in [found.iloc[-1], found.iloc[len(found) // 2], found.iloc[0], EMPTY]:
        page = opened(record, country=code)
        assert ">nan" not in page
        assert ">None<" not in page


def test_a_country_without_landscapes_says_what_is_known_and_how_to_begin(record: str) -> None:
    query = {"country": EMPTY} | ({} if record == PUBLIC else {"data": record})
    app = alone("country", **query)
    headings = [one.value for one in app.header]
    assert "How a first landscape gets here" in headings
    assert "Who is missing" not in headings
    assert "Population of the country" in words(app)


def test_every_country_can_be_chosen_those_with_landscapes_first(warehouse: Path) -> None:
    options = alone("country", lang="fr").selectbox(key="country.picked").options
    known = set(load("countries")["country_code"])
    first = [names.country(code, "fr") for code in known]
    assert set(options[: len(known)]) == set(first)
    assert options[: len(known)] == sorted(first, key=names.order)
    assert names.country(EMPTY, "fr") in options[len(known) :]


def test_own_goals_are_judged_and_no_others(demonstration_warehouse: Path) -> None:
    goals = {
        code: load("target_status", data=DEMONSTRATION, countries=[code])
        for code in load("countries", data=DEMONSTRATION)["country_code"]
    }
    judged = next(code for code, found in goals.items() if len(found))
    page = alone("country", data=DEMONSTRATION, country=judged)
    assert "The goals it set itself" in [one.value for one in page.header]
    without = next(code for code, found in goals.items() if found.empty)
    other = alone("country", data=DEMONSTRATION, country=without)
    assert "The goals it set itself" not in [one.value for one in other.header]
    assert "off track" not in words(other)


def test_figures_are_those_of_overview_people_and_landscapes(record: str) -> None:
    code = load("countries", data=record).sort_values("landscapes")["country_code"].iloc[-1]
    query = {"country": code} | ({} if record == PUBLIC else {"data": record})
    page = figures(alone("country", **query))
    for other in ("overview", "landscapes"):
        held = figures(alone(other, **query))
        for name in page.keys() & held.keys() - {"organisations"}:
            assert page[name] == held[name], (other, name)
    by_country = load("people_by_country", data=record).set_index("country_code")
    assert page["residents_unique"] == str(by_country.loc[code, "residents_unique"])


def test_a_promise_says_from_how_many_landscapes(demonstration_warehouse: Path) -> None:
    told = pd.concat(
        load("country_commitments", data=DEMONSTRATION, country=code).assign(asked=code)
        for code in load("countries", data=DEMONSTRATION)["country_code"]
    )
    for code, wording in (
        ("reported_in_part", "Reported so far"),
        ("not_comparable", "Not comparable: nothing reported in this measure"),
    ):
        for country in told[told["promise_code"] == code]["asked"].head(1):
            page = alone("country", data=DEMONSTRATION, country=country)
            assert wording in words(page)
            assert values(page, "value_promised")


def test_neighbours_stand_beside_only_when_asked_for(warehouse: Path) -> None:
    assert "share_outputs_documented" not in shown(alone("country", country="KEN"))
    app = alone("country", country="KEN", beside=["UGA", "TZA"])
    assert asked(app, "beside") == ["UGA", "TZA"]
    page = words(app)
    assert page.rindex("Kenya") < page.rindex("Tanzania") < page.rindex("Uganda")
    beside = load("indicator_by_place", grain="country", countries=["KEN", "TZA", "UGA"])
    of_all = beside[beside["indicator_name"] == "count_landscapes"]
    assert sorted(values(app, "count_landscapes")) == sorted(f"{v}" for v in of_all["value"])


@pytest.mark.parametrize("code", ["BRA", "KEN", "ZZZ"])
def test_what_is_no_neighbour_is_refused_in_one_sentence(warehouse: Path, code: str) -> None:
    app = alone("country", country="KEN", beside=code)
    assert is_whole(app)
    assert f"beside={code}" in app.warning[0].value
    assert asked(app, "beside") == []


def test_another_country_forgets_the_neighbours(warehouse: Path) -> None:
    app = alone("country", country="KEN", beside="UGA")
    app.selectbox(key="country.picked").select("IDN").run()
    assert (asked(app, "country"), asked(app, "beside")) == (["IDN"], [])
    assert not app.warning


def test_names_of_a_country_are_told_in_each_language(record: str) -> None:
    for language, title in (("es", "Kenia"), ("fr", "Kenya"), ("pt", "Quênia")):
        query = {"country": "KEN", "lang": language}
        app = alone("country", **query, **({} if record == PUBLIC else {"data": record}))
        assert app.title[0].value == title
        assert is_whole(app)


def test_a_workbook_holds_every_row_and_says_what_is_invented(
    demonstration_warehouse: Path,
) -> None:
    frame = load("landscapes", data=DEMONSTRATION, countries=["KEN"])
    about = load("overview", data=DEMONSTRATION).iloc[0].to_dict()
    here = Here("country", "en", "light", "x", {}, about)
    book = zipfile.ZipFile(io.BytesIO(files.as_workbook(here, "landscapes", frame)))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    held = book.read("xl/sharedStrings.xml").decode()
    assert sheet.count("<row ") == len(frame) + 2
    assert all(name in held for name in frame["landscape_name"].head(3))
    assert "No landscape, person or figure here is real" in held
    assert "nan" not in sheet.lower()


@pytest.mark.parametrize("query", [{}, {"country": "XXX"}])
def test_without_a_country_every_country_is_a_way_in(
    warehouse: Path, query: dict[str, str]
) -> None:
    app = alone("country", **query)
    known = load("countries")
    listed = known[known["landscapes"] > 0]
    assert f"{len(listed)}</data> countries have landscapes in this record" in shown(app)
    for code in listed["country_code"]:
        assert f"country?country={code}" in shown(app), code
