"""Second look: rows find their landscape and one another, get identifiers and defaults, or go.

Must not read a source; it takes the draft of check.py and writes what will be published.
"""

import csv
import difflib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import shapely
from shapely.geometry import shape

from data.boundary import fault_of
from data.intake import words
from data.intake.binding import Binding, found, refuse
from data.intake.check import columns_of, placed, refusal
from data.intake.complete import complete, identify
from data.intake.doubles import consents, is_double, remember
from data.intake.known import key_of
from data.intake.rows import Row
from data.schema import Column, Table, tables


def bind(binding: Binding) -> None:
    """Write the rows of each table that hold, in the schema's order, so that what they name is
    known before them."""
    for table in tables().values():
        if table.reference:
            continue
        if table.name == "boundary":
            _write_shapes(binding)
            continue
        file = binding.draft.file(table.name)
        is_consent = table.name == "consent" and binding.flagged
        if file.exists() or is_consent:
            with (binding.out / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as to:
                writer = csv.writer(to, lineterminator="\n")
                writer.writerow(columns_of(table.name))
                for row in _held(binding, table, file) if file.exists() else ():
                    writer.writerow(_line(table, row))
                if table.name == "consent":
                    for row in consents(binding):
                        writer.writerow(_line(table, row))
    for name, tally in binding.report.tables.items():
        tally.refused = tally.read - tally.accepted - tally.doubled
        if not tally.accepted:
            (binding.out / f"{name}.csv").unlink(missing_ok=True)


def _line(table: Table, row: Row) -> list[object]:
    cells = [row.cells.get(one.name, "") for one in table.columns]
    return [*cells, row.place.file, row.place.sheet, row.place.row]


def _held(binding: Binding, table: Table, file: Path) -> Iterator[Row]:
    tally = binding.report.tally(table.name)
    references = [one for one in table.columns if one.refers]
    with file.open(encoding="utf-8", newline="") as handle:
        for line in csv.DictReader(handle):
            row = placed(line, table, binding.draft)
            cells = dict(row.cells)
            row = Row(row.table, cells, row.place, row.headings)
            if row.place.file in binding.draft.refused:
                continue
            if not cells:
                refuse(binding, row, "", "", "no cell of this row holds.", "Correct its cells.")
                continue
            identify(binding, table, row, cells)
            if not _refer(binding, table, row, cells, references):
                continue
            if not complete(binding, table, row, cells):
                continue
            if is_double(binding, table, row, cells):
                tally.doubled += 1
                continue
            is_known = binding.known.has(table.name, key_of(table.name, cells))
            tally.accepted += 1
            tally.changing += is_known
            tally.new += not is_known
            remember(binding, table, row, cells, is_known)
            yield row


def _refer(
    binding: Binding, table: Table, row: Row, cells: dict[str, str], references: list[Column]
) -> bool:
    for column in references:
        text = cells.get(column.name)
        if not text:
            continue
        home, _, _ = str(column.refers).partition(".")
        parts = text.split(";") if column.type == "list" else [text]
        meant = [found(binding, home, one.strip(), row) for one in parts]
        if None not in meant:
            cells[column.name] = ";".join(one for one in meant if one)
            continue
        missing = parts[meant.index(None)].strip()
        near = _near(binding, home, missing)
        step = f"Did you mean {near}?" if near else f"Add it to {home}, or correct it."
        fact = f"“{missing}” is not in the table {home}."
        if column.must_be_given or column.name == "landscape_id":
            refuse(binding, row, column.name, text, fact, step, "reference")
            return False
        del cells[column.name]
        binding.report.add(refusal(row, column.name, text, fact, step, "reference"), table.name)
    return True


def _near(binding: Binding, home: str, text: str) -> str:
    keys = [one[0] for one in binding.known.keys.get(home, ())]
    if len(keys) > 20_000:
        return ""
    names = list(binding.known.names.get(home, {}))
    alike = difflib.get_close_matches(text, keys, 1) or difflib.get_close_matches(
        words.plain(text), names, 1
    )
    return alike[0] if alike else ""


def _write_shapes(binding: Binding) -> None:
    features = []
    tally = binding.report.tally("boundary")
    for one in binding.draft.shapes:
        tally.read += 1
        if one.place.file in binding.draft.refused:
            continue
        row = Row("boundary", {"landscape_id": one.landscape_id}, one.place)
        place = found(binding, "landscape", one.landscape_id, row)
        fault = _fault(one.geometry)
        if place is None:
            near = _near(binding, "landscape", one.landscape_id)
            step = f"Did you mean {near}?" if near else "Send its landscape with it."
            fact = f"“{one.landscape_id}” is no landscape of the record."
            refuse(binding, row, "landscape_id", one.landscape_id, fact, step, "reference")
        elif fault:
            refuse(binding, row, "geometry", "", *fault, "geometry")
        else:
            tally.accepted += 1
            known = binding.known.has("boundary", (place,))
            tally.changing += known
            tally.new += not known
            given = {"landscape_id": place, "boundary_kind_code": one.boundary_kind_code,
                     "source_id": binding.source_id}  # fmt: skip
            said = {"said_file": one.place.file, "said_row": one.place.row}
            features.append({"type": "Feature", "properties": given | said,
                             "geometry": one.geometry})  # fmt: skip
    if features:
        held = {"type": "FeatureCollection", "features": features}
        file = binding.out / "boundary.geojson"
        file.write_text(json.dumps(held, separators=(",", ":")), encoding="utf-8")


def _fault(geometry: Mapping[str, object]) -> tuple[str, str] | None:
    try:
        return fault_of(shape(dict(geometry)))
    except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError):
        return ("has no geometry that can be read.", "Give a Polygon or MultiPolygon.")
