"""IATI activity files (2.x whole, 1.x what maps one to one) as rows of our tables.

An activity is not a landscape: only an answer or a mapping file makes its money, partners and
results those of a landscape. Answers: `landscape`, `landscape:<activity>`, `share:<activity>`,
`measure:<title>`, `mapping` and `rates` (iati_mapping.py). Must not fetch anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from data.errors import IntakeError
from data.intake.rows import Answers, Card, Item, Place, Remark, Row
from data.sources import iati_family, iati_partners, iati_results
from data.sources.iati_family import Family
from data.sources.iati_mapping import Said, Target, read_answers
from data.sources.iati_money import Activity, payments, row
from data.sources.identifier import slug
from data.sources.xml_nodes import Node, items, root_tag

CARD = Card(
    code="iati_activities",
    title="IATI activities",
    publisher_name="whoever publishes the file",
    url="https://iatistandard.org",
    licence_name="as its publisher states",
    endings=(".xml",),
    default_consent="generalised",
)
READ = re.compile(r"(1\.0\d?|2\.0[123])?")
MOST_ASKED = 50
# What version 1 and its drafts have and 2.03 has not; the rest maps one to one.
ONLY_EARLIER = ("flow-type", "finance-type", "aid-type", "tied-status", "related-initiative",
                "indicator", "activity-website", "budget-planned")  # fmt: skip


@dataclass
class _Told:
    """What was said already, so that it is said once."""

    answers: Said
    family: Family
    sources: set[str] = field(default_factory=set)
    partners: iati_partners.Known = field(default_factory=iati_partners.Known)
    seen: dict[str, int] = field(default_factory=dict)
    unmapped: int = 0
    earlier: dict[str, int] = field(default_factory=dict)


def recognises(path: Path) -> bool:
    """Whether a file is IATI XML, of activities or of organisations (which is refused in words)."""
    if not path.is_file() or path.suffix.lower() not in CARD.endings:
        return False
    return root_tag(path) in ("iati-activities", "iati-activity", "iati-organisations")


def read(path: Path, answers: Answers) -> Iterator[Item]:
    """Rows of source, organisation, participation, finance and observation; remarks besides.

    Reads the file twice, once for who is whose parent. Raises IntakeError when it breaks off.
    """
    if root_tag(path) == "iati-organisations":
        raise IntakeError(
            f"{path.name} holds budgets of organisations, not activities. "
            "Give the publisher's activity file."
        )
    said = read_answers(answers)
    told = _Told(said, iati_family.read(path, said, identify))
    yield from told.family.remarks
    number = 0
    for number, (root, node) in enumerate(items(path, "iati-activity"), 1):
        version = root.get("version")
        if number == 1 and not READ.fullmatch(version):
            raise IntakeError(
                f"{path.name} says it is IATI {version[:20]}; versions 1.01 to 2.03 are read. "
                "Convert it to 2.03."
            )
        activity = identify(path, root, node)
        if isinstance(activity, Remark):
            yield activity
        else:
            yield from _activity(activity, root, told)
    if not number:
        yield Remark("refused", Place(path.name), "holds no activity.",
                     "Give a file with at least one <iati-activity>.")  # fmt: skip
    yield from _unmapped(path, told)
    yield from _earlier(path, told)


def identify(path: Path, root: Node, node: Node) -> Activity | Remark:
    """An activity with the identifiers that its rows carry, a remark when it has none."""
    reporter = node.first("reporting-org")
    given = node.first("iati-identifier").text
    for other in node.all("other-identifier"):
        given = given or other.get("ref") or other.text.lstrip("'")
    if not given:
        place = Place(path.name, "", node.line)
        return Remark("refused", place, "is an activity without identifier.",
                      "Fill in <iati-identifier>; nothing can be kept apart without it.",
                      "iati-identifier", rule_code="iati_identifier")  # fmt: skip
    name = reporter.text or reporter.get("ref") or "publisher not stated"
    source = f"iati-{slug(reporter.get('ref') or name, at_most=60)}"
    return Activity(node, given, slug(given), path.name, source, name)


def _activity(activity: Activity, root: Node, told: _Told) -> Iterator[Item]:
    first = told.seen.setdefault(activity.activity_id, activity.node.line)
    if first != activity.node.line:
        fact = f"{activity.activity_id} stands in line {first} already."
        step = "Keep one of the two activities, or give each its own identifier."
        yield Remark("refused", activity.place(activity.node), fact, step, "iati-identifier",
                     activity.activity_id, rule_code="iati_twice")  # fmt: skip
        return
    targets = told.answers.of(activity.activity_id)
    if not targets:
        if not told.answers.is_left_out(activity.activity_id):
            told.unmapped += 1
            if told.unmapped <= MOST_ASKED:
                yield _which_landscape(activity)
        return
    if activity.source_id not in told.sources:
        told.sources.add(activity.source_id)
        yield _source(activity, root)
    for tag in ONLY_EARLIER if not root.get("version").startswith("2") else ():
        if count := len(activity.node.all(tag)):
            told.earlier[tag] = told.earlier.get(tag, 0) + count
    yield from _landscape(activity, targets)
    for target in targets:
        yield from iati_partners.rows(activity, target.landscape_id, told.partners)
    yield from _money(activity, targets, told)
    yield from _results(activity, targets, told.answers)


def _which_landscape(activity: Activity) -> Remark:
    node = activity.node
    money, results = len(node.all("transaction")), len(node.all("result", "indicator"))
    title = node.first("title").text[:100]
    fact = (
        f"Nobody has said yet in which landscape the activity “{title}” ({activity.activity_id}) "
        f"works; nothing of it is taken before. Payments: {money:,}, results: {results:,}."
    )
    step = "Answer with its landscape_id, or none; for many, give a CSV of activity, landscape."
    return Remark("asked", activity.place(node), fact, step, "iati-identifier",
                  activity.activity_id, f"landscape:{activity.activity_id}", ("none",),
                  rule_code="iati_landscape")  # fmt: skip


def _unmapped(path: Path, told: _Told) -> Iterator[Remark]:
    if told.unmapped > MOST_ASKED:
        fact = f"More activities that are mapped to no landscape: {told.unmapped - MOST_ASKED:,}."
        step = "Give a CSV with the columns activity and landscape (answer mapping)."
        yield Remark("asked", Place(path.name), fact, step, asks="mapping",
                     rule_code="iati_landscape")  # fmt: skip


def _earlier(path: Path, told: _Told) -> Iterator[Remark]:
    for tag, count in told.earlier.items():
        done = {
            "finance-type": "is read as an instrument only",
            "budget-planned": "is read as budget",
        }
        fact = f"<{tag}> of version 1 {done.get(tag, 'is not read')} ({count} times)."
        step = "Ask the publisher for version 2.03 to have it whole."
        kind: Literal["noted", "refused"] = "noted" if tag in done else "refused"
        yield Remark(kind, Place(path.name), fact, step, tag, rule_code="iati_version")


def _source(activity: Activity, root: Node) -> Row:
    made = (activity.node.get("last-updated-datetime") or root.get("generated-datetime"))[:10]
    cells = {
        "source_id": activity.source_id,
        "title": f"IATI activities of {activity.reporter_name}",
        "publisher_name": activity.reporter_name,
        "published_on": made,
        "licence_name": "not stated",
    }
    return Row("source", cells, activity.place(activity.node))


def _landscape(activity: Activity, targets: tuple[Target, ...]) -> Iterator[Item]:
    """Only a landscape that the sender names is made; sites of an activity are not its place."""
    sites = activity.node.all("location")
    for target in targets:
        if target.landscape_name:
            yield iati_partners.landscape(activity, target)
    if sites and not any(one.landscape_name for one in targets):
        fact = f"Sites of {activity.activity_id} that are not kept: {len(sites)}."
        yield Remark("noted", activity.place(sites[0]), fact,
                     "A landscape has one place; give its boundary instead.", "location",
                     rule_code="iati_site")  # fmt: skip


def _money(activity: Activity, targets: tuple[Target, ...], told: _Told) -> Iterator[Item]:
    countries = iati_partners.countries(activity)
    yield from countries.remarks
    if len(targets) == 1 and targets[0].share is None and countries.several:
        if activity.node.all("transaction") or activity.node.all("budget"):
            yield countries.which_share(activity)
        return
    family = told.family
    for one in payments(activity):
        if isinstance(one, Remark):
            yield one
            continue
        receiver = one.node.first("receiver-org").get("receiver-activity-id")
        is_parent = family.covers(activity.activity_id, one.stage) or (
            receiver != activity.activity_id and family.pays(receiver, one.stage)
        )
        for target in targets:
            parent = family.parent_row(activity.activity_id, one.stage, target.landscape_id)
            parent = "" if one.is_budget else parent
            yield row(activity, one, target, told.answers, is_parent=is_parent, parent=parent)


def _results(activity: Activity, targets: tuple[Target, ...], said: Said) -> Iterator[Item]:
    if len(targets) == 1:
        yield from iati_results.rows(activity, targets[0].landscape_id, said)
    elif activity.node.all("result"):
        fact = f"Results of {activity.activity_id} are of {len(targets)} landscapes together."
        yield Remark("refused", activity.place(activity.node.first("result")), fact,
                     "Money can be shared out, people cannot: give the results of each landscape.",
                     "result", rule_code="iati_shared_result")  # fmt: skip
