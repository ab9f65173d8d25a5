"""Overview: how far the record is from 1000 landscapes and 1 billion people, and what is missing.

It must not compute; every number is a column of a query.
"""

from ui import atlas, blocks, change, drawings, goals, page, trajectory
from ui.here import load, one

here = page.begin("overview")
now = one(here, "overview")
rungs = load(here, "ladder")
aims = goals.by_kind(here)
story = {**now, **blocks.stated(rungs)}

blocks.verdict(here, story, by="landscapes_empowered", among="landscapes_in_scope")
for place, (kind, indicator) in zip(page.halves(), goals.KINDS, strict=True):
    with place:
        goals.head(here, kind, aims.get(kind))
        if kind in aims:
            goals.opinions(here, kind, aims[kind])
            trajectory.trajectory(here, kind, aims[kind])

with page.section(here, "change"):
    for place, (kind, indicator) in zip(page.halves(), goals.KINDS, strict=True):
        with place:
            change.changed(here, kind, indicator)

with page.section(here, "ladder"):
    left, right = page.halves()
    with left:
        drawing = drawings.ladder(here, rungs, measure="landscapes", goal="landscapes_goal",
                                   is_judged=bool(aims))
        blocks.figure(
            here, "ladder_landscapes", drawing, query="ladder", frame=rungs,
            columns=blocks.LADDER_COLUMNS, row=now, by="landscapes_empowered",
        )  # fmt: skip
    with right:
        drawing = drawings.ladder(here, rungs, measure="residents_unique",
                                   goal="residents_goal", is_judged=bool(aims))
        blocks.figure(
            here, "ladder_people", drawing, query="ladder", frame=rungs,
            columns=blocks.LADDER_COLUMNS, row=now, by="people_unique",
        )  # fmt: skip

with page.section(here, "where"):
    atlas.world(here, "map", is_reference_shown=False)

with page.section(here, "gap"):
    left, right = page.halves()
    with left:
        stages = load(here, "landscapes_by_stage")
        drawing = drawings.stages(here, stages, measure="landscapes_in_scope")
        blocks.figure(
            here, "stages", drawing, query="landscapes_by_stage", frame=stages,
            columns=("stage_code", "landscapes_in_scope", "landscapes"),
            row=now, by="landscapes_active",
        )  # fmt: skip
    with right:
        tiers = load(here, "evidence_by_tier")
        blocks.figure(
            here, "evidence", drawings.evidence(here, tiers), query="evidence_by_tier", frame=tiers,
            columns=("tier", "outputs", "observations", "finance_rows"), row=now,
        )  # fmt: skip

with page.section(here, "record"):
    blocks.headline(
        here, now, "landscapes", "residents_unique", "residents_overlap", "countries", "share_stale"
    )
    stages_of_money = load(here, "finance_by_stage")
    blocks.figure(
        here, "money", drawings.money(here, stages_of_money), query="finance_by_stage",
        frame=stages_of_money, columns=blocks.MONEY_COLUMNS, row=now,
    )  # fmt: skip

with page.section(here, "unknown"):
    blocks.facts(here, "unknown", now, ("no_place", "at_most", "stale", "statement"))
    blocks.doors(here, "people", "planner", "quality", "data")
page.end(here)
