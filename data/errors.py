"""Every error a reader or operator can meet, as one tree; none is raised for a programming mistake.

DashboardError
├── PackageError        a data package breaks its schema (holds every problem found)
├── GridError           a population grid cannot be used
├── QueryError          a query file's header or text is wrong, or no query has the name
├── BuildError          a check found failing rows; nothing was published
├── IntakeError         an outside file cannot be taken in as it is (data.intake)
│   └── NotReceived          the dashboard does not even begin (data.reception)
├── SourceError         an upstream file is short or changed (data.sources)
├── PlannerError        a plan with impossible numbers (data.planner)
├── ProjectionError     a projection with impossible numbers (data.projection)
└── WarehouseError
    ├── WarehouseMissing     nothing was built yet
    ├── WarehouseUnreadable  the file is half-written or no DuckDB file
    └── WarehouseForeign     built by another version of the project
"""

from dataclasses import dataclass


class DashboardError(Exception):
    """A sentence for the reader: the file, the fact, the next step."""


@dataclass(frozen=True)
class Problem:
    """One broken fact of a package: where it stands, what is wrong, what to do."""

    file: str
    fact: str
    next_step: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row is not None else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{row}{column}: {self.fact} {self.next_step}"


class PackageError(DashboardError):
    """A data package breaks its schema; `problems` holds every one found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class GridError(DashboardError):
    """A population grid cannot be used."""


class QueryError(DashboardError):
    """A query file is wrong, or no query has the name asked for."""


class BuildError(DashboardError):
    """A check found rows that must not exist; nothing was published."""


class IntakeError(DashboardError):
    """An outside file, or what is asked of the store of imports, cannot be taken as it is."""


class NotReceived(IntakeError):
    """The dashboard does not begin, or does not end, a check; `code` and `fields` name the words
    that a page has for it."""

    def __init__(self, code: str, words: str, **fields: object) -> None:
        self.code, self.fields = code, fields
        super().__init__(words)


class WarehouseError(DashboardError):
    """The warehouse cannot be read."""


class WarehouseMissing(WarehouseError):
    """Nothing was built yet."""


class WarehouseUnreadable(WarehouseError):
    """The published file is half-written or not a DuckDB file."""


class WarehouseForeign(WarehouseError):
    """The published file was built by another version of the project."""
