"""What a check must know before it can go on: each question once, its answers in words.

It must not check; an answer is kept for the session and the files are checked again with it.
"""

import re
from html import escape
from typing import Any

import streamlit as st

from data import reception
from data.errors import IntakeError
from ui import blocks, text
from ui.here import Here, has, load, say
from ui.warehouse_state import records

ANSWERS = "contribute.answers"
MAPPING = "contribute.mapping"
KEY = "contribute.answer."
# Questions that a landscape of the record answers; so many can be looked through in a list.
OF_LANDSCAPES = ("landscape", "feature")
MOST_LISTED = 5_000
RULE = b"\n  - table:"  # how a mapping begins what it maps
MARKS = re.compile(r"[\\`*_\[\]<>!~$#|:]")
Question = dict[str, Any]


def answers() -> dict[str, str]:
    """What was answered so far, as the import takes it."""
    return {asks: answer for asks, (answer, _) in st.session_state.get(ANSWERS, {}).items()}


def beside() -> reception.Files:
    """The mapping of a form that was taken as it was proposed, a file among the others."""
    held = st.session_state.get(MAPPING)
    return [held] if held else []


def forget() -> None:
    """Other files, other questions."""
    for asks in st.session_state.pop(ANSWERS, {}):
        st.session_state.pop(f"{KEY}{asks}", None)
    st.session_state.pop(MAPPING, None)


def ask(here: Here, checked: reception.Checked, files: reception.Files) -> None:
    """Every open question; then what was answered, and the way to answer again."""
    for one in checked.result["questions"]:
        words = _question(here, one)
        if one["asks"] in reception.OF_STEWARDS:
            blocks.note(here, words)
            _propose(here, one, files)
        else:
            _answer_to(here, one, words)
    _given(here)


def _question(here: Here, one: Question) -> str:
    """The question in the reader's language; one of a single system as its reader asks it."""
    kind = re.split(r"[.:]", one["asks"])[0]
    if has(here, f"ask.{kind}"):
        return say(here, f"ask.{kind}", value=one["value"], column=one["column_name"])
    seen = one["value"] if one["value"] not in one["fact"] else ""
    return f"{seen} {one['fact']} {one['next_step']}".strip()


def _answer_to(here: Here, one: Question, words: str) -> None:
    """The field of one question: a choice where there is one, a landscape, or free text."""
    key = f"{KEY}{one['asks']}"
    given: dict[str, Any] = {"key": key, "on_change": _answered, "args": (one["asks"], key, words)}
    named = _landscapes(here) if one["asks"].split(":")[0] in OF_LANDSCAPES else {}
    if named:
        st.selectbox(
            literal(words),
            list(dict.fromkeys((*one["answers"], *named))),
            index=None,
            placeholder=say(here, "ask_landscape"),
            accept_new_options=True,
            format_func=lambda answer: named.get(answer) or _words(here, answer),
            **given,
        )
    elif one["answers"]:
        st.radio(
            literal(words),
            one["answers"],
            index=None,
            format_func=lambda answer: literal(_words(here, answer)),
            **given,
        )
    else:
        st.text_input(literal(words), **given)


def _landscapes(here: Here) -> dict[str, str]:
    """The landscapes of the record by id; none in the example, which no file is compared with."""
    rows = [] if here.is_demonstration else records(load(here, "landscapes"))
    if len(rows) > MOST_LISTED:
        return {}
    return {row["landscape_id"]: f"{row['landscape_name']} ({row['landscape_id']})" for row in rows}


def _words(here: Here, answer: str) -> str:
    known = (f"code.intake_answer.{answer}", f"code.intake_table.{answer}")
    return next(filter(None, (text.find(key, here.language) for key in known)), answer)


def _answered(asks: str, key: str, asked: str) -> None:
    answer = st.session_state[key]
    if answer:
        held = st.session_state.get(ANSWERS, {})
        st.session_state[ANSWERS] = {**held, asks: (answer, asked)}


def _propose(here: Here, one: Question, files: reception.Files) -> None:
    """A form needs a mapping: the proposed one, to use as it is or to look through and drop."""
    form = next((file for file in files if file[0] == one["file_name"]), None)
    if one["asks"] != "mapping" or form is None:
        blocks.note(here, say(here, "ask_file"))
        return
    try:
        proposed = _proposal(form)
    except IntakeError as error:
        blocks.note(here, str(error))
        return
    is_of_use = RULE in proposed[1]
    blocks.note(here, say(here, "mapping.what" if is_of_use else "mapping.nothing"))
    with st.container(horizontal=True):
        if is_of_use:
            st.button(
                say(here, "mapping.use"),
                on_click=_use,
                args=(proposed,),
                icon=":material/auto_fix_high:",
            )
        st.download_button(
            say(here, "mapping.take"),
            data=proposed[1],
            file_name=proposed[0],
            mime="application/yaml",
            on_click="ignore",
            icon=":material/download:",
        )


@st.cache_data(max_entries=8, show_spinner=False)
def _proposal(form: tuple[str, bytes]) -> tuple[str, bytes]:
    return reception.propose(form)


def _use(proposed: tuple[str, bytes]) -> None:
    st.session_state[MAPPING] = proposed


def _given(here: Here) -> None:
    held = st.session_state.get(ANSWERS, {})
    mapping = st.session_state.get(MAPPING)
    if not held and not mapping:
        return
    told = [(asked, _words(here, answer)) for answer, asked in held.values()]
    told += [(say(here, "mapping.used"), mapping[0])] if mapping else []
    items = "".join(
        f"<li>{escape(asked)} <strong>{escape(answer)}</strong></li>" for asked, answer in told
    )
    blocks.html(f"<p>{say(here, 'check.answered')}</p><ul>{items}</ul>")
    st.button(say(here, "check.again"), on_click=forget, type="tertiary", icon=":material/undo:")


def literal(words: str) -> str:
    """Words for a label that reads Markdown: what came with a file is text, no link or picture."""
    return MARKS.sub(r"\\\g<0>", words)
