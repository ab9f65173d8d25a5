"""Data: what the numbers are, what they rest on, what each column means, and all of it to take.

It must not compute; every number is a column of a query.
"""

from ui import blocks, catalogue, downloads, page
from ui.here import load, one

here = page.begin("data", filter_keys=())
now = one(here, "overview")

blocks.verdict(here, now, by="landscapes")
with page.section(here, "downloads"):
    downloads.downloads(here)
with page.section(here, "indicators"):
    catalogue.indicators(here)
with page.section(here, "queries"):
    catalogue.queries(here)
with page.section(here, "sources"):
    catalogue.sources(here)
with page.section(here, "statements"):
    statements = load(here, "statements")
    blocks.listing(
        here, statements, ("occurred_on_as_given", "title", "metric_name", "value", "source_title"),
        links={"source_title": "source_url"}, named="numbers",
    )  # fmt: skip
with page.section(here, "dictionary"):
    catalogue.dictionary(here)
page.end(here)
