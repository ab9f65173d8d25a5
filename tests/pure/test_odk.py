import json
from pathlib import Path
from typing import Any

import pytest

from data.sources import SourceError, odk_submissions
from tests.forms import MAPPING, UUIDS, odk, table
from tests.terraso import every_text, remarks, rows

HEADER = [
    *["SubmissionDate", "land-landscape", "land-area_restored", "corner-Latitude"],
    *["corner-Longitude", "meta-instanceID", "KEY", "SubmitterID", "SubmitterName"],
    *["AttachmentsPresent", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"],
]


def line(uuid: str, landscape: str, area: str, review: str = "") -> list[str]:
    key = f"uuid:{uuid}"
    return [
        *["2026-03-04T09:10:11.000Z", landscape, area, "-1.03", "36.83", key, key],
        *["12", "wanjiru", "1", "", review, "collect:Abc", "0", "v1"],
    ]


def values(items: list) -> list[tuple[str, str, str]]:
    return [
        (one["measure_code"], one["landscape_id"], one["value"])
        for one in rows(items, "observation")
    ]


EXPECTED = [
    ("N01", "upper-basin", "40.4685642"),
    ("N10", "upper-basin", "40"),
    ("N10", "upper-basin", "60"),
    ("N01", "green-valley", "5.05857053"),
]


def unpacked(folder: Path, review: str = "") -> Path:
    """The folder of a zip of Central: the form, and its repeat in a file of its own."""
    folder.mkdir(exist_ok=True)
    form = [HEADER, line(UUIDS[0], "basin", "100", review), line(UUIDS[1], "valley", "12.5")]
    table(folder / "Restoration.csv", form, ",")
    parent = f"uuid:{UUIDS[0]}"
    inner = [
        ["species", "planted", "PARENT_KEY", "KEY"],
        ["acacia", "40", parent, f"{parent}/trees[1]"],
        ["olea", "60", parent, f"{parent}/trees[2]"],
    ]
    table(folder / "Restoration-trees.csv", inner, ",")
    return folder


def test_folder_of_tables_is_one_form_with_its_repeat(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "export")
    assert odk_submissions.recognises(folder)
    assert len(odk_submissions.members(folder)) == 2
    items = odk(folder)
    assert values(items) == EXPECTED
    assert rows(items, "observation")[0]["observation_id"] == f"restoration-{UUIDS[0]}-n01"
    assert rows(items, "observation")[0]["period_end_on"] == "2026-03-04"


def test_point_of_columns_is_one_place(tmp_path: Path) -> None:
    mapping = """
rows:
  - table: landscape
    columns:
      landscape_id: landscape
      landscape_name: landscape
      latitude: corner
      longitude: corner
"""
    row = rows(odk(unpacked(tmp_path / "e"), mapping), "landscape")[0]
    assert (row["latitude"], row["longitude"]) == ("-1.03", "36.83")


@pytest.mark.parametrize(("review", "count"), [("rejected", 1), ("hasIssues", 1), ("approved", 4)])
def test_review_decides(tmp_path: Path, review: str, count: int) -> None:
    items = odk(unpacked(tmp_path / "e", review))
    assert len(values(items)) == count
    assert len(remarks(items, "refused")) == (count == 1)


def test_mapping_may_take_what_has_issues(tmp_path: Path) -> None:
    mapping = f"accept: [has_issues, received]\n{MAPPING}"
    assert values(odk(unpacked(tmp_path / "e", "hasIssues"), mapping)) == EXPECTED


def item(uuid: str, landscape: str, area: float, **system: Any) -> dict[str, Any]:
    about = {"submissionDate": "2026-03-04T09:10:11Z", "submitterName": "wanjiru", **system}
    return {
        "__id": f"uuid:{uuid}",
        "__system": about,
        "land": {"landscape": landscape, "area_restored": area},
        "trees@odata.navigationLink": f"Submissions('uuid%3A{uuid}')/trees",
    }


def odata(path: Path, held: list[dict[str, Any]], name: str = "", **beside: Any) -> Path:
    context = f"https://example.org/x.svc/$metadata#Submissions{name}"
    path.write_text(json.dumps({"value": held, "@odata.context": context, **beside}), "utf-8")
    return path


def test_odata_pages_and_repeat_tables_in_a_folder(tmp_path: Path) -> None:
    more = {"@odata.nextLink": "https://example.org/next"}
    odata(tmp_path / "1.json", [item(UUIDS[0], "basin", 100)], **more)
    odata(tmp_path / "2.json", [item(UUIDS[1], "valley", 12.5)])
    inner = [
        {
            "species": name,
            "planted": count,
            "__id": str(count),
            "__Submissions-id": f"uuid:{UUIDS[0]}",
        }
        for name, count in (("acacia", 40), ("olea", 60))
    ]
    odata(tmp_path / "trees.json", inner, ".trees")
    assert odk_submissions.recognises(tmp_path / "1.json")
    assert values(odk(tmp_path)) == EXPECTED


def test_odata_expanded_repeats(tmp_path: Path) -> None:
    held = item(UUIDS[0], "basin", 100)
    held["trees"] = [
        {"species": "acacia", "planted": 40, "__id": "1"},
        {"species": "olea", "planted": 60, "__id": "2"},
    ]
    file = odata(tmp_path / "a.json", [held, item(UUIDS[1], "valley", 12.5)])
    assert values(odk(file)) == EXPECTED


def test_page_that_says_more_follows_is_asked_about(tmp_path: Path) -> None:
    more = {"@odata.nextLink": "https://example.org/next", "@odata.count": 9}
    file = odata(tmp_path / "a.json", [item(UUIDS[0], "basin", 100)], **more)
    (question,) = odk(file)
    assert (question.kind_code, question.asks) == ("asked", "partial")
    assert "1 of 9" in question.fact
    assert values(odk(file, partial="yes")) == EXPECTED[:1]


def test_deleted_and_rejected_are_left_out(tmp_path: Path) -> None:
    held = [
        item(UUIDS[0], "basin", 100, deletedAt="2026-04-01T00:00:00Z"),
        item(UUIDS[1], "valley", 12.5, reviewState="rejected"),
    ]
    items = odk(odata(tmp_path / "a.json", held))
    assert values(items) == []
    facts = " ".join(one.fact for one in remarks(items, "refused"))
    assert "deleted" in facts
    assert "rejected" in facts


def test_sender_and_device_are_nowhere(tmp_path: Path) -> None:
    said = every_text(odk(unpacked(tmp_path / "e"))) + every_text(
        odk(odata(tmp_path / "a.json", [item(UUIDS[0], "basin", 1, deviceId="collect:Abc")]))
    )
    for word in ("wanjiru", "collect:"):
        assert word not in said


def test_repeat_without_its_form_is_refused(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "e")
    with pytest.raises(SourceError, match="only repeat groups"):
        odk(folder / "Restoration-trees.csv")


def test_geometry_of_odata_is_taken_as_it_is(tmp_path: Path) -> None:
    ring = [[[115.1, -31.9, 3], [115.4, -31.9, 3], [115.4, -31.6, 3], [115.1, -31.9, 3]]]
    shape = {"type": "Polygon", "coordinates": ring, "properties": {"accuracies": [1]}}
    file = odata(tmp_path / "a.json", [item(UUIDS[0], "basin", 1) | {"plot": {"edge": shape}}])
    mapping = "rows:\n  - table: boundary\n    columns: {landscape_id: landscape, geometry: edge}\n"
    (boundary,) = [one for one in odk(file, mapping) if hasattr(one, "geometry")]
    assert boundary.landscape_id == "basin"
    assert boundary.geometry["coordinates"][0][0] == (115.1, -31.9)
