"""Method §4: a breakdown singles out no landscape in totals only, nor lets a reader subtract it.

A landscape in totals only is alike another when a breakdown tells the same of both at every minimum
of evidence. Fewer than three alike are left to the total.
"""

from collections import Counter

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data import build, catalogue, read
from tests import tiny
from tests.warehouse.test_change import SCOPE
from tests.warehouse.test_elements import agreement, event, measures

LEAST = 3
TIERS = range(5)
BREAKDOWNS = ("stage", "output", "age")


def left_out(landscapes):
    """What the view leaves out, by breakdown. Each landscape: scope, stage by tier, output, age."""
    stages = {"known": 0, "forming": 1, "active": 2}
    tables = {
        "landscape_counted": [], "landscape_totals_only": [], "landscape_stage": [],
        "stage_met": [], "landscape_output": [], "landscape_evidence_by_tier": [],
        "self_reported_landscape": [],
        "setting": [{"setting_name": "disclosure_least", "value": LEAST}],
    }  # fmt: skip
    for number, (scope, line, output, age) in enumerate(landscapes):
        one = {"landscape_id": f"l{number:02d}"}
        tables["landscape_counted"].append(one | {"scope_code": scope})
        tables["landscape_totals_only"].append(one)
        if output:
            tables["landscape_output"].append(one | {"element_code": 1, "output_code": output})
        for tier, stage in zip(TIERS, line, strict=True):
            held = one | {"min_tier": tier}
            told = {"stage_code": stage, "stage_rank": stages[stage]}
            tables["landscape_stage"].append(held | told)
            tables["stage_met"].append(held | {"stage_rank": stages[stage], "met": 0})
            tables["landscape_evidence_by_tier"].append(held | {"freshness_code": age})
    found = {breakdown: set() for breakdown in BREAKDOWNS}
    for row in tiny.run("breakdown_left_out", tables):
        found[row["breakdown_code"]].add(row["landscape_id"])
    return found


def same(stage):
    return (stage,) * 5


def test_those_alike_are_told_together_and_the_others_are_left_to_the_total():
    # Stage: 4 known, 3 forming (one of them only on weak evidence), 2 active, all in scope.
    weak = ("forming", "forming", "known", "known", "known")
    found = left_out(
        [
            *[("in_scope", same("known"), "", "none")] * 4,
            *[("in_scope", same("forming"), "x", "stale")] * 2,
            ("in_scope", weak, "x", "stale"),
            *[("in_scope", same("active"), "x", "stale")] * 2,
        ]
    )
    # Alike at every minimum: 4 known, 2 forming, 1 weak, 2 active. 2 + 1 + 2 are left out.
    assert found["stage"] == {"l04", "l05", "l06", "l07", "l08"}


def test_what_is_left_out_is_never_one_or_two_itself():
    # 5 known, 4 forming, 1 active: alone the one active is the total less the cells, so the four
    # forming, the smallest group beside it, are left out too.
    found = left_out(
        [
            *[("in_scope", same("known"), "", "none")] * 5,
            *[("in_scope", same("forming"), "", "none")] * 4,
            ("in_scope", same("active"), "", "none"),
        ]
    )
    assert found["stage"] == {"l05", "l06", "l07", "l08", "l09"}


def test_scopes_have_totals_of_their_own():
    # 3 known in scope are told; 2 known of the reference layer are too few in theirs.
    rows = [("in_scope", same("known"), "", "none")] * 3
    assert left_out([*rows, *[("reference", same("known"), "", "none")] * 2])["stage"] == {
        "l03", "l04",
    }  # fmt: skip


LANDSCAPES = st.lists(
    st.tuples(
        st.sampled_from(["in_scope", "reference"]),
        st.sampled_from(
            [same("known"), same("forming"), ("active", "active", "forming", "known", "known")]
        ),
        st.sampled_from(["", "x", "y"]),
        st.sampled_from(["none", "stale"]),
    ),
    max_size=24,
)


@settings(max_examples=60, deadline=None)
@given(LANDSCAPES)
def test_no_cell_and_no_difference_of_cells_holds_one_or_two(landscapes):
    found = left_out(landscapes)
    for breakdown in BREAKDOWNS:
        out = found[breakdown]
        for scope in ("in_scope", "reference"):
            every = {f"l{n:02d}": one for n, one in enumerate(landscapes) if one[0] == scope}
            shown = {name: one for name, one in every.items() if name not in out}
            # The total less its cells: nobody, three or more, or all there are.
            gone = len(every) - len(shown)
            assert gone == 0 or gone >= LEAST or not shown
            # Cells of the breakdown, at each minimum, and of the breakdown under a filter by stage.
            cells = Counter()
            for stages, output, age in (one[1:] for one in shown.values()):
                for tier in TIERS:
                    told = {"stage": None, "output": output, "age": age}[breakdown]
                    cells[tier, stages[tier], told] += 1
                    cells[tier, told] += 1
                # Between two minimums of evidence those who moved are a difference of two cells.
                cells["moved", stages[0], stages[4]] += 1
            assert all(count >= LEAST for count in cells.values())


EVENTS = [
    *[event(name, 1, tier=1) for name in ("p", "q")],
    # h1, h2, h3 are alike; the other hidden ones each have something of their own.
    *[event(f"h{n}", 1, on="2023") for n in (1, 2, 3)],
    *(agreement("h4", tier=3), event("h4", 2, tier=3), event("h5", 3, on="2019")),
    event("h6", 2, status_code="in_progress", tier=1),
]
HIDDEN = [f"h{number}" for number in range(1, 8)]
# Figures that are totals: of all landscapes, of a scope, and of the two goals.
TOTALS = {
    "overview": {
        "landscapes",
        "landscapes_in_scope",
        "landscapes_empowered",
        "landscapes_no_place",
    },
    "elements_profile": {"landscapes_in_scope"},
}
FILTERS = (
    *({}, {"in_scope": True}, {"min_tier": 2}, {"min_tier": 3}, {"stages": ["forming"]}),
    {"stages": ["known"], "min_tier": 2},
)


def counts(frame):
    """Counts of landscapes of a table, by column, in its order."""
    names = [name for name in frame.columns if name.startswith("landscapes")]
    return frame[names].apply(pd.to_numeric, errors="coerce").fillna(0).astype(int)


def test_no_figure_changes_by_one_or_two_when_the_hidden_are_taken_away(tmp_path):
    """Every query of the screen, with and without those in totals only, under every filter."""
    rows = [{"landscape_id": one} | SCOPE for one in ("p", "q", *HIDDEN)]
    given_levels = [
        {"landscape_id": one, "field_group_code": "all", "level_code": "aggregate_only"}
        for one in HIDDEN
    ]
    folder = tiny.package(
        tmp_path / "p", landscape=rows, output_event=EVENTS, consent=given_levels,
        observation=measures("p", "N01"),
    )  # fmt: skip
    build.build(folder)
    names = [one.name for one in catalogue.queries().values() if one.kind == "app"]
    asked = [(name, one) for name in names for one in FILTERS]
    held = [read.load(name, indicator="area_under_restoration", **one) for name, one in asked]
    tiny.write_table(folder, "consent", [one | {"level_code": "private"} for one in given_levels])
    build.build(folder)
    told = 0
    for (name, filters), frame in zip(asked, held, strict=True):
        before = counts(frame).drop(columns=["landscapes_left_out", *TOTALS.get(name, ())],
                                    errors="ignore")  # fmt: skip
        other = read.load(name, indicator="area_under_restoration", **filters)
        after = counts(other)[before.columns]
        if len(before) == len(after):
            change = (before - after).stack()
            told += int((change >= LEAST).sum())
            assert not change.isin([1, 2]).any(), (name, filters, change[change.isin([1, 2])])
    assert told  # those that are alike are told


def test_those_alike_are_told_and_the_rest_is_counted_beside(tmp_path):
    rows = [{"landscape_id": one} | SCOPE for one in ("p", "q", *HIDDEN)]
    consent = [
        {"landscape_id": one, "field_group_code": "all", "level_code": "aggregate_only"}
        for one in HIDDEN
    ]
    folder = tiny.package(tmp_path / "p", landscape=rows, output_event=EVENTS, consent=consent)
    build.build(folder)
    stages = read.load("landscapes_by_stage").set_index("stage_code")
    # Forming at a minimum of 0 to 2: p (to 1), q (to 1), and alike h1, h2, h3, h5. h4 is forming on
    # more evidence, h6 on less, h7 has nothing: three are left to the total.
    assert stages["landscapes"].to_dict() == {
        "known": 0, "forming": 6, "active": 0, "empowered": 0, "thriving": 0,
    }  # fmt: skip
    assert set(stages["landscapes_left_out"]) == {3}
    whole = read.load("overview").iloc[0]
    assert (whole["landscapes"], whole["landscapes_forming"]) == (9, 6)
    totals = read.load("indicator_total").set_index("indicator_name")["value"]
    assert (totals["count_landscapes"], totals["count_landscapes_forming"]) == (9, 6)
    # A stage asked for brings no more than its cell.
    assert read.load("overview", stages=["forming"])["landscapes"][0] == 6
    for table in ("landscape", "output_event"):
        assert not read.table(table)["landscape_id"].str.startswith("undisclosed").any(), table


def test_nothing_but_outputs_is_held_of_a_landscape_in_totals_only(tmp_path):
    """No figure of people, money, measures, places or partners rests on one: none to leave out."""
    facts = {
        "observation": [{"landscape_id": "h", "value": "5"}, *measures("h", "N01", "S03")],
        "finance": [{"landscape_id": "h", "amount": "5", "amount_usd": "5", "funder_name": "F"}],
        "organisation": [{"organisation_id": "o", "organisation_name": "O"}],
        "participation": [{"landscape_id": "h", "organisation_id": "o", "role_name": "funder"}],
        "consent": [{"landscape_id": "h", "field_group_code": "all"}],
    }
    facts["consent"][0]["level_code"] = "aggregate_only"
    place = {"country_codes": "KEN", "network_name": "N", "latitude": "-1", "longitude": "36"}
    rows = [{"landscape_id": "h", "area_ha": "50000", "population": "9"} | SCOPE | place]
    folder = tiny.package(
        tmp_path / "p", {"h": tiny.square(36.0, -1.0, 0.3)}, landscape=rows,
        output_event=[event("h", 1)], **facts,
    )  # fmt: skip
    build.build(folder)
    for name in ("observation", "finance", "participation", "boundary", "landscape_cell",
                 "landscape_country", "landscape_network", "landscape_funder",
                 "landscape_stated_by_tier", "landscape_people"):  # fmt: skip
        assert read.rows_about(name, ["landscape_id"], ["undisclosed-0001", "h"]).empty, name
    assert not read.rows_about("landscape_output", ["landscape_id"], ["undisclosed-0001"]).empty
