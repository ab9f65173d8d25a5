"""The queue of fixes keeps its word: a fix alone moves the headline by at most what it says."""

import pytest

from data import build, read
from tests import tiny
from tests.warehouse.test_change import SCOPE, outputs

SQUARE = tiny.square(36.70, -1.40, 0.3)
CLOSE = tiny.square(36.80, -1.40, 0.3)
LISTED = SCOPE | {"scope_code": "listed"}


def built(tmp_path, landscapes, events, boundaries):
    rows = [{"landscape_id": name} | row for name, row in landscapes.items()]
    folder = tiny.package(tmp_path / "p", boundaries, landscape=rows, output_event=events)
    build.build(folder)
    return read.load("overview").iloc[0], read.load("quality_queue")


# Each case: what the record holds, and what it holds once mended.
CASES = {
    "evidence": (
        {"b": SCOPE}, outputs("b", tier=1), {"b": CLOSE},
        {"b": SCOPE}, outputs("b", tier=2), {"b": CLOSE},
    ),
    "one_short": (
        {"b": SCOPE}, outputs("b", elements=(1, 2, 4)), {"b": CLOSE},
        {"b": SCOPE}, outputs("b"), {"b": CLOSE},
    ),
    "agreement": (
        {"b": SCOPE},
        [row | {"output_code": ""} for row in outputs("b")], {"b": CLOSE},
        {"b": SCOPE}, outputs("b"), {"b": CLOSE},
    ),
    "scope": (
        {"b": LISTED}, outputs("b"), {"b": CLOSE},
        {"b": SCOPE}, outputs("b"), {"b": CLOSE},
    ),
    "boundary": (
        {"b": SCOPE | {"population": "900000", "country_codes": "KEN"}}, outputs("b"), {},
        {"b": SCOPE | {"population": "900000", "country_codes": "KEN"}}, outputs("b"),
        {"b": CLOSE},
    ),
}  # fmt: skip


@pytest.mark.parametrize("fix", CASES)
def test_a_fix_moves_the_headline_within_its_bound(tmp_path, fix):
    before_rows, before_events, before_shapes, rows, events, shapes = CASES[fix]
    base = {"a": SCOPE}
    held = outputs("a")
    before, queue = built(
        tmp_path,
        base | before_rows,
        [*held, *before_events],
        {"a": SQUARE} | before_shapes,
    )
    line = queue[queue["landscape_id"] == "b"]
    assert line["fix_code"].tolist() == [fix]
    after, _ = built(tmp_path, base | rows, [*held, *events], {"a": SQUARE} | shapes)
    moved = after["people_unique"] - before["people_unique"]
    assert 0 < moved <= line["people_at_stake"].iloc[0]
    landscapes_moved = after["landscapes_empowered"] - before["landscapes_empowered"]
    assert landscapes_moved == line["landscapes_at_stake"].iloc[0]


@pytest.mark.parametrize(
    ("element", "formal", "fix"),
    [(1, "yes", "one_short"), (2, "", "one_short"), (1, "", "agreement")],
)
def test_one_output_that_meets_two_stages_is_one_fix(tmp_path, element, formal, fix):
    # Active and empowered both ask for element 1 (and 2): one documented output meets both. An
    # agreement is an output of element 1, so it meets three conditions, and is one fix too.
    landscapes = {"b": SCOPE | {"formal_status_code": formal}}
    others = [one for one in (1, 2, 3, 4) if one != element]
    before, queue = built(tmp_path, landscapes, outputs("b", elements=others), {"b": CLOSE})
    assert before["landscapes_empowered"] == 0
    assert queue["fix_code"].tolist() == [fix]
    if fix == "one_short":
        assert queue["element_code"].tolist() == [element]
    mended = outputs("b", elements=[*others, element])
    after, queue = built(tmp_path / "after", landscapes, mended, {"b": CLOSE})
    assert (after["landscapes_empowered"], len(queue)) == (1, 0)


def test_two_outputs_short_is_no_single_fix(tmp_path):
    _, queue = built(tmp_path, {"b": SCOPE}, outputs("b", elements=(1, 2)), {"b": CLOSE})
    assert queue.empty


def test_the_largest_stake_comes_first(tmp_path):
    landscapes = {"a": SCOPE, "b": SCOPE}
    events = [*outputs("a", tier=1), *outputs("b", tier=1)]
    boundaries = {"a": tiny.square(36.75, -1.35, 0.05), "b": CLOSE}
    _, queue = built(tmp_path, landscapes, events, boundaries)
    assert queue["landscape_id"].tolist() == ["b", "a"]


@pytest.mark.usefixtures("warehouse")
def test_the_record_shows_its_conflicts_and_gaps():
    gaps = read.load("quality_gaps").set_index("gap_code")
    assert gaps.loc["no_place", "landscapes"] == 94
    assert gaps.loc["stale", "landscapes"] == read.load("overview").iloc[0]["landscapes_stale"]
    conflicts = read.load("quality_conflicts")
    for name in ("kaza", "terraso-baviaanskloof", "fcpf-madagascar"):
        assert (conflicts["landscape_id"] == name).sum() >= 2
    flagged = read.load("quality_population").set_index("landscape_id")
    assert ((flagged["ratio"] < 0.5) | (flagged["ratio"] > 2)).equals(flagged["is_flagged"])
