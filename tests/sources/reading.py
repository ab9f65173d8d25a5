"""How the tests of readers look at what a reader gives; it must not know a kind of file."""

from collections.abc import Iterable
from pathlib import Path

from data.cell import Refused, parse
from data.intake.rows import Item, Remark, Row, Shape
from data.schema import tables

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


class Given:
    """The items of one reading, by what they are."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = list(items)
        self.rows = [one for one in self.items if isinstance(one, Row)]
        self.shapes = {one.landscape_id: one for one in self.items if isinstance(one, Shape)}
        self.remarks = [one for one in self.items if isinstance(one, Remark)]

    def of(self, table: str) -> list[dict[str, str]]:
        """Cells of a table's rows; fails on a column that the schema does not have."""
        found = [dict(row.cells) for row in self.rows if row.table == table]
        known = {column.name for column in tables()[table].columns}
        assert all(set(cells) <= known for cells in found), set().union(*found) - known
        return found

    def said(self, kind: str | None = None) -> str:
        """The remarks as lines."""
        return "\n".join(
            f"{one.kind_code} {one.place.row}: {one.fact} {one.next_step}"
            for one in self.remarks
            if kind in (None, one.kind_code)
        )

    def asks(self) -> dict[str, tuple[str, ...]]:
        return {one.asks: one.answers for one in self.remarks if one.kind_code == "asked"}

    def broken_cells(self) -> list[str]:
        """What the schema refuses of the rows, references aside."""
        found = []
        for row in self.rows:
            for column in tables()[row.table].columns:
                try:
                    parse(row.cells.get(column.name, ""), column)
                except Refused as no:
                    found.append(f"{row.table}.{column.name}: {no}")
        return found
