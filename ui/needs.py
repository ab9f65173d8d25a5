"""What a stage asks for, in words: an output, an agreement, a measured value, on which evidence.

It must not know the rules of a stage; they are rows of a query.
"""

from collections.abc import Sequence

from ui import text
from ui.warehouse_state import Row

# From this tier on the evidence is named: below it nothing more than a record is asked for.
NAMED_TIER = 1


def words(alternatives: Sequence[Row], language: str) -> str:
    """The alternatives of one condition, any of which meets it, as the start of a sentence."""
    told = [_one(held, language) for held in alternatives]
    joined = told[0]
    for other in told[1:]:
        joined = text.get("need.or", language, one=joined, other=other)
    return joined[:1].upper() + joined[1:]


def _one(held: Row, language: str) -> str:
    need = _kind(held, language)
    if held["tier_least"] < NAMED_TIER:
        return need
    tier = text.code("tier", f"{held['tier_least']:.0f}", language)
    return text.get("need.tier", language, need=need, tier=tier)


def _kind(held: Row, language: str) -> str:
    if held["evidence_kind"] == "measure":
        part = text.code("return", held["return_code"], language)
        return text.get("need.measure", language, part=part)
    if held["evidence_kind"] == "formal_status":
        return text.get("need.formal_status", language)
    if held["requires_agreement"]:
        return text.get("need.agreement", language)
    if held["element_code"] is None:
        return text.get("need.any_output", language)
    element = text.code("element", f"{held['element_code']:.0f}", language)
    return text.get("need.output", language, element=element)
