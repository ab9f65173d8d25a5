"""The report as one HTML file that needs nothing else, for screen, screen reader and paper.

Must not decide or count, or hold a word; it sets out what a report and a comparison hold.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from data.intake import report, words
from data.intake.translate import ENGLISH, sentence, word

if TYPE_CHECKING:
    from data.intake.run import Outcome

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .4rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; }
td { max-width: 24rem; overflow-wrap: break-word; }
tr { border-bottom: 1px solid #8888; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
@media print { body { max-width: none; } .scroll { overflow: visible; } thead { display:
table-header-group; } tr { break-inside: avoid; } }
"""
TALLIED = (
    "table_words", "rows_read", "rows_accepted", "rows_new", "rows_changing", "rows_refused",
)  # fmt: skip
REMARKS = ("place_words", "column_words", "value", "rule_words", "fact", "next_step")
NUMBERS = ("number_words", "before_words", "after_words")
PLACES = ("landscape_name", "before_words", "after_words", "rows_words")


def html(outcome: "Outcome", language: str = ENGLISH) -> str:
    """The whole page in a language. Everything that came with the file is escaped."""
    held = outcome.report
    counts = word("page", "counts", language, accepted=f"{held.accepted:,}",
                  refused=f"{held.refused_rows:,}",
                  corrected=f"{held.said['corrected']:,}")  # fmt: skip
    verdict = word("page", outcome.state_code, language)
    parts = [
        f"<h1>{escape(held.name)}</h1>",
        f"<p><strong>{escape(verdict)}</strong> {escape(counts)}</p>",
        f"<p>{escape(sentence(outcome.failure, language))}</p>" if outcome.failure else "",
        _tallies(held, language),
        _preview(outcome.preview, language) if outcome.preview else "",
        *_remarks(held, language),
    ]
    title = escape(word("page", "report_on", language, name=held.name))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _tallies(held: report.Report, language: str) -> str:
    rows = [
        [words.table_heading(n, language), t.read, t.accepted, t.new, t.changing, t.refused]
        for n, t in held.tables.items()
        if t.read
    ]
    return _table(word("page", "rows_by_table", language), TALLIED, rows, language) if rows else ""


def _remarks(held: report.Report, language: str) -> Iterable[str]:
    rows = report.rows(held, language)
    for kind in report.ORDER:
        of_kind = [row for row in rows if row["kind_code"] == kind]
        if of_kind:
            title = word("kind", kind, language)
            yield f"<h2>{escape(title)} ({held.said[kind]:,})</h2>"
            if held.said[kind] > len(of_kind):
                said = word("page", "first_listed", language, number=f"{len(of_kind):,}")
                yield f"<p>{escape(said)}</p>"
            yield _table(title, REMARKS, (_line(row, language) for row in of_kind), language)


def _line(row: Mapping[str, Any], language: str) -> list[object]:
    number = row["row_number"]
    where = [
        row["file_name"],
        row["sheet_name"],
        word("page", "row", language, row=number) if number else "",
    ]
    return [", ".join(one for one in where if one), *(row[name] for name in REMARKS[1:])]


def _preview(found: Mapping[str, Any], language: str) -> str:
    numbers = [
        [word("number", one["name"], language), _shown(one["before"], language),
         _shown(one["after"], language)]
        for one in found["numbers"]
    ]  # fmt: skip
    places = [
        [one["landscape_name"], _stage(one["stage_before"], language),
         _stage(one["stage_after"], language),
         "; ".join(sentence(row, language) for row in one["rows"])]
        for one in found["landscapes"]
    ]  # fmt: skip
    out = f"<h2>{escape(word('page', 'headline', language))}</h2>"
    out += _table(word("page", "numbers", language), NUMBERS, numbers, language)
    if places:
        why = word("page", "why", language)
        out += f"<h2>{escape(why)}</h2>" + _table(why, PLACES, places, language)
    return out


def _stage(code: str | None, language: str) -> str:
    return word("stage", code, language) if code else word("page", "not_recorded", language)


def _shown(value: int | float | None, language: str) -> str:
    return word("page", "no_data", language) if value is None else f"{value:,}"


def _table(
    title: str, names: Iterable[str], rows: Iterable[Iterable[object]], language: str
) -> str:
    head = "".join(
        f'<th scope="col"{_number(name.startswith("rows_") and name != "rows_words")}>'
        f"{escape(word('heading', name, language))}</th>"
        for name in names
    )
    body = "".join(f"<tr>{''.join(_cell(one) for one in row)}</tr>" for row in rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(title)}"><table>'
        f"<caption>{escape(title)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _number(is_number: bool) -> str:
    return ' class="number"' if is_number else ""


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f"<td{_number(True)}>{value:,}</td>"
    return f"<td>{escape(str(value))}</td>"
