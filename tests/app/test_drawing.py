"""Marks, tables, maps and the correction row: values in, picture or file out."""

import csv
import io
import json
import math

import pandas as pd
import pytest

from ui import blocks, charts, maps, marks, report, tables, theme
from ui.here import Here


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


def test_the_first_rows_stand_open_and_one_or_two_never_wait() -> None:
    def waiting(count: int) -> tuple[int, int, int]:
        rows = [{"landscape_name": str(place)} for place in range(count)]
        body = tables.table(rows, ("landscape_name",), "en", fold=True)
        drawn = marks.folded(body, count, "en", note="The rest is in the download.")
        return drawn.count('"rest"'), drawn.count('"rest-narrow"'), drawn.count("<details")

    assert waiting(5) == (0, 0, 0)
    assert waiting(10) == (0, 7, 1)
    # Of 12 rows, 8 stand open on a wide screen, 3 of them on a phone.
    assert waiting(12) == (4, 5, 1)


def test_a_bar_that_stays_is_never_among_those_that_wait() -> None:
    items = [marks.Bar(str(place), "deals", place, stays=place == 19) for place in range(20)]
    drawn = marks.bars(items, scale=20, language="en", fold=True)
    assert drawn.count('<li class="rest"') == 20 - 8 - 1
    assert '<li><span class="bar-label">19' in drawn
    assert "fold" not in marks.bars(items, scale=20, language="en")


def test_an_axis_has_round_steps_from_zero_in_the_readers_words() -> None:
    axis = charts.steps(1_100, lambda value: f"{value:.0f} ha")
    assert axis["ticktext"] == ["0 ha", "500 ha", "1000 ha"]
    assert charts.steps(0.9, str)["tickvals"] == [0.0, 0.25, 0.5, 0.75]
    assert charts.steps(0, str) == {}


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


@pytest.mark.parametrize(("held", "shown"), [(2, 2), (40, 40), (41, 40)])
def test_a_very_long_list_shows_a_readable_part_and_says_so(
    monkeypatch: pytest.MonkeyPatch, held: int, shown: int
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(blocks, "html", drawn.append)
    here = Here("people", "en", "light", "x", {}, {"grid_is_modelled": True})
    rows = pd.DataFrame({"landscape_name": [f"L{number}" for number in range(held)]})
    blocks.first(here, rows, ("landscape_name",))
    (said,) = drawn
    assert said.count("<tr") == shown + 1
    assert ("The first 40 of 41." in said) == (held > shown)
