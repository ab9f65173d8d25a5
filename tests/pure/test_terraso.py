import json
from pathlib import Path

import pytest

from data.cell import parse
from data.schema import tables
from data.sources import SourceError, terraso_landscapes
from tests.terraso import (
    FIRST,
    POLYGON,
    SECOND,
    THIRD,
    edges,
    every_text,
    export,
    features,
    node,
    only,
    page,
    read,
    remarks,
    rows,
    saved,
    shapes,
)


def read_one(folder: Path, **changed: object) -> list:
    return read(saved(folder / "2026-11-25.json", page(node(**changed))))


@pytest.mark.parametrize(
    ("held", "count"),
    [
        (page(node(), node(SECOND)), 2),
        ([page(node(), total=2, more=True), page(node(SECOND), total=2)], 2),
        (export(), 1),
        ([export(), export(SECOND)], 2),
    ],
    ids=["page", "array of pages", "export", "array of exports"],
)
def test_each_shape_of_file_is_recognised_and_read(
    tmp_path: Path, held: object, count: int
) -> None:
    file = saved(tmp_path / "terraso.json", held)
    assert terraso_landscapes.recognises(file)
    assert len(rows(read(file), "landscape")) == count


def test_folder_of_exports_and_folder_of_pages_are_read_whole(tmp_path: Path) -> None:
    saved(tmp_path / "exports/a.json", export())
    saved(tmp_path / "exports/b.json", export(SECOND))
    saved(tmp_path / "pages/page-1.json", page(node(), total=2, more=True))
    saved(tmp_path / "pages/page-2.json", page(node(SECOND), total=2))
    for name in ("exports", "pages"):
        assert terraso_landscapes.recognises(tmp_path / name)
        assert len(rows(read(tmp_path / name), "landscape")) == 2


def test_other_files_are_not_recognised(tmp_path: Path) -> None:
    assert not terraso_landscapes.recognises(saved(tmp_path / "a.json", features(POLYGON)))
    assert not terraso_landscapes.recognises(saved(tmp_path / "b.json", {"results": []}))
    (tmp_path / "c.csv").write_text("landscape_id,landscape_name\na,b\n", "utf-8")
    assert not terraso_landscapes.recognises(tmp_path / "c.csv")


def test_early_list_is_read_by_its_columns(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    polygon = json.dumps(features(POLYGON)).replace('"', '""')
    file.write_text(
        "Landscape Name,Landscape Partnership Name,Continent,Country,General Description,URL,"
        "Co-Design Partner,Co Design Partner Name (Group),Polygon (geojson)\n"
        "Lower Example,Example Alliance,Africa,Kenya,Hills,https://example.org,Yes,Hill Trust,"
        f'"{polygon}"\n',
        "utf-8",
    )
    assert terraso_landscapes.recognises(file)
    items = read(file)
    row = only(items)
    assert row["landscape_id"] == "terraso-lower-example"
    assert row["partnership_name"] == "Example Alliance"
    assert row["country_codes"] == "KEN"
    assert row["extent_note"] == "Hills"
    assert only(items, "organisation")["organisation_name"] == "Hill Trust"
    assert len(shapes(items)) == 1
    assert row["formal_status_code"] == ""


def test_page_and_export_are_merged_on_id(tmp_path: Path) -> None:
    """Status and year only from the page, lastUpdated only from the export."""
    group = {"isPartnership": True, "partnershipYear": 2019, "group": {"name": "Basin Forum"}}
    saved(tmp_path / "page.json", page(node(associatedGroups=edges(group))))
    involved = {"stakeholders": ["Water users' association"]}
    saved(tmp_path / "export.json", export(organizationsInvolved=involved, name="Older name"))
    items = read(tmp_path)
    row = only(items)
    assert row["landscape_name"] == "Upper Example Basin"
    assert row["formal_status_code"] == "yes"
    assert row["started_year"] == "2019"
    assert row["partnership_name"] == "Basin Forum"
    assert row["population_year"] == "2025"  # 1760000000 s is 2025-10-09
    assert only(items, "organisation")["organisation_name"] == "Water users' association"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        *[("A_", ""), ("", ""), (None, ""), ("NO", "no"), ("IN_PROGRESS", "in_progress")],
        *[("YES", "yes"), ("in-progress", "in_progress"), ("no", "no")],
    ],
)
def test_status_is_unknown_when_it_is_not_said(
    tmp_path: Path, given: str | None, code: str
) -> None:
    row = only(read_one(tmp_path, partnershipStatus=given))
    assert row["formal_status_code"] == code
    assert bool(row["formal_status_on"]) == bool(row["formal_status_tier"]) == bool(code)


def test_missing_status_is_unknown_and_a_strange_one_is_refused(tmp_path: Path) -> None:
    held = node()
    del held["partnershipStatus"]
    assert only(read(saved(tmp_path / "a.json", page(held))))["formal_status_code"] == ""
    items = read_one(tmp_path, partnershipStatus="PERHAPS")
    assert only(items)["formal_status_code"] == ""
    assert remarks(items, "refused")[0].column == "partnershipStatus"


@pytest.mark.parametrize(
    ("location", "codes"),
    [
        *[("KE", "KEN"), ("ke", "KEN"), ("Kenya, Africa", "KEN"), ("", ""), ("Middle-earth", "")],
        *[("México", "MEX"), ("DRC", "COD"), ("Kenya and Tanzania", "KEN;TZA"), ("TL", "TLS")],
    ],
)
def test_location_is_two_letters_or_words(tmp_path: Path, location: str, codes: str) -> None:
    items = read_one(tmp_path, location=location, areaPolygon=None)
    assert only(items)["country_codes"] == codes
    noted = [one for one in remarks(items, "noted") if one.column == "location"]
    assert bool(noted) == (location == "Middle-earth")


def test_misspelt_and_right_situation_are_both_read(tmp_path: Path) -> None:
    said = {"problemSitutation": "Soils erode", "objectives": "", "opportunities": "Springs"}
    paged = read_one(tmp_path / "a", associatedDevelopmentStrategy=edges(said))
    written = {"problemSituation": "Soils erode", "objectives": "Restore", "opportunities": ""}
    exported = read(saved(tmp_path / "b.json", export(developmentStrategy=written)))
    for items in (paged, exported):
        events = rows(items, "output_event")
        assert any("Soils erode" in one["note"] for one in events)
    state = {one["output_code"]: one["status_code"] for one in rows(exported, "output_event")}
    assert state == {
        "boundary_map": "done",
        "landscape_assessment": "in_progress",
        "landscape_strategy": "in_progress",
    }


def test_terms_are_kept_by_kind_and_organisations_once(tmp_path: Path) -> None:
    coffee = {"type": "COMMODITY", "valueOriginal": "Café", "valueEn": "Coffee"}
    trust = {"type": "ORGANIZATION", "valueOriginal": "Hill Trust", "valueEn": None}
    group = {"isPartnership": False, "group": {"name": "Hill trust"}}
    items = read_one(
        tmp_path, taxonomyTerms=edges(coffee, coffee, trust), associatedGroups=edges(group)
    )
    assert only(items)["note"] == "Commodities: Coffee"
    assert only(items, "organisation")["organisation_id"] == "hill-trust"
    assert only(items, "participation")["role_name"] == "stakeholder"


def test_unknown_area_types_are_kept_in_their_own_words(tmp_path: Path) -> None:
    row = only(read_one(tmp_path, areaTypes=["peri-urban", "forest"]))
    assert row["landscape_type"] == "peri-urban, forest"


PERSON = {"email": "wanjiru.k@example.org", "firstName": "Wanjiru", "lastName": "Kamau"}


def test_no_person_is_stored_anywhere(tmp_path: Path) -> None:
    member = edges({"user": {"firstName": "Otieno", "lastName": "Okoth", "email": "o@x.org"}})
    items = read_one(
        tmp_path,
        email="office@example.org",
        createdBy=PERSON,
        membershipList={"membershipsCount": 2, "memberships": member},
        description="Ask Wanjiru Kamau (wanjiru.k@example.org, +254 722 123 456) or Okoth Otieno.",
        website="mailto:office@example.org",
        associatedGroups=edges({"isPartnership": True, "group": {"name": "Call 0722 123 456"}}),
        associatedDevelopmentStrategy=edges({"objectives": "write to o (at) x.org"}),
        taxonomyTerms=edges({"type": "ORGANIZATION", "valueOriginal": "Wanjiru Kamau"}),
    )
    said = every_text(items)
    for word in ("@", "Wanjiru", "Kamau", "Otieno", "Okoth", "722", "x.org", "office"):
        assert word not in said, word
    assert {one.column for one in remarks(items, "corrected")} >= {"extent_note", "website_url"}
    assert rows(items, "organisation") == []


def test_identifier_that_looks_like_a_number_is_untouched(tmp_path: Path) -> None:
    items = read_one(tmp_path, identifier=THIRD)
    assert only(items)["landscape_id"] == f"terraso-{THIRD}"


def test_no_consent_is_stated_that_nobody_gave(tmp_path: Path) -> None:
    """The card says generalised and the flag says community; a row would undo what was granted."""
    assert terraso_landscapes.CARD.default_consent == "generalised"
    assert rows(read_one(tmp_path), "consent") == []


@pytest.mark.parametrize(
    "change",
    [
        {"description": "Territorio de pueblos indígenas"},
        {"taxonomyTerms": edges({"type": "ORGANIZATION", "valueOriginal": "Maasai Trust"})},
        {"associatedGroups": edges({"isPartnership": True, "group": {"name": "ICCA Forum"}})},
        {"associatedDevelopmentStrategy": edges({"objectives": "Défendre les autochtones"})},
    ],
)
def test_words_that_name_indigenous_peoples_flag_the_landscape(
    tmp_path: Path, change: dict
) -> None:
    row = only(read_one(tmp_path, **change))
    assert row["community_led_code"] == "review"
    assert "what it allows is not known" in row["community_led_note"]
    assert "community_led_code" not in only(read_one(tmp_path))


def test_scope_is_listed_and_every_cell_keeps_to_the_schema(tmp_path: Path) -> None:
    said = {"objectives": "Restore", "problemSitutation": "Erosion"}
    items = read_one(tmp_path, associatedDevelopmentStrategy=edges(said))
    row = only(items)
    assert row["scope_code"] == "listed"
    assert row["scope_source_url"].endswith("/landscapes/upper-example-basin/json")
    for table in ("source", "landscape", "output_event"):
        for cells in rows(items, table):
            columns = {column.name: column for column in tables()[table].columns}
            assert cells.keys() <= columns.keys()
            for name, column in columns.items():
                parse(cells.get(name, ""), column)


def test_population_of_zero_or_nothing_is_unknown(tmp_path: Path) -> None:
    for number, given in enumerate((None, 0, "", -3)):
        row = only(read_one(tmp_path / str(number), population=given))
        assert row["population"] == row["population_year"] == ""


@pytest.mark.parametrize("change", [{"id": None}, {"id": "TGFuZDox"}, {"name": ""}])
def test_landscape_without_id_or_name_is_refused_alone(tmp_path: Path, change: dict) -> None:
    file = saved(tmp_path / "a.json", page(node() | change, node(SECOND)))
    items = read(file, partial="yes")
    assert only(items)["landscape_id"].endswith(SECOND)
    assert "has no" in remarks(items, "refused")[0].fact


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "empty"),
        ('{"data": {"landscapes": {"edges": [{"node": {"id"', "middle"),
        ("<!doctype html><html>", "not valid"),
        ('{"data": null, "errors": [{"message": "x"}], "landscapes": 1}', "error"),
        ('{"data":' + "[" * 100_000, "deep"),
    ],
)
def test_unreadable_file_is_one_sentence_and_no_row(tmp_path: Path, text: str, word: str) -> None:
    file = tmp_path / "broken.json"
    file.write_text(text, "utf-8")
    with pytest.raises(SourceError, match=word):
        read(file)


def test_identifiers_do_not_change_with_the_name(tmp_path: Path) -> None:
    before = only(read_one(tmp_path / "a"))["landscape_id"]
    after = only(read_one(tmp_path / "b", name="Renamed", slug="renamed"))["landscape_id"]
    assert before == after == f"terraso-{FIRST}"
