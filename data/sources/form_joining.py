"""Joins the rows of repeat groups, exported as tables of their own, to the submissions they are of.

Must not open a file; a row that belongs to no submission is counted, never attached to another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from data.intake.rows import Place, Remark
from data.sources.form_submission import DEEPEST, Submission

Parent = tuple[str, str]


@dataclass(frozen=True)
class Inner:
    """One row of a repeat's table: where it stands, its answers, what points at it."""

    repeat: str
    own: Parent
    held: Mapping[str, str]
    place: Place


@dataclass
class Children:
    """Rows of all repeats by the row that holds them; what was attached."""

    by_parent: dict[Parent, list[Inner]] = field(default_factory=dict)
    attached: set[Parent] = field(default_factory=set)

    def add(self, parent: Parent, row: Inner) -> None:
        """Keep a row for the parent it names."""
        self.by_parent.setdefault(parent, []).append(row)

    def join(self, one: Submission, own: Parent, depth: int = 0) -> Submission:
        """The submission with its rows, and theirs, attached."""
        if own not in self.by_parent or depth > DEEPEST:
            return one
        self.attached.add(own)
        repeats: dict[str, list[Submission]] = {}
        made = Submission(one.key, one.held, one.place, repeats, one.review, one.outer)
        for row in self.by_parent[own]:
            rows = repeats.setdefault(row.repeat, [])
            key = f"{one.key}-{row.repeat}-{len(rows) + 1}"
            rows.append(
                self.join(Submission(key, row.held, row.place, outer=made), row.own, depth + 1)
            )
        return made

    def orphans(self) -> Iterator[Remark]:
        """A refusal for the rows of each table that name a submission which is not there."""
        lost: dict[str, list[Inner]] = {}
        for parent, rows in self.by_parent.items():
            if parent not in self.attached:
                for row in rows:
                    lost.setdefault(row.repeat, []).append(row)
        for repeat, rows in lost.items():
            fact = f"Rows of {repeat} that belong to no submission of this export: {len(rows):,}."
            yield Remark("refused", rows[0].place, fact, "Export all tables of the form together.")
