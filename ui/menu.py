"""The menu: every page once, in order, under its section.

It must not hold a filter, a theme or state: a page opened at its own URL runs without the door.
"""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from ui import address, text

PAGES = Path(__file__).parent.parent / "pages"


@dataclass(frozen=True)
class Entry:
    """One page: its file without ending, which is its URL, and whether the menu lists it."""

    name: str
    section: str = ""
    is_listed: bool = True


ENTRIES = (
    Entry("overview"),
    Entry("people", "progress"),
    Entry("elements", "progress"),
    Entry("returns", "progress"),
    Entry("finance", "progress"),
    Entry("landscapes", "places"),
    Entry("landscape", "places", is_listed=False),
    Entry("country", "places"),
    Entry("compare", "places"),
    Entry("coalition", "steering"),
    Entry("planner", "steering"),
    Entry("quality", "record"),
    Entry("data", "record"),
    Entry("contribute", "record"),
)


def language() -> str:
    """The reader's language: the URL's, when there are words for it, else English."""
    asked = address.chosen("lang") or st.query_params.get_all("lang")
    return asked[0] if asked and asked[0] in text.languages() else text.DEFAULT_LANGUAGE


def page(name: str) -> Page:
    """One page as Streamlit knows it; its title follows the language, its URL does not."""
    entry = next(entry for entry in ENTRIES if entry.name == name)
    return st.Page(
        PAGES / f"{name}.py",
        title=text.get(f"menu.{name}", language()),
        url_path=name,
        default=entry is ENTRIES[0],
        visibility="visible" if entry.is_listed else "hidden",
    )


def menu() -> Page:
    """Draw the menu and return the page that the URL asks for."""
    sections: dict[str, list[Page]] = {}
    for entry in ENTRIES:
        title = text.get(f"menu.section.{entry.section}", language()) if entry.section else ""
        sections.setdefault(title, []).append(page(entry.name))
    return st.navigation(sections, position="top")
