"""The finance page: what it says, what it keeps apart, what it withholds, one funder's part."""

from pathlib import Path

import pytest

from data.read import load
from tests.app.opening import DEMONSTRATION, alone, asked, figures, is_whole, shown, values, words

CARDS = (
    "finance_committed_usd",
    "finance_disbursed_usd",
    "finance_needed_usd",
    "landscapes_with_finance",
    "deals_not_converted",
)
LANGUAGES = ("en", "es", "fr", "pt")
DEALS_OF_STAGE = "under_development.estimated"


def test_cards_hold_the_digits_of_the_query(demonstration_warehouse: Path) -> None:
    for query, filters in (
        ({}, {}),
        ({"tier": "2"}, {"min_tier": 2}),
        ({"in_scope": "yes"}, {"in_scope": True}),
    ):
        held = figures(alone("finance", data=DEMONSTRATION, **query))
        answer = load("finance_total", data=DEMONSTRATION, **filters).iloc[0].dropna()
        assert {name for name in CARDS if name in answer} <= set(held)
        assert {name: float(value) for name, value in held.items()} == {
            name: answer[name] for name in held
        }


def test_finance_and_overview_and_country_agree(demonstration_warehouse: Path) -> None:
    here = values(alone("finance"), "amount_usd")
    overview = values(alone("overview"), "amount_usd")
    assert len(overview) == len(load("finance_by_stage"))
    assert sorted(here[: len(overview)]) == sorted(overview)


def test_the_record_is_honest_about_what_it_lacks(warehouse: Path) -> None:
    app = alone("finance")
    said = words(app)
    assert is_whole(app)
    assert "No landscape reports what it needs." in said
    assert "the coalition names none of these" in said
    assert "No landscape states what it needs, so no gap can be told" in said
    assert "no amount says which return it is mainly meant for" in said
    assert "finance_needed_usd" not in figures(app)
    assert "nan" not in said.split()


def test_five_stages_stand_there_even_where_nothing_is_reported(warehouse: Path) -> None:
    page = shown(alone("finance"))
    bars = page[page.index("Needed, reported") : page.index("What stands in no bar")]
    order = [bars.index(f"{one}, reported") for one in (
        "Needed", "Under development", "Ready for financing", "Committed", "Disbursed",
    )]  # fmt: skip
    assert order == sorted(order)
    assert bars.count("not yet reported") == 3
    assert "A ceiling, paid on results: not firmly committed." in bars


def test_withheld_is_neither_missing_nor_zero(demonstration_warehouse: Path) -> None:
    app = alone("finance", data=DEMONSTRATION)
    total = load("finance_total", data=DEMONSTRATION).iloc[0]
    assert total["landscapes_withheld"] > 0
    assert "withhold" in words(app)
    places = load("finance_by_landscape", data=DEMONSTRATION)
    hidden = places[places["deals"] == 0].iloc[0]
    app.text_input(key="q").set_value(hidden["landscape_name"]).run()
    row = next(one for one in shown(app).split("<tr>") if hidden["landscape_id"] in one)
    assert row.count("withheld by the landscape") == 3


def test_nothing_under_a_filter_is_said_and_no_zero(warehouse: Path) -> None:
    app = alone("finance", country="ISL")
    assert is_whole(app)
    assert "none has money on record" in words(app)
    assert "USD 0" not in words(app)
    assert not values(app, "amount_usd")


def test_a_country_filter_says_what_its_figures_hold(warehouse: Path) -> None:
    sentence = "the figures hold every landscape that touches it, whole"
    assert sentence in words(alone("finance", country="COL"))
    assert sentence not in words(alone("finance"))


def test_no_sentence_has_a_hole_where_nothing_is_converted(warehouse: Path) -> None:
    # Kenya's one landscape across a border is financed in euros only.
    app = alone("finance", country="KEN")
    assert "stands in one row; its currency has no stated rate" in words(app)
    assert 'class="gap" data-name="amount_several_usd"' not in shown(app)


def test_the_money_shown_is_in_the_url(warehouse: Path) -> None:
    app = alone("finance", money=DEALS_OF_STAGE)
    assert asked(app, "money") == [DEALS_OF_STAGE]
    assert "Under development, estimated: " in words(app)
    assert "Committed, reported: " not in words(app)
    app.pills(key="finance.money").set_value("disbursed.reported").run()
    assert asked(app, "money") == ["disbursed.reported"]
    assert "Disbursed, reported: " in words(app)


@pytest.mark.parametrize(
    ("key", "code"), [("money", "committed"), ("money", "x.y"), ("lens", "Nobody's Fund")]
)
def test_an_unknown_code_is_one_sentence(warehouse: Path, key: str, code: str) -> None:
    app = alone("finance", **{key: code})
    assert is_whole(app)
    assert f"{key}={code}" in app.warning[0].value
    assert asked(app, key) == []


def test_choosing_a_funder_writes_the_url(warehouse: Path) -> None:
    app = alone("finance")
    app.selectbox(key="finance.lens").select("Green Climate Fund").run()
    assert asked(app, "lens") == ["Green Climate Fund"]
    assert "Green Climate Fund: 5 landscapes" in words(app)


def test_a_funders_part_says_with_whom_and_who_lives_there(demonstration_warehouse: Path) -> None:
    funders = load("funders", data=DEMONSTRATION)
    name = funders[funders["deals_committed_together"] > 0]["funder_name"].iloc[0]
    app = alone("finance", data=DEMONSTRATION, lens=name)
    total = load("funder_total", data=DEMONSTRATION, funders=[name]).iloc[0]
    assert is_whole(app)
    assert values(app, "residents_unique") == [str(int(total["residents_unique"]))]
    assert "They live there; that says neither" in words(app)
    assert "contribution, not attribution" in words(app)
    assert "the rows overlap and have no total" in words(app)
    assert "with others" in words(app)


def test_the_lens_sets_the_funder_filter_aside_and_says_so(demonstration_warehouse: Path) -> None:
    one, other = load("funders", data=DEMONSTRATION)["funder_name"].head(2)
    app = alone("finance", data=DEMONSTRATION, lens=one, funder=other)
    lens = load("funder_total", data=DEMONSTRATION, funders=[one]).iloc[0]
    assert values(app, "landscapes_funded")[:1] == [str(int(lens["landscapes_funded"]))]
    said = "The funder filter is set aside in this part"
    assert said in words(app)
    assert said not in words(alone("finance", data=DEMONSTRATION, lens=one))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", ["", DEMONSTRATION])
def test_every_language_tells_it_whole(
    demonstration_warehouse: Path, language: str, data: str
) -> None:
    app = alone("finance", lang=language, **({"data": data} if data else {}))
    assert is_whole(app)
    assert "nan" not in words(app).lower().split()


@pytest.mark.parametrize(
    "query",
    [
        {"country": ["KEN", "IDN"]}, {"region": "Africa"}, {"tier": "4"}, {"stage": "empowered"},
        {"funder": "Global Environment Facility"}, {"network": "FOLUR"},
        {"lens": "European Union", "country": "ISL"},
    ],
)  # fmt: skip
def test_each_filter_leaves_a_whole_page(warehouse: Path, query: dict[str, str]) -> None:
    app = alone("finance", **query)
    assert is_whole(app)
    assert "nan" not in words(app).lower().split()


def test_search_finds_a_landscape_by_its_funder(warehouse: Path) -> None:
    app = alone("finance", q="nestlé")
    assert "Cavally Forest Reserve Landscape" in shown(app)
    assert "Aceh Tamiang" not in shown(app)
