"""What an import says otherwise than the record did: both are kept, the later is shown, and told.

Must not decide which is right; it reads the history that merge.py writes.
"""

import csv
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from data.intake.rows import Place, Remark

CELL = itemgetter("table_name", "record_key", "column_name")


def remarks(
    history: Path, batch_id: str, titles: Mapping[str, str]
) -> Iterator[tuple[Remark, str]]:
    """A remark, with its table, for each cell of the batch that is shown instead of another's.

    titles: how the source of each earlier batch is named, by id; the base record has none.
    """
    with history.open(encoding="utf-8", newline="") as handle:
        for (table, _, column), held in groupby(csv.DictReader(handle), CELL):
            said = list(held)
            mine = next((one for one in said if one["is_shown"] == "true"), said[0])
            others = [one for one in said if one["value"] != mine["value"]]
            if mine["batch_id"] != batch_id or all(one["batch_id"] == batch_id for one in others):
                continue
            before = next(one for one in others if one["batch_id"] != batch_id)
            source = titles.get(before["batch_id"]) or "the record"
            place = Place(mine["said_file"], mine["said_sheet"], int(mine["said_row"] or 0))
            text, other_text = mine["value"][:80], before["value"][:80]
            fact = f"is “{text}” here and was “{other_text}” in {source}."
            step = "Both are kept in the history; this one is shown. If it is wrong, undo it."
            yield Remark("noted", place, fact, step, column, text, rule_code="conflict"), table
