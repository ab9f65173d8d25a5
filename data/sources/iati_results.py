"""Results of an IATI activity as rows of the table observation: baselines, targets, actual values.

An indicator becomes a measure of ours by a published code, by plain words or by an answer; what
is none of ours is asked for, never forced into one. Must not add up.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from data.intake.rows import Remark, Row
from data.sources.iati_mapping import NOTHING, Measure, Said, measures, proposals
from data.sources.iati_money import Activity, date_of
from data.sources.identifier import plain
from data.sources.xml_nodes import Node

SDG = "9"
UNIT, PER_CENT = "1", "2"
KINDS = {"3": "nominal", "4": "ordinal", "5": "qualitative"}
GROUPS = {"female": "women", "f": "women", "woman": "women", "women": "women",
          "male": "men", "m": "men", "man": "men", "men": "men"}  # fmt: skip
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?")


def rows(activity: Activity, landscape_id: str, said: Said) -> Iterator[Row | Remark]:
    """Observations of one landscape from every indicator of an activity."""
    asked: set[str] = set()
    held = [(one, node) for one in activity.node.all("result") for node in one.all("indicator")]
    for number, (result, indicator) in enumerate(held, 1):
        title = indicator.first("title").text or result.first("title").text
        measure = _measure(activity, indicator, title, said)
        if isinstance(measure, Measure):
            yield from _noted(activity, indicator, title, measure, said)
            for row in _values(activity, landscape_id, result, indicator, measure):
                yield _numbered(row, activity, number, title)
        elif measure is not None and measure.asks not in asked:
            asked |= {measure.asks} if measure.asks else set()
            yield measure


def _numbered(item: Row | Remark, activity: Activity, number: int, title: str) -> Row | Remark:
    if isinstance(item, Remark):
        return item
    key = f"iati-{activity.key}-result-{number}-{item.cells['observation_id']}"
    return replace(item, cells={**item.cells, "observation_id": key, "measure_label": title[:300]})


def _measure(activity: Activity, node: Node, title: str, said: Said) -> Measure | Remark | None:
    """The measure an indicator is, a remark when it cannot be said, None when it is left out."""
    ask = f"measure:{plain(title)[:120]}"
    given = next((v for k, v in said.answers.items() if _same(k, title)), "")
    kind = node.get("measure") or UNIT
    if given == NOTHING:
        return None
    if kind in KINDS:
        fact = f"“{title[:80]}” is {KINDS[kind]}, not a number."
        step = "Only counts and percentages are observations; put it into a note."
        return _remark("refused", activity, node, fact, step, title)
    if given and given not in measures():
        near = difflib.get_close_matches(given, list(measures()), 3)
        fact = f"“{given[:40]}” is no measure for “{title[:80]}”."
        return _remark("asked", activity, node, fact, "Answer with a code of docs/dictionary.md.",
                       title, ask, (*near, NOTHING))  # fmt: skip
    found = (given,) if given else proposals(title, _published(node))
    if len(found) != 1:
        fact = f"“{title[:80]}” could be {' or '.join(found)}." if found else (
            f"“{title[:80]}” is no measure that we know.")  # fmt: skip
        step = "Answer which measure it is, or none; its values are left out until then."
        return _remark("asked", activity, node, fact, step, title, ask, (*found, NOTHING))
    measure = measures()[found[0]]
    if measure.is_share != (kind == PER_CENT):
        here, ours = ("per cent", "a number of") if kind == PER_CENT else ("a number", "")
        fact = (
            f"“{title[:80]}” is {here}, and {measure.measure_name} is {ours} {measure.unit_name}."
        )
        return _remark("asked", activity, node, " ".join(fact.split()),
                       "Answer with another measure, or none.", title, ask, (NOTHING,))  # fmt: skip
    return measure


def _same(key: str, title: str) -> bool:
    return key.startswith("measure:") and plain(key[8:]) == plain(title)[:120]


def _published(indicator: Node) -> tuple[str, ...]:
    held = indicator.all("reference")
    return tuple(one.get("code") for one in held if one.get("vocabulary") == SDG)


def _noted(
    activity: Activity, node: Node, title: str, measure: Measure, said: Said
) -> Iterator[Remark]:
    if not any(_same(key, title) for key in said.answers):
        fact = f"“{title[:80]}” was read as {measure.measure_code}, {measure.measure_name}."
        step = "Answer with another measure, or none, if it is not."
        yield _remark("noted", activity, node, fact, step, title, f"measure:{plain(title)[:120]}",
                      (measure.measure_code, NOTHING))  # fmt: skip


def _values(
    activity: Activity, landscape_id: str, result: Node, indicator: Node,
    measure: Measure,
) -> Iterator[Row | Remark]:  # fmt: skip
    held: list[tuple[Node, Node | None, str]] = []
    held += [(one, None, "baseline") for one in indicator.all("baseline")]
    for span in indicator.all("period"):
        held += [(one, span, "target") for one in span.all("target")]
        held += [(one, span, "actual") for one in span.all("actual")]
    for number, (node, period, kind) in enumerate(held, 1):
        value = node.get("value")
        if not value:
            fact = f"A {kind} of {activity.activity_id} states no value."
            yield _remark("noted", activity, node, fact, "It is left out: missing is not zero.", "")
            continue
        if not NUMBER.fullmatch(value):
            fact = f"“{value[:40]}” is no number."
            step = "Give digits with a decimal point, without a unit."
            yield Remark("refused", activity.place(node), fact, step, "value", value[:60],
                         rule_code="iati_value")  # fmt: skip
            continue
        yield Row("observation", _cells(activity, landscape_id, node, period, kind, measure) | {
            "observation_id": str(number),
            "note": _note(activity, result, indicator, node, kind),
        }, activity.place(node), {"period_end_on": "period-end"})  # fmt: skip


def _cells(
    activity: Activity, landscape_id: str, node: Node, period: Node | None, kind: str,
    measure: Measure,
) -> dict[str, str]:  # fmt: skip
    start = end = date_of(node.get("iso-date")) or node.get("year")
    if period is not None:
        start = date_of(period.first("period-start").get("iso-date"))
        end = date_of(period.first("period-end").get("iso-date"))
    return {
        "landscape_id": landscape_id,
        "measure_code": measure.measure_code,
        "period_start_on": start,
        "period_end_on": end,
        "value": node.get("value"),
        "unit_name": measure.unit_name or "units",
        "value_type_code": "target" if kind == "target" else "reported",
        "disaggregation": _group(node),
        "tier": "2" if node.all("document-link") else "1",
        "source_id": activity.source_id,
    }


def _group(node: Node) -> str:
    """The group a value is limited to: women, men, other dimensions and places as given."""
    parts = []
    for one in node.all("dimension"):
        name, value = one.get("name"), one.get("value")
        if plain(name) in ("sex", "gender"):
            parts.append(GROUPS.get(plain(value), f"{name}: {value}"))
        elif name or value:
            parts.append(": ".join(part for part in (name, value) if part))
    places = [one.get("ref") for one in node.all("location") if one.get("ref")]
    parts += [f"at {', '.join(places)}"] if places else []
    return "; ".join(parts)[:200]


def _note(activity: Activity, result: Node, indicator: Node, node: Node, kind: str) -> str:
    parts = [f"IATI activity {activity.activity_id}"]
    parts += ["baseline"] if kind == "baseline" else []
    if "0" in (indicator.get("aggregation-status"), result.get("aggregation-status")):
        parts.append("not to be added up, says its publisher")
    comment = node.first("comment").text
    return "; ".join([*parts, comment[:300]] if comment else parts)


def _remark(
    kind: Literal["refused", "asked", "noted"], activity: Activity, node: Node, fact: str,
    step: str, value: str, asks: str = "",
    answers: tuple[str, ...] = (),
) -> Remark:  # fmt: skip
    return Remark(kind, activity.place(node), fact, step, "indicator", value[:120], asks, answers,
                  rule_code="iati_measure")  # fmt: skip
