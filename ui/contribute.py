"""What a reader does on the contribute page: take the workbook, give files, answer, hand in.

It must not check or count; a check is an answer of data.reception, told by contribute_report.
"""

import hashlib
import json
import re
from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from data import reception
from data.errors import IntakeError, NotReceived
from ui import blocks, contribute_report, text
from ui.here import Here, has, say

KEPT = "contribute.checked"
ANSWERS = "contribute.answers"
# What a process tells of its way, and which of the four steps a reader is told; any other word of
# it comes from the builder.
STEPS = ("reading", "checking", "building", "comparing")
TOLD = {"reading the file": 0, "checking the rows": 1, "comparing": 3}
BUILDING = 2
MARKS = re.compile(r"[\\`*_\[\]<>!~$#|:]")
Checked = reception.Checked
Answered = dict[str, tuple[str, str]]


@st.cache_data(max_entries=8, show_spinner=False)
def _template(language: str) -> bytes:
    return reception.template(language)


def template(here: Here) -> None:
    """The workbook to fill in, made when it is asked for, in the reader's language."""
    st.download_button(
        say(here, "template.button"),
        data=lambda: _template(here.language),
        file_name=f"1000-landscapes-{here.language}.xlsx",
        mime=contribute_report.MIMES["xlsx"],
        on_click="ignore",
        icon=":material/table:",
    )


def check(here: Here) -> Checked | None:
    """Take files, ask what must be asked, and give what the check says of them."""
    limits = {"files": reception.MOST_FILES, "megabytes": round(reception.MOST_BYTES / 1e6)}
    _own_words(here, limits["megabytes"])
    given = st.file_uploader(
        say(here, "check.drop", **limits), accept_multiple_files=True, key="contribute.files"
    )
    blocks.note(here, say(here, "check.privacy"))
    files = [(one.name, one.getvalue()) for one in given or ()]
    digest = _digest(files)
    if st.session_state.get(KEPT, (None,))[0] != digest:
        st.session_state.pop(KEPT, None)
        st.session_state.pop(ANSWERS, None)
    if not files:
        return None
    answers = {asks: answer for asks, (answer, _) in st.session_state.get(ANSWERS, {}).items()}
    key = (here.language, *sorted(answers.items()))
    held = st.session_state.get(KEPT)
    if held is None or held[1] != key:
        checked = _checked(here, files, answers)
        if checked is None:
            return None
        held = st.session_state[KEPT] = (digest, key, checked)
    checked = held[2]
    _ask(here, checked)
    return checked


def _own_words(here: Here, megabytes: int) -> None:
    """The words of the uploader itself, which knows English only, handed to the style sheet."""
    choose = json.dumps(say(here, "check.choose"), ensure_ascii=False)
    large = json.dumps(say(here, "check.too_large", megabytes=megabytes), ensure_ascii=False)
    blocks.html(f"<style>:root {{ --choose: {choose}; --too-large: {large}; }}</style>")


def _digest(files: reception.Files) -> str:
    total = hashlib.sha256()
    for name, held in files:
        total.update(name.encode() + b"\0" + hashlib.sha256(held).digest())
    return total.hexdigest()


def _checked(here: Here, files: reception.Files, answers: dict[str, str]) -> Checked | None:
    place = st.empty()
    try:
        tell = _teller(here, place)
        return reception.check(files, answers=answers, tell=tell, language=here.language)
    except IntakeError as error:
        st.error(_literal(_fault(here, error)), icon=":material/error:")
        return None
    finally:
        place.empty()


def _teller(here: Here, place: Any) -> Callable[[str, int, int], None]:
    """Says which of the four steps is being done, each once, beside a bar."""
    with place.container():
        said, bar = st.empty(), st.progress(0.0)
    last: list[int] = []

    def tell(step: str, done: int, of: int) -> None:
        at = TOLD.get(step, BUILDING)
        if last[-1:] != [at]:
            last.append(at)
            words = say(here, f"step.{STEPS[at]}", step=at + 1, steps=len(STEPS))
            with said:
                blocks.html(f'<p role="status">{words}</p>')
        part = done / max(of, 1) if at == BUILDING else 0.0
        bar.progress(min((at + part) / len(STEPS), 1.0))

    tell("reading the file", 0, 1)
    return tell


def _fault(here: Here, error: IntakeError) -> str:
    """Why there is no report, in the reader's language."""
    if isinstance(error, NotReceived):
        return say(here, f"fault.{error.code}", **error.fields)
    return str(error)


def _ask(here: Here, checked: Checked) -> None:
    """Each question once, with its answers in words; an answer checks the files again."""
    for one in checked.result["questions"]:
        words = _question(here, one)
        if one["asks"] in reception.OF_STEWARDS:
            blocks.note(here, f"{words} {say(here, 'ask_file')}")
            continue
        key = f"contribute.answer.{one['asks']}"
        given = (one["asks"], key, words)
        if not one["answers"]:
            st.text_input(_literal(words), key=key, on_change=_answered, args=given)
            continue
        st.radio(
            _literal(words),
            one["answers"],
            index=None,
            key=key,
            format_func=lambda answer: _literal(_answer(here, answer)),
            on_change=_answered,
            args=given,
        )
    _given(here)


def _given(here: Here) -> None:
    """What was answered, and the way to answer again."""
    answers: Answered = st.session_state.get(ANSWERS, {})
    if not answers:
        return
    told = "".join(
        f"<li>{escape(asked)} <strong>{escape(_answer(here, one))}</strong></li>"
        for one, asked in answers.values()
    )
    blocks.html(f"<p>{say(here, 'check.answered')}</p><ul>{told}</ul>")
    st.button(say(here, "check.again"), on_click=_forget, type="tertiary", icon=":material/undo:")


def _question(here: Here, one: dict[str, Any]) -> str:
    """The question in the reader's language; one of a single system as its reader asks it."""
    kind = re.split(r"[.:]", one["asks"])[0]
    if has(here, f"ask.{kind}"):
        return say(here, f"ask.{kind}", value=one["value"], column=one["column_name"])
    seen = one["value"] if one["value"] not in one["fact"] else ""
    return f"{seen} {one['fact']} {one['next_step']}".strip()


def _answer(here: Here, answer: str) -> str:
    known = (f"code.intake_answer.{answer}", f"code.intake_table.{answer}")
    return next(filter(None, (text.find(key, here.language) for key in known)), answer)


def _literal(words: str) -> str:
    """Words for a label that reads Markdown: what came with a file is text, no link or picture."""
    return MARKS.sub(r"\\\g<0>", words)


def _answered(asks: str, key: str, asked: str) -> None:
    answer = st.session_state[key]
    if answer:
        held: Answered = st.session_state.get(ANSWERS, {})
        st.session_state[ANSWERS] = {**held, asks: (answer, asked)}


def _forget() -> None:
    for asks in st.session_state.pop(ANSWERS, {}):
        st.session_state.pop(f"contribute.answer.{asks}", None)


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
        answers = {asks: answer for asks, (answer, _) in st.session_state.get(ANSWERS, {}).items()}
        receipt = reception.hand_in(files, title=title, answers=answers)
    except IntakeError as error:
        st.error(_literal(_fault(here, error)), icon=":material/error:")
        return
    st.success(say(here, "hand.receipt", receipt=receipt), icon=":material/task_alt:")
