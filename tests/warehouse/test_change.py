"""Method §5, change: in one fixed order, every step in its place, summing exactly."""

import shutil

import duckdb
import h3
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import build, catalogue, change, grid, publish, read
from data.errors import WarehouseForeign, WarehouseMissing, WarehouseUnreadable
from tests import tiny

STEPS = "from removed new boundary grid evidence stage method to".split()  # noqa: SIM905
FULL = (1 << 49) - 1
SCOPE = {"scope_code": "in_scope", "scope_source_url": "https://example.org/a"}
NAIROBI = tiny.square(36.70, -1.40, 0.2)
FARTHER = tiny.square(37.40, -1.40, 0.2)


@st.composite
def landscapes(draw):
    known_from, known_to = draw(st.sampled_from([(True, True), (True, False), (False, True)]))
    return {
        "is_in_place": True,
        "is_known_from": known_from,
        "is_known_to": known_to,
        "counted_from": known_from and draw(st.booleans()),
        "counted_to": known_to and draw(st.booleans()),
        "claimed_from": known_from and draw(st.booleans()),
        "claimed_to": known_to and draw(st.booleans()),
        "is_headline": known_to and draw(st.booleans()),
        "cells": draw(
            st.dictionaries(
                st.integers(1, 4),
                st.tuples(st.integers(1, FULL), st.integers(1, FULL)),
                max_size=3,
            )
        ),
    }


def steps(world, parts_from, parts_to):
    con = duckdb.connect()
    con.execute(
        "create table change_place (landscape_id varchar, is_in_place boolean,"
        "is_known_from boolean, is_known_to boolean, counted_from boolean, counted_to boolean,"
        "claimed_from boolean, claimed_to boolean, is_headline boolean)"
    )
    con.execute(
        "create table change_cell (landscape_id varchar, h3 ubigint, mask_from ubigint,"
        "mask_to ubigint, parts_from bigint, parts_to bigint)"
    )
    for number, one in enumerate(world):
        flags = [one[name] for name in list(one)[:-1]]
        con.execute(
            f"insert into change_place values ({', '.join('?' * 9)})",
            [f"l{number}", *flags],
        )
        for cell, (mask_from, mask_to) in one["cells"].items():
            con.execute(
                "insert into change_cell values (?, ?, ?, ?, ?, ?)",
                [
                    f"l{number}", cell,
                    mask_from if one["is_known_from"] else None,
                    mask_to if one["is_known_to"] else None,
                    41 * parts_from[cell - 1], 41 * parts_to[cell - 1],
                ],
            )  # fmt: skip
    frame = con.execute(catalogue.queries()["change_step"].sql).df()
    return {
        name: dict(zip(rows["step_code"], rows["value"], strict=True))
        for name, rows in frame.groupby("indicator_name")
    }


def unique(world, flag, side, parts):
    """People of the marked landscapes counted by hand, in 49ths of a person, rounded half up."""
    total = 0
    for cell in range(1, 5):
        union = 0
        for one in world:
            if one[flag] and cell in one["cells"]:
                union |= one["cells"][cell][side]
        total += parts[cell - 1] * union.bit_count()
    return (2 * total + 49) // 98


people = st.lists(st.integers(0, 10**6), min_size=4, max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(landscapes(), max_size=5), people, people)
def test_the_steps_sum_exactly_and_end_at_the_headline(world, parts_from, parts_to):
    found = steps(world, parts_from, parts_to)
    for goal in found.values():
        assert list(goal) == STEPS
        assert goal["from"] + sum(goal[step] for step in STEPS[1:-1]) == goal["to"]
    assert found["people_unique"]["from"] == unique(world, "counted_from", 0, parts_from)
    assert found["people_unique"]["to"] == unique(world, "is_headline", 1, parts_to)
    landscapes_found = found["count_landscapes_empowered"]
    assert landscapes_found["from"] == sum(one["counted_from"] for one in world)
    assert landscapes_found["to"] == sum(one["is_headline"] for one in world)
    assert landscapes_found["boundary"] == landscapes_found["grid"] == 0


def outputs(name, on="2024", tier=2, elements=(1, 2, 3, 4)):
    return [
        {
            "landscape_id": name, "element_code": str(element), "occurred_on": on,
            "tier": str(tier),
            "output_code": "partnership_agreement" if element == 1 else "",
            "output_event_id": f"{name}-{element}-{on}-{tier}",
        }
        for element in elements
    ]  # fmt: skip


def built(tmp_path, boundaries, events, name="p"):
    rows = [{"landscape_id": one} | SCOPE for one in boundaries]
    folder = tiny.package(tmp_path / name, boundaries, landscape=rows, output_event=events)
    file = build.build(folder).file
    return shutil.copy(file, tmp_path / file.name)


def between(first, second):
    found = change.between(str(first), str(second))
    return {
        name: dict(zip(rows["step_code"], rows["value"], strict=True))
        for name, rows in found.groupby("indicator_name")
    }


def only(found, step):
    """The change of both goals, once it stands in that step alone."""
    moved = {name: {code for code in STEPS[1:-1] if goal[code]} for name, goal in found.items()}
    assert moved["people_unique"] <= {step}
    assert moved["count_landscapes_empowered"] <= {step}
    return found["people_unique"][step], found["count_landscapes_empowered"][step]


def test_each_cause_alone_stands_in_its_own_step(tmp_path):
    a, b = outputs("a"), outputs("b")
    one = built(tmp_path, {"a": NAIROBI}, a)
    both = built(tmp_path, {"a": NAIROBI, "b": FARTHER}, [*a, *b])
    more_people, more = only(between(one, both), "new")
    assert (more, more_people > 0) == (1, True)
    assert only(between(both, one), "removed") == (-more_people, -1)

    moved = built(tmp_path, {"a": tiny.square(36.70, -1.40, 0.4)}, a)
    assert only(between(one, moved), "boundary")[0] > 0

    three = built(tmp_path, {"a": NAIROBI}, outputs("a", elements=(1, 2, 3)))
    assert only(between(three, one), "stage")[1] == 1
    claimed = built(tmp_path, {"a": NAIROBI}, outputs("a", tier=1))
    assert only(between(claimed, one), "evidence")[1] == 1
    assert only(between(one, claimed), "evidence")[1] == -1


def test_another_grid_stands_in_the_grid_step(tmp_path):
    before = built(tmp_path, {"a": NAIROBI}, outputs("a"))
    cell = h3.str_to_int(h3.latlng_to_cell(-1.30, 36.80, 6))
    file = tmp_path / "g.parquet"
    pq.write_table(pa.table({"h3": pa.array([cell], pa.uint64()), "population": [1000]}), file)
    grid.use(file, name="small", year=2020, licence="-", home=publish.home())
    after = built(tmp_path, {"a": NAIROBI}, outputs("a"))
    people_moved, landscapes_moved = only(between(before, after), "grid")
    assert landscapes_moved == 0
    assert people_moved == 1000 - between(before, after)["people_unique"]["from"]


def test_between_two_days_of_one_warehouse(tmp_path):
    old = outputs("old", on="2023")
    stage = [
        *outputs("step", "2023", elements=(1, 2, 3)),
        *outputs("step", "2025-12", elements=(4,)),
    ]
    proof = [*outputs("proof", "2023", tier=1), *outputs("proof", "2025-12", tier=2)]
    new = outputs("new", on="2026-02")
    undated = [
        *outputs("undated", "2023", elements=(1, 2, 3)), *outputs("undated", "", elements=(4,)),
    ]  # fmt: skip
    names = ("old", "step", "proof", "new", "undated")
    boundaries = {one: tiny.square(36 + n, 0.5, 0.2) for n, one in enumerate(names)}
    built(tmp_path, boundaries, [*old, *stage, *proof, *new, *undated])
    rows = read.load("change")
    found = rows[rows["indicator_name"] == "count_landscapes_empowered"]
    assert dict(zip(found["step_code"], found["value"], strict=True)) == {
        "from": 1, "removed": 0, "new": 1, "boundary": 0, "grid": 0,
        "evidence": 1, "stage": 1, "method": 1, "to": 5,
    }  # fmt: skip
    headline = read.load("overview").iloc[0]
    assert headline["landscapes_empowered"] == 5
    for _, goal in rows.groupby("indicator_name"):
        assert goal["value"].iloc[:-1].sum() == goal["value"].iloc[-1]
    people_rows = rows[rows["indicator_name"] == "people_unique"].set_index("step_code")["value"]
    assert people_rows["to"] == headline["people_unique"]
    history = read.load("goal_by_year")
    today = history[history["indicator_name"] == "count_landscapes_empowered"]["value"].iloc[-1]
    assert today == 4  # dated evidence only


def test_what_cannot_be_compared_says_so(tmp_path):
    one = built(tmp_path, {"a": NAIROBI}, outputs("a"))
    with pytest.raises(WarehouseMissing, match="Warehouses here"):
        change.between(publish.current(), "0123456789ab")
    half = tmp_path / "half.duckdb"
    half.write_text("no database")
    with pytest.raises(WarehouseUnreadable, match="half-written"):
        change.between(str(one), str(half))
    other = tmp_path / "other.duckdb"
    duckdb.connect(str(other)).close()
    with pytest.raises(WarehouseForeign, match="another version"):
        change.between(str(one), str(other))
