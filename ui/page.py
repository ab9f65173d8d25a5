"""The frame of every page: menu, place and date, title, filters; sections; and the close.

It must not know what a page tells; a page opened at its own URL is whole.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import address, filters, format, menu, names, switch, text, warehouse_state
from ui.here import Here, has, one, say
from ui.warehouse_state import Row

ICON = Path(__file__).parent.parent / "static" / "icon.png"
STYLE = Path(__file__).parent / "style.css"
MENU = f"<script>{Path(__file__).with_name('menu.js').read_text(encoding='utf-8')}</script>"
LANGUAGE_KEY = "lang"
NAMES_OF_SUBJECT = ("country_names", "country_name")


def begin(
    name: str,
    *,
    filter_keys: tuple[str, ...] = filters.ALL_KEYS,
    subject: tuple[str, str, str] | None = None,
    own_keys: tuple[str, ...] = (),
    check: Callable[[str], None] | None = None,
) -> Here:
    """Open a page: everything above its first own sentence.

    `subject` (query, its parameter, URL key) is the one record the page is about, such as a
    country; `here.subject` is None until the URL names one that exists. `own_keys` are what only
    this page keeps in its URL; `check` (given the warehouse id) refuses those that cannot be.
    """
    address.arrive(name)
    menu.menu()
    language = menu.language()
    st.set_page_config(
        page_title=text.get("frame.window", language, page=text.get(f"menu.{name}", language)),
        page_icon=ICON,
        layout="wide",
    )
    st.html(STYLE)
    st.html(MENU, unsafe_allow_javascript=True)
    warehouse_id = switch.published(language)
    names.learn(_countries(warehouse_id))
    options = filters.options(warehouse_id, language)
    filters.check({key: options[key] for key in filter_keys})
    if check is not None:
        check(warehouse_id)
    here = _here(name, language, warehouse_id, filter_keys, subject)
    own = (subject[2],) if subject else ()
    address.write((LANGUAGE_KEY, address.DATA, *own, *own_keys, *filter_keys))
    _head(here, options)
    filters.draw(filter_keys, options, language)
    _unknown(here)
    _nothing(here)
    return here


@st.cache_resource(max_entries=4, show_spinner=False)
def _countries(warehouse_id: str) -> list[Row]:
    return warehouse_state.records(warehouse_state.rows(warehouse_id, "country_names"))


def _here(
    name: str,
    language: str,
    warehouse_id: str,
    filter_keys: tuple[str, ...],
    subject: tuple[str, str, str] | None,
) -> Here:
    about = warehouse_state.records(warehouse_state.rows(warehouse_id, "overview"))[0]
    return Here(
        name=name,
        language=language,
        mode=st.context.theme.type or "light",
        is_phone="Mobi" in (st.context.headers.get("User-Agent") or ""),
        warehouse_id=warehouse_id,
        filters=filters.parameters(filter_keys),
        about=about,
        subject=_subject(warehouse_id, subject) if subject else None,
        keys=filter_keys,
    )


def _subject(warehouse_id: str, subject: tuple[str, str, str]) -> Row | None:
    query, parameter, key = subject
    asked = address.chosen(key)
    if not asked:
        return None
    found = warehouse_state.rows(warehouse_id, query, **{parameter: asked[0]})
    if found.empty:
        address.refuse(key, asked)
        return None
    return warehouse_state.records(found)[0]


def _head(here: Here, options: dict[str, dict[str, str]]) -> None:
    switch.record(here, _place(here, options))
    row = here.subject or {}
    subject = {name: format.of_row(row, name, here.language) for name in row}
    slot = "title_of" if here.subject and has(here, "title_of") else "title"
    st.title(say(here, slot, **subject), anchor=False)


def _place(here: Here, options: dict[str, dict[str, str]]) -> str:
    if here.subject:
        told = (names.told(here.subject, name, here.language) for name in NAMES_OF_SUBJECT)
        return next(filter(None, told), text.get("frame.world", here.language))
    places = [
        options[key][code]
        for key in ("country", "region")
        if key in here.keys
        for code in address.chosen(key)
    ]
    return ", ".join(places) or text.get("frame.world", here.language)


def _unknown(here: Here) -> None:
    """One sentence for everything the URL asked for that does not exist."""
    refused = address.unknown()
    if not refused:
        return
    asked = ", ".join(f"{key}={code}" for key, code in refused)
    st.warning(text.get("frame.unknown", here.language, asked=asked), icon=":material/link_off:")


def _nothing(here: Here) -> None:
    """One sentence where the filters leave no landscape, so that no zero is read as a finding."""
    if any(here.filters.values()) and not one(here, "overview")["landscapes"]:
        st.info(text.get("frame.nothing", here.language), icon=":material/filter_alt_off:")


@contextmanager
def section(here: Here, slot: str) -> Iterator[None]:
    """A part of the page under its heading `<slot>.title`, with `<slot>.lead` when there is one."""
    with st.container(key=f"section-{here.name}-{slot}"):
        st.header(say(here, f"{slot}.title"), anchor=slot)
        if has(here, f"{slot}.lead"):
            st.html(f'<p class="lead">{escape(say(here, f"{slot}.lead"))}</p>')
        yield


def index(here: Here, *slots: str) -> None:
    """Links to the sections of a long page, each by its short name `<slot>.short`."""
    links = "".join(
        f'<li><a href="#{slot}">{escape(say(here, f"{slot}.short"))}</a></li>' for slot in slots
    )
    label = escape(text.get("frame.index", here.language))
    st.html(f'<nav class="index" aria-label="{label}"><ul>{links}</ul></nav>')


def halves() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two columns on a wide screen, one under the other on a phone."""
    left, right = st.columns(2, gap="large")
    return left, right


def pairs(here: Here, parts: Sequence[tuple[str, Callable[[Here, Row], None]]], row: Row) -> None:
    """Sections of a record two by two on a wide screen, an odd last one over the whole width."""
    for start in range(0, len(parts), 2):
        both = parts[start : start + 2]
        places = halves() if len(both) == 2 else (st.container(),)
        for place, (slot, show) in zip(places, both, strict=True):
            with place, section(here, slot):
                show(here, row)


def end(here: Here) -> None:
    """Close a page: what it rests on, how to correct it, which warehouse, which language."""
    about = here.about
    lines = [
        text.get(
            "frame.close.record",
            here.language,
            package=names.given(about["package_title"], here.language),
        ),
        text.get("frame.close.grid", here.language, grid=names.given(about["grid"], here.language)),
        text.get("frame.close.rights", here.language),
        text.get("frame.close.correct", here.language),
        text.get("frame.close.warehouse", here.language, warehouse=here.warehouse_id),
    ]
    st.html(f"<footer>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</footer>")
    _language(here)


def _language(here: Here) -> None:
    available = text.languages()
    if len(available) < 2:
        return
    st.session_state["frame.language"] = here.language
    st.selectbox(
        text.get("frame.language", here.language),
        list(available),
        key="frame.language",
        format_func=available.__getitem__,
        on_change=_speak,
        width=200,
    )


def _speak() -> None:
    chosen = st.session_state["frame.language"]
    address.choose(LANGUAGE_KEY, [] if chosen == text.DEFAULT_LANGUAGE else [chosen])
