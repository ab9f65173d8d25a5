"""How numbers, dates and gaps are written."""

import datetime as dt

import pytest

from ui import format


@pytest.mark.parametrize(
    ("value", "modelled", "written"),
    [
        (0, True, "0"),
        (17, True, "about 17"),
        (175_565, True, "about 180,000"),
        (180_795_720, True, "about 180 million"),
        (180_795_720, False, "181 million"),
        (6_992_222, True, "about 7 million"),
        (999_600_000, False, "1.00 billion"),
        (1_234_567_890, False, "1.23 billion"),
        (1_000_000_000, False, "1 billion"),
    ],
)
def test_people(value: int, modelled: bool, written: str) -> None:
    assert format.people(value, "en", modelled=modelled) == written


@pytest.mark.parametrize(
    ("ratio", "written"),
    [(0, "0 %"), (0.004, "<1 %"), (0.25, "25 %"), (0.996, ">99 %"), (1, "100 %")],
)
def test_a_positive_share_never_reads_zero(ratio: float, written: str) -> None:
    assert format.share(ratio, "en") == written


@pytest.mark.parametrize(
    ("name", "raw", "written"),
    [
        ("landscapes", 1234, "1,234"),
        ("amount_usd", 638_130_000.0, "USD 638 million"),
        ("started_on_as_given", "2022-03-02", "2 March 2022"),
        ("started_on_as_given", "2022-03", "March 2022"),
        ("started_on_as_given", "2013/2015", "2013/2015"),
        ("area_ha", 15_000_000.0, "15 million ha"),
        ("started_year", 2019.0, "2019"),
        ("months_apart", 7.0, "7 months"),
        ("months_apart", 1.0, "1 month"),
        ("months_apart", 17.5, "17.5 months"),
        ("as_of", dt.date(2026, 6, 30), "30 June 2026"),
        ("occurred_on", "2013/2015", "2013/2015"),
        ("residents", None, "no data"),
        ("residents", float("nan"), "no data"),
    ],
)
def test_column_name_decides(name: str, raw: object, written: str) -> None:
    assert format.value(name, raw, "en") == written


def test_three_gaps_are_three_messages() -> None:
    gaps = {format.missing(gap, "en") for gap in ("no_data", "withheld", "not_reported")}
    assert len(gaps) == 3


def test_people_of_a_stand_in_are_at_most() -> None:
    row = {"residents": 27_719_943, "people_method_code": "stand_in"}
    assert format.of_row(row, "residents", "en", modelled=True) == "at most 28 million"


def test_no_false_zero_where_nothing_is_mapped() -> None:
    unmapped = {"residents_unique": 0, "landscapes_mapped": 0, "landscapes": 13}
    mapped = {"residents_unique": 0, "landscapes_mapped": 2, "landscapes": 13}
    assert format.of_row(unmapped, "residents_unique", "en") == "not mapped"
    assert format.of_row(mapped, "residents_unique", "en") == "0"


def test_what_consent_keeps_back_is_withheld() -> None:
    row = {"residents": None, "consent_level_code": "listed_in_country"}
    assert format.of_row(row, "residents", "en") == "withheld by the landscape"
