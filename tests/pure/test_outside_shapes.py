"""Whatever stands in an outside file: a sentence or a row, never a traceback, never half a file."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.cell import Refused
from data.intake.rows import Remark, Row, Shape
from data.sources import SourceError, drawn, json_items, personal, terraso_place
from data.sources.plain_text import as_text
from tests.terraso import FIRST, export, node, page, read, saved

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
KINDS = st.sampled_from(
    ["Point", "Polygon", "MultiPolygon", "LineString", "GeometryCollection", "Feature", ""]
)
NUMBERS = st.floats(-400, 400) | st.floats() | st.integers() | st.text(max_size=3) | st.none()
COORDINATES = st.recursive(NUMBERS, lambda inner: st.lists(inner, max_size=5), max_leaves=20)
GEOMETRIES = st.fixed_dictionaries(
    {"type": KINDS, "coordinates": COORDINATES},
    optional={"geometries": st.lists(ANYTHING, max_size=2), "geometry": ANYTHING},
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(node() | export())), ANYTHING, max_size=6))
def test_any_value_in_any_field_of_a_landscape(changed: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for held in (page(node() | changed), [export() | changed]):
            file = saved(Path(folder) / "2026-01-31.json", held)
            for item in read(file, partial="yes"):
                assert isinstance(item, Row | Shape | Remark)
                if isinstance(item, Row):
                    assert all(isinstance(cell, str) for cell in item.cells.values())
                    json.dumps(dict(item.cells)).encode()


@settings(max_examples=150, deadline=None)
@given(ANYTHING)
def test_any_json_file(held: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = saved(Path(folder) / "a.json", held)
        try:
            assert all(isinstance(one, Remark) for one in read(file))
        except SourceError as error:
            assert "a.json" in str(error)


@settings(max_examples=300, deadline=None)
@given(GEOMETRIES | st.lists(GEOMETRIES, max_size=2) | ANYTHING)
def test_any_area_polygon(held: Any) -> None:
    for given_as in (held, json.dumps(held), {"type": "FeatureCollection", "features": held}):
        ground = terraso_place.ground(given_as)
        if ground.polygon is not None:
            assert ground.polygon.is_valid
            assert drawn.as_geojson(ground.polygon)["type"].endswith("Polygon")


@settings(max_examples=200, deadline=None)
@given(GEOMETRIES)
def test_any_geometry_is_a_shape_or_a_sentence(held: Any) -> None:
    try:
        drawn.geometry(held)
    except Refused as no:
        assert no.fact.endswith(".")
        assert no.next_step.endswith(".")


@given(ANYTHING)
def test_any_value_is_a_cell(value: Any) -> None:
    assert as_text(value).encode("utf-8") is not None
    assert "\x00" not in as_text(value)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANYTHING, max_size=6), st.integers(1, 40))
def test_items_are_the_same_however_small_the_window(held: list[Any], chunk: int) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_items, "CHUNK", chunk)
        file = saved(Path(folder) / "a.json", {"before": 1, "results": held, "next": "x"})
        found = list(json_items.walk(file, ("results",)))
        items = [value for address, value in found if address == ("results",)]
        assert json.dumps(items) == json.dumps(held)
        assert (("next",), "x") in found


@pytest.mark.parametrize("chunk", range(1, 12))
def test_number_at_the_edge_of_the_window_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(json_items, "CHUNK", chunk)
    file = tmp_path / "a.json"
    file.write_text("[0.0, 12.5, 1e+5, -3E-2, 17]", "utf-8")
    assert [one for _, one in json_items.walk(file)] == [0.0, 12.5, 1e5, -0.03, 17]


@pytest.mark.parametrize("cut", range(1, 400, 7))
def test_no_row_comes_from_a_file_that_is_cut_off(tmp_path: Path, cut: int) -> None:
    text = json.dumps(page(node(), node("7c1d5a90-1111-4222-8333-444455556666")))
    file = tmp_path / "a.json"
    file.write_text(text[:-cut], "utf-8")
    with pytest.raises(SourceError):
        next(iter(read(file)))


def test_long_texts_without_an_address_take_no_time() -> None:
    text = "a" * 200_000 + "@" + "1" * 200_000
    assert FIRST not in personal.without_persons(text)


@pytest.mark.parametrize(
    ("field", "is_personal"),
    [
        *[("name", True), ("landscape_name", False), ("visit/household_member_name", True)],
        *[("nombre_productor", True), ("nombre_del_paisaje", False), ("_submitted_by", True)],
        *[("deviceid", True), ("phoneNumber", True), ("SubmitterName", True), ("inspector", True)],
        *[("number_of_trees", False), ("area_ha", False), ("farmer_group_name", True)],
        *[("username", True), ("contact_phone", True), ("village", False), ("", False)],
    ],
)
def test_fields_that_ask_for_a_person_are_known(field: str, is_personal: bool) -> None:
    assert personal.is_about_a_person(field) is is_personal


@pytest.mark.parametrize(
    "text",
    ["1990 - 2020", "1,200,000 ha", "0.75, -79.98", "12 345 678", "2024-06-30", "at the river"],
)
def test_numbers_and_dates_are_no_telephones(text: str) -> None:
    assert personal.without_persons(text) == text
