"""Tables as plain HTML, with words for codes, gaps and column names.

Rows in, HTML out; it must not read data, sort, or import Streamlit.
"""

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any

from ui import format, marks, names, text

Row = dict[str, Any]

# Columns whose codes are in a list of another name; any other `x_code` finds its words in code.x.
CODE_LISTS: dict[str, str] = {
    "value_type": "value_type",
    "tier": "tier",
    "tier_lowest": "tier",
    "best_tier": "tier",
    "reason_code": "no_people",
    "next_stage_code": "stage",
    "other_element_code": "element",
    "need_type_code": "value_type",
}

# Columns of dates, which stay on one line.
DATES = ("_on", "_on_as_given")
# More columns than these may not fit beside one another.
MOST_IN_SIGHT = 8
# Columns in which most rows rightly have nothing to say.
BLANK = (
    "note",
    "on_text",
    "about_landscape_name",
    "value_type_code",
    "tier",
    "unit_name",
    "permitted_values",
    "metric_name",
    "source_title",
    "statement_on_as_given",
    "landscapes_then",
    "people_then",
    "on",
    "share_inside",
    "tier_lowest",
    "need_type_code",
    "rate_words",
    "rate_on_words",
    "with_names",
    "beside_names",
    "other_funder_names",
    "finance_committed_together_usd",
    "finance_disbursed_together_usd",
    "ended_on_as_given",
    "ended_on",
    "people_trained",
    "shared_with_names",
    "distance_km",
    "residents_shared",
    "area_shared_ha",
    "granted_by",
    "granted_on",
    "review_on",
    "purposes",
    "label_text",
)


def table(
    rows: Sequence[Row],
    columns: Sequence[str],
    language: str,
    *,
    modelled: bool = False,
    links: dict[str, str] | None = None,
    fold: bool = False,
) -> str:
    """Rows as an HTML table of the named columns; `links` maps a column to the one with its URL.

    With `fold` the first rows stand open and the others until the reader asks for them are folded.
    """
    kinds = {name: _kind(rows, name) for name in columns if not _is_empty(rows, name)}
    heads = "".join(
        f'<th scope="col" class="{kind}">{escape(heading(name, language))}</th>'
        for name, kind in kinds.items()
    )
    body = "".join(
        f"<tr{marks.rest(place, len(rows)) if fold else ''}>"
        + "".join(
            _cell(row, name, kind, language, modelled, links or {}) for name, kind in kinds.items()
        )
        + "</tr>"
        for place, row in enumerate(rows)
    )
    # What may be wider than the page must be reached by keyboard to be moved.
    reach = ' tabindex="0"' if len(kinds) > MOST_IN_SIGHT else ""
    return (
        f'<div class="table-scroll" lang="{language}"{reach}><table>'
        f"<thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def compact(
    rows: Sequence[Row],
    columns: Sequence[str],
    language: str,
    *,
    modelled: bool = False,
    links: dict[str, str] | None = None,
    named: str = "none",
) -> str:
    """A table whose rows run together on a phone.

    `named` says which values keep their column's name there: none, numbers or all.
    """
    body = table(rows, columns, language, modelled=modelled, links=links)
    return f'<div class="compact names-{named}">{body}</div>'


def heading(name: str, language: str) -> str:
    """The words over a column."""
    return text.get(f"column.{name}", language)


@cache
def code_list(name: str) -> str:
    """The list in the texts that has words for a column's codes; empty for words and numbers."""
    stem = CODE_LISTS.get(name) or name.removesuffix("_code")
    is_coded = name in CODE_LISTS or name.endswith("_code")
    return stem if is_coded and text.has_list(stem) else ""


def words(name: str, raw: Any, language: str, *, modelled: bool = False) -> str:
    """One value in words: a code's name, yes or no, or a formatted value; the gap for None."""
    if format.is_missing(raw):
        return format.missing("no_data", language)
    if code_list(name):
        code = f"{raw:.0f}" if isinstance(raw, (int, float)) else str(raw)
        return text.code(code_list(name), code, language)
    if isinstance(raw, bool):
        return text.code("answer", "yes" if raw else "no", language)
    return format.value(name, raw, language, modelled=modelled)


def _is_empty(rows: Sequence[Row], name: str) -> bool:
    """True for a column that may be blank and is, in every row."""
    return name in BLANK and all(format.is_missing(row[name]) for row in rows)


def _kind(rows: Sequence[Row], name: str) -> str:
    is_number = name.endswith("_usd") or any(
        isinstance(row[name], (int, float)) and not isinstance(row[name], bool) for row in rows
    )
    if name.endswith(DATES):
        return "is-text is-date"
    if is_number and not code_list(name):
        return "is-number"
    is_answer = all(isinstance(row[name], bool) or format.is_missing(row[name]) for row in rows)
    return "is-answer" if is_answer else "is-text"


def _cell(
    row: Row, name: str, kind: str, language: str, modelled: bool, links: dict[str, str]
) -> str:
    label = escape(heading(name, language))
    body = _body(row, name, kind, language, modelled, links)
    return f'<td class="{kind}" data-label="{label}">{body}</td>' if body else "<td></td>"


def _body(
    row: Row, name: str, kind: str, language: str, modelled: bool, links: dict[str, str]
) -> str:
    raw = row[name]
    if kind == "is-number":
        return marks.of_row(row, name, language, modelled=modelled)
    shown = names.told(row, name, language) or words(name, raw, language, modelled=modelled)
    if format.is_missing(raw):
        if format.is_withheld(row, name):
            shown = format.missing("withheld", language)
        return "" if name in BLANK else f'<span class="gap">{escape(shown)}</span>'
    return marks.link(shown, row[links[name]]) if name in links else escape(shown)
