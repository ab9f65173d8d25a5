"""Returns: what landscapes report of the four returns, from how many, and how far they have come.

It must not compute; every number is a column of a query.
"""

from ui import blocks, filters, page, paragraph, returns
from ui.here import load, one

here = page.begin(
    "returns", filter_keys=filters.ALL_KEYS, own_keys=returns.KEYS, check=returns.check
)  # fmt: skip
now = one(here, "returns_story")
rows = load(here, "indicators_by_return")

blocks.verdict(here, now, by="landscapes_reporting")
blocks.headline(
    here,
    now,
    "landscapes_reporting",
    "landscapes_all_returns",
    "indicators_reported",
    "indicators_core_reported",
)
paragraph.returns(here)

for name in returns.RETURNS:
    with page.section(here, name):
        returns.indicators(here, rows, name)

with page.section(here, "closer"):
    returns.closer(here, rows)
with page.section(here, "standards"):
    returns.standards(here)
    blocks.doors(here, "compare", "data")
page.end(here)
