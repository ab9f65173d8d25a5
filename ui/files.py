"""What a file to take away is called and holds: a name, CSV, and the mark of invented figures.

It must not read rows or change a value.
"""

import pandas as pd

from ui import text
from ui.here import Here

BYTE_ORDER_MARK = "utf-8-sig"
INVENTED = "demonstration-invented-"


def name(here: Here, stem: str, ending: str) -> str:
    """A file name with its warehouse; one of invented figures says so first."""
    return f"{mark(here)}{stem}-{here.warehouse_id}.{ending}"


def mark(here: Here) -> str:
    """What a file's name begins with: nothing, or that its figures are invented."""
    return INVENTED if here.is_demonstration else ""


def as_csv(here: Here, frame: pd.DataFrame) -> bytes:
    """A frame as CSV that spreadsheets open with its accents right; invented figures say so."""
    return marked(here, frame.to_csv(index=False, lineterminator="\n")).encode(BYTE_ORDER_MARK)


def marked(here: Here, csv: str) -> str:
    """CSV text, with a last line that says so where its figures are invented."""
    if not here.is_demonstration:
        return csv
    return f'{csv}"{text.get("frame.demonstration", here.language)}"\n'
