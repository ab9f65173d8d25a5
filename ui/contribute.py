"""What a reader does on the contribute page: take the workbook, give files, hand them in.

It must not check or count; a check is an answer of data.reception. contribute_questions asks what
it must know, contribute_report tells what it says.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import streamlit as st

from data import reception
from data.errors import IntakeError, NotReceived
from ui import blocks, contribute_questions, contribute_report
from ui.here import Here, say

KEPT = "contribute.checked"
GIVEN = "contribute.given"
RECEIPT = "contribute.receipt"
# What a process tells of its way, and which of the four steps a reader is told; any other word of
# it comes from the builder.
STEPS = ("reading", "checking", "building", "comparing")
TOLD = {"reading the file": 0, "checking the rows": 1, "comparing": 3}
BUILDING = 2
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
    if st.session_state.get(GIVEN) != digest:
        st.session_state[GIVEN] = digest
        st.session_state.pop(KEPT, None)
        st.session_state.pop(RECEIPT, None)
        contribute_questions.forget()
    if not files:
        return None
    key = (here.language, contribute_questions.beside(), contribute_questions.answers())
    held = st.session_state.get(KEPT)
    if held is None or held[0] != key:
        checked = _checked(here, files)
        if checked is None:
            return None
        held = st.session_state[KEPT] = (key, checked)
    checked = held[1]
    contribute_questions.ask(here, checked, files)
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


def _checked(here: Here, files: reception.Files) -> Checked | None:
    place = st.empty()
    try:
        return reception.check(
            [*files, *contribute_questions.beside()],
            answers=contribute_questions.answers(),
            tell=_teller(here, place),
            language=here.language,
        )
    except IntakeError as error:
        st.error(contribute_questions.literal(_fault(here, error)), icon=":material/error:")
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


def is_fit(checked: Checked) -> bool:
    """Whether what was found may be handed in."""
    return bool(checked.result["state_code"] == "checked")


def hand_in(here: Here) -> None:
    """Leave the files for a steward, with a title for the source, and show the receipt."""
    title = st.text_input(say(here, "hand.title_label"), key="contribute.title", max_chars=120)
    if st.button(say(here, "hand.button"), type="primary", icon=":material/outbox:"):
        _leave(here, title)
    receipt = st.session_state.get(RECEIPT)
    if receipt:
        st.success(say(here, "hand.receipt", receipt=receipt), icon=":material/task_alt:")


def _leave(here: Here, title: str) -> None:
    files = [(one.name, one.getvalue()) for one in st.session_state.get("contribute.files") or []]
    try:
        st.session_state[RECEIPT] = reception.hand_in(
            [*files, *contribute_questions.beside()],
            title=title,
            answers=contribute_questions.answers(),
        )
    except IntakeError as error:
        st.error(contribute_questions.literal(_fault(here, error)), icon=":material/error:")
