"""The parts of a landscape's page, one file a subject: what is said, then what stands behind it.

`told` gives a part as HTML, for the page and for the sheet that a reader takes away; `show` places
it on the page with its table, CSV and passport. No part computes or leaves out a fact.
"""
