"""The page of a landscape with everything, with nothing, kept back, across borders, at sea."""

import html
import io
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import data.read
from data import held
from tests.app.opening import DEMONSTRATION, alone, is_whole, shown, words
from ui import files, text, warehouse_state
from ui.here import Here
from ui.landscape import consent, giveback, identity, recorded, sheet

SPARSE, RICH = "terraso-kiambu", "nrt-northern-kenya"
SECTIONS = (
    "elements", "returns", "partners", "support", "money", "policies", "changes", "neighbours",
    "identity", "sources", "consent", "held",
)  # fmt: skip

PUBLIC = "public_record"


def here(kind: str = DEMONSTRATION, language: str = "en") -> Here:
    about = warehouse_state.records(data.read.load("overview", data=kind))[0]
    return Here("landscape", language, "light", warehouse_state.published(kind), {}, about)


def profile(landscape: str, kind: str = DEMONSTRATION) -> dict:
    found = data.read.load("landscape_profile", data=kind, landscape_id=landscape)
    return warehouse_state.records(found)[0]


def profiles(kind: str = DEMONSTRATION) -> list[dict]:
    listed = data.read.load("landscapes", data=kind)["landscape_id"]
    return [profile(one, kind) for one in listed]


def of_kind(kind: str) -> str:
    """A landscape of the small demonstration: most measured, at sea, across borders, kept back."""
    if kind == "measured":
        told = data.read.table("observation", data=DEMONSTRATION)
        listed = set(data.read.load("landscapes", data=DEMONSTRATION)["landscape_id"])
        told = told[told["landscape_id"].isin(listed)]
        return str(told["landscape_id"].value_counts().index[0])
    tests = {
        "sea": lambda row: row["realm_code"] == "sea",
        "borders": lambda row: ";" in row["country_codes"],
        "listed": lambda row: row["consent_level_code"] == "listed_in_country",
        "money_kept": lambda row: row["finance_consent_level_code"] == "private",
        "rounded": lambda row: row["indicators_consent_level_code"] == "generalised",
    }
    found = next((row for row in profiles() if tests[kind](row)), None)
    assert found is not None, f"The small demonstration has no landscape that is {kind}."
    return str(found["landscape_id"])


def is_clean(page: str) -> bool:
    return not re.search(r"\b(nan|NaT|None)\b", page)


@pytest.mark.parametrize("landscape", [SPARSE, RICH])
def test_a_landscape_of_the_record_is_whole(warehouse: Path, landscape: str) -> None:
    app = alone("landscape", id=landscape)
    assert is_whole(app) and is_clean(words(app))
    row = profile(landscape, "public_record")
    absent = recorded.absent(here("public_record"), row)
    assert len(app.header) == len(SECTIONS) - len(absent) + (row["latitude"] is not None)


def test_what_is_not_recorded_shares_one_line(warehouse: Path) -> None:
    app = alone("landscape", id=SPARSE)
    page = shown(app)
    assert (
        "Not yet recorded: the four returns, support received, money, policies and learning, "
        "changes of the last twelve months." in page
    )
    assert page.count("Not yet recorded") == 1
    assert "How to add it" in page and 'href="contribute"' in page
    assert "Nothing is recorded" not in page
    assert "Money" not in [one.value for one in app.header]


def test_what_is_kept_back_is_not_called_unrecorded(demonstration_warehouse: Path) -> None:
    row = profile(of_kind("money_kept"))
    assert "money" not in recorded.absent(here(), row)
    assert recorded.absent(here(), profile(of_kind("listed"))) in ([], ["returns"])


@pytest.mark.parametrize("kind", ["measured", "sea", "borders", "listed", "money_kept", "rounded"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_landscape_of_the_demonstration_is_whole(
    demonstration_warehouse: Path, kind: str, language: str
) -> None:
    app = alone("landscape", id=of_kind(kind), data=DEMONSTRATION, lang=language)
    assert is_whole(app) and is_clean(words(app))


def test_the_measured_one_shows_every_measure_with_its_trend(demonstration_warehouse: Path) -> None:
    key = of_kind("measured")
    page = shown(alone("landscape", id=key, data=DEMONSTRATION))
    measures = data.read.load("landscape_returns", data=DEMONSTRATION, landscape_id=key)
    drawn = measures[measures["reported"] > measures["undated"]]
    assert page.count('<li class="measure">') == len(measures)
    assert page.count('<div class="spark') - page.count('<div class="spark-') == len(drawn)
    for share in measures["share_met"].dropna():
        assert f'data-name="share_met" value="{share}"' in page


def test_what_is_kept_back_is_said_and_never_called_missing(demonstration_warehouse: Path) -> None:
    page = shown(alone("landscape", id=of_kind("listed"), data=DEMONSTRATION))
    # returns, partners, support, money, policies and neighbours, and the names of outputs
    assert page.count('data-gap="withheld"') >= 7
    assert 'data-gap="no_rows"' not in page
    # Neither a stage nor an element, and no claim that nobody granted what is shown.
    assert "how far it has come is not shown" in page and "Nothing is proven" not in page
    assert "no place" not in page and "No permission of its own is recorded" not in page
    assert "no data" not in words(alone("landscape", id=of_kind("listed"), data=DEMONSTRATION))


def test_money_alone_may_be_kept_back(demonstration_warehouse: Path) -> None:
    row = profile(of_kind("money_kept"))
    assert consent.is_withheld(row, "finance") and not consent.is_withheld(row, "identity")
    page = shown(alone("landscape", id=row["landscape_id"], data=DEMONSTRATION))
    assert "Withheld by the landscape: it does not allow its money to be shown here." in page


def test_one_in_totals_only_is_unknown(demonstration_warehouse: Path) -> None:
    app = alone("landscape", id="undisclosed-0001", data=DEMONSTRATION)
    assert is_whole(app)
    assert any("id=undisclosed-0001" in one.value for one in app.warning)
    assert "undisclosed" not in shown(app)


def test_no_neighbour_of_any_landscape_is_hidden(demonstration_warehouse: Path) -> None:
    listed = {row["landscape_id"] for row in profiles() if row["latitude"] is not None}
    for row in profiles():
        near = data.read.load(
            "landscape_neighbours", data=DEMONSTRATION, landscape_id=row["landscape_id"]
        )
        assert set(near["other_landscape_id"]) <= listed


def test_the_zip_holds_exactly_the_rows_of_the_tables(demonstration_warehouse: Path) -> None:
    row = profile(of_kind("measured"))
    made = zipfile.ZipFile(io.BytesIO(giveback.archive(here(), row)))
    rows = held.about(row["landscape_id"], data=DEMONSTRATION)
    names = {f"{files.INVENTED}{one}.csv" for one in (*rows, "dictionary")}
    assert set(made.namelist()) == names | {f"{files.INVENTED}README.txt"}
    for table, frame in rows.items():
        told = made.read(f"{files.INVENTED}{table}.csv").decode("utf-8-sig")
        read = pd.read_csv(io.StringIO(told), skipfooter=1, engine="python")
        assert len(read) == len(frame), table
        assert list(read.columns) == list(frame.columns), table
    observed = data.read.table("observation", data=DEMONSTRATION)
    own = observed[observed["landscape_id"] == row["landscape_id"]]
    assert len(rows["observation"]) == len(own) > 0


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_the_readme_speaks_the_readers_language(
    demonstration_warehouse: Path, language: str
) -> None:
    row = profile(of_kind("measured"))
    told = giveback.readme(here(language=language), row, {"landscape": pd.DataFrame({"a": [1]})})
    assert row["landscape_name"] in told and "landscape.csv: 1" in told
    opening = {"en": "What is held", "es": "Lo que se guarda", "fr": "Ce qui est détenu",
               "pt": "O que se guarda"}  # fmt: skip
    assert told.startswith(opening[language])


@pytest.mark.parametrize("kind", ["measured", "listed"])
def test_the_sheet_is_whole_in_itself(demonstration_warehouse: Path, kind: str) -> None:
    row = profile(of_kind(kind))
    made = sheet.sheet(here(), row)
    absent = recorded.absent(here(), row)
    assert made.count("<section>") == len(sheet.PARTS) - len(absent)
    assert made.count("Not yet recorded") == bool(absent)
    assert is_clean(re.sub(r"<style>.*?</style>|<[^>]+>", "", made, flags=re.DOTALL))
    assert "invented" in made
    for link in re.findall(r'(?:href|src)="([^"]*)"', made):
        assert link.startswith("https://"), link
    assert not re.search(r"<(?:script|link|img)\b|@import|url\(", made)


def test_the_sheet_of_the_record_names_its_sources(warehouse: Path) -> None:
    made = sheet.sheet(here("public_record"), profile(RICH, "public_record"))
    sources = data.read.load("landscape_sources", landscape_id=RICH)
    for url in sources["source_url"].dropna():
        assert url.replace("&", "&amp;") in made


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_partnership_is_told_how_to_limit_what_is_shown(warehouse: Path, language: str) -> None:
    found = data.read.load("landscapes")["landscape_id"].iloc[0]
    app = alone("landscape", id=found, lang=language)
    facts = data.read.load("landscape_facts", landscape_id=found)
    rows = identity.correctable(here(PUBLIC, language), profile(found, PUBLIC), facts)
    (wanted,) = (one for one in rows if one["record_table"] == "consent")
    assert wanted["label"] == text.get("page.landscape.consent.wanted", language)
    assert (wanted["record_id"], wanted["field"]) == (found, "level_code")
    assert html.escape(text.get("page.landscape.consent.lead", language)) in shown(app)
