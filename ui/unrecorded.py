"""In one line what a page has no record of, and where to add it.

It must not name what is kept back: that is withheld, and said in its own place.
"""

from collections.abc import Sequence
from html import escape

from ui import blocks, drawings, text
from ui.here import Here, say


def told(here: Here, slots: Sequence[str]) -> str:
    """The line as HTML: the parts by their names, and a link to the page that takes data."""
    if not slots:
        return ""
    parts = ", ".join(say(here, f"part.{slot}") for slot in slots)
    line = escape(text.get("unrecorded.line", here.language, parts=parts))
    how = escape(text.get("unrecorded.how", here.language))
    address = escape(drawings.address(here, "contribute"))
    return f'<p class="note unrecorded">{line} <a href="{address}">{how}</a></p>'


def line(here: Here, slots: Sequence[str]) -> None:
    """The line on the page; nothing where every part is recorded."""
    if slots:
        blocks.html(told(here, slots))
