"""Invented submissions of a restoration form, in the files in which form systems export them."""

import csv
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from data.intake.rows import Item
from data.sources import kobotoolbox_submissions, odk_submissions

MAPPING = """
form: restoration
rows:
  - table: observation
    columns:
      landscape_id: {field: landscape, values: {basin: upper-basin, valley: green-valley}}
      measure_code: {constant: N01}
      value: {field: area_restored, unit: acre, to: ha}
      unit_name: {constant: ha}
      period_end_on: {field: submitted_on}
      value_type_code: {constant: reported}
      tier: {constant: "1"}
  - table: observation
    each: trees
    columns:
      landscape_id: {field: landscape, values: {basin: upper-basin, valley: green-valley}}
      measure_code: {constant: N10}
      value: {field: planted}
      unit_name: {constant: trees}
      disaggregation: species
      value_type_code: {constant: reported}
      tier: {constant: "1"}
"""
UUIDS = ("11111111-aaaa-4bbb-8ccc-000000000001", "11111111-aaaa-4bbb-8ccc-000000000002")


def results() -> list[dict[str, Any]]:
    """Two submissions as KoboToolbox's interface gives them; the second asks in a group."""
    return [
        {
            "_id": 501,
            "_uuid": UUIDS[0],
            "__version__": "v1",
            "_submission_time": "2026-03-04T09:10:11",
            "_submitted_by": "wanjiru_k",
            "_validation_status": {"uid": "validation_status_approved", "by_whom": "okoth"},
            "_attachments": [{"filename": "wanjiru/photo.jpg"}],
            "_notes": [{"note": "call Wanjiru"}],
            "_geolocation": [-1.03, 36.83],
            "landscape": "basin",
            "area_restored": "100",
            "trees": [
                {"trees/species": "acacia", "trees/planted": "40"},
                {"trees/species": "olea", "trees/planted": "60"},
            ],
        },
        {
            "_id": 502,
            "_uuid": UUIDS[1],
            "__version__": "v2",
            "_submission_time": "2026-03-05T09:10:11",
            "_submitted_by": "otieno",
            "_validation_status": {},
            "land/landscape": "valley",
            "land/area_restored": "12.5",
        },
    ]


def kobo_json(path: Path, held: Sequence[Any], **beside: Any) -> Path:
    """Write pages of KoboToolbox's interface."""
    given = {"count": len(held), "next": None, "previous": None, **beside, "results": list(held)}
    path.write_text(json.dumps(given), encoding="utf-8")
    return path


def table(path: Path, rows: Sequence[Sequence[str]], delimiter: str = ";") -> Path:
    """Write a CSV with every cell in quotes, as form systems do."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return path


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """Write the smallest workbook that holds these sheets; numbers stay numbers."""
    kinds = "http://schemas.openxmlformats.org/"
    main, links = f"{kinds}spreadsheetml/2006/main", f"{kinds}officeDocument/2006/relationships"
    names = list(sheets)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        about = "".join(
            f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>'
            for at, name in enumerate(names, 1)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>{about}</sheets></workbook>',
        )
        package = f"{kinds}package/2006/relationships"
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        targets = "".join(
            f'<Relationship Id="r{at}" Type="{links}/worksheet" Target="worksheets/s{at}.xml"/>'
            for at in range(1, len(names) + 1)
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}">{targets}</Relationships>',
        )
        for at, name in enumerate(names, 1):
            lines = "".join(_line(number, row) for number, row in enumerate(sheets[name], 1))
            archive.writestr(
                f"xl/worksheets/s{at}.xml",
                f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>',
            )
    return path


def _line(number: int, row: Sequence[Any]) -> str:
    cells = []
    for at, value in enumerate(row):
        where = f"{chr(65 + at)}{number}"
        if isinstance(value, int | float):
            cells.append(f'<c r="{where}"><v>{value}</v></c>')
        else:
            text = escape(str(value))
            cells.append(f'<c r="{where}" t="inlineStr"><is><t>{text}</t></is></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def kobo(path: Path, mapping: str = MAPPING, **answers: str) -> list[Item]:
    """Everything that the reader of KoboToolbox gives for a path and a mapping."""
    return list(kobotoolbox_submissions.read(path, {"mapping": mapping, **answers}))


def odk(path: Path, mapping: str = MAPPING, **answers: str) -> list[Item]:
    """Everything that the reader of ODK Central gives for a path and a mapping."""
    return list(odk_submissions.read(path, {"mapping": mapping, **answers}))
