"""The code keeps the shape it was given; each rule is shown failing on a broken file."""

import re
import sys
from pathlib import Path

import pytest

from tests import architecture as rules

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("dashboard.py", "pages", "ui", "data", "queries")
# Packages that are imported by another name than they are installed by.
IMPORTED_AS = {"PyYAML": "yaml"}
EVERYTHING = (*PRODUCT, "tests", "docs", ".streamlit", "Makefile", "pyproject.toml")

PRODUCT_RULES: list[rules.Rule] = [
    rules.arrow_points_one_way,
    rules.pages_import_only_ui,
    rules.libraries_stay_at_home,
    rules.figures_are_pure,
    rules.numbers_are_born_in_sql,
    rules.pages_hold_no_words,
    rules.calls_are_current,
]
PYTHON_RULES: list[rules.Rule] = [rules.functions_are_short, rules.errors_are_typed]
TEXT_RULES: list[rules.Rule] = [rules.names_say_something, rules.text_is_finished]


def texts(tops: tuple[str, ...], *suffixes: str) -> dict[str, str]:
    """Path under the root → text of every file below these tops that has one of these endings."""
    found = [path for top in tops for path in [ROOT / top, *(ROOT / top).rglob("*")]]
    kept = [path for path in found if path.suffix in suffixes and path.is_file()]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in kept}


def hold(rule: rules.Rule, sources: dict[str, str]) -> None:
    """Fail with one line, file:line: sentence, for everything that breaks the rule."""
    found = rules.broken(rule, sources)
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("rule", PRODUCT_RULES)
def test_product_keeps_its_shape(rule: rules.Rule) -> None:
    hold(rule, texts(PRODUCT, ".py"))


@pytest.mark.parametrize("rule", PYTHON_RULES)
def test_python_keeps_its_shape(rule: rules.Rule) -> None:
    hold(rule, texts((*PRODUCT, "tests"), ".py"))


@pytest.mark.parametrize("rule", TEXT_RULES)
def test_files_are_named_and_finished(rule: rules.Rule) -> None:
    kinds = ("", ".py", ".sql", ".toml", ".md", ".css")
    hold(rule, texts(EVERYTHING, *kinds))


def test_files_are_short() -> None:
    hold(rules.files_are_short, texts((*PRODUCT, "tests"), ".py", ".sql"))


def test_no_outside_host_is_named() -> None:
    served = texts((*PRODUCT, ".streamlit", "static"), ".py", ".sql", ".toml", ".css", ".js")
    hold(rules.no_outside_host, served)


def test_running_dashboard_loads_no_builder() -> None:
    found = list(rules.builders_stay_outside(texts(PRODUCT, ".py")))
    assert not found, "\n" + "\n".join(found)


LONG_FUNCTION = "def long():\n" + "    pass\n" * 40

BROKEN = [
    (rules.arrow_points_one_way, "pages/people.py", "from data.read import load", 1),
    (rules.arrow_points_one_way, "ui/blocks.py", "import os\nimport pages.people", 2),
    (rules.arrow_points_one_way, "data/read.py", "def f():\n    from ui import charts", 2),
    (rules.arrow_points_one_way, "ui/blocks.py", "from tests import architecture", 1),
    (rules.arrow_points_one_way, "ui/blocks.py", "from ..pages import people", 1),
    (rules.arrow_points_one_way, "dashboard.py", "__import__('data.read')", 1),
    (rules.pages_import_only_ui, "pages/people.py", "import ui\nimport pandas as pd", 2),
    (rules.pages_import_only_ui, "pages/people.py", "from json import loads", 1),
    (rules.libraries_stay_at_home, "ui/blocks.py", "import duckdb", 1),
    (rules.libraries_stay_at_home, "pages/people.py", "import duckdb.typing", 1),
    (rules.libraries_stay_at_home, "data/read.py", "import plotly.graph_objects as go", 1),
    (rules.libraries_stay_at_home, "pages/people.py", "from pydeck import Deck", 1),
    (rules.libraries_stay_at_home, "data/read.py", "\nimport streamlit as st", 2),
    (rules.libraries_stay_at_home, "ui/maps.py", "import shapely", 1),
    (rules.figures_are_pure, "ui/charts.py", "import streamlit as st", 1),
    (rules.figures_are_pure, "ui/maps/deck.py", "from streamlit import cache_data", 1),
    (rules.numbers_are_born_in_sql, "ui/charts.py", "frame.groupby('year')", 1),
    (rules.numbers_are_born_in_sql, "ui/blocks.py", "a = 1\nframe['people'].sum()", 2),
    (rules.numbers_are_born_in_sql, "pages/people.py", "share = a / b", 1),
    (rules.pages_hold_no_words, "pages/people.py", "'''About.'''\nst.title('The people')", 2),
    (rules.pages_hold_no_words, "pages/people.py", "st.title(f'{n} people')", 1),
    (rules.calls_are_current, "ui/blocks.py", "f(\n  use_container" + "_width=True)", 2),
    (rules.calls_are_current, "ui/blocks.py", "st" + ".map(frame)", 1),
    (rules.calls_are_current, "ui/blocks.py", "import streamlit.components" + ".v1", 1),
    (rules.calls_are_current, "ui/blocks.py", "st.components" + ".v1.html('')", 1),
    (rules.files_are_short, "data/read.py", "\n" * 301, 301),
    (rules.files_are_short, "queries/app/overview.sql", "\n" * 301, 301),
    (rules.files_are_short, "pages/people.py", "\n" * 81, 81),
    (rules.functions_are_short, "data/read.py", LONG_FUNCTION, 1),
    (rules.errors_are_typed, "ui/page.py", "try:\n    f()\nexcept:\n    g()", 3),
    (
        rules.errors_are_typed,
        "ui/page.py",
        "try:\n    f()\nexcept (OSError, Exception):\n    g()",
        3,
    ),
    (rules.names_say_something, "ui/helpers.py", "", 1),
    (rules.names_say_something, "data/utils/dates.py", "", 1),
    (rules.names_say_something, "queries/run.py", "", 1),
    (rules.text_is_finished, "docs/method.md", "First.\nSecond. " + "TO" + "DO: third.", 2),
    (rules.no_outside_host, "ui/theme.py", "'https://fonts.example.org/a.woff2'", 1),
    (rules.no_outside_host, "ui/theme.py", "'https://cdn.example.org/plot.js'", 1),
]


@pytest.mark.parametrize(("rule", "path", "source", "line"), BROKEN)
def test_rule_fails_on_a_broken_file(rule: rules.Rule, path: str, source: str, line: int) -> None:
    found = rules.broken(rule, {path: source})
    assert len(found) == 1
    assert found[0].startswith(f"{path}:{line}: ")


KEPT = [
    (
        rules.arrow_points_one_way,
        "ui/blocks.py",
        "from data.read import load\nfrom . import charts",
    ),
    (rules.libraries_stay_at_home, "data/read.py", "import duckdb, h3"),
    (rules.figures_are_pure, "ui/page.py", "import streamlit as st"),
    (rules.numbers_are_born_in_sql, "ui/charts.py", "height = 20 * len(frame)"),
    (rules.numbers_are_born_in_sql, "data/check.py", "frame.groupby('year').sum()"),
    (
        rules.pages_hold_no_words,
        "pages/people.py",
        "'''What people ask.'''\nf('page.people.title')",
    ),
    (rules.functions_are_short, "data/read.py", LONG_FUNCTION.removesuffix("    pass\n")),
    (rules.errors_are_typed, "ui/page.py", "try:\n    f()\nexcept OSError:\n    g()"),
]


@pytest.mark.parametrize(("rule", "path", "source"), KEPT)
def test_rule_lets_sound_code_pass(rule: rules.Rule, path: str, source: str) -> None:
    assert rules.broken(rule, {path: source}) == []


READER = {"data/__init__.py": "", "data/read.py": "", "data/build.py": "", "data/path.py": ""}


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (
            {"pages/people.py": "from ui import page", "ui/page.py": "from data.read import load"},
            [],
        ),
        ({"data/build.py": "import shapely", "data/__main__.py": "from data import build"}, []),
        ({"ui/page.py": "from data import read, build"}, ["ui/page.py:1", "data.build"]),
        ({"data/read.py": "\nimport data.path"}, ["data/read.py:2", "data.path"]),
        ({"data/read.py": "from .build import publish"}, ["data/read.py:1", "data.build"]),
        (
            {"ui/page.py": "import data", "data/__init__.py": "import h3"},
            ["data/__init__.py:1", "h3"],
        ),
        (
            {
                "ui/page.py": "from data.read import load",
                "data/read.py": "from shapely import Point",
            },
            ["data/read.py:1", "shapely"],
        ),
    ],
)
def test_builders_are_followed_through_imports(
    sources: dict[str, str], expected: list[str]
) -> None:
    found = list(rules.builders_stay_outside({**READER, **sources}))
    assert len(found) == bool(expected)
    assert all(word in found[0] for word in expected)


def test_requirements_are_what_is_imported() -> None:
    files = [ROOT / "requirements.txt", ROOT / "requirements-grids.txt"]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()[1:]]
    assert [line for line in lines if not re.fullmatch(r"\w+==[\d.]+ +# \w.+", line)] == []
    imported = {
        rules.layer(name)
        for path, source in texts(PRODUCT, ".py").items()
        for _, name in rules.imports(path, source)
    }
    ours = {*rules.MAY_IMPORT, "__future__"}
    distributions = {line.split("==")[0] for line in lines} - {"pytest"}
    required = {IMPORTED_AS.get(name, name) for name in distributions}
    assert imported - ours - sys.stdlib_module_names == required
