"""Parsing one cell of text: every type, its refusals, and dates known to the year."""

from datetime import date
from decimal import Decimal

import pytest

from data.cell import Refused, parse, when
from data.schema import Column


def column(kind: str, **more) -> Column:
    return Column(name="x", type=kind, about="A thing.", **more)


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("2024-06-30", date(2024, 6, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 28)),
        ("2024", date(2024, 12, 31)),
        ("2013/2015", date(2015, 12, 31)),
    ],
)
def test_a_date_counts_on_the_last_day_it_can_mean(text, last_day):
    assert when(text) == last_day


@pytest.mark.parametrize(
    "text",
    ["2024-02-30", "24", "2024-6-1", "06/2024", "2015/2013", "0000", "2024-00", "soon"],
)
def test_no_date_is_guessed(text):
    with pytest.raises(Refused, match="is not a date"):
        when(text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", " a b ", "a b"),
        ("integer", "84000", 84000),
        ("number", "51234.5", 51234.5),
        ("amount", "6400000.005", Decimal("6400000.00")),
        ("boolean", "True", True),
        ("year", "2019", 2019),
        ("list", "KEN; UGA;", ["KEN", "UGA"]),
        ("url", "https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("number", "", None),
    ],
)
def test_good_values(kind, text, value):
    assert parse(text, column(kind)) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("integer", "1.5"),
        ("number", "1,5"),
        ("number", "inf"),
        ("amount", "NaN"),
        ("boolean", "yes"),
        ("year", "20190"),
        ("url", "JavaScript:alert(1)"),
        ("url", "two words"),
    ],
)
def test_bad_values(kind, text):
    with pytest.raises(Refused, match=r"“.+”"):
        parse(text, column(kind))


def test_required_and_bounds_and_permitted():
    with pytest.raises(Refused, match="is empty"):
        parse(" ", column("text", required=True))
    with pytest.raises(Refused, match="is empty"):
        parse("", column("text", key=True))
    with pytest.raises(Refused, match="below 0 ha"):
        parse("-0.1", column("number", min=0, unit="ha"))
    with pytest.raises(Refused, match="above 90"):
        parse("90.1", column("number", max=90))
    with pytest.raises(Refused, match="Use one of: a, b"):
        parse("c", column("text", values=("a", "b")))
