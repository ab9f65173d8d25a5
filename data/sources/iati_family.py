"""Which activities of a file are parents of others, so that money is counted at the leaves only.

A parent's amounts are left out of sums stage by stage, where one of its parts in the same file
has amounts of that stage. Must not yield a row.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from data.intake.rows import Place, Remark
from data.sources.iati_mapping import Said, Target
from data.sources.iati_money import Activity, payments, row
from data.sources.xml_nodes import Node, items

PARENT, CHILD = "1", "2"
CHUNK = 1 << 20
# In UTF-8 and in UTF-16, which leaves a null after or before each letter.
WORDS = ("related-activity", "receiver-activity-id")
RELATIONS = [word.encode(kind) for word in WORDS for kind in ("utf-8", "utf-16-le", "utf-16-be")]
LONGEST = max(map(len, RELATIONS))
Identify = Callable[[Path, Node, Node], Activity | Remark]


@dataclass
class Family:
    """Parents and children among the imported activities, and the stages each has money at."""

    parents: dict[str, set[str]] = field(default_factory=dict)
    children: dict[str, set[str]] = field(default_factory=dict)
    first_row: dict[tuple[str, str, str], str] = field(default_factory=dict)
    stages: dict[str, set[str]] = field(default_factory=dict)
    below: dict[str, set[str]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def covers(self, activity: str, stage: str) -> bool:
        """Whether parts of an activity in this file hold its money of a stage."""
        return stage in self.below.get(activity, ())

    def pays(self, activity: str, stage: str) -> bool:
        """Whether an activity of this file has money of a stage itself."""
        return stage in self.stages.get(activity, ())

    def parent_row(self, activity: str, stage: str, landscape_id: str) -> str:
        """Identifier of the finance row that rows of an activity are a part of, or ''."""
        for parent in sorted(self.parents.get(activity, ())):
            if found := self.first_row.get((parent, stage, landscape_id)):
                return found
        return ""


def read(path: Path, said: Said, identify: Identify) -> Family:
    """Go through a file once for relations and stages of the activities that have a landscape."""
    family = Family()
    if not _speaks_of_relations(path):
        return family
    for root, node in items(path, "iati-activity"):
        activity = identify(path, root, node)
        if isinstance(activity, Remark) or activity.activity_id in family.stages:
            continue
        targets = said.of(activity.activity_id)
        if targets:
            _relate(family, activity)
            _count(family, activity, targets, said)
    known = set(family.stages)
    for held in (family.parents, family.children):
        for one in held:
            held[one] &= known
    _without_circles(family, path)
    for one in family.stages:
        _gather(family, one)
    return family


def _speaks_of_relations(path: Path) -> bool:
    """Whether a file names a related or a receiving activity at all; many large ones do not."""
    before = b""
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            if any(one in before + chunk for one in RELATIONS):
                return True
            before = chunk[-LONGEST:]
    return False


def _relate(family: Family, activity: Activity) -> None:
    one = activity.activity_id
    family.stages[one] = set()
    for related in activity.node.all("related-activity"):
        other, kind = related.get("ref"), related.get("type")
        if not other or other == one or kind not in (PARENT, CHILD):
            continue
        parent, child = (other, one) if kind == PARENT else (one, other)
        family.parents.setdefault(child, set()).add(parent)
        family.children.setdefault(parent, set()).add(child)


def _count(family: Family, activity: Activity, targets: tuple[Target, ...], said: Said) -> None:
    for one in payments(activity):
        if isinstance(one, Remark) or one.is_budget:
            continue
        family.stages[activity.activity_id].add(one.stage)
        for target in targets:
            made = row(activity, one, target, said, is_parent=False, parent="")
            key = activity.activity_id, one.stage, target.landscape_id
            family.first_row.setdefault(key, made.cells["finance_id"])


def _without_circles(family: Family, path: Path) -> None:
    """Forget relations that run in a circle: each would leave out the other's money."""
    open_children = {one: len(family.children.get(one, ())) for one in family.stages}
    leaves = [one for one, count in open_children.items() if not count]
    while leaves:
        for parent in family.parents.get(leaves.pop(), ()):
            open_children[parent] -= 1
            if not open_children[parent]:
                leaves.append(parent)
    circle = {one for one, count in open_children.items() if count}
    for one in sorted(circle):
        family.parents[one] = family.parents.get(one, set()) - circle
        family.children[one] = family.children.get(one, set()) - circle
    if circle:
        fact = f"{', '.join(sorted(circle)[:5])} name one another as parent and part."
        step = "They are taken as unrelated. Correct <related-activity>."
        family.remarks.append(Remark("refused", Place(path.name), fact, step, "related-activity",
                                     rule_code="iati_circle"))  # fmt: skip


def _gather(family: Family, start: str) -> None:
    """The stages at which any descendant of an activity has money."""
    waiting, seen = list(family.children.get(start, ())), set()
    found: set[str] = set()
    while waiting and len(found) < 2:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            found |= family.stages.get(one, set())
            waiting += family.children.get(one, ())
    family.below[start] = found
