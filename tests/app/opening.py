"""Opens pages as a reader would, without a browser."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from ui import menu

ROOT = Path(__file__).parent.parent.parent
PAGES = tuple(entry.name for entry in menu.ENTRIES)
DEMONSTRATION = "demonstration"
TIMEOUT_SECONDS = 60
FIGURE = re.compile(r'<data class="figure" data-name="([a-z_]+)" value="([^"]*)">')


def alone(page: str, **query: str | list[str]) -> AppTest:
    """A page opened cold at its own URL: the door does not run."""
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=TIMEOUT_SECONDS)
    return _run(app, query)


def through_the_door(page: str, **query: str | list[str]) -> AppTest:
    """A page reached through dashboard.py."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT_SECONDS)
    _run(app, query)
    return app if page == PAGES[0] else app.switch_page(f"pages/{page}.py").run()


def _run(app: AppTest, query: dict[str, str | list[str]]) -> AppTest:
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def shown(app: AppTest) -> str:
    """All HTML of the page in one string."""
    return "\n".join(element.value for element in app.html)


def figures(app: AppTest) -> dict[str, str]:
    """The raw values of the headline cards by column name; a name never has two values."""
    found: dict[str, str] = {}
    for element in app.html:
        if '<div class="cards">' in element.value:
            for name, value in FIGURE.findall(element.value):
                assert found.setdefault(name, value) == value, name
    return found


def is_whole(app: AppTest) -> bool:
    """True when the page ran to its close."""
    return "<footer>" in shown(app) and not app.exception


def words(app: AppTest) -> str:
    """What is read on the page: its HTML without tags."""
    return re.sub(r"<[^>]+>", "", shown(app))


def values(app: AppTest, name: str) -> list[str]:
    """The raw values that stand anywhere on the page under a column's name."""
    found = FIGURE.findall(shown(app))
    return [value for held, value in found if held == name]


def asked(app: AppTest, key: str) -> list[str]:
    """What the URL says for a key; empty when it says nothing."""
    value = app.query_params.get(key, [])
    return [value] if isinstance(value, str) else list(value)
