"""What a file to take away is called and holds: a name, CSV, and the mark of invented figures.

It must not read rows or change a value.
"""

import io

import pandas as pd
import xlsxwriter

from ui import format, text
from ui.here import Here

BYTE_ORDER_MARK = "utf-8-sig"
INVENTED = "demonstration-invented-"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


def as_workbook(here: Here, sheet: str, frame: pd.DataFrame) -> bytes:
    """A frame as one sheet of a workbook; invented figures say so under the last row."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True})
        page.write_row(0, 0, [str(name) for name in frame.columns], bold)
        page.freeze_panes(1, 1)
        for place, row in enumerate(frame.itertuples(index=False), 1):
            page.write_row(place, 0, [_cell(value) for value in row])
        page.autofit()
        if here.is_demonstration:
            page.write(len(frame) + 2, 0, text.get("frame.demonstration", here.language))
    return out.getvalue()


def _cell(value: object) -> object:
    """A value as a sheet holds it: a gap is empty, a date is written as in the CSV."""
    if format.is_missing(value):
        return None
    return value if isinstance(value, (bool, int, float, str)) else str(value)
