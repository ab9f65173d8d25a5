"""Method §7: what a community did not allow is not in the file, whatever level it chose."""

from datetime import date

import pytest

from data import build, consent, package, read
from tests import tiny

SECRET = "hidden-valley"
AT = {"latitude": "-1.2345", "longitude": "36.8765"}


def built(tmp_path, level, group="all", flagged="", withdrawn=""):
    rows = [
        {
            "landscape_id": SECRET, "landscape_name": "Hidden Valley", "country_codes": "KEN",
            "community_led_code": flagged, "note": "told in confidence", "source_id": "s1", **AT,
        },
        {"landscape_id": "open", "landscape_name": "Open Plain", "country_codes": "KEN"},
    ]  # fmt: skip
    consents = [
        {
            "landscape_id": SECRET, "field_group_code": group, "level_code": level,
            "withdrawn_on": withdrawn,
        }
    ]  # fmt: skip
    folder = tiny.package(
        tmp_path / "p",
        {SECRET: tiny.square(36.8, -1.3, 0.2)},
        landscape=rows,
        consent=consents if level else [],
        source=[{"source_id": "s1", "title": "Told by the elders"}],
        organisation=[{"organisation_id": "elders", "organisation_name": "Council of Elders"}],
        participation=[{"landscape_id": SECRET, "organisation_id": "elders", "role_name": "lead"}],
        observation=[
            {"landscape_id": SECRET, "value": "12345"},
            {"landscape_id": SECRET, "measure_code": "AREA", "unit_name": "ha", "value": "98765"},
        ],
        output_event=[
            {"landscape_id": SECRET, "element_code": "1", "output_name": "meeting at the spring"}
        ],
        finance=[{"landscape_id": SECRET, "amount": "123456", "amount_usd": "123456"}],
    )
    return build.build(folder)


def test_full_shows_everything(tmp_path):
    text = tiny.everything_in(built(tmp_path, "full").file)
    for word in ("Hidden Valley", "told in confidence", "12345", "Council of Elders"):
        assert word in text


@pytest.mark.parametrize("level", ["private", "withdrawn"])
def test_private_and_withdrawn_leave_no_trace(tmp_path, level):
    text = tiny.everything_in(built(tmp_path, level).file)
    for word in (
        SECRET,
        "Hidden",
        "confidence",
        "12345",
        "98765",
        "Elders",
        "elders",
        "spring",
    ):
        assert word not in text
    assert read.load("overview").iloc[0]["landscapes"] == 1


def test_a_withdrawal_holds_from_its_day(tmp_path):
    built(tmp_path, "full", withdrawn="2026-07-01")
    assert read.load("overview").iloc[0]["landscapes"] == 2
    built(tmp_path, "full", withdrawn="2026-06-30")
    assert read.load("overview").iloc[0]["landscapes"] == 1


def test_aggregate_only_is_counted_and_not_listed(tmp_path):
    text = tiny.everything_in(built(tmp_path, "aggregate_only").file)
    for word in (
        SECRET,
        "Hidden",
        "confidence",
        "12345",
        "98765",
        "Elders",
        "spring",
        "36.8",
    ):
        assert word not in text
    assert read.load("overview").iloc[0]["landscapes"] == 2
    assert read.load("landscapes")["landscape_id"].tolist() == ["open"]
    # Alone in totals only, a stage would single it out: it is in the total and in no stage.
    stages = read.load("landscapes_by_stage").set_index("stage_code")
    assert stages.loc["forming", ["landscapes", "landscapes_left_out"]].tolist() == [0, 1]
    for name in ("undisclosed-0001", SECRET):
        assert read.load("landscape_profile", landscape_id=name).empty


def test_listed_in_country_has_a_name_and_no_place(tmp_path):
    text = tiny.everything_in(built(tmp_path, "listed_in_country").file)
    assert "Hidden Valley" in text
    for word in ("confidence", "12345", "98765", "123456", "36.8765", "-1.2345"):
        assert word not in text
    row = read.load("landscapes").set_index("landscape_id").loc[SECRET]
    assert row["country_codes"] == "KEN"
    assert row[["latitude", "residents", "area_ha"]].isna().all()


def test_generalised_shows_a_cell_and_two_digits(tmp_path):
    text = tiny.everything_in(built(tmp_path, "generalised").file)
    for word in ("12345", "98765", "123456", "36.8765", "-1.2345"):
        assert word not in text
    row = read.load("landscapes").set_index("landscape_id").loc[SECRET]
    assert (row["latitude"], row["longitude"]) == (-1.25, 36.85)
    assert row["place_kind_code"] == "cell_01"
    assert (row["population_stated"], row["area_ha"]) == (12000, 99000)
    assert row["extent_kind_code"] == "circle"


@pytest.mark.parametrize("flag", ["yes", "review"])
def test_a_flagged_community_has_no_boundary_even_without_a_consent_row(tmp_path, flag):
    # All that was said is full; the boundary is never more open than generalised all the same.
    text = tiny.everything_in(built(tmp_path, "full", flagged=flag).file)
    assert "36.8765" not in text
    row = read.load("landscapes").set_index("landscape_id").loc[SECRET]
    assert row["place_kind_code"] == "cell_01"
    assert "12345" in text


def test_an_imported_community_is_not_listed_until_it_confirmed(tmp_path):
    text = tiny.everything_in(built(tmp_path, "", flagged="yes").file)
    for word in (SECRET, "Hidden", "12345", "36.8"):
        assert word not in text
    assert read.load("overview").iloc[0]["landscapes"] == 2


def test_a_withdrawal_of_all_closes_every_group(tmp_path):
    folder = built(tmp_path, "full", withdrawn="2026-01-01").file.parents[1] / "p"
    rows = [
        {"landscape_id": SECRET, "field_group_code": "all", "level_code": "full"}
        | {"withdrawn_on": "2026-01-01"},
        {"landscape_id": SECRET, "field_group_code": "identity", "level_code": "full"},
        {"landscape_id": SECRET, "field_group_code": "boundary", "level_code": "full"},
    ]
    tiny.write_table(folder, "consent", rows)
    assert "Hidden" not in tiny.everything_in(build.build(folder).file)


def test_a_listed_name_brings_nothing_else(tmp_path):
    text = tiny.everything_in(built(tmp_path, "listed_in_country", group="identity").file)
    assert "Hidden Valley" in text
    for word in ("confidence", "12345", "98765", "123456", "36.8", "Elders", "spring"):
        assert word not in text


def test_a_relation_to_one_that_is_hidden_says_nothing(tmp_path):
    folder = built(tmp_path, "aggregate_only").file.parents[1] / "p"
    relation = {"landscape_id": "open", "other_landscape_id": SECRET}
    rows = [relation | {"relation_code": "overlaps", "reason": "they share the sacred grove"}]
    tiny.write_table(folder, "landscape_relation", rows)
    assert "sacred" not in tiny.everything_in(build.build(folder).file)


def test_one_place_under_two_rows_shares_the_strictest_level_and_counts_once(tmp_path):
    folder = built(tmp_path, "aggregate_only").file.parents[1] / "p"
    relation = {"landscape_id": SECRET, "other_landscape_id": "open", "relation_code": "same"}
    tiny.write_table(folder, "landscape_relation", [relation])
    text = tiny.everything_in(build.build(folder).file)
    assert "Open Plain" not in text
    assert read.load("overview").iloc[0]["landscapes"] == 1


def test_withheld_people_are_in_no_total(tmp_path):
    built(tmp_path, "private", group="people")
    assert read.load("overview").iloc[0]["residents_gross"] == 0
    assert read.load("landscapes").set_index("landscape_id").loc[SECRET, ["residents"]].isna().all()


def test_a_grant_holds_from_its_day(tmp_path):
    folder = built(tmp_path, "private").file.parents[1] / "p"
    row = {"landscape_id": SECRET, "field_group_code": "all", "level_code": "private"}
    tiny.write_table(folder, "consent", [row | {"granted_on": "2027-01-01"}])
    assert "Hidden Valley" in tiny.everything_in(build.build(folder).file)


def test_one_group_can_be_closed_alone(tmp_path):
    text = tiny.everything_in(built(tmp_path, "private", group="finance").file)
    assert "123456" not in text
    assert "Hidden Valley" in text
    assert "12345" in text


def test_every_landscape_of_the_record_has_every_level():
    held = package.read(build.PUBLIC_RECORD)
    levels = consent.levels(held, date(2026, 11, 22))
    assert len(levels) == 216
    assert all(set(one) == set(consent.GROUPS) for one in levels.values())
    flagged = [one for one, level in levels.items() if level["boundary"] == "generalised"]
    assert len(flagged) == 7


def test_snapping_is_the_same_for_the_same_place_and_never_moves_a_cell():
    assert consent._snapped(36.8765) == consent._snapped(36.8001) == 36.85
    assert consent._snapped(36.85) == 36.85
    assert consent._snapped(-1.2345) == -1.25
    assert consent._snapped(-0.01) == -0.05
