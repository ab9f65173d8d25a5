"""The elements page on both records: its numbers, filters, words, and what it never shows."""

import pytest

from data.read import load, table
from tests.app.opening import DEMONSTRATION, alone, asked, figures, is_whole, shown, values, words
from ui import matrix, names, needs, text
from ui.here import Here

pytestmark = pytest.mark.usefixtures("demonstration_warehouse", "warehouse")
RECORDS = ("public_record", DEMONSTRATION)
STATES = ("landscapes_done", "landscapes_under_way", "landscapes_nothing")
TIERS = (
    *("landscapes_modelled", "landscapes_self_reported", "landscapes_documented"),
    *("landscapes_reviewed", "landscapes_verified"),
)
FILTERS = (
    {},
    {"country": "KEN"},
    {"region": "Africa"},
    {"stage": "forming"},
    {"stage": ["known", "thriving"]},
    {"tier": "2"},
    {"tier": "4"},
    {"country": "ISL"},
)


def opened(record, **query):
    return alone("elements", **({"data": record} if record == DEMONSTRATION else {}), **query)


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("record", RECORDS)
def test_whole_under_every_filter(record, query):
    app = opened(record, **query)
    assert is_whole(app)
    page = words(app)
    assert not [word for word in ("nan", "None ", "NaT", "<NA>") if word in page.split()]
    assert "element_code" not in page


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
@pytest.mark.parametrize("record", RECORDS)
def test_whole_in_every_language(record, language):
    app = opened(record, lang=language)
    assert is_whole(app)
    assert text.get("page.elements.title", language) == app.title[0].value


@pytest.mark.parametrize("tier", [0, 3])
@pytest.mark.parametrize("record", RECORDS)
def test_cards_are_those_of_the_query_and_the_overview(record, tier):
    answer = load("elements_profile", data=record, in_scope=True, min_tier=tier).iloc[0]
    held = figures(opened(record, **({"tier": str(tier)} if tier else {})))
    for name in ("landscapes_with_output", "outputs_done", "landscapes_one_short"):
        assert held[name] == str(answer[name]), name
    overview = load("overview", data=record, min_tier=tier).iloc[0]
    assert held["landscapes_in_scope"] == str(overview["landscapes_in_scope"])


@pytest.mark.parametrize("record", RECORDS)
def test_five_strips_each_add_up_to_all_landscapes(record):
    rows = load("elements_by_scope", data=record, in_scope=True)
    ours = rows[rows["scope_code"] == "in_scope"]
    assert len(ours) == 5
    assert (ours[list(STATES)].sum(axis=1) == ours["landscapes"]).all()
    outputs = load("outputs_by_element", data=record, in_scope=True)
    assert (outputs[list(TIERS)].sum(axis=1) == outputs["landscapes_done"]).all()
    app = opened(record)
    assert shown(app).count('<li class="strip">') == 5
    for name in STATES:
        assert [v for v in values(app, name) if v][:5]
    done = ours.set_index("element_code")["landscapes_done"]
    most = outputs.groupby("element_code")["landscapes_done"].max()
    assert (most <= done).all()


def test_the_reference_layer_is_in_no_figure():
    app = opened("public_record")
    everything = load("elements_profile").iloc[0]
    assert figures(app)["landscapes_with_output"] != str(everything["landscapes_with_output"])
    overview = load("overview").iloc[0]
    assert values(app, "landscapes_reference") == [str(overview["landscapes_reference"])]


def test_the_filter_for_scope_is_not_offered():
    app = alone("elements", in_scope="yes")
    assert is_whole(app)
    assert "filter.in_scope" not in [toggle.key for toggle in app.toggle]
    assert asked(app, "in_scope") == []


def test_the_grid_says_done_in_words_and_leads_to_each_landscape():
    app = opened(DEMONSTRATION)
    grid = app.dataframe[0].value
    listed = load("output_matrix", data=DEMONSTRATION, in_scope=True)
    assert [one.split("#")[1] for one in grid["name"]] == listed["landscape_name"].tolist()
    assert grid["name"].str.contains("data=demonstration#").all()
    cells = set(grid.drop(columns=["name", "stage"]).astype(str).to_numpy().ravel())
    assert "done · documented" in cells
    assert cells <= {*matrix._state_words("en").values(), "–"}
    outputs = load("outputs_by_element", data=DEMONSTRATION, in_scope=True)
    assert len(grid.columns) == 2 + len(outputs)


def test_the_grid_and_the_counts_agree():
    """What the grid shows as done, and what is counted of landscapes in totals only, is all."""
    listed = load("output_matrix", data=DEMONSTRATION, in_scope=True)
    outputs = load("outputs_by_element", data=DEMONSTRATION, in_scope=True)
    row = load("elements_profile", data=DEMONSTRATION, in_scope=True).iloc[0]
    assert len(listed) == row["landscapes_listed_here"]
    for place, counted in enumerate(outputs["landscapes_done"]):
        done = sum(str(states[place]).startswith("done") for states in listed["outputs"])
        assert 0 <= counted - done <= row["landscapes_totals_only"]


def test_no_landscape_in_totals_only_is_named():
    consent = load("landscapes", data=DEMONSTRATION)
    assert "aggregate_only" not in set(consent["consent_level_code"])
    page = shown(opened(DEMONSTRATION))
    assert "undisclosed" not in page
    assert "not listed" not in page


def test_countries_of_who_is_short_are_told_in_the_readers_language():
    told = words(opened(DEMONSTRATION, lang="es"))
    short = load("one_step_short", data=DEMONSTRATION, in_scope=True)
    called = [
        (names.country(code, "es"), names.country(code, "en"))
        for codes in short["country_codes"].dropna()
        for code in codes.split(";")
    ]
    differing = [(own, english) for own, english in called if own != english]
    assert differing
    assert all(own in told and english not in told for own, english in differing)


def test_the_line_under_the_grid_tells_the_cell_and_links_to_its_landscape():
    app = opened(DEMONSTRATION)
    assert "Touch a cell" in words(app)
    grid = app.dataframe[0].value
    here = Here("elements", "en", "light", "", {}, {"grid_is_modelled": True})
    told = matrix.Told(grid, grid)
    heads = load("outputs_by_element", data=DEMONSTRATION, in_scope=True).to_dict("records")
    agreement = "1_partnership_agreement"
    place = next(row for row, held in enumerate(grid[agreement]) if held != "–")
    said = matrix._chosen(here, told, heads, place, agreement)
    address, name = grid["name"][place].split("#")
    assert f'href="{address.replace("&", "&amp;")}"' in said
    assert f">{name}</a> · Landscape partnership agreement: {grid[agreement][place]}" in said
    assert "· Stage: " in matrix._chosen(here, told, heads, place, "name")


def test_unknown_country_gets_one_sentence():
    app = alone("elements", country="ZZZ")
    assert is_whole(app)
    assert len(app.warning) == 1


def test_nothing_selected_says_so_and_divides_by_nothing():
    app = alone("elements", country="ISL")
    assert "No landscape that the coalition names fits these filters" in words(app)
    assert len(app.dataframe) == 0


def test_every_output_has_words_in_every_language():
    codes = [*table("output")["output_code"], "other"]
    for language in text.languages():
        for code in codes:
            assert text.texts(language)[f"code.output.{code}"]
            assert len(text.texts(language)[f"code.output_short.{code}"]) <= 17


def test_needs_name_every_alternative_and_the_evidence():
    blank = {"element_code": None, "requires_agreement": False, "return_code": None}
    formal = blank | {"evidence_kind": "formal_status", "tier_least": 0}
    output = blank | {"evidence_kind": "output", "tier_least": 0}
    agreement = output | {"requires_agreement": True}
    documented = output | {"element_code": 3, "tier_least": 2}
    measure = blank | {"evidence_kind": "measure", "return_code": "social", "tier_least": 0}
    told = {
        "Any output, done or under way": [output],
        "A partnership agreement, or a formal partnership status": [agreement, formal],
        "An output in Vision and Planning, documented or better": [documented],
        "A measured value for Human well-being": [measure],
    }
    for expected, alternatives in told.items():
        assert needs.words(alternatives, "en") == expected
