"""Contribute: a workbook to fill in, a file checked, what it would change, and handing it in.

It must not compute; every number is a column of a query or stands in the answer of a check.
"""

from ui import blocks, contribute, contribute_report, page

here = page.begin("contribute", filter_keys=())

blocks.verdict(here, here.about, by="landscapes")
with page.section(here, "template"):
    contribute.template(here)
with page.section(here, "check"):
    checked = contribute.check(here)
if checked:
    with page.section(here, "found"):
        contribute_report.found(here, checked)
    if contribute_report.is_compared(checked):
        with page.section(here, "change"):
            contribute_report.change(here, checked)
    if contribute_report.is_remarked(checked):
        with page.section(here, "remarks"):
            contribute_report.remarks(here, checked)
    if contribute.is_fit(checked):
        with page.section(here, "hand"):
            contribute.hand_in(here)
blocks.doors(here, "quality", "data")
page.end(here)
