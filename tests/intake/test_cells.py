"""What people write in cells and what the schema reads: corrected, or asked, never guessed."""

from datetime import date, datetime

import pytest

from data.intake import cells
from data.schema import Column, tables


def column(where: str) -> Column:
    table, name = where.split(".")
    return next(one for one in tables()[table].columns if one.name == name)


@pytest.mark.parametrize(
    ("where", "given", "read", "unit"),
    [
        ("landscape.area_ha", "51234.5", "51234.5", ""),
        ("landscape.area_ha", "1,200 ha", "1200", ""),
        ("landscape.area_ha", "12 km2", "1200", ""),  # 12 × 100 ha
        ("landscape.area_ha", "1.234.567", "1234567", ""),
        ("landscape.population", "3.5 M", "3500000", ""),
        ("landscape.population", "84 000", "84000", ""),
        ("landscape.population", "84'000 people", "84000", ""),
        ("landscape.population", "1,2 millones", "1200000", ""),
        ("landscape.latitude", "-1,28", "-1.28", ""),
        ("landscape.latitude", "−1.28", "-1.28", ""),
        ("observation.value", "12 %", "12", "%"),
        ("observation.value", "1,200 trees", "1200", "trees"),
        ("finance.amount", "USD 1,000,000", "1000000", "USD"),
        ("finance.amount", "€2.5m", "2500000", "EUR"),
        ("observation.tier", "2 – documented", "2", ""),
        ("landscape.country_codes", "Kenya; Tanzania", "KEN;TZA", ""),
        ("landscape.country_codes", "Kenia, Uganda", "KEN;UGA", ""),
        ("landscape.country_codes", "Côte d’Ivoire", "CIV", ""),
        ("observation.country_code", "DRC", "COD", ""),
        ("output_event.status_code", "Terminé", "done", ""),
        ("landscape.scope_code", "In scope", "in_scope", ""),
        ("organisation.is_coalition_member", "Sí", "true", ""),
        ("observation.measure_code", "Trees grown or surviving", "N10", ""),
        ("output_event.occurred_on", "2024-06-30 00:00:00", "2024-06-30", ""),
        ("output_event.occurred_on", "31/12/2024", "2024-12-31", ""),
        ("output_event.occurred_on", "12/31/2024", "2024-12-31", ""),
        ("output_event.occurred_on", "04.04.2024", "2024-04-04", ""),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_is_meant(where: str, given: str, read: str, unit: str) -> None:
    found = cells.settle(given, column(where), {}, "")
    assert (found.text, found.unit, found.asks) == (read, unit, "")
    assert bool(found.did) == (read != given and " – " not in given)


@pytest.mark.parametrize(
    ("where", "given", "mark", "asks"),
    [
        ("output_event.occurred_on", "03/04/2024", "", "date_order"),
        ("landscape.population", "84.000", "", "decimal_mark"),
        ("observation.value", "1,200", "ask", "decimal_mark"),
    ],
)
def test_two_readings_are_asked_and_not_guessed(
    where: str, given: str, mark: str, asks: str
) -> None:
    assert cells.settle(given, column(where), {}, mark).asks == asks


@pytest.mark.parametrize(
    ("where", "given", "answers", "read"),
    [
        ("output_event.occurred_on", "03/04/2024", {"date_order": "dmy"}, "2024-04-03"),
        ("output_event.occurred_on", "03/04/2024", {"date_order": "mdy"}, "2024-03-04"),
        ("landscape.population", "84.000", {"decimal_mark.population": "comma"}, "84000"),
    ],
)
def test_an_answer_settles_it(where: str, given: str, answers: dict[str, str], read: str) -> None:
    assert cells.settle(given, column(where), answers, "").text == read


@pytest.mark.parametrize("given", ["2023-02-30", "31/02/2023", "soon", "99/99/2024", "45231"])
def test_a_date_that_is_none_is_left_for_the_schema_to_refuse(given: str) -> None:
    found = cells.settle(given, column("output_event.occurred_on"), {"date_order": "dmy"}, "")
    assert (found.text, found.asks) == (given, "")


@pytest.mark.parametrize(
    ("held", "delimiter", "mark"),
    [
        (["12,5", "3,25"], "", "comma"),
        (["12.5"], "", "point"),
        (["1,200", "1,500.5"], "", "point"),
        (["1.200,5"], "", "comma"),
        (["1,200"], "", ""),
        (["10,000 km2", "2,500 m3"], "", ""),
        (["1,200"], ";", "ask"),
        (["12,5", "1.5"], "", "ask"),
    ],
)
def test_a_column_shows_its_decimal_mark(held: list[str], delimiter: str, mark: str) -> None:
    assert cells.decimal_mark(held, delimiter) == mark


def test_a_spreadsheet_value_becomes_text_without_noise() -> None:
    given = [1200.0, 0.1, True, date(2024, 6, 1), datetime(2024, 6, 1), None, " a "]  # noqa: DTZ001
    written = [cells.written(one) for one in given]
    assert written == ["1200", "0.1", "true", "2024-06-01", "2024-06-01", "", "a"]
