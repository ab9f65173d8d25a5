"""Planner: what must be true for both goals to be reached on time.

It must not compute; the formula stands in the planner, the figures of today in queries.
"""

from ui import answer, blocks, page, plan
from ui.here import say

here = page.begin("planner", filter_keys=(), own_keys=plan.KEYS, check=plan.check)
held = plan.setting(here)

if held is None:
    blocks.note(here, say(here, "no_goals"))
else:
    plan.inputs(here, held)
    found = answer.solve(held)
    answer.verdict(here, held, found)
    with page.section(here, "results"):
        answer.results(here, held, found)
    with page.section(here, "coupling"):
        answer.coupling(here, held, found)
        blocks.doors(here, "people", "quality")
page.end(here)
