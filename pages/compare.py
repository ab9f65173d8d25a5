"""Compare: any indicators for any countries, networks or landscapes, side by side.

It must not compute; every number is a column of a query.
"""

from ui import blocks, compare, filters, page

here = page.begin(
    "compare", filter_keys=filters.without("country", "network"), own_keys=compare.KEYS,
    check=compare.check,
)  # fmt: skip
held = compare.comparison(here)

compare.choose(here, held)
with page.section(here, "panels"):
    compare.panels(here, held)
with page.section(here, "ranks"):
    compare.ranks(here, held)
    blocks.doors(here, "country", "landscapes", "data")
page.end(here)
