"""Reads the query files: their headers, what they rest on, what they ask for, their complete SQL.

Must not run a query. A view that asks for a parameter becomes a CTE of the query that names it;
a view that asks for none is a table of the warehouse, made once by the builder.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.errors import QueryError

QUERIES = Path(__file__).parent.parent / "queries"
KINDS = ("views", "indicators", "app", "checks")
REQUIRED = {
    "views": ("title", "grain"),
    "indicators": (
        "title",
        "question",
        "why",
        "unit",
        "grain",
        "rollup",
        "kind",
        "better",
        "method",
    ),
    "app": ("title", "question", "grain"),
    "checks": ("title", "method"),
}
OPTIONAL = (
    "unit",
    "topic",
    "source",
    "method",
    "limits",
    "status",
    "reviewed",
    "ignores",
    "shows",
)
# What only an indicator says: in the core set, groups it is told by, codes of published standards.
OF_INDICATORS = ("core", "groups", "standards")
LISTS = ("ignores", "shows", "groups", "standards")
ROLLUPS = (
    "sum",
    "gross_sum",
    "count",
    "gross",
    "unique",
    "overlap",
    "dissolve",
    "count_distinct",
    "weighted",
    "median",
    "none",
)
PREFIXES = ("area", "count", "amount", "mass", "share", "rate", "score", "people")
LEADING_WITH = re.compile(r"\s*with\s", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    """The comment block at the top of a query file, key by key; empty where it says nothing.

    `ignores` are filters that the query does not obey, `shows` the columns of the table behind
    its figure. Of an indicator, `groups` are the ways it is broken down, `standards` the codes of
    published standards that ask for the same.
    """

    title: str = ""
    question: str = ""
    unit: str = ""
    grain: str = ""
    rollup: str = ""
    kind: str = ""
    better: str = ""
    topic: str = ""
    source: str = ""
    method: str = ""
    limits: str = ""
    status: str = ""
    reviewed: str = ""
    why: str = ""
    core: str = ""
    ignores: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """One query file: name, kind (its folder), header and SQL text without comments."""

    name: str
    kind: str
    header: Header
    sql: str

    @property
    def words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\b[a-z_][a-z0-9_]*\b", self.sql))

    @property
    def asks(self) -> frozenset[str]:
        """Parameters named in the file itself."""
        return frozenset(re.findall(r"\$([a-z_]+)", self.sql))


@cache
def queries() -> dict[str, Query]:
    """Every query by name. Raises QueryError on a wrong header or a name used twice."""
    found: dict[str, Query] = {}
    for kind in KINDS:
        for file in sorted((QUERIES / kind).glob("*.sql")):
            if file.stem in found:
                raise QueryError(f"queries/{kind}/{file.name}: the name is taken. Rename one.")
            found[file.stem] = read_query(file.stem, kind, file.read_text(encoding="utf-8"))
    return found


def named(name: str, kind: str | None = None) -> Query:
    """The query of that name. Raises QueryError naming those that exist."""
    query = queries().get(name)
    if query is None or (kind and query.kind != kind):
        names = ", ".join(q.name for q in queries().values() if q.kind == (kind or "app"))
        raise QueryError(f"There is no query “{name}”. There are: {names}.")
    return query


def read_query(name: str, kind: str, text: str) -> Query:
    """Split a query file into header and SQL. Raises QueryError on an unknown or missing key."""
    where = f"queries/{kind}/{name}.sql"
    held: dict[str, str] = {}
    key = ""
    lines = text.splitlines()
    count = 0
    while count < len(lines) and lines[count].startswith("--"):
        line = lines[count][2:]
        count += 1
        opening = re.match(r" ([a-z]+): (.*)", line)
        if opening:
            key = opening[1]
            if key in held:
                raise QueryError(f"{where}: “{key}” stands twice. Keep one.")
            held[key] = opening[2].strip()
        elif key:
            held[key] += " " + line.strip()
    _check(where, kind, held)
    lists = [_parts(held.pop(name, "")) for name in LISTS]
    body = re.sub(r"--[^\n]*", "", "\n".join(lines[count:])).strip().rstrip(";")
    return Query(name, kind, _header(held, lists), body)


def _header(held: dict[str, str], lists: list[tuple[str, ...]]) -> Header:
    ignores, shows, groups, standards = lists
    return Header(**held, ignores=ignores, shows=shows, groups=groups, standards=standards)


def _parts(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(",") if part.strip())


def _check(where: str, kind: str, held: dict[str, str]) -> None:
    own = OF_INDICATORS if kind == "indicators" else ()
    allowed = (*REQUIRED[kind], *OPTIONAL, *own)
    for key in held:
        if key not in allowed:
            raise QueryError(f"{where}: unknown key “{key}”. Use one of {', '.join(allowed)}.")
    for key in REQUIRED[kind]:
        if not held.get(key):
            raise QueryError(f"{where}: “{key}” is missing. Add a line “-- {key}: …”.")
    if kind == "indicators":
        if held["rollup"] not in ROLLUPS:
            raise QueryError(f"{where}: rollup “{held['rollup']}” is not one of {ROLLUPS}.")
        if where.split("/")[-1].split("_")[0] not in PREFIXES:
            raise QueryError(f"{where}: the name must begin with one of {PREFIXES}.")


@cache
def inlined(name: str) -> bool:
    """Whether a view asks for a parameter, itself or through a view it rests on."""
    query = queries()[name]
    return bool(query.asks) or any(inlined(view) for view in views_of(query))


@cache
def views_of(query: Query) -> tuple[str, ...]:
    """Views that a query names, in name order."""
    views = (q.name for q in queries().values() if q.kind == "views" and q.name != query.name)
    return tuple(sorted(view for view in views if view in query.words))


@cache
def _ctes(name: str) -> tuple[str, ...]:
    """Names of the views that must stand before a query as CTEs, in order of dependence."""
    order: list[str] = []
    for view in views_of(queries()[name]):
        if inlined(view):
            for one in (*_ctes(view), view):
                if one not in order:
                    order.append(one)
    return tuple(order)


@cache
def complete_sql(name: str) -> str:
    """The query with every parameterised view it rests on, ready to run on the warehouse."""
    own = named(name, queries()[name].kind if name in queries() else None).sql
    ctes = [f"{view} as (\n{_indent(queries()[view].sql)}\n)" for view in _ctes(name)]
    if not ctes:
        return own
    if LEADING_WITH.match(own):
        return "with\n" + ",\n".join(ctes) + ",\n" + LEADING_WITH.sub("", own, count=1).lstrip()
    return "with\n" + ",\n".join(ctes) + "\n" + own


def _indent(sql: str) -> str:
    return "\n".join(f"    {line}" if line else line for line in sql.splitlines())


@cache
def parameters(name: str) -> tuple[str, ...]:
    """Names of the parameters that the complete query binds."""
    return tuple(sorted(set(re.findall(r"\$([a-z_]+)", complete_sql(name)))))


@cache
def inputs(name: str) -> tuple[str, ...]:
    """Every table and view that a query rests on, directly or through views."""
    from data.schema import tables

    query = queries()[name]
    found = {table for table in (*tables(), *DERIVED) if table in query.words}
    for view in views_of(query):
        found |= {view, *inputs(view)}
    return tuple(sorted(found))


DERIVED = (
    "cell",
    "landscape_cell",
    "landscape_extent",
    "warehouse",
    "indicator",
    "indicator_standard",
    "indicator_value",
)


def in_order(kind: str) -> list[str]:
    """Names of the parameterless queries of a kind, each after those it rests on."""
    order: list[str] = []

    def add(name: str) -> None:
        if name not in order:
            for view in views_of(queries()[name]):
                if queries()[view].kind == kind:
                    add(view)
            order.append(name)

    for query in queries().values():
        if query.kind == kind and not inlined(query.name):
            add(query.name)
    return order
