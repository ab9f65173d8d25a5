"""Real exports of KoboToolbox and ODK Central, where ../shared lies beside the repository."""

from pathlib import Path

import pytest

from data.intake.rows import Remark, Shape
from data.sources import (
    form_mapping,
    form_proposal,
    kobotoolbox_submissions,
    odk_submissions,
    terraso_landscapes,
)
from tests.terraso import every_text, rows

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
ABSENT = "../shared/samples is not there; test_kobotoolbox.py and test_odk.py cover the same code"
KOBO_GEO = ("api_v2_data.json", "csv", "xlsx", "geojson")
BOUNDARY = """
rows:
  - table: boundary
    columns: {landscape_id: Just_a_regular_text_question, geometry: [Shape, _shape]}
  - table: landscape
    columns:
      landscape_id: {field: Just_a_regular_text_question, as: slug}
      landscape_name: Just_a_regular_text_question
      latitude: [Point, _point]
      longitude: [Point, _point]
"""


@pytest.fixture
def samples() -> Path:
    if not SAMPLES.is_dir():
        pytest.skip(ABSENT)
    return SAMPLES


@pytest.mark.parametrize("ending", KOBO_GEO)
def test_places_are_the_same_from_all_four_formats(samples: Path, ending: str) -> None:
    file = samples / f"kobo/kobo_all_geo_types.{ending}"
    assert kobotoolbox_submissions.recognises(file)
    items = list(kobotoolbox_submissions.read(file, {"mapping": BOUNDARY}))
    places = [
        (one["landscape_id"], one["latitude"], one["longitude"]) for one in rows(items, "landscape")
    ]
    assert places == [
        ("greenmount", "39.306938", "-76.60869"),
        ("chacabuco", "-34.631098", "-58.442238"),
    ]
    shapes = [one for one in items if isinstance(one, Shape)]
    assert [len(one.geometry["coordinates"][0]) for one in shapes] == [6, 5]


@pytest.mark.parametrize("ending", ["api_v2_data.json", "xlsx"])
def test_repeats_are_rows_of_their_submission(samples: Path, ending: str) -> None:
    mapping = """
rows:
  - table: participation
    each: houshold_member_repeat
    columns:
      landscape_id: household_location
      organisation_id: {field: household_member_name, as: slug}
      role_name: {constant: member}
"""
    file = samples / f"kobo/kobo_hxl_grouped_repeatable.{ending}"
    found = rows(list(kobotoolbox_submissions.read(file, {"mapping": mapping})), "participation")
    assert len(found) == 13
    assert found[1] == {
        "landscape_id": "marseille",
        "organisation_id": "kyle",
        "role_name": "member",
    }


def test_values_of_five_versions_of_a_form(samples: Path) -> None:
    mapping = """
rows:
  - table: observation
    columns:
      landscape_id: {constant: site}
      measure_code: {constant: CONTEXT}
      value: {field: did_you_find_the_site, values: {yes: 1, no: 0, 1: 1, 0: 0}}
      note: inspector
"""
    file = samples / "kobo/kobo_site_inspection.api_v2_data.json"
    items = list(kobotoolbox_submissions.read(file, {"mapping": mapping}))
    found = [one["value"] for one in rows(items, "observation")]
    assert found == ["1", "0", "1", "0", "1", "0", "0", "1", "0", "1"]
    assert "clouseau" not in every_text(items)


def test_central_export_and_odata(samples: Path) -> None:
    table = samples / "odk/odk_central_csv_export.csv"
    mapping = """
rows:
  - table: landscape
    columns:
      landscape_id: {field: location_area_name, as: slug}
      landscape_name: location_area_name
      latitude: location_corner1
      longitude: location_corner1
      website_url: location_quadrat_photo
      formal_status_on: {field: encounter_start_datetime, as: epoch}
"""
    row = rows(list(odk_submissions.read(table, {"mapping": mapping})), "landscape")[0]
    assert row["landscape_id"] == "test-1"
    assert (row["latitude"], row["longitude"]) == ("-31.895004", "115.7747006")
    assert row["formal_status_on"] == "2023-12-04"
    assert row["website_url"] == ""
    pages = samples / "odk/odk_central_odata_geo_submissions.json"
    mapping = "rows:\n  - table: boundary\n    columns:\n      landscape_id: {constant: a}\n"
    mapping += "      geometry: location_shape_manual\n"
    (shape,) = odk_submissions.read(pages, {"mapping": mapping})
    assert isinstance(shape, Shape)
    assert len(shape.geometry["coordinates"][0]) == 9


def test_every_form_is_read_or_asked_about(samples: Path) -> None:
    """Without a mapping each says its next step; none is taken for a landscape of Terraso."""
    readers = (kobotoolbox_submissions, odk_submissions)
    taken = 0
    for file in sorted([*samples.glob("kobo/*"), *samples.glob("odk/*")]):
        assert not terraso_landscapes.recognises(file)
        for reader in readers:
            if reader.recognises(file):
                taken += 1
                (question,) = reader.read(file, {})
                assert isinstance(question, Remark)
                assert question.asks == "mapping"
    assert taken == 15


def test_workbook_without_system_columns_is_read_by_its_mapping(
    samples: Path, tmp_path: Path
) -> None:
    file = tmp_path / "site.xlsx"
    file.write_bytes((samples / "kobo/kobo_site_inspection.xlsx").read_bytes())
    assert not kobotoolbox_submissions.recognises(file)
    form_mapping.beside(file).write_text(form_proposal.propose(file), "utf-8")
    assert kobotoolbox_submissions.recognises(file)


def test_no_other_sample_is_taken_for_a_form(samples: Path) -> None:
    others = [
        *samples.glob("hxl/*"),
        *samples.glob("frictionless/**/*"),
        *samples.glob("polygons/*"),
    ]
    for file in others:
        for reader in (kobotoolbox_submissions, odk_submissions, terraso_landscapes):
            assert not reader.recognises(file), file
