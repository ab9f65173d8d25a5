"""Outlines of Terraso against borders, against one another, and a scope that stays."""

import json
from pathlib import Path

import pytest

from tests.terraso import (
    FIRST,
    POLYGON,
    SECOND,
    SQUARE,
    features,
    node,
    only,
    page,
    read,
    remarks,
    saved,
    shapes,
)

TURNED = {"type": "Polygon", "coordinates": [[[y, x] for x, y in SQUARE[0]]]}


def read_one(folder: Path, *, known: str = "", **changed: object) -> list:
    file = saved(folder / "2026-11-25.json", page(node(**changed)))
    return read(file, **({"known": known} if known else {}))


def recorded(folder: Path, *cells: str) -> str:
    """The landscapes that the record holds, as a reader is told of them."""
    file = folder / "known.csv"
    lines = ("landscape_id,landscape_name,country_codes,scope_code", ",".join(cells))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(file)


def test_an_outline_names_the_country_that_its_page_does_not(tmp_path: Path) -> None:
    items = read_one(tmp_path, location="Middle-earth")
    assert only(items)["country_codes"] == "KEN"
    assert "its outline lies in KEN, as taken." in remarks(items, "corrected")[0].fact
    known = recorded(tmp_path, f"terraso-{FIRST}", "Basin", "UGA", "listed")
    assert only(read_one(tmp_path, known=known, location=""))["country_codes"] == ""


def test_an_outline_beyond_its_country_is_said(tmp_path: Path) -> None:
    items = read_one(tmp_path, location="BR")
    assert len(shapes(items)) == 1
    said = [one.fact for one in remarks(items, "noted")]
    assert "The area of “Upper Example Basin” lies 100% in KEN; its page names BRA." in said
    assert not any("its page names" in one.fact for one in remarks(read_one(tmp_path), "noted"))


def test_exchanged_axes_put_no_outline_into_the_sea(tmp_path: Path) -> None:
    items = read_one(tmp_path, areaPolygon=json.dumps(features(TURNED)))
    assert shapes(items) == []
    assert "with latitude and longitude exchanged 100% in KEN" in remarks(items, "refused")[0].fact
    assert only(items).get("latitude", "") == ""


@pytest.mark.parametrize(
    ("scope", "given"), [("in_scope", ""), ("listed", "listed"), ("reference", "listed")]
)
def test_the_wider_scope_stays(tmp_path: Path, scope: str, given: str) -> None:
    known = recorded(tmp_path, f"terraso-{FIRST}", "Basin", "KEN", scope)
    items = read_one(tmp_path, known=known)
    assert only(items).get("scope_code", "") == given
    assert bool(only(items).get("scope_source_url")) == bool(given)
    kept = [one for one in remarks(items, "noted") if one.rule_code == "scope"]
    assert len(kept) == (scope == "in_scope")


def test_two_that_cover_the_same_area_are_said(tmp_path: Path) -> None:
    file = saved(tmp_path / "2026-11-25.json", page(node(), node(SECOND, name="Other")))
    said = "\n".join(one.fact for one in remarks(read(file), "noted"))
    assert f"terraso-{FIRST} and terraso-{SECOND} cover the same area (100%)." in said
    held = tmp_path / "boundary.geojson"
    feature = {"type": "Feature", "properties": {"landscape_id": "mara"}, "geometry": POLYGON}
    held.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    alone = saved(tmp_path / "b" / "2026-11-25.json", page(node()))
    said = "\n".join(one.fact for one in remarks(read(alone, boundaries=str(held)), "noted"))
    assert f"terraso-{FIRST} and mara cover the same area (100%)." in said
