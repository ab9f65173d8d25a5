"""Quality: what is missing, old or doubtful, and which fixes would move the headline most.

It must not compute; every number is a column of a query.
"""

from ui import blocks, drawings, page, quality
from ui.here import load

here = page.begin("quality")
now = quality.story(here)

blocks.verdict(here, now, by="fixes")
page.index(here, "queue", "missing", "doubt", "place")
with page.section(here, "queue"):
    quality.queue(here, now)

with page.section(here, "missing"):
    left, right = page.halves()
    with left:
        gaps = load(here, "quality_gaps")
        blocks.figure(here, "gaps", quality.gaps(here, gaps), frame=gaps, row=now)
    with right:
        ages = load(here, "staleness")
        blocks.figure(here, "staleness", drawings.freshness(here, ages), frame=ages, row=now)

with page.section(here, "doubt"):
    quality.ratios(here, now)
    quality.conflicts(here, now)
with page.section(here, "place"):
    quality.approximate(here, now)
    quality.nesting(here, now)
    blocks.doors(here, "landscapes", "people", "data")
page.end(here)
