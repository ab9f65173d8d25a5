"""IATI files: what becomes a row, what is asked, what is refused in which words."""

import tracemalloc

import pytest

from data.errors import IntakeError
from data.sources import iati_activities as iati
from tests.sources.iati_file import HEAD, activity, counted, indicator, money, period, read
from tests.sources.reading import SAMPLES, Given


def test_results_become_observations_of_a_known_measure(tmp_path):
    women = '<dimension name="sex" value="female"/><location ref="L1"/>'
    base = '<baseline iso-date="2019-12-31" value="3"><comment>Survey</comment></baseline>'
    title = "Number of direct beneficiaries"
    one = indicator(title, base, period("target", "90"), period("actual", "40", women))
    given = read(tmp_path, activity("XM-1", one))
    found = [
        (row["value"], row["value_type_code"], row["disaggregation"], row["period_end_on"])
        for row in given.of("observation")
    ]
    assert found == [
        ("3", "reported", "", "2019-12-31"),
        ("90", "target", "", "2020-12-31"),
        ("40", "reported", "women; at L1", "2020-12-31"),
    ]
    assert {row["measure_code"] for row in given.of("observation")} == {"S01"}
    assert "was read as S01, Direct beneficiaries" in given.said("noted")


def test_an_indicator_that_is_none_of_ours_is_asked_for(tmp_path):
    one = activity("XM-1", indicator("Wells dug", period("actual", "7")))
    given = read(tmp_path, one)
    assert given.of("observation") == []
    assert given.asks() == {"measure:wells dug": ("none",)}
    assert not read(tmp_path, one, answers={"landscape": "m", "measure:Wells dug": "none"}).asks()
    given = read(tmp_path, one, answers={"landscape": "m", "measure:Wells dug": "PROJECTS"})
    assert given.of("observation")[0]["unit_name"] == "projects"
    given = read(tmp_path, one, answers={"landscape": "m", "measure:wells dug": "PROJECT"})
    assert "PROJECTS" in given.asks()["measure:wells dug"]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (indicator("Trust", period("actual", "high"), measure="5"), "is qualitative, not a number"),
        (indicator("People trained", period("actual", "many")), "“many” is no number"),
        (indicator("People trained", period("actual", "")), "states no value"),
        (indicator("People trained", period("actual", "5"), measure="2"), "is per cent"),
    ],
)
def test_a_result_that_is_no_count_is_left_out_in_words(tmp_path, one, expected):
    given = read(tmp_path, activity("XM-1", one))
    assert given.of("observation") == []
    assert expected in given.said()


def test_a_published_code_decides_the_measure(tmp_path):
    named = '<reference vocabulary="9" code="15.3.1"/>'
    one = indicator("Degraded land", period("actual", "12"), measure="2", more=named)
    # SDG 15.3.1 itself, not its sub-indicator
    assert read(tmp_path, activity("X", one)).of("observation")[0]["measure_code"] == "N05"


def test_partners_stand_once_and_persons_never(tmp_path):
    org = (
        '<participating-org ref="GB-COH-1" role="{}" type="22">'
        "<narrative>{}</narrative></participating-org>"
    )
    person = (
        "<contact-info><person-name>Ada</person-name><email>ada@example.org</email></contact-info>"
    )
    one = activity("XM-1", org.format(4, "Trust"), org.format(4, "The Trust"), person)
    given = read(tmp_path, one)
    assert [row["organisation_id"] for row in given.of("organisation")] == ["gb-coh-1"]
    assert given.of("participation")[0]["role_name"] == "implementing agency"
    assert "“Trust” before and “The Trust” here" in given.said("noted")
    assert "ada" not in str(given.items).casefold()


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    '<iati-activities version="2.03"><iati-activity><iati-identifier>&b;</iati-identifier>'
    "</iati-activity></iati-activities>"
)
OUTSIDE = BOMB.replace('<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, BOMB.replace("&b;", "x")])
def test_entities_and_document_types_are_refused(tmp_path, text):
    file = tmp_path / "bomb.xml"
    file.write_text(text)
    with pytest.raises(IntakeError, match=r"declares a document type|no sound XML"):
        list(iati.read(file, {"landscape": "mara"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + activity("XM-1")[:-40], "is no sound XML .* may be cut off"),
        (HEAD.replace("2.03", "3.1") + activity() + "</iati-activities>", "IATI 3.1; versions"),
        ('<iati-organisations version="2.03"/>', "holds budgets of organisations"),
        (HEAD + "<iati-activity>" + "<a>" * 60, "holds more than is taken"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_whole(tmp_path, text, expected):
    file = tmp_path / "a.xml"
    file.write_text(text)
    with pytest.raises(IntakeError, match=expected):
        list(iati.read(file, {"landscape": "mara"}))


def test_doubles_nameless_and_empty(tmp_path):
    given = read(tmp_path, activity("A", money("3", "1")), "\n" + activity("A", money("3", "1")))
    assert "A stands in line 2 already" in given.said("refused")
    assert counted(given, "disbursed") == 1
    assert "without identifier" in read(tmp_path, "<iati-activity/>").said("refused")
    assert "holds no activity" in read(tmp_path).said("refused")


def test_version_one_is_read_as_far_as_it_maps(tmp_path):
    one = (
        '<iati-activity default-currency="GBP"><reporting-org>DFID</reporting-org>'
        '<other-identifier owner-name="DFID">113-1</other-identifier><title>Old</title>'
        '<participating-org role="Implementing">Trust</participating-org><flow-type>ODA</flow-type>'
        '<transaction><transaction-type code="D"/><value value-date="2010-03-31">10</value>'
        "</transaction></iati-activity>"
    )
    given = read(tmp_path, one, head='<iati-activities version="1.03">')
    (row,) = given.of("finance")
    assert (row["finance_stage_code"], row["currency_code"], row["period_end_on"]) == (
        "disbursed", "GBP", "2010-03-31",
    )  # fmt: skip
    assert given.of("organisation")[0]["organisation_name"] == "Trust"
    assert "<flow-type> of version 1 is not read" in given.said("refused")


def test_a_large_file_is_streamed(tmp_path):
    file = tmp_path / "large.xml"
    with file.open("w") as out:
        out.write(HEAD)
        out.writelines(activity(f"XM-{n}", money("3", "1") * 5) for n in range(4000))
        out.write("</iati-activities>")
    tracemalloc.start()
    rows = sum(1 for one in iati.read(file, {"landscape": "mara"}) if hasattr(one, "cells"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows == 4000 * 5 + 1
    assert peak < 15e6  # the file has 4 MB; held whole as elements it would take 60


@pytest.mark.skipif(not SAMPLES.exists(), reason="needs ../shared/samples, which is not here")
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("dfid_real_iati_1.0.xml", 6),
        ("undp_real_iati_1.0.xml", 2),
        ("iati_2.03_activity_example_annotated.xml", 0),
        ("iatipublisher_complete_2.03.xml", 0),
    ],
)
def test_real_files_are_read(name, rows):
    file = SAMPLES / "iati" / name
    assert iati.recognises(file)
    assert Given(iati.read(file, {})).rows == []
    given = Given(iati.read(file, {"landscape": "mara"}))
    assert given.broken_cells() == []
    assert len(given.of("finance")) == rows  # the last two work in several countries
    assert len(given.of("source")) == 1
