"""Coalition: what three teams set out to do, by which routes, with whom, and what surrounds them.

It must not compute; every number is a column of a query.
"""

from ui import blocks, page
from ui.coalition import organisations, routes, system, teams

here = page.begin("coalition", own_keys=(organisations.KEY,), check=organisations.check)
now = teams.story(here)

blocks.verdict(here, now, by="services", among="goals")
blocks.headline(
    here,
    now,
    "organisations",
    "coalition_members",
    "landscapes_supported",
    "population_trained",
    "national_coalitions",
    gap="not_reported",
)

page.index(here, "teams", "routes", "organisations", "together", "national", "policies",
           "voice", "statements")  # fmt: skip
with page.section(here, "teams"):
    teams.teams(here)
with page.section(here, "routes"):
    routes.routes(here, now)
with page.section(here, "organisations"):
    organisations.kinds(here, now)
    organisations.directory(here)
with page.section(here, "together"):
    organisations.together(here)
with page.section(here, "national"):
    system.national(here)
with page.section(here, "policies"):
    system.policies(here)
with page.section(here, "voice"):
    system.campaigns(here)
    system.learning(here)
with page.section(here, "statements"):
    system.statements(here)
    blocks.doors(here, "planner", "data")
page.end(here)
