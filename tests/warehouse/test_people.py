"""Method §2 as properties: whatever landscapes cover, people are counted once and add up.

The truth is counted by hand in Python with exact fractions, child by child.
"""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import tiny

PARTS = 49 * 41
CELLS = list(range(1, 7))
COUNTRIES = {1: "KEN", 2: "KEN", 3: "TZA", 4: "TZA", 5: None, 6: "UGA"}
PENTAGON = 6
FULL = (1 << 49) - 1
PENTAGON_FULL = (1 << 41) - 1

masks = st.integers(1, FULL)
covers = st.dictionaries(st.sampled_from(CELLS), masks, min_size=1, max_size=4)
worlds = st.lists(covers, min_size=1, max_size=5)
people = st.lists(st.integers(0, 10_000_000), min_size=6, max_size=6)
quick = settings(max_examples=40, deadline=None)


def children(cell: int) -> int:
    return 41 if cell == PENTAGON else 49


def trimmed(world: list[dict[int, int]]) -> list[dict[int, int]]:
    """A pentagon has 41 children, so its masks hold 41 bits."""
    cut = [{c: m & PENTAGON_FULL if c == PENTAGON else m for c, m in one.items()} for one in world]
    return [{c: m for c, m in one.items() if m} for one in cut]


def tables(
    world: list[dict[int, int]], population: list[int], scopes: list[str] | None = None
) -> dict[str, list[dict[str, Any]]]:
    ids = [f"l{number}" for number in range(len(world))]
    scopes = scopes or ["in_scope"] * len(world)
    return {
        "cell": [{"h3": cell, "area_ha": 1.0, "part_per_child": 1} for cell in COUNTRIES],
        "counted_cell": [
            {
                "landscape_id": one,
                "h3": cell,
                "mask": mask,
                "parts_per_child": population[cell - 1] * PARTS // children(cell),
                "country_code": COUNTRIES[cell],
            }
            for one, cover in zip(ids, world, strict=True)
            for cell, mask in cover.items()
        ],
        "landscape_counted": [
            {"landscape_id": one, "scope_code": s, "country_codes": [], "network_names": []}
            for one, s in zip(ids, scopes, strict=True)
        ],
        "landscape_stage": [
            {
                "min_tier": 0, "landscape_id": one, "stage_code": "empowered", "stage_rank": 3,
                "is_counted": True,
            }
            for one in ids
        ],
        "landscape_funder": [],
        "country": [{"country_code": c, "region_name": "Africa"} for c in ("KEN", "TZA", "UGA")],
    }  # fmt: skip


def counted(world: list[dict[int, int]], population: list[int], **filters: Any) -> dict[str, int]:
    found = tiny.run("selected_people", tables(world, population), **tiny.NO_FILTER | filters)
    return found[0]


def by_hand(world: list[dict[int, int]], population: list[int]) -> tuple[Fraction, Fraction]:
    """Gross and unique people, exactly: every child is a person-bearing tile of its cell."""
    gross = unique = Fraction(0)
    for cell in CELLS:
        covering = [one[cell] for one in world if cell in one]
        each = Fraction(population[cell - 1], children(cell))
        gross += each * sum(mask.bit_count() for mask in covering)
        union = 0
        for mask in covering:
            union |= mask
        unique += each * union.bit_count()
    return gross, unique


def half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


@quick
@given(worlds, people)
def test_gross_and_unique_are_those_counted_by_hand(world, population):
    world = trimmed(world)
    gross, unique = by_hand(world, population)
    found = counted(world, population)
    assert found["residents_gross"] == half_up(gross)
    assert found["residents_unique"] == half_up(unique)
    assert found["residents_unique"] <= found["residents_gross"]
    assert found["residents_gross"] - found["residents_overlap"] == found["residents_unique"]


@quick
@given(worlds, covers, people)
def test_one_more_landscape_never_lowers_unique(world, one_more, population):
    world, bigger = trimmed(world), trimmed([*world, one_more])
    before, after = counted(world, population), counted(bigger, population)
    assert after["residents_unique"] >= before["residents_unique"]


@quick
@given(worlds, people)
def test_the_same_landscape_twice_adds_nobody(world, population):
    world = trimmed(world)
    before, after = counted(world, population), counted([*world, world[0]], population)
    assert after["residents_unique"] == before["residents_unique"]
    assert after["residents_gross"] >= before["residents_gross"]


@quick
@given(st.sampled_from(CELLS), masks, people)
def test_two_disjoint_halves_make_the_cell(cell, mask, population):
    full = PENTAGON_FULL if cell == PENTAGON else FULL
    halves = [{cell: mask & full}, {cell: full & ~mask}]
    halves = [{c: m for c, m in half.items() if m} for half in halves]
    assert counted(halves, population)["residents_unique"] == population[cell - 1]
    assert counted(halves, population)["residents_overlap"] == 0


@quick
@given(worlds, people)
def test_countries_and_unassigned_sum_to_the_world(world, population):
    world = trimmed(world)
    held = tables(world, population)
    rows = tiny.run("people_by_country_exact", held, **tiny.NO_FILTER)
    total = counted(world, population)
    assert sum(row["residents_unique"] for row in rows) == total["residents_unique"]
    assert sum(row["residents_gross"] for row in rows) == total["residents_gross"]
    covered = {COUNTRIES[cell] for one in world for cell in one}
    assert {row["country_code"] for row in rows} == covered


@quick
@given(worlds, people, st.sampled_from(["KEN", "TZA", "UGA"]))
def test_a_country_filter_shows_that_countrys_people(world, population, country):
    world = trimmed(world)
    inside = [{c: m for c, m in one.items() if COUNTRIES[c] == country} for one in world]
    gross, unique = by_hand(inside, population)
    found = counted(world, population, countries=[country])
    assert found["residents_unique"] == half_up(unique)
    assert found["residents_gross"] == half_up(gross)


@quick
@given(worlds, people)
def test_attribution_sums_to_unique_to_the_person(world, population):
    world = trimmed(world)
    rows = tiny.run("selected_attribution", tables(world, population), **tiny.NO_FILTER)
    total = counted(world, population)["residents_unique"]
    assert sum(row["residents_attributed"] for row in rows) == total
    for number, one in enumerate(world):
        own = by_hand([one], population)[1]
        part = next(
            (r["residents_attributed"] for r in rows if r["landscape_id"] == f"l{number}"),
            0,
        )
        assert part <= own + 1


@quick
@given(
    worlds,
    people,
    st.lists(st.sampled_from(["in_scope", "listed", "reference"]), min_size=5),
)
def test_only_landscapes_in_scope_support_people(world, population, scopes):
    world = trimmed(world)
    held = tables(world, population, scopes[: len(world)])
    found = tiny.run("selected_people", held, **tiny.NO_FILTER)[0]
    within = [one for one, s in zip(world, scopes, strict=False) if s == "in_scope"]
    assert found["people_unique"] == half_up(by_hand(within, population)[1])


@quick
@given(
    worlds,
    people,
    st.lists(st.sampled_from(["in_scope", "in_scope", "reference"]), min_size=5, max_size=5),
    st.lists(st.integers(-1, 4), min_size=5, max_size=5),
    st.integers(0, 4),
)
def test_waterfall_bars_sum_to_the_headline(world, population, scopes, tiers, asked):
    world = trimmed(world)
    held = tables(world, population, scopes[: len(world)])
    held["landscape_stage"] = [
        row | {"min_tier": tier, "is_counted": tier <= tiers[number], "stage_rank": 3}
        for number, row in enumerate(held["landscape_stage"])
        for tier in range(5)
    ]
    found = tiny.run("people_waterfall", held, **tiny.NO_FILTER | {"min_tier": asked})
    steps = {step["step_code"]: step["value"] for step in found}
    assert list(steps) == ["gross", "overlap", "not_at_stage", "below_evidence", "unique"]
    assert sum(list(steps.values())[:-1]) == steps["unique"]
    inside = [(one, tiers[n]) for n, one in enumerate(world) if scopes[n] == "in_scope"]
    assert steps["gross"] == half_up(by_hand([one for one, _ in inside], population)[0])
    supported = [one for one, tier in inside if tier >= asked]
    assert steps["unique"] == half_up(by_hand(supported, population)[1])
    headline = tiny.run("selected_people", held, **tiny.NO_FILTER | {"min_tier": asked})[0]
    assert steps["unique"] == headline["people_unique"]


def test_worked_case_of_three_landscapes():
    # Cell 1 holds 490 people, 10 a child; cell 2 holds 980, 20 a child.
    # A covers children 0-9 of cell 1 (100) and all of cell 2 (980): 1080.
    # B covers children 5-14 of cell 1 (100); C is A again (1080). Gross 2260.
    # Unique: children 0-14 of cell 1 (150) and cell 2 (980): 1130. Overlap 1130.
    a = {1: (1 << 10) - 1, 2: FULL}
    b = {1: ((1 << 10) - 1) << 5}
    found = counted([a, b, a], [490, 980, 0, 0, 0, 0])
    assert (found["residents_gross"], found["residents_unique"]) == (2260, 1130)
    assert found["residents_overlap"] == 1130
