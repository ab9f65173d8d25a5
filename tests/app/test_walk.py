"""A walk over every page: both records, each filter, and a choice that leaves nothing.

Every page is whole and tells no gap in a program's words; a figure that stands on several pages
has the same digits on each that takes the filters in force.
"""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

import pytest

from data.read import load
from tests.app.opening import (
    DEMONSTRATION,
    FIGURE,
    PAGES,
    alone,
    asked,
    figures,
    is_whole,
    shown,
    through_the_door,
    words,
)
from ui import filters

pytestmark = pytest.mark.usefixtures("demonstration_warehouse", "warehouse")

RECORDS = ("public_record", DEMONSTRATION)
NOTHING = {"country": "ATA"}
# The lists of filter_options a filter takes its codes from.
LISTED = {item.key: item.options for item in filters.FILTERS if item.options}
CASES = ("all", "in_scope", "tier", *LISTED, "nothing")
OF_A_PROGRAM = re.compile(
    r"(?<![\w-])(nan|NaN|NaT|None|null|inf|undefined|<NA>|True|False|\{\w*\})(?![\w-])"
)
# "None of the 192 landscapes" is a sentence.
SENTENCE = re.compile(r"None (of|has|have|is|are)\b")
# Figures of one meaning under two names or on pages of unlike filters: page and column, twice, and
# the choice under which both speak of the same landscapes.
TWINS = (
    ("overview", "landscapes_empowered", "coalition", "count_landscapes_empowered", "all"),
    ("overview", "residents_unique", "people", "residents_in_scope", "in_scope"),
    ("finance", "finance_committed_usd", "coalition", "amount_finance_committed", "in_scope"),
    ("finance", "finance_disbursed_usd", "coalition", "amount_finance_disbursed", "in_scope"),
    ("finance", "landscapes_with_finance", "country", "landscapes_with_finance", "country"),
    ("elements", "landscapes_in_scope", "country", "landscapes_in_scope", "country"),
    ("returns", "area_under_restoration", "country", "area_under_restoration", "country"),
)


class Seen(NamedTuple):
    """What a page showed: its cards, every figure with a card's before the others of its name, its
    words, and the filters that it kept in its URL."""

    cards: dict[str, str]
    told: dict[str, str]
    read: str
    keys: frozenset[str]


def of_record(record: str) -> dict[str, str]:
    return {"data": record} if record == DEMONSTRATION else {}


def query(record: str, case: str) -> dict[str, str]:
    """What the URL asks: for a list, the code with most landscapes that leaves some out."""
    if case in LISTED:
        rows = load("filter_options", data=record).query("filter_name == @LISTED[@case]")
        most = load("overview", data=record).loc[0, "landscapes"]
        rows = rows[(rows["landscapes"] > 0) & (rows["landscapes"] < most)]
        return {case: rows.sort_values("landscapes").iloc[-1]["option_code"]}
    return {"all": {}, "in_scope": {"in_scope": "yes"}, "tier": {"tier": "2"}, "nothing": NOTHING}[
        case
    ]


def subject(record: str, page: str) -> dict[str, str]:
    """The landscape that most people live in, for the page that is about one."""
    if page != "landscape":
        return {}
    listed = load("landscapes", data=record, in_scope=True).sort_values("residents")
    return {"id": listed["landscape_id"].iloc[-1]}


@cache
def walked(record: str, case: str) -> dict[str, Seen]:
    """Every page opened alone under one choice; a page that is not whole fails here."""
    chosen, seen = query(record, case), {}
    for page in PAGES:
        app = alone(page, **of_record(record), **subject(record, page), **chosen)
        assert is_whole(app), (page, [one.value for one in app.exception])
        assert not app.error, (page, [one.value for one in app.error])
        kept = frozenset(key for key in chosen if asked(app, key))
        told = dict(reversed(FIGURE.findall(shown(app))))
        seen[page] = Seen(figures(app), told | figures(app), words(app), kept)
    return seen


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("record", RECORDS)
def test_every_page_is_whole_and_no_gap_is_told_as_a_program_would(record: str, case: str) -> None:
    for page, seen in walked(record, case).items():
        leaked = OF_A_PROGRAM.search(SENTENCE.sub("", seen.read))
        assert not leaked, (page, seen.read[max(0, leaked.start() - 80) : leaked.end() + 40])


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("record", RECORDS)
def test_a_figure_has_the_same_digits_on_every_page(record: str, case: str) -> None:
    chosen = query(record, case)
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for page, seen in walked(record, case).items():
        if seen.keys == set(chosen):
            for name, value in seen.cards.items():
                told[name][page] = value
    assert [name for name in told if len(told[name]) > 1]
    assert not {name: on for name, on in told.items() if len(set(on.values())) > 1}


@pytest.mark.parametrize(("page", "name", "other", "its_name", "case"), TWINS)
@pytest.mark.parametrize("record", RECORDS)
def test_one_meaning_has_one_value(
    record: str, page: str, name: str, other: str, its_name: str, case: str
) -> None:
    seen = walked(record, case)
    one, two = seen[page].told.get(name), seen[other].told.get(its_name)
    assert (one is None) == (two is None), "only one of the two pages tells it"
    assert record != DEMONSTRATION or one
    assert one is None or float(one) == pytest.approx(float(two), rel=1e-12)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("record", RECORDS)
def test_through_the_menu_a_page_tells_the_same(record: str, page: str) -> None:
    chosen = query(record, "country")
    app = through_the_door(page, **of_record(record), **subject(record, page), **chosen)
    assert is_whole(app)
    assert figures(app) == walked(record, "country")[page].cards
