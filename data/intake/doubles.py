"""Rows that say something twice: taken once when they agree, both kept and told when they do not.

Also what a batch must remember of each row for those that follow: names, countries, consent.
Must not refuse a row.
"""

from collections.abc import Iterator

from data.intake import words
from data.intake.binding import NAMING, Binding
from data.intake.complete import NATURAL
from data.intake.known import key_of
from data.intake.rows import Remark, Row
from data.schema import Table

DEFAULT_NOTE = "Default for an imported landscape, until its partnership says otherwise."


def is_double(binding: Binding, table: Table, row: Row, cells: dict[str, str]) -> bool:
    """True for a row said twice over. Two that disagree are both kept and the reader is told."""
    key = key_of(table.name, cells)
    if table.name in NATURAL:
        return _double_event(binding, table, row, cells)
    earlier = binding.added.get((table.name, key))
    if earlier is None:
        return False
    if all(earlier.get(name) == text for name, text in cells.items() if name in earlier):
        return set(cells) <= set(earlier)
    for name, text in cells.items():
        if earlier.get(name, text) != text and name != "source_id":
            fact = f"is “{text}” here and “{earlier[name][:80]}” in an earlier row of {key[0]}."
            step = "Both are kept in the history; the first is shown until one is withdrawn."
            binding.report.add(
                Remark("noted", row.place, fact, step, row.headings.get(name, name), text,
                       rule_code="conflict"), table.name,
            )  # fmt: skip
    return False


def _double_event(binding: Binding, table: Table, row: Row, cells: dict[str, str]) -> bool:
    content = hash(tuple(sorted(cells.items())))
    key = cells[table.keys[0]]
    number = 1
    while True:
        held = binding.hashes.get((table.name, key if number == 1 else f"{key}-{number}"))
        if held is None:
            break
        if held == content:
            fact = "stands in this file already; it is taken once."
            binding.report.add(Remark("noted", row.place, fact, "", rule_code="double"), table.name)
            return True
        number += 1
    name = key if number == 1 else f"{key}-{number}"
    binding.hashes[table.name, name] = content
    if number > 1:
        cells[table.keys[0]] = name
        fact = f"disagrees with an earlier row on the same thing ({key}); both are kept."
        step = "See them on the page Quality; withdraw the one that is wrong."
        binding.report.add(Remark("noted", row.place, fact, step, rule_code="conflict"), table.name)
    return False


def remember(
    binding: Binding, table: Table, row: Row, cells: dict[str, str], is_known: bool
) -> None:
    """Take an accepted row in, so that later rows may name it and be compared with it."""
    key = key_of(table.name, cells)
    if table.name not in NATURAL or table.name == "finance":
        earlier = binding.added.setdefault((table.name, key), {})
        for name, text in cells.items():
            earlier.setdefault(name, text)
    if table.name in NAMING:
        new_name = cells.get(NAMING[table.name], "")
        if new_name:
            names = binding.known.names.setdefault(table.name, {})
            names.setdefault(words.plain(new_name), set()).add(key[0])
    if table.name == "landscape":
        if cells.get("country_codes"):
            binding.known.countries[key[0]] = cells["country_codes"].split(";")
        if not is_known and key[0] not in binding.flagged:
            led = cells.get("community_led_code") in ("yes", "review")
            given = binding.draft.consent.get(row.place.file, "generalised")
            binding.flagged[key[0]] = ("aggregate_only" if led else given, row)
    if table.name == "consent" and cells.get("field_group_code") == "all":
        binding.flagged.pop(cells["landscape_id"], None)


def consents(binding: Binding) -> Iterator[Row]:
    """What imported landscapes may show until their partnerships say otherwise (method §7)."""
    held = binding.flagged
    for one, (level, row) in held.items():
        cells = {"landscape_id": one, "field_group_code": "all", "level_code": level,
                 "note": DEFAULT_NOTE}  # fmt: skip
        yield Row("consent", cells, row.place)
    if held:
        some = next(iter(held.values()))[1]
        fact = (
            f"New landscapes without consent: {len(held):,}. They are shown generalised (a 0.1° "
            "cell, no boundary), or in totals only where a community leads."
        )
        step = "Send a sheet Consent with what each partnership allows."
        remark = Remark("noted", some.place, fact, step, rule_code="consent")
        binding.report.add(remark, "consent")
