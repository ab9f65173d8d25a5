"""The parts of the contribute page: template, check, what was found, what would change, hand in.

It must not check or count; a check is an answer of data.reception, and it is shown as it came.
"""

import hashlib
import re
from html import escape
from typing import Any

import streamlit as st

from data import reception
from data.errors import IntakeError
from ui import blocks, marks, tables, text
from ui.here import Here, has, say, show

ROWS_SHOWN = 100
KEPT = "contribute.checked"
ANSWERS = "contribute.answers"
HEADLINE = ("rows_accepted", "rows_refused", "cells_corrected", "questions")
TABLE_COLUMNS = (
    "table_words", "rows_read", "rows_accepted", "rows_new", "rows_changing", "rows_refused",
)  # fmt: skip
CHANGE_COLUMNS = ("number_words", "before_words", "after_words")
LANDSCAPE_COLUMNS = ("landscape_name", "before_words", "after_words", "rows_words")
REMARK_COLUMNS = ("rule_words", "place_words", "column_name", "value", "fact", "next_step")
KINDS = ("refused", "corrected", "noted")
MIMES = {
    "html": "text/html", "csv": "text/csv", "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
Checked = reception.Checked


@st.cache_data(max_entries=8, show_spinner=False)
def _template(language: str) -> bytes:
    return reception.template(language)


def template(here: Here) -> None:
    """The workbook to fill in, made when it is asked for, in the reader's language."""
    st.download_button(
        say(here, "template.button"),
        data=lambda: _template(here.language),
        file_name=f"1000-landscapes-{here.language}.xlsx",
        mime=MIMES["xlsx"],
        on_click="ignore",
        icon=":material/table:",
    )


def check(here: Here) -> Checked | None:
    """Take files, ask what must be asked, and give what the check says of them."""
    limits = {"files": reception.MOST_FILES, "megabytes": round(reception.MOST_BYTES / 1e6)}
    given = st.file_uploader(
        say(here, "check.drop", **limits), accept_multiple_files=True, key="contribute.files"
    )
    blocks.note(here, say(here, "check.privacy"))
    if not given:
        st.session_state.pop(KEPT, None)
        st.session_state.pop(ANSWERS, None)
        return None
    files = [(one.name, one.getvalue()) for one in given]
    answers = st.session_state.get(ANSWERS, {})
    key = (_digest(files), tuple(sorted(answers.items())))
    held = st.session_state.get(KEPT)
    if held is None or held[0] != key:
        checked = _checked(here, files, answers)
        if checked is None:
            return None
        held = st.session_state[KEPT] = (key, checked)
    checked = held[1]
    _ask(here, checked)
    return checked


def _digest(files: reception.Files) -> str:
    total = hashlib.sha256()
    for name, held in files:
        total.update(name.encode() + b"\0" + hashlib.sha256(held).digest())
    return total.hexdigest()


def _checked(here: Here, files: reception.Files, answers: dict[str, str]) -> Checked | None:
    words = say(here, "check.working")
    bar = st.progress(0.0, text=words)

    def tell(step: str, done: int, of: int) -> None:
        bar.progress(min(done / max(of, 1), 1.0), text=words)

    try:
        return reception.check(files, answers=answers, tell=tell)
    except IntakeError as error:
        st.error(str(error), icon=":material/error:")
        return None
    finally:
        bar.empty()


def _ask(here: Here, checked: Checked) -> None:
    """Each question once, with its answers in words; an answer checks the files again."""
    for one in checked.result["questions"]:
        words = _question(here, one)
        if one["asks"] in reception.OF_STEWARDS:
            blocks.note(here, f"{words} {say(here, 'ask_file')}")
            continue
        key = f"contribute.answer.{one['asks']}"
        if not one["answers"]:
            st.text_input(words, key=key, on_change=_answered, args=(one["asks"], key))
            continue
        st.radio(
            words,
            one["answers"],
            index=None,
            key=key,
            format_func=lambda answer: _answer(here, answer),
            on_change=_answered,
            args=(one["asks"], key),
        )
    given = st.session_state.get(ANSWERS, {})
    if given:
        told = ", ".join(_answer(here, one) for one in given.values())
        blocks.note(here, say(here, "check.answered", answers=told))


def _question(here: Here, one: dict[str, Any]) -> str:
    """The question in the reader's language; one of a single system in its reader's own words."""
    kind = re.split(r"[.:]", one["asks"])[0]
    if has(here, f"ask.{kind}"):
        return say(here, f"ask.{kind}", value=one["value"], column=one["column_name"])
    return f"{one['value']} {one['fact']}".strip()


def _answer(here: Here, answer: str) -> str:
    return text.find(f"code.intake_answer.{answer}", here.language) or answer


def _answered(asks: str, key: str) -> None:
    st.session_state[ANSWERS] = {**st.session_state.get(ANSWERS, {}), asks: st.session_state[key]}


def found(here: Here, checked: Checked) -> None:
    """The verdict on the files, four numbers, and the rows of each table."""
    result = checked.result
    row = {
        "rows_accepted": result["accepted"],
        "rows_refused": result["refused"],
        "cells_corrected": result["said"].get("corrected", 0),
        "questions": len(result["questions"]),
    }
    blocks.html(f'<p class="verdict-main">{escape(say(here, "state." + result["state_code"]))}</p>')
    if result["failure"]:
        blocks.note(here, result["failure"])
    blocks.headline(here, row, *HEADLINE)
    held = [_tallied(here, one) for one in result["tables"]]
    if held:
        blocks.html(tables.table(held, TABLE_COLUMNS, here.language))
    _take_away(here, checked)


def _tallied(here: Here, one: dict[str, Any]) -> dict[str, Any]:
    names = ("read", "accepted", "new", "changing", "refused")
    return {"table_words": _table(here, one["table_name"])} | {f"rows_{n}": one[n] for n in names}


def _table(here: Here, name: str) -> str:
    return text.find(f"code.intake_table.{name}", here.language) or name


def _take_away(here: Here, checked: Checked) -> None:
    with st.container(horizontal=True):
        for name, held in checked.files.items():
            stem, _, ending = name.partition(".")
            st.download_button(
                say(here, f"take.{stem}_{ending}"),
                data=held,
                file_name=name,
                mime=MIMES[ending],
                on_click="ignore",
                icon=":material/download:",
                key=f"contribute.take.{name}",
            )


def change(here: Here, checked: Checked) -> None:
    """What the headline would become, and the landscapes and rows behind it."""
    preview = checked.result["preview"]
    changed = [one for one in preview.get("numbers", ()) if one["before"] != one["after"]]
    if here.is_demonstration:
        blocks.note(here, say(here, "change.record"))
    if not changed:
        slot = "change.nothing" if preview else f"change.{_why_no_preview(checked)}"
        blocks.note(here, say(here, slot))
        return
    rows = [
        {
            "number_words": text.get(f"number.{one['name']}.label", here.language),
            "before_words": show(here, one["name"], one["before"]),
            "after_words": show(here, one["name"], one["after"]),
        }
        for one in changed
    ]
    blocks.html(tables.table(rows, CHANGE_COLUMNS, here.language))
    _landscapes(here, preview["landscapes"])


def _why_no_preview(checked: Checked) -> str:
    state = checked.result["state_code"]
    return state if state in ("asked", "already") else "refused"


def _landscapes(here: Here, held: list[dict[str, Any]]) -> None:
    if not held:
        return
    fields = {"landscapes": f"{len(held)}"}
    blocks.html(f'<h3 class="finding">{marks.sentence(say(here, "why", **fields), {})}</h3>')
    rows = [
        {
            "landscape_name": one["landscape_name"],
            "before_words": _stage(here, one["stage_before"]),
            "after_words": _stage(here, one["stage_after"]),
            "rows_words": "; ".join(one["rows"]),
        }
        for one in held[:ROWS_SHOWN]
    ]
    blocks.html(tables.table(rows, LANDSCAPE_COLUMNS, here.language))
    _rest(here, len(rows), len(held))


def _stage(here: Here, code: str | None) -> str:
    return text.code("stage", code, here.language) if code else say(here, "not_recorded")


def remarks(here: Here, checked: Checked) -> None:
    """Every cell that was refused, corrected or is worth knowing, each kind under its heading."""
    said = checked.result["said"]
    if not any(said.get(kind) for kind in KINDS):
        blocks.note(here, say(here, "remarks.none"))
    for kind in KINDS:
        held = [one for one in checked.result["remarks"] if one["kind_code"] == kind]
        if held:
            heading = say(here, f"kind.{kind}", number=f"{said[kind]:,}")
            opened = st.expander(heading, expanded=kind == "refused")
            with opened:
                rows = [_remark(here, one) for one in held[:ROWS_SHOWN]]
                blocks.html(tables.table(rows, REMARK_COLUMNS, here.language))
                _rest(here, len(rows), said[kind])


def _remark(here: Here, one: dict[str, Any]) -> dict[str, Any]:
    row = say(here, "row", row=one["row_number"]) if one["row_number"] else ""
    place = [one["file_name"], one["sheet_name"], row]
    rule = text.find(f"code.intake_rule.{one['rule_code']}", here.language)
    words = {name: one[name] or "" for name in ("column_name", "value", "fact", "next_step")}
    return words | {
        "rule_words": rule or text.code("intake_rule", "other", here.language),
        "place_words": ", ".join(part for part in place if part),
    }


def _rest(here: Here, shown: int, rows: int) -> None:
    if rows > shown:
        words = text.get("table.first", here.language, shown=f"{shown:,}", rows=f"{rows:,}")
        blocks.note(here, words)


def hand_in(here: Here, checked: Checked) -> None:
    """Leave the files for a steward, with a title for the source, and show the receipt."""
    if checked.result["state_code"] != "checked":
        blocks.note(here, say(here, "state." + checked.result["state_code"]))
        return
    title = st.text_input(say(here, "hand.title_label"), key="contribute.title", max_chars=120)
    if not st.button(say(here, "hand.button"), type="primary", icon=":material/outbox:"):
        return
    given = st.session_state.get("contribute.files") or []
    try:
        files = [(one.name, one.getvalue()) for one in given]
        answers = st.session_state.get(ANSWERS, {})
        receipt = reception.hand_in(files, title=title, answers=answers)
    except IntakeError as error:
        st.error(str(error), icon=":material/error:")
        return
    st.success(say(here, "hand.receipt", receipt=receipt), icon=":material/task_alt:")
