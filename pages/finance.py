"""Finance: what landscapes need, what is prepared, committed and paid, and what is not known.

It must not compute; every number is a column of a query.
"""

from ui import blocks, breakdown, finance, funder, ledger, page
from ui.here import load, one

here = page.begin("finance", own_keys=finance.KEYS, check=finance.check)
now = one(here, "finance_total")
stages = load(here, "finance_by_stage")

finance.verdict(here, now)
blocks.headline(
    here, now, "finance_committed_usd", "finance_disbursed_usd", "finance_needed_usd",
    "landscapes_with_finance", "deals_not_converted",
)  # fmt: skip

page.index(here, "pipeline", "what", "where", "gap", "funders", "currencies", "years")
with page.section(here, "pipeline"):
    blocks.figure(here, "stages", finance.pipeline(here, stages), frame=stages, row=now, by="deals")
    finance.left_out(here, now)

with page.section(here, "what"):
    shown = breakdown.choose(here, stages)
    groups = load(here, "finance_by_group")
    left, right = page.halves()
    with left:
        breakdown.grouped(here, groups, "kind", shown)
    with right:
        breakdown.grouped(here, groups, "source", shown)
    breakdown.grouped(here, groups, "instrument", shown)

with page.section(here, "where"):
    left, right = page.halves()
    with left:
        breakdown.grouped(here, groups, "country", shown)
    with right:
        breakdown.grouped(here, groups, "return", shown)
    ledger.landscapes(here)

with page.section(here, "gap"):
    ledger.gap(here, now)
with page.section(here, "funders"):
    funder.lens(here)
with page.section(here, "currencies"):
    ledger.currencies(here, shown)
with page.section(here, "years"):
    for place, stage in zip(page.halves(), ledger.FLOWS, strict=True):
        with place:
            ledger.by_year(here, stage)
    blocks.doors(here, "landscapes", "country", "compare", "data")
page.end(here)
