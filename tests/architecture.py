"""The rules on the shape of the code: each takes a file's path and text and yields what breaks it.

It reads syntax trees only and must not import anything of the product.
"""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

Found = Iterator[tuple[int, str]]
Rule = Callable[[str, str], Found]

MAY_IMPORT: Mapping[str, set[str]] = {
    "dashboard": {"ui"},
    "pages": {"ui"},
    "ui": {"ui", "data"},
    "data": {"data"},
    "queries": set(),
}
LIBRARY_HOMES = {
    "duckdb": ("data/",),
    "h3": ("data/",),
    "h3ronpy": ("data/",),
    "plotly": ("ui/",),
    "pydeck": ("ui/",),
    "shapely": ("data/",),
    "python_calamine": ("data/",),
    "streamlit": ("dashboard.py", "pages/", "ui/"),
    **dict.fromkeys(("pyogrio", "pyproj", "rasterio"), ("data/",)),
    "typer": ("data/",),
}
WITHOUT_STREAMLIT = re.compile(r"ui/(charts|maps|format|theme)(/|\.py$)")

# What the running dashboard may load of data/; everything else there is for building.
DATA_FOR_READING = {
    *("data", "data.catalogue", "data.errors", "data.planner", "data.projection"),
    *("data.held", "data.publish", "data.read", "data.reception", "data.schema"),
}
LIBRARIES_FOR_BUILDING = {
    *("h3", "h3ronpy", "pyarrow", "python_calamine", "shapely", "typer"),
    *("defusedxml", "pyogrio", "pyproj", "rasterio"),
}

ADDING_UP = {
    *("agg", "aggregate", "cumsum", "diff", "groupby", "mean", "median"),
    *("pct_change", "pivot_table", "sum", "value_counts"),
}
CATCH_ALL = {"BaseException", "Exception"}
VAGUE_NAMES = {"common", "helper", "helpers", "misc", "util", "utils"}
NOTE_TO_ONESELF = re.compile(r"\b((TO)(DO)|(FIX)(ME))\b")
OUTSIDE_HOST = re.compile(r"https?://(\w+\.)*(unpkg|jsdelivr|cdn|cdnjs|basemaps|fonts)\.[\w.-]+")


def layer(path: str) -> str:
    """First part of a path or module: `pages` of `pages/people.py` and of `pages.people`."""
    return re.split(r"[/.]", path)[0]


def imports(path: str, source: str) -> Found:
    """Line and full dotted name of everything a file imports, wherever in the file it does so."""
    package = PurePosixPath(path).parent.parts
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = [*above, node.module] if node.module else [*above]
            yield from ((node.lineno, ".".join([*base, alias.name])) for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            yield node.lineno, str(getattr(node.args[0], "value", "a computed name"))


def called(node: ast.Call) -> str:
    """Last word of what is called: `sum` of both `sum(x)` and `x.y.sum()`."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def arrow_points_one_way(path: str, source: str) -> Found:
    allowed = MAY_IMPORT[layer(path)]
    for line, name in imports(path, source):
        if layer(name) in {*MAY_IMPORT, "tests"} - allowed:
            yield line, f"{layer(path)} imports {name}; the arrow is pages → ui → data → queries"


def pages_import_only_ui(path: str, source: str) -> Found:
    for line, name in imports(path, source) if layer(path) == "pages" else ():
        if layer(name) not in {"ui", "streamlit"}:
            yield line, f"a page imports {name}; it may import ui and streamlit"


def libraries_stay_at_home(path: str, source: str) -> Found:
    for line, name in imports(path, source):
        homes = LIBRARY_HOMES.get(layer(name), ("",))
        if not path.startswith(homes):
            yield line, f"{layer(name)} is for {', '.join(homes)} only"


def figures_are_pure(path: str, source: str) -> Found:
    for line, name in imports(path, source) if WITHOUT_STREAMLIT.match(path) else ():
        if layer(name) == "streamlit":
            yield line, "charts, maps, format and theme do not know streamlit"


def numbers_are_born_in_sql(path: str, source: str) -> Found:
    for node in ast.walk(ast.parse(source)) if layer(path) in {"pages", "ui"} else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ADDING_UP:
                yield node.lineno, f".{node.func.attr}() belongs in a query"
        elif isinstance(node, ast.BinOp) and layer(path) == "pages":
            yield node.lineno, f"a page computes {ast.unparse(node)}; this belongs in a query"


def pages_hold_no_words(path: str, source: str) -> Found:
    if layer(path) != "pages":
        return
    tree = ast.parse(source)
    docstring = tree.body[0].value if tree.body and isinstance(tree.body[0], ast.Expr) else None
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and node is not docstring else None
        if isinstance(text, str) and " " in text and re.search(r"\w", text):
            yield getattr(node, "lineno", 1), "a page holds words; they belong in ui/text"


def files_are_short(path: str, source: str) -> Found:
    limit = 80 if layer(path) == "pages" else 300
    lines = len(source.splitlines())
    if lines > limit:
        yield lines, f"the file has {lines} lines; {limit} at most"


def functions_are_short(path: str, source: str) -> Found:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > 40:
                yield node.lineno, f"{node.name} has {lines} lines; 40 at most"


def errors_are_typed(path: str, source: str) -> Found:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.walk(node.type) if node.type else [ast.Name("Exception")]
            if any(isinstance(part, ast.Name) and part.id in CATCH_ALL for part in caught):
                yield node.lineno, "catches everything; name the error that can happen"


def calls_are_current(path: str, source: str) -> Found:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg == "use_container" + "_width":
            yield node.value.lineno, "streamlit has replaced this argument by width="
        elif isinstance(node, ast.Attribute) and ast.unparse(node) == "st.map":
            yield node.lineno, "st.map calls a tile server"
        elif isinstance(node, ast.Attribute) and ast.unparse(node) == "st.components":
            yield node.lineno, "st.components is deprecated"
    for line, name in imports(path, source):
        if name.startswith("streamlit.components"):
            yield line, "streamlit.components is deprecated"


def names_say_something(path: str, source: str) -> Found:
    if VAGUE_NAMES & set(PurePosixPath(path).with_suffix("").parts):
        yield 1, "the name says nothing; name the file after what it holds"
    if layer(path) == "queries" and path.endswith(".py"):
        yield 1, "queries/ holds SQL only"


def text_is_finished(path: str, source: str) -> Found:
    for number, line in enumerate(source.splitlines(), 1):
        if note := NOTE_TO_ONESELF.search(line):
            yield number, f"unfinished: {note[0]}"


def no_outside_host(path: str, source: str) -> Found:
    for number, line in enumerate(source.splitlines(), 1):
        if host := OUTSIDE_HOST.search(line):
            yield number, f"no request leaves the machine: {host[0]}"


def builders_stay_outside(sources: Mapping[str, str]) -> Iterator[str]:
    """Every import by which the running dashboard would load something made for building.

    sources: path → text of every Python file of the product. Follows imports from dashboard.py,
    pages/, ui/ and data/read.py as far as they lead.
    """
    modules = {module_name(path): path for path in sources}
    waiting = [name for name in modules if layer(name) in {"dashboard", "pages", "ui"}]
    waiting += [name for name in modules if name == "data.read"]
    seen = set(waiting)
    while waiting:
        path = modules[waiting.pop()]
        for line, name in imports(path, sources[path]):
            loaded = {part for part in prefixes(name) if part in modules} - seen
            builders = {part for part in loaded if layer(part) == "data"} - DATA_FOR_READING
            for part in sorted(builders | ({layer(name)} & LIBRARIES_FOR_BUILDING)):
                yield f"{path}:{line}: the running dashboard would load {part}, made for building"
            waiting += loaded - builders
            seen |= loaded - builders


def prefixes(name: str) -> list[str]:
    """`a.b.c` → `a`, `a.b`, `a.b.c`: importing the last loads the others."""
    parts = name.split(".")
    return [".".join(parts[: end + 1]) for end in range(len(parts))]


def module_name(path: str) -> str:
    """Dotted name of a file: `data.sources` of `data/sources/__init__.py`."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def broken(rule: Rule, sources: Mapping[str, str]) -> list[str]:
    """`path:line: sentence` for everything in these files that breaks the rule."""
    return [
        f"{path}:{line}: {sentence}"
        for path, source in sources.items()
        for line, sentence in rule(path, source)
    ]
