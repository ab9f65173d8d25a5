"""Overview: how far the record is from 1000 landscapes and 1 billion people, and what is missing.

It must not compute; every number is a column of a query.
"""

from ui import atlas, blocks, change, drawings, goals, page, paragraph, trajectory
from ui.here import load, one

here = page.begin("overview")
now = one(here, "overview")
rungs = load(here, "ladder")
aims = goals.by_kind(here)
story = {**now, **blocks.stated(rungs)}

blocks.verdict(here, story, by="landscapes_empowered", among="landscapes_in_scope")
for place, (kind, _) in zip(page.halves(), goals.KINDS, strict=True):
    with place:
        goals.head(here, kind, aims.get(kind))
        if kind in aims:
            goals.opinions(here, kind, aims[kind])
            trajectory.trajectory(here, kind, aims[kind])
paragraph.selection(here)

with page.section(here, "change"):
    for place, (kind, indicator) in zip(page.halves(), goals.KINDS, strict=True):
        with place:
            change.changed(here, kind, indicator)

with page.section(here, "ladder"):
    left, right = page.halves()
    with left:
        drawing = drawings.ladder(
            here, rungs, measure="landscapes", goal="landscapes_goal", is_judged=bool(aims)
        )
        blocks.figure(
            here, "ladder_landscapes", drawing, frame=rungs, row=story, by="landscapes_last_rung"
        )
    with right:
        drawing = drawings.ladder(
            here, rungs, measure="residents_unique", goal="residents_goal", is_judged=bool(aims)
        )
        blocks.figure(here, "ladder_people", drawing, frame=rungs, row=now, by="people_unique")

with page.section(here, "where"):
    atlas.world(here, "map", is_reference_shown=False)

with page.section(here, "gap"):
    left, right = page.halves()
    with left:
        stages = load(here, "landscapes_by_stage")
        drawing = drawings.stages(here, stages, measure="landscapes_in_scope")
        blocks.figure(here, "stages", drawing, frame=stages, row=now, by="landscapes_active")
    with right:
        tiers = load(here, "evidence_by_tier")
        blocks.figure(here, "evidence", drawings.evidence(here, tiers), frame=tiers, row=now)

with page.section(here, "record"):
    blocks.headline(here, now, "landscapes", "residents_unique", "residents_overlap", "countries")
    stages_of_money = load(here, "finance_by_stage")
    blocks.figure(
        here, "money", drawings.money(here, stages_of_money), frame=stages_of_money, row=now
    )

    left, right = page.halves()
    with left:
        returns = load(here, "observations_by_return")
        blocks.figure(here, "returns", drawings.returns(here, returns), frame=returns, row=now)
    with right:
        ages = load(here, "staleness")
        blocks.figure(here, "freshness", drawings.freshness(here, ages), frame=ages, row=now)

with page.section(here, "unknown"):
    blocks.facts(here, "unknown", now, ("no_place", "at_most", "stale", "statement"))
    blocks.doors(here, "people", "planner", "quality", "data")
page.end(here)
