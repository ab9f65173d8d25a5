import json
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.cell import Refused
from data.errors import DashboardError
from data.intake.rows import Remark, Row, Shape
from data.sources import form_mapping, form_places
from data.sources.form_mapping import FormMapping
from tests.forms import MAPPING, kobo, kobo_json, odk, results, table
from tests.pure.test_outside_shapes import ANYTHING, GEOMETRIES

NUMBER = st.floats(-200, 200).map(lambda x: f"{x:.5g}") | st.sampled_from(["nan", "x", "", "1e999"])
POINT = st.lists(NUMBER, max_size=5).map(" ".join)
PLACES = st.lists(POINT, max_size=6).map(";".join) | st.text(max_size=20)


@settings(max_examples=400, deadline=None)
@given(PLACES | GEOMETRIES)
def test_any_place_is_a_shape_or_a_sentence(given_place: Any) -> None:
    for read in (form_places.place, form_places.outline, form_places.hectares):
        try:
            read(given_place)
        except Refused as no:
            assert no.fact
            assert no.next_step
    with suppress(Refused):
        assert abs(float(form_places.part(given_place, "latitude"))) <= 90


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("39.306938 -76.60869 11 22", "Point"),
        ("39.306938 -76.60869", "Point"),
        ("39.306938,-76.60869", "Point"),
        ("0 0 0 0;0 1 0 0;1 1 0 0", "LineString"),
        ("0 0 0 0;0 1 0 0;1 1 0 0;0 0 0 0", "Polygon"),
        ("0 0;0 1;1 1;0 0;", "Polygon"),
        ("POINT (36.8 -1.03 1650)", "Point"),
        ("POLYGON ((0 0, 1 0, 1 1, 0 0))", "Polygon"),
    ],
)
def test_kinds_of_places(text: str, kind: str) -> None:
    assert form_places.place(text).geom_type == kind


def test_latitude_stands_first_and_comes_out_second() -> None:
    shape = form_places.outline("-1 36 0 0;-1 37 0 0;-2 37 0 0;-1 36 0 0")
    assert shape["type"] == "Polygon"
    assert shape["coordinates"][0][0] == shape["coordinates"][0][-1]
    assert (36.0, -1.0) in shape["coordinates"][0]


FIELDS = st.sampled_from(["landscape", "area_restored", "trees", "_id", "__id", "value", "results"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(FIELDS, ANYTHING, max_size=5) | ANYTHING, max_size=3))
def test_any_submissions(held: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = kobo_json(Path(folder) / "a.json", [*held, results()[0]])
        odata = Path(folder) / "b.json"
        odata.write_text(json.dumps({"value": held, "@odata.context": "x#Submissions"}), "utf-8")
        for item in [*kobo(file), *odk(odata)]:
            assert isinstance(item, Row | Shape | Remark)
            if isinstance(item, Row):
                assert all(isinstance(cell, str) for cell in item.cells.values())


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | ANYTHING.map(lambda held: json.dumps({"rows": held})))
def test_any_mapping(text: str) -> None:
    mapping, faults = form_mapping.read(f"{text}\n", "form")
    assert isinstance(mapping, FormMapping) or faults


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["csv", "xlsx", "json", "geojson"]))
def test_any_bytes(content: bytes, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"a.{ending}"
        file.write_bytes(content)
        for read in (kobo, odk):
            try:
                read(file, MAPPING)
            except DashboardError as error:
                assert "a." in str(error)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=6), max_size=4), max_size=5), st.sampled_from(",;"))
def test_any_table(lines: list[list[str]], delimiter: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = table(Path(folder) / "a.csv", [["landscape", "area_restored"], *lines], delimiter)
        for read in (kobo, odk):
            try:
                read(file, MAPPING)
            except DashboardError as error:
                assert "a.csv" in str(error)
