"""Contribute: a workbook to fill in, a file checked, what it would change, and handing it in.

It must not compute; every number is a column of a query or stands in the answer of a check.
"""

from ui import blocks, contribute, page

here = page.begin("contribute", filter_keys=())

blocks.verdict(here, here.about, by="landscapes")
with page.section(here, "template"):
    contribute.template(here)
with page.section(here, "check"):
    checked = contribute.check(here)
if checked:
    with page.section(here, "found"):
        contribute.found(here, checked)
    with page.section(here, "change"):
        contribute.change(here, checked)
    with page.section(here, "remarks"):
        contribute.remarks(here, checked)
    with page.section(here, "hand"):
        contribute.hand_in(here, checked)
blocks.doors(here, "quality", "data")
page.end(here)
