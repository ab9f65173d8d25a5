"""The report as one HTML file that needs nothing else, for screen, screen reader and paper.

Must not decide or count; it sets out what a report and a comparison hold.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from data.intake import report

if TYPE_CHECKING:
    from data.intake.run import Outcome

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 68rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .4rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; }
tr { border-bottom: 1px solid #8888; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
@media print { body { max-width: none; } .scroll { overflow: visible; } }
"""
KINDS = {
    "asked": "Questions to answer first",
    "refused": "Refused",
    "corrected": "Corrected",
    "noted": "Worth knowing",
}
VERDICTS = {
    "asked": "Some questions must be answered before it can be published.",
    "refused": "Nothing in it could be taken.",
    "checked": "It can be published.",
    "published": "It is published.",
    "already": "It is published already.",
    "failed": "It does not fit the record, so nothing is published.",
}
TALLIED = ("Table", "Read", "Accepted", "New", "Change a known row", "Refused")
HEADINGS = ("Where", "Column", "Value", "What", "What to do")


def html(outcome: "Outcome") -> str:
    """The whole page. Everything that came with the file is escaped."""
    held = outcome.report
    parts = [
        f"<h1>{escape(held.name)}</h1>",
        f"<p><strong>{VERDICTS[outcome.state_code]}</strong> {held.accepted:,} rows accepted, "
        f"{held.refused_rows:,} refused, {held.said['corrected']:,} corrections.</p>",
        f"<p>{escape(outcome.failure)}</p>" if outcome.failure else "",
        _table("Rows by table", TALLIED,
               ([n, t.read, t.accepted, t.new, t.changing, t.refused]
                for n, t in held.tables.items() if t.read)),
        _preview(outcome.preview) if outcome.preview else "",
    ]  # fmt: skip
    rows = report.rows(held)
    for kind, title in KINDS.items():
        of_kind = [row for row in rows if row["kind_code"] == kind]
        if of_kind:
            parts.append(f"<h2>{title} ({held.said[kind]:,})</h2>")
            if held.said[kind] > len(of_kind):
                parts.append(f"<p>The first {len(of_kind):,} are listed.</p>")
            parts.append(_table(title, HEADINGS, (_line(row) for row in of_kind)))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Report on {escape(held.name)}</title><style>{STYLE}</style></head>"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _line(row: Mapping[str, Any]) -> list[object]:
    where = [
        row["file_name"],
        row["sheet_name"],
        f"row {row['row_number']}" if row["row_number"] else "",
    ]
    return [", ".join(one for one in where if one), row["column_name"], row["value"], row["fact"],
            row["next_step"]]  # fmt: skip


def _preview(found: Mapping[str, Any]) -> str:
    numbers = [
        [one["name"].replace("_", " "), _shown(one["before"]), _shown(one["after"])]
        for one in found["numbers"]
    ]
    places = [
        [one["landscape_name"], one["stage_before"] or "not recorded",
         one["stage_after"] or "not recorded", "; ".join(one["rows"])]
        for one in found["landscapes"]
    ]  # fmt: skip
    out = "<h2>What the headline would become</h2>"
    out += _table("Numbers before and after", ("Number", "Before", "After"), numbers)
    if places:
        out += "<h2>Why: the landscapes that change</h2>"
        out += _table("Landscapes", ("Landscape", "Before", "After", "Rows"), places)
    return out


def _shown(value: int | float | None) -> str:
    return "no data" if value is None else f"{value:,}"


def _table(title: str, headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in headings)
    body = "".join(f"<tr>{''.join(_cell(one) for one in row)}</tr>" for row in rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"<caption>{escape(title)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f'<td class="number">{value:,}</td>'
    return f"<td>{escape(str(value))}</td>"
