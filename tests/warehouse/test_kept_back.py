"""Method §7: what a landscape keeps back is not in the file, is no stage, no age and no gap."""

import duckdb

from data import build, read
from tests import tiny

SECRET = "hidden-valley"
AT = {"latitude": "-1.2345", "longitude": "36.8765"}


ASKED = {
    "landscape_id": SECRET, "landscape_name": "Hidden Valley", "country_codes": "KEN",
    "network_name": "Valley Network", "lead_name": "The elders", "scope_code": "in_scope",
    "scope_source_url": "https://example.org/valley", "formal_status_code": "yes",
    "formal_status_on": "2019-03-05", "formal_status_tier": "2", **AT,
}  # fmt: skip


def with_outputs(tmp_path, level, *, as_of=None):
    """A landscape with every output done on known days, at one level, beside an open one."""
    folder = tiny.package(
        tmp_path / "p",
        landscape=[
            ASKED,
            {"landscape_id": "open", "landscape_name": "Open Plain", "country_codes": "KEN"},
        ],
        consent=[{"landscape_id": SECRET, "field_group_code": "all", "level_code": level}],
        output_event=[
            {
                "landscape_id": SECRET, "element_code": str(one), "output_name": f"output {one}",
                "occurred_on": f"201{one}-05-17", "tier": "2",
            }
            for one in (1, 2, 3, 4)
        ] + [
            {
                "landscape_id": SECRET, "element_code": "5", "output_name": "lessons",
                "occurred_on": "2026-02-03", "tier": "2",
            }
        ],
    )  # fmt: skip
    return build.build(folder, as_of=as_of) if as_of else build.build(folder)


def test_listed_in_country_keeps_no_output_stage_age_network_or_page(tmp_path):
    file = with_outputs(tmp_path, "listed_in_country").file
    text = tiny.everything_in(file)
    assert "Hidden Valley" in text
    for word in ("Valley Network", "example.org/valley", "2014, 5, 17", "2019, 3, 5", "elders"):
        assert word not in text
    with duckdb.connect(str(file), read_only=True) as con:
        assert con.execute("select count(*) from output_event").fetchone() == (0,)
    row = read.load("landscapes").set_index("landscape_id").loc[SECRET]
    assert row["country_codes"] == "KEN"
    told = ["stage_code", "stage_on", "stage_tier", "freshness_code", "is_stale"]
    assert row[[*told, "last_evidence_on"]].isna().all()
    # It is a landscape in scope; how far it has come nobody may know, so no goal counts it.
    whole = read.load("overview").iloc[0]
    assert (whole["landscapes"], whole["landscapes_in_scope"]) == (2, 1)
    assert whole["landscapes_empowered"] == 0
    stages = read.load("landscapes_by_stage").set_index("stage_code")
    assert stages["landscapes"].sum() == 1
    assert stages["landscapes_left_out"].iloc[0] == 1
    assert read.load("output_matrix")["landscape_id"].tolist() == ["open"]
    for query in ("one_step_short", "quality_queue", "outputs_by_landscape"):
        assert SECRET not in set(read.load(query)["landscape_id"])
    assert read.load("landscape_changes", landscape_id=SECRET).empty
    profile = read.load("landscape_profile", landscape_id=SECRET).iloc[0]
    assert (profile["stage_code"], profile["stage_direction_code"]) == (None, "withheld")
    assert profile["people_method_code"] == "withheld"


def test_in_totals_only_keeps_the_year_of_an_output_and_not_its_day(tmp_path):
    text = tiny.everything_in(with_outputs(tmp_path, "aggregate_only").file)
    assert "2014, 12, 31" in text
    for word in ("2014, 5, 17", "2014-05-17", "2019, 3, 5", "2019-03-05", "2026, 2, 3"):
        assert word not in text
    # An output of the year of the build counts today, as it did with its day.
    assert read.load("overview").iloc[0]["landscapes_empowered"] == 1


def test_what_consent_keeps_back_is_no_gap(tmp_path):
    with_outputs(tmp_path, "listed_in_country")
    # Asked is the open landscape alone: it has no place, no output and no date.
    gaps = read.load("quality_gaps").set_index("gap_code")
    assert gaps.loc["no_place", ["landscapes", "landscapes_asked"]].tolist() == [1, 1]
    assert gaps.loc["no_place", "landscapes_left_out"] == 1
    country = read.load("country_gaps", country="KEN").set_index("country_gap_code")
    assert country.loc["no_place", ["landscapes", "landscapes_asked"]].tolist() == [1, 1]
    assert read.load("country_missing", country="KEN")["landscape_id"].tolist() == ["open"]
    assert read.load("people_missing")["reason_code"].tolist() == ["withheld"]


def test_a_place_kept_back_alone_is_no_missing_place(tmp_path):
    folder = tiny.package(
        tmp_path / "p",
        landscape=[
            {"landscape_id": one, "landscape_name": one, "country_codes": "KEN"}
            for one in ("kept", "open")
        ],
        consent=[{"landscape_id": "kept", "field_group_code": "boundary", "level_code": "private"}],
    )
    build.build(folder)
    gaps = read.load("quality_gaps").set_index("gap_code")
    # Of two landscapes without a place, one keeps its own back.
    for gap in ("no_place", "no_extent", "no_people"):
        assert gaps.loc[gap, ["landscapes", "landscapes_asked"]].tolist() == [1, 2]
    told = read.load("country_missing", country="KEN").set_index("landscape_id")
    assert "no_place" not in told["country_gap_codes"]["kept"]
    assert "no_place" in told["country_gap_codes"]["open"]


def test_the_elements_of_a_country_say_who_keeps_them_back(tmp_path):
    with_outputs(tmp_path, "listed_in_country")
    rows = read.load("country_elements", country="KEN")
    # Named here: one, and it shows none of its five outputs.
    assert (rows["landscapes_in_scope"] == 1).all()
    assert (rows["landscapes_done"] == 0).all()
    assert (rows["landscapes_left_out"] == 1).all()


def test_an_output_of_tomorrow_is_no_tool_and_no_document(tmp_path):
    folder = tiny.package(
        tmp_path / "p",
        landscape=[{"landscape_id": "open", "landscape_name": "Open Plain"}],
        output_event=[
            {"landscape_id": "open", "element_code": "4", "output_code": "finance_strategy",
             "occurred_on": "2099-01-01", "tier": "2"},
            {"landscape_id": "open", "element_code": "1", "tier": "1"},
            {"landscape_id": "open", "element_code": "1", "ended_on": "2001", "tier": "2"},
        ],
    )  # fmt: skip
    build.build(folder)
    held = read.load("indicator_total").set_index("indicator_name")
    assert held.loc["count_landscapes_finance_tools", "landscapes_reporting"] == 0
    # Today stands one output, self-reported: 0 of 1.
    assert held.loc["share_outputs_documented", ["value", "denominator"]].tolist() == [0, 1]


def test_two_digits_hold_for_what_a_share_is_of_for_notes_and_for_people_trained(tmp_path):
    folder = tiny.package(
        tmp_path / "p",
        landscape=[{"landscape_id": "one", "landscape_name": "One"}],
        consent=[
            {"landscape_id": "one", "field_group_code": group, "level_code": "generalised"}
            for group in ("indicators", "finance")
        ],
        observation=[
            {"landscape_id": "one", "measure_code": "S07", "unit_name": "% of seats",
             "value": "41.7", "denominator": "1234", "note": "1234 seats"},
        ],
        finance=[{"landscape_id": "one", "amount": "98765", "amount_usd": "98765",
                  "note": "98765 in all"}],
        support=[{"support_id": "s", "landscape_id": "one", "team_code": "1",
                  "people_trained": "567"}],
    )  # fmt: skip
    build.build(folder)
    assert read.table("observation")["denominator"].tolist() == [1200]
    assert read.table("support")["people_trained"].tolist() == [570]
    assert read.table("finance")["amount"].tolist() == [99000]
    for table in ("observation", "finance"):
        assert read.table(table)["note"].isna().all()


def test_a_place_kept_back_is_not_told_by_what_it_lies_in(tmp_path):
    folder = tiny.package(
        tmp_path / "p",
        landscape=[
            {"landscape_id": one, "landscape_name": one, "country_codes": "KEN"}
            for one in ("kept", "around", "other")
        ],
        consent=[{"landscape_id": "kept", "field_group_code": "boundary", "level_code": "private"}],
        landscape_relation=[
            {"landscape_id": "kept", "other_landscape_id": "around", "relation_code": "inside"},
            {"landscape_id": "other", "other_landscape_id": "around", "relation_code": "inside"},
        ],
    )
    build.build(folder)
    assert read.table("landscape_relation")["landscape_id"].tolist() == ["other"]
