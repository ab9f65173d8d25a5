"""Marks, tables, maps and the correction row: values in, picture or file out."""

import csv
import io
import json
import math

from ui import maps, marks, report, tables, theme


def test_number_carries_its_raw_value() -> None:
    shown = marks.number("residents_unique", 180_795_720, "en", modelled=True)
    assert 'data-name="residents_unique" value="180795720"' in shown
    assert "about 180 million" in shown


def test_text_from_the_record_is_escaped() -> None:
    rows = [{"landscape_name": "<b>&", "source_url": "javascript:alert(1)"}]
    drawn = tables.table(rows, ("landscape_name",), "en", links={"landscape_name": "source_url"})
    assert "&lt;b&gt;&amp;" in drawn
    assert "javascript" not in drawn


def test_bar_hands_value_and_scale_to_the_browser() -> None:
    drawn = marks.bars([marks.Bar("Named", "landscapes", 4)], scale=1000, language="en")
    assert "--scale:1000" in drawn
    assert "--value:4" in drawn


def test_bar_of_zero_draws_nothing_and_says_zero() -> None:
    drawn = marks.bars([marks.Bar("Active", "landscapes", 0)], scale=1000, language="en")
    assert "--value" not in drawn
    assert ">0</data>" in drawn


def test_blank_column_is_left_out_and_a_gap_is_said() -> None:
    rows = [{"landscape_name": "A", "note": None, "residents": None}]
    drawn = tables.table(rows, ("landscape_name", "note", "residents"), "en")
    assert "Remarks" not in drawn
    assert "no data" in drawn


def test_circle_grows_by_area() -> None:
    one, four = maps.radius(10_000_000), maps.radius(40_000_000)
    assert math.isclose(four, 2 * one)


def _point(**fields: object) -> dict[str, object]:
    return {
        "landscape_id": "a",
        "label": "A",
        "scope_code": "in_scope",
        "place_kind_code": "boundary_point",
        "people_method_code": "grid",
        "latitude": 1.0,
        "longitude": 2.0,
        "residents": 40_000_000,
        **fields,
    }


def _circles(*points: dict[str, object]) -> list[dict[str, object]]:
    deck = json.loads(maps.landscapes(points, colours=theme.LIGHT).to_json())
    return next(layer["data"] for layer in deck["layers"] if layer["id"] == "landscapes")


def test_rough_place_is_hollow_and_stand_in_has_no_size() -> None:
    (exact,) = _circles(_point())
    (rough,) = _circles(_point(place_kind_code="approximate"))
    (stand_in,) = _circles(_point(people_method_code="stand_in"))
    assert exact["fill"][3] > 0 == rough["fill"][3]
    assert stand_in["radius"] == maps.LEAST_RADIUS < exact["radius"]


def test_country_only_is_no_point() -> None:
    assert _circles(_point(place_kind_code="country_centroid")) == []
    assert _circles(_point(latitude=None)) == []


def test_landscapes_in_scope_lie_on_top() -> None:
    drawn = _circles(
        _point(landscape_id="mine"), _point(landscape_id="other", scope_code="reference")
    )
    assert [circle["landscape_id"] for circle in drawn] == ["other", "mine"]


def test_map_asks_no_tile_server() -> None:
    deck = maps.landscapes([_point()], colours=theme.LIGHT).to_json()
    assert "http" not in deck
    assert maps.LAND_URL in deck


def test_view_across_the_date_line_stays_narrow() -> None:
    fiji = maps.view_of(west=177, south=-19, east=-178, north=-16)
    assert math.isclose(fiji.longitude, 179.5)
    assert fiji.zoom > 4


def test_correction_is_one_row_with_what_is_held() -> None:
    held = {
        "record_table": "landscape",
        "record_id": "a",
        "field": "note",
        "held_value": 'says "b", c',
    }
    made = report.correction(
        held, your_value="d", evidence_link="https://e.org", contact="", warehouse_id="f"
    )
    (row,) = csv.DictReader(io.StringIO(made))
    assert row == {
        **held,
        "your_value": "d",
        "evidence_link": "https://e.org",
        "contact": "",
        "warehouse_id": "f",
    }
