import json
from pathlib import Path

import pytest

from data.errors import DashboardError
from data.sources import kobotoolbox_submissions
from tests.forms import MAPPING, UUIDS, kobo, kobo_json, results, table, workbook
from tests.terraso import every_text, remarks, rows

KOBO_HEADER = ["start", "landscape", "area_restored", "_id", "_uuid", "_submission_time", "_index"]
REPEAT_HEADER = ["species", "planted", "_index", "_parent_table_name", "_parent_index"]


def values(items: list) -> list[tuple[str, str, str]]:
    return [
        (one["measure_code"], one["landscape_id"], one["value"])
        for one in rows(items, "observation")
    ]


# 1 acre is 0.40468564224 ha: 100 acres are 40.468564224 ha, 12.5 acres 5.058570528 ha.
EXPECTED = [
    ("N01", "upper-basin", "40.4685642"),
    ("N10", "upper-basin", "40"),
    ("N10", "upper-basin", "60"),
    ("N01", "green-valley", "5.05857053"),
]


def test_json_of_the_interface_with_groups_repeats_and_versions(tmp_path: Path) -> None:
    file = kobo_json(tmp_path / "a.json", results())
    assert kobotoolbox_submissions.recognises(file)
    items = kobo(file)
    assert values(items) == EXPECTED
    first = rows(items, "observation")[0]
    assert first["observation_id"] == "restoration-501-n01"
    assert first["period_end_on"] == "2026-03-04"
    assert [one["disaggregation"] for one in rows(items, "observation")[1:3]] == ["acacia", "olea"]
    said = remarks(items, "corrected")
    assert len(said) == 1
    assert "1 acre is 0.40468564224 ha" in said[0].fact


@pytest.mark.parametrize("delimiter", [";", ","])
def test_csv_in_either_delimiter(tmp_path: Path, delimiter: str) -> None:
    lines = [
        KOBO_HEADER,
        ["2026-03-04T09:00", "basin", "100", "501", UUIDS[0], "2026-03-04T09:10:11", "1"],
        ["2026-03-05T09:00", "valley", "12.5", "502", UUIDS[1], "2026-03-05T09:10:11", "2"],
    ]
    file = table(tmp_path / "a.csv", lines, delimiter)
    assert kobotoolbox_submissions.recognises(file)
    assert [one for one in values(kobo(file)) if one[0] == "N01"] == [EXPECTED[0], EXPECTED[3]]


def test_workbook_with_repeats_on_further_sheets(tmp_path: Path) -> None:
    """The first sheet's name is cut at 31 characters; rows point at the whole name."""
    file = workbook(
        tmp_path / "a.xlsx",
        {
            "Restoration of the basin and...": [
                KOBO_HEADER,
                ["#date", "#loc", "#area", "", "", "", ""],
                ["", "basin", 100, 501, UUIDS[0], "2026-03-04T09:10:11", 1],
                ["", "valley", 12.5, 502, UUIDS[1], "2026-03-05T09:10:11", 2],
            ],
            "trees": [
                REPEAT_HEADER,
                ["acacia", 40, 1, "Restoration of the basin and the valley", 1],
                ["olea", 60, 2, "Restoration of the basin and the valley", 1],
            ],
        },
    )
    assert kobotoolbox_submissions.recognises(file)
    items = kobo(file)
    assert values(items) == EXPECTED
    assert rows(items, "observation")[1]["observation_id"] == "restoration-501-trees-1-n10"


def test_same_submission_has_the_same_id_in_every_format(tmp_path: Path) -> None:
    lines = [KOBO_HEADER, ["", "basin", "100", "501", UUIDS[0], "2026-03-04T09:10:11", "1"]]
    from_csv = rows(kobo(table(tmp_path / "a.csv", lines)), "observation")[0]
    from_json = rows(kobo(kobo_json(tmp_path / "a.json", results())), "observation")[0]
    assert from_csv == from_json


def test_repeat_inside_a_repeat_and_rows_of_nobody(tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "a.xlsx",
        {
            "form": [["landscape", "_id", "_index"], ["basin", 501, 1]],
            "plots": [
                ["plot", "_index", "_parent_table_name", "_parent_index"],
                ["p", 7, "form", 1],
            ],
            "trees": [
                REPEAT_HEADER,
                ["acacia", 40, 1, "plots", 7],
                ["olea", 60, 2, "plots", 8],
            ],
        },
    )
    items = kobo(file)
    assert values(items) == [EXPECTED[1]]
    assert (
        "Rows of trees that belong to no submission of this export: 1."
        in remarks(items, "refused")[0].fact
    )


def test_geojson_features_of_one_submission_are_one(tmp_path: Path) -> None:
    answers = {"landscape": "basin", "area_restored": "100", "_id": 501}
    ring = [[[36.0, 0.0], [36.5, 0.0], [36.5, 0.5], [36.0, 0.0]]]
    geometries = [
        {"type": "Point", "coordinates": [36.1, 0.1]},
        {"type": "Polygon", "coordinates": ring},
    ]
    made = [{"type": "Feature", "geometry": each, "properties": answers} for each in geometries]
    file = tmp_path / "a.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "name": "x", "features": made}))
    assert kobotoolbox_submissions.recognises(file)
    mapping = (
        MAPPING + "  - table: boundary\n    columns: {landscape_id: landscape, geometry: _shape}\n"
    )
    items = kobo(file, mapping)
    assert values(items) == [EXPECTED[0]]
    assert any(getattr(one, "geometry", {}).get("type") == "Polygon" for one in items)


@pytest.mark.parametrize(
    ("status", "is_taken"),
    [
        ({"uid": "validation_status_not_approved", "label": "Not Approved"}, False),
        ({"uid": "validation_status_on_hold"}, False),
        ("Not Approved", False),
        ({"uid": "validation_status_approved"}, True),
        ({}, True),
        (None, True),
    ],
)
def test_review_decides(tmp_path: Path, status: object, is_taken: bool) -> None:
    held = results()[1] | {"_validation_status": status}
    items = kobo(kobo_json(tmp_path / "a.json", [held]))
    assert bool(values(items)) is is_taken
    assert bool(remarks(items, "refused")) is not is_taken


def test_one_page_of_several_is_asked_about(tmp_path: Path) -> None:
    """Half a source is no source: count and next say that more follows."""
    file = kobo_json(tmp_path / "a.json", results(), count=5, next="https://example.org/?start=2")
    (question,) = kobo(file)
    assert (question.kind_code, question.asks) == ("asked", "partial")
    assert "2 of 5" in question.fact
    assert values(kobo(file, partial="yes")) == EXPECTED


def test_pages_in_a_folder_are_one_export(tmp_path: Path) -> None:
    kobo_json(tmp_path / "1.json", results()[:1], count=2, next="https://example.org/?start=1")
    kobo_json(tmp_path / "2.json", results()[1:], count=2, previous="https://example.org/")
    assert kobotoolbox_submissions.recognises(tmp_path)
    assert values(kobo(tmp_path)) == EXPECTED


def test_without_a_mapping_the_next_step_is_named(tmp_path: Path) -> None:
    (question,) = kobotoolbox_submissions.read(kobo_json(tmp_path / "a.json", results()), {})
    assert (question.kind_code, question.asks) == ("asked", "mapping")
    assert "python -m data map a.json" in question.next_step


def test_mapping_beside_the_file_is_used(tmp_path: Path) -> None:
    file = kobo_json(tmp_path / "a.json", results())
    (tmp_path / "a.mapping.yaml").write_text(MAPPING, "utf-8")
    assert values(list(kobotoolbox_submissions.read(file, {}))) == EXPECTED


def test_no_person_enters_a_row_or_remark(tmp_path: Path) -> None:
    answers = {"_id": 7, "landscape": "basin", "farmer_name": "Wanjiru Kamau", "username": "okoth"}
    answers |= {"remark": "Call +254 722 123 456 or o@x.org", "photo": "wanjiru.jpg", "planted": 5}
    mapping = """
rows:
  - table: observation
    columns:
      landscape_id: {constant: upper-basin}
      measure_code: {constant: N10}
      value: planted
      measure_label: farmer_name
      disaggregation: username
      unit_name: {constant: trees}
      source_url: photo
      note: remark
"""
    items = kobo(kobo_json(tmp_path / "a.json", [*results(), answers]), mapping)
    said = every_text(items)
    for word in ("Wanjiru", "Kamau", "okoth", "otieno", "722", "@", ".jpg", "wanjiru"):
        assert word not in said, word
    assert rows(items, "observation")[-1]["note"].startswith("Call [left out]")
    refused = {one.column for one in remarks(items, "refused")}
    assert refused == {"measure_label", "disaggregation"}
    assert {one.column for one in remarks(items, "corrected")} == {"note", "source_url"}


def test_name_mapped_to_an_organisation_is_taken(tmp_path: Path) -> None:
    mapping = """
rows:
  - table: organisation
    columns:
      organisation_id: {field: name, as: slug}
      organisation_name: name
"""
    file = kobo_json(tmp_path / "a.json", [{"_id": 1, "name": "Hill Trust"}])
    assert rows(kobo(file, mapping), "organisation")[0]["organisation_id"] == "hill-trust"


@pytest.mark.parametrize(
    "text",
    ["", '{"count": 1, "results": [{"_id": 1, ', '"a";"b_c"\n"1;2\n', "PK\x03\x04 no workbook"],
)
@pytest.mark.parametrize("ending", ["json", "csv", "xlsx", "geojson"])
def test_broken_file_is_one_sentence_and_no_row(tmp_path: Path, text: str, ending: str) -> None:
    file = tmp_path / f"broken.{ending}"
    file.write_text(text, "utf-8")
    try:
        items = kobo(file)
    except DashboardError as error:
        assert "broken" in str(error)
    else:
        assert rows(items, "observation") == []


@pytest.mark.parametrize(
    "lines",
    [
        [["landscape_id", "landscape_name"], ["a", "b"]],
        [["Nombre del paisaje", "Superficie"], ["a", "1"]],
        [["KEY", "SubmissionDate"], ["uuid:1", "2026-01-01T00:00:00Z"]],
    ],
)
def test_other_tables_are_not_taken_for_forms(tmp_path: Path, lines: list) -> None:
    assert not kobotoolbox_submissions.recognises(table(tmp_path / "a.csv", lines))
