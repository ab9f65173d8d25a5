"""Elements: which outputs landscapes have, what is missing, how long it takes, who is one short.

It must not compute; every number is a column of a query.
"""

from ui import blocks, elements, filters, matrix, page, waits

here = page.begin("elements", filter_keys=filters.without("in_scope"))
now = elements.story(here)

blocks.verdict(here, now, by="landscapes_with_output", among="landscapes_in_scope")
blocks.headline(
    here,
    now,
    "landscapes_in_scope",
    "landscapes_with_output",
    "outputs_done",
    "landscapes_one_short",
    "landscapes_without_output",
)

with page.section(here, "five"):
    elements.five(here, now)
    elements.apart(here, now)
with page.section(here, "who"):
    matrix.matrix(here, now)
with page.section(here, "missing"):
    elements.gaps(here)
with page.section(here, "time"):
    waits.waits(here, now)
with page.section(here, "short"):
    elements.short(here, now)
    blocks.doors(here, "landscapes", "quality", "planner")
page.end(here)
