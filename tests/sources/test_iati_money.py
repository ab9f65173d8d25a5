"""Money in IATI files: what is counted once, what waits for an answer, and the sums by hand."""

import pytest

from data.errors import IntakeError
from tests.sources.iati_file import USD, activity, counted, money, read, related


def test_an_activity_is_no_landscape_until_somebody_says_so(tmp_path):
    one = activity("XM-1", money("3", "100"))
    given = read(tmp_path, one, answers={})
    assert given.rows == []
    assert (
        "the activity “Title” (XM-1) works; nothing of it is taken before. Payments: 1, "
        in given.said("asked")
    )
    assert given.asks() == {"landscape:XM-1": ("none",)}
    assert not read(tmp_path, one, answers={"landscape:XM-1": "none"}).remarks
    assert read(tmp_path, one, answers={"landscape:XM-1": "mara"}).of("finance")


def test_a_mapping_file_names_landscapes_shares_and_new_ones(tmp_path):
    file = tmp_path / "m.csv"
    file.write_text(
        "activity,landscape,share,landscape_name\n"
        "XM-1,mara,30,\nXM-1,tsavo,60,\nXM-2,new,,New place\n"
    )
    site = "<location><point><pos>-1.5 35.2</pos></point><exactness code='1'/></location>"
    given = read(
        tmp_path, activity("XM-1", money("3", "1,000")), activity("XM-2", site),
        answers={"mapping": str(file)},
    )  # fmt: skip
    amounts = {row["landscape_id"]: row["amount"] for row in given.of("finance")}
    assert amounts == {"mara": "300.00", "tsavo": "600.00"}
    (place,) = given.of("landscape")
    assert (place["landscape_name"], place["latitude"], place["longitude"]) == (
        "New place", "-1.5", "35.2",
    )  # fmt: skip
    file.write_text("activity,landscape,share\nXM-1,mara,70\nXM-1,tsavo,60\n")
    with pytest.raises(IntakeError, match="come to more than 100"):
        read(tmp_path, activity(), answers={"mapping": str(file)})


def test_commitments_and_payments_count_and_what_comes_in_does_not(tmp_path):
    parts = [money("11", "1000"), money("1", "900"), money("2", "800"), money("3", "500")]
    given = read(tmp_path, activity("XM-1", *parts, money("4", "70"), money("12", "9")))
    assert counted(given, "committed") == 800
    assert counted(given, "disbursed") == 570  # 500 disbursed + 70 spent; 1000 and 900 came in
    assert "type 1, money coming in: 1 in XM-1" in given.said("noted")
    assert "type 12, a pledge" in given.said("noted")


def test_a_correction_is_taken_off_what_it_corrects(tmp_path):
    given = read(tmp_path, activity("XM-1", money("3", "-30"), money("3", "100")))
    assert counted(given, "disbursed") == 70
    assert "-30.00 USD was taken off" in given.said("corrected")
    given = read(tmp_path, activity("XM-1", money("3", "100"), money("3", "-130")))
    assert "30.00 USD could not be taken off" in given.said("refused")


def test_budgets_are_rows_and_never_in_a_sum(tmp_path):
    spans = '<period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/>'
    first = f'<budget type="1">{spans}{USD.format(100)}</budget>'
    revised = f'<budget type="2">{spans}{USD.format(90)}</budget>'
    given = read(tmp_path, activity("XM-1", first, revised, money("2", "80")))
    assert counted(given, "committed") == 80
    kept = [row for row in given.of("finance") if row["value_type_code"] == "estimated"]
    assert [(row["amount"], row["is_excluded_from_sums"]) for row in kept] == [("90.00", "true")]


def test_parents_and_parts_are_never_both_counted(tmp_path):
    parent = activity("P", money("2", "1000"), money("3", "300"), related("C", "2"))
    child = activity("C", money("3", "250"), related("P", "1"))
    given = read(tmp_path, child, parent)
    assert counted(given, "disbursed") == 250  # the parent's 300 hold the child's 250
    assert counted(given, "committed") == 1000  # no part has a commitment
    rows = {row["finance_id"]: row for row in given.of("finance")}
    assert rows["iati-c-3-0001"]["parent_finance_id"] == "iati-p-3-0001"
    alone = read(tmp_path, parent, child, answers={"landscape:P": "mara"})
    assert counted(alone, "disbursed") == 300  # the part is not imported


def test_parents_in_a_circle_are_said_and_both_counted(tmp_path):
    one = activity("A", money("3", "1"), related("B", "1"))
    other = activity("B", money("3", "2"), related("A", "1"))
    given = read(tmp_path, one, other)
    assert counted(given, "disbursed") == 3
    assert "A, B name one another as parent and part" in given.said("refused")


def test_money_passed_on_within_the_file_counts_where_it_arrives(tmp_path):
    receiver = '<receiver-org receiver-activity-id="B"><narrative>B</narrative></receiver-org>'
    giver = activity("A", money("3", "100", more=receiver), money("3", "5"))
    given = read(tmp_path, giver, activity("B", money("4", "90")))
    assert counted(given, "disbursed") == 95  # 5 + 90; the 100 went to B


def test_dollars_convert_and_other_money_only_at_a_given_rate(tmp_path):
    one = activity("XM-1", money("3", "100"), money("3", "200", "EUR"), money("3", "5", ""))
    rows = read(tmp_path, one).of("finance")
    assert [(row["amount_usd"], row["rate_usd"]) for row in rows] == [
        ("100.00", "1"), ("", ""), ("5.00", "1"),
    ]  # fmt: skip
    assert "value date 2021-05-01" in rows[1]["note"]
    file = tmp_path / "r.csv"
    file.write_text("currency_code,rate_on,rate_usd\nEUR,2021,1.2\nEUR,2021-05,1.1\n")
    rows = read(tmp_path, one, answers={"landscape": "m", "rates": str(file)}).of("finance")
    assert rows[1]["amount_usd"] == "220.00"  # 200 × 1.1, the month's rate before the year's
    assert (rows[1]["rate_usd"], rows[1]["rate_on"]) == ("1.1", "2021-05")


def test_an_activity_of_several_countries_waits_for_its_share(tmp_path):
    land = "".join(
        f'<recipient-country code="{code}" percentage="{share}"/>'
        for code, share in (("KE", 40), ("TZ", 50))
    )
    one = activity("XM-1", land, money("3", "1000"))
    given = read(tmp_path, one)
    assert given.of("finance") == []
    assert given.asks() == {"share:XM-1": ("40", "50", "100")}
    assert "come to 90 %, not 100" in given.said("noted")
    given = read(tmp_path, one, answers={"landscape": "mara", "share:XM-1": "40"})
    (row,) = given.of("finance")
    assert (row["amount"], row["note"].split("; ")[1]) == ("400.00", "40 % of 1000.00")


@pytest.mark.parametrize(
    ("transaction", "expected"),
    [
        (money("3", "12 million"), "“12 million” is no amount"),
        (money("3", ""), "states no amount"),
        (money("77", "1"), "“77” is no type of transaction"),
        (money("3", "5", "EURO"), "“EURO” is no currency"),
        (money("3", "1e999"), "is no amount"),
        (money("3", "NaN"), "is no amount"),
    ],
)
def test_a_transaction_that_cannot_be_counted_is_refused_in_words(tmp_path, transaction, expected):
    given = read(tmp_path, activity("XM-1", transaction))
    assert given.of("finance") == []
    assert expected in given.said("refused")


def test_identifiers_stay_the_same_when_a_transaction_is_added_or_mended(tmp_path):
    before = read(tmp_path, activity("XM-1", money("3", "100"), money("2", "7")))
    after = read(tmp_path, activity("XM-1", money("3", "110"), money("2", "7"), money("3", "5")))
    ids = [row["finance_id"] for row in before.of("finance")]
    assert set(ids) < {row["finance_id"] for row in after.of("finance")}
    assert counted(after, "disbursed") == 115
