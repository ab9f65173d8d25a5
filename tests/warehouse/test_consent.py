"""Method §7: what a community did not allow is not in the file, whatever level it chose."""

from datetime import date

import duckdb
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


def everything_in(file) -> str:
    """All text and numbers of every table of a warehouse file."""
    with duckdb.connect(str(file), read_only=True) as con:
        names = [row[0] for row in con.execute("select table_name from duckdb_tables()").fetchall()]
        return "\n".join(str(con.execute(f"select * from {name}").fetchall()) for name in names)


def test_full_shows_everything(tmp_path):
    text = everything_in(built(tmp_path, "full").file)
    for word in ("Hidden Valley", "told in confidence", "12345", "Council of Elders"):
        assert word in text


@pytest.mark.parametrize("level", ["private", "withdrawn"])
def test_private_and_withdrawn_leave_no_trace(tmp_path, level):
    text = everything_in(built(tmp_path, level).file)
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
    text = everything_in(built(tmp_path, "aggregate_only").file)
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
    text = everything_in(built(tmp_path, "listed_in_country").file)
    assert "Hidden Valley" in text
    for word in ("confidence", "12345", "98765", "123456", "36.8765", "-1.2345"):
        assert word not in text
    row = read.load("landscapes").set_index("landscape_id").loc[SECRET]
    assert row["country_codes"] == "KEN"
    assert row[["latitude", "residents", "area_ha"]].isna().all()


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
    text = everything_in(file)
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


def test_in_totals_only_keeps_the_year_of_an_output_and_not_its_day(tmp_path):
    text = everything_in(with_outputs(tmp_path, "aggregate_only").file)
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
    built(tmp_path, "private", group="boundary")
    gaps = read.load("quality_gaps").set_index("gap_code")
    # Of two landscapes, one has no place and one keeps its own back.
    for gap in ("no_place", "no_extent"):
        assert gaps.loc[gap, ["landscapes", "landscapes_asked"]].tolist() == [1, 2]
    told = read.load("country_missing", country="KEN").set_index("landscape_id")
    assert "no_place" not in told["country_gap_codes"].get(SECRET, "")
    assert "no_place" in told["country_gap_codes"]["open"]


def test_generalised_shows_a_cell_and_two_digits(tmp_path):
    text = everything_in(built(tmp_path, "generalised").file)
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
    text = everything_in(built(tmp_path, "full", flagged=flag).file)
    assert "36.8765" not in text
    row = read.load("landscapes").set_index("landscape_id").loc[SECRET]
    assert row["place_kind_code"] == "cell_01"
    assert "12345" in text


def test_an_imported_community_is_not_listed_until_it_confirmed(tmp_path):
    text = everything_in(built(tmp_path, "", flagged="yes").file)
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
    assert "Hidden" not in everything_in(build.build(folder).file)


def test_a_listed_name_brings_nothing_else(tmp_path):
    text = everything_in(built(tmp_path, "listed_in_country", group="identity").file)
    assert "Hidden Valley" in text
    for word in ("confidence", "12345", "98765", "123456", "36.8", "Elders", "spring"):
        assert word not in text


def test_a_relation_to_one_that_is_hidden_says_nothing(tmp_path):
    folder = built(tmp_path, "aggregate_only").file.parents[1] / "p"
    relation = {"landscape_id": "open", "other_landscape_id": SECRET}
    rows = [relation | {"relation_code": "overlaps", "reason": "they share the sacred grove"}]
    tiny.write_table(folder, "landscape_relation", rows)
    assert "sacred" not in everything_in(build.build(folder).file)


def test_one_place_under_two_rows_shares_the_strictest_level_and_counts_once(tmp_path):
    folder = built(tmp_path, "aggregate_only").file.parents[1] / "p"
    relation = {"landscape_id": SECRET, "other_landscape_id": "open", "relation_code": "same"}
    tiny.write_table(folder, "landscape_relation", [relation])
    text = everything_in(build.build(folder).file)
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
    assert "Hidden Valley" in everything_in(build.build(folder).file)


def test_one_group_can_be_closed_alone(tmp_path):
    text = everything_in(built(tmp_path, "private", group="finance").file)
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
