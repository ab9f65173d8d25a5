"""Cells and masks: every bit is a real child, wholes are whole, halves make the whole."""

import math

import h3
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from data import cells

SOME = [h3.latlng_to_cell(lat, lon, 6) for lat, lon in [(-1.3, 36.8), (60, 10), (-16.5, 179.9)]]
PENTAGONS = list(h3.get_pentagons(6))


def index(cell: str) -> np.ndarray:
    return np.array([h3.str_to_int(cell)], dtype=np.uint64)


def drawn(cell: str, margin: float = 0.0) -> Polygon:
    outline = Polygon([(lon, lat) for lat, lon in h3.cell_to_boundary(cell)])
    return outline.buffer(margin)


@pytest.mark.parametrize("cell", SOME + PENTAGONS)
def test_bits_are_the_children_of_the_cell(cell):
    children = cells.children_of(index(cell))[0]
    mask = int(cells.whole_mask(index(cell))[0])
    found = {h3.int_to_str(int(child)) for bit, child in enumerate(children) if mask >> bit & 1}
    assert found == set(h3.cell_to_children(cell, 8))
    assert mask.bit_count() == (41 if cell in PENTAGONS else 49)
    assert bool(cells.is_pentagon(index(cell))[0]) == h3.is_pentagon(cell)


def test_no_other_cell_is_a_pentagon():
    near = [one for cell in PENTAGONS for one in h3.grid_disk(cell, 1) if one not in PENTAGONS]
    found = cells.is_pentagon(np.array([h3.str_to_int(one) for one in near], dtype=np.uint64))
    assert not found.any()


def test_a_cell_wholly_inside_is_covered_whole():
    found, masks = cells.cover(drawn(SOME[0], 0.01))
    held = dict(zip(found.tolist(), masks.tolist(), strict=True))
    assert held[h3.str_to_int(SOME[0])] == cells.WHOLE
    assert found.tolist() == sorted(held)


def test_a_mask_holds_the_children_whose_centre_lies_inside():
    shape = box(36.7, -1.4, 36.75, -1.35)
    for cell, mask in zip(*cells.cover(shape), strict=True):
        if int(mask) == cells.WHOLE:
            continue
        for bit, child in enumerate(cells.children_of(np.array([cell]))[0]):
            lat, lon = h3.cell_to_latlng(h3.int_to_str(int(child)))
            assert shapely.contains_xy(shape, lon, lat) == bool(int(mask) >> bit & 1)


@settings(max_examples=25, deadline=None)
@given(
    west=st.floats(-170, 170), south=st.floats(-70, 70), side=st.floats(0.05, 0.4),
    cut=st.floats(0.1, 0.9),
)  # fmt: skip
def test_two_halves_of_a_shape_cover_what_the_shape_covers(west, south, side, cut):
    line = west + side * cut
    east, north = west + side, south + side
    whole = dict(
        zip(
            *map(np.ndarray.tolist, cells.cover(box(west, south, east, north))),
            strict=False,
        )
    )
    left = dict(
        zip(
            *map(np.ndarray.tolist, cells.cover(box(west, south, line, north))),
            strict=False,
        )
    )
    right = dict(
        zip(
            *map(np.ndarray.tolist, cells.cover(box(line, south, east, north))),
            strict=False,
        )
    )
    for cell, mask in whole.items():
        if mask != cells.WHOLE:
            assert left.get(cell, 0) | right.get(cell, 0) == mask
            assert left.get(cell, 0) & right.get(cell, 0) == 0
    assert set(left) | set(right) == set(whole)


def test_a_shape_between_the_centres_covers_nothing():
    found, masks = cells.cover(box(36.8001, -1.2801, 36.8006, -1.2796))
    assert len(found) == len(masks) == 0


def test_many_shapes_together_cover_what_each_covers_alone():
    """Among them the same shape twice, one too small for a cell, one of two parts, an empty one."""
    tiny, half = box(36.8001, -1.2801, 36.8006, -1.2796), box(36.7, -1.4, 36.75, -1.35)
    shapes = [half, Polygon(), tiny, half, cells.circle(-16.3, 179.95, 400_000), box(36, -2, 37, 0)]
    row, found, masks = cells.cover_each(np.array(shapes, dtype=object))
    assert sorted(set(row.tolist())) == [0, 3, 4, 5]
    for number, shape in enumerate(shapes):
        alone, held = cells.cover(shape)
        assert found[row == number].tolist() == alone.tolist()
        assert masks[row == number].tolist() == held.tolist()
    assert cells.WHOLE in masks.tolist()
    assert [len(one) for one in cells.cover_each(np.array([], dtype=object))] == [0, 0, 0]


@settings(max_examples=30, deadline=None)
@given(lat=st.floats(-65, 65), lon=st.floats(-180, 180), area=st.floats(1e3, 5e7))
def test_a_circle_has_its_area_and_stays_on_the_globe(lat, lon, area):
    shape = cells.circle(lat, lon, area)
    west, south, east, north = shape.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
    assert shape.is_valid
    # area on the sphere by the equal-area cylinder: x = longitude, y = sin(latitude)
    flat = shapely.transform(
        shapely.segmentize(shape, 0.05),
        lambda xy: np.column_stack([np.radians(xy[:, 0]), np.sin(np.radians(xy[:, 1]))]),
    )
    assert flat.area * cells.EARTH_RADIUS_KM**2 * 100 == pytest.approx(area, rel=0.004)


def test_a_circle_at_the_date_line_comes_in_two_parts():
    shape = cells.circle(-16.3, 179.95, 400_000)
    assert shape.geom_type == "MultiPolygon"
    assert {math.copysign(1, part.centroid.x) for part in shape.geoms} == {-1, 1}
    assert len(cells.cover(shape)[0]) > 50
