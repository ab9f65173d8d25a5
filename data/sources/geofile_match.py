"""Which feature of a boundary file is which landscape: by answers, by identifier, by name.

Unsure is asked, never guessed. Must not look at shapes.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from data.intake.known import Landscape, landscapes
from data.intake.rows import Answers, Place, Remark
from data.sources.geofile_layers import Feature
from data.sources.identifier import plain

NONE = "none"
IDENTIFIERS = ("landscape_id", "landscape id", "landscapeid")
NAMES = ("landscape_name", "name", "title", "label", "nombre", "nom", "nome", "id")
NEAR = 0.8


@dataclass(frozen=True)
class Matching:
    """How features are told apart in this file: the known landscapes and the column that names."""

    answers: Answers
    known: Mapping[str, Landscape]
    by_name: Mapping[str, str]
    id_field: str = ""
    remarks: tuple[Remark, ...] = ()
    asked: set[str] = field(default_factory=set)


def matching(features: list[Feature], answers: Answers) -> Matching:
    """Decide which column names the landscape, or ask for it."""
    known = landscapes(answers)
    names: dict[str, list[str]] = {}
    for one in known.values():
        names.setdefault(plain(one.landscape_name), []).append(one.landscape_id)
    by_name = {name: ids[0] for name, ids in names.items() if len(ids) == 1 and name}
    columns = list(dict.fromkeys(name for one in features for name in one.attributes))
    given = answers.get("id_field", "")
    remarks: tuple[Remark, ...] = ()
    if given and given not in columns:
        place = Place(features[0].file if features else "")
        near = tuple(difflib.get_close_matches(given, columns, 3)) or tuple(columns[:10])
        fact = f"There is no column “{given[:60]}”."
        remarks = (Remark("asked", place, fact, "Name the column that holds landscape_id.",
                          asks="id_field", answers=near, rule_code="geo_id_field"),)  # fmt: skip
        given = ""
    own = next((one for one in columns if one.casefold() in IDENTIFIERS), "")
    return Matching(answers, known, by_name, given or own, remarks)


def label(feature: Feature) -> str:
    """What a feature is called in remarks: its name, else its number."""
    held = {name.casefold(): value for name, value in feature.attributes.items()}
    return next((held[one][:80] for one in NAMES if held.get(one)), f"feature {feature.number}")


def landscape_of(feature: Feature, how: Matching, *, is_alone: bool) -> Iterator[Remark | str]:
    """The landscape_id of a feature (text), with remarks; no text when it is left out."""
    called = label(feature)
    given = how.answers.get(f"feature:{called}") or how.answers.get("landscape", "")
    if given:
        if given != NONE:
            yield given
        return
    held = feature.attributes.get(how.id_field, "") if how.id_field else ""
    if held and (not how.known or held in how.known):
        yield held
        return
    values = [held] if held else [one for one in feature.attributes.values() if one]
    found = {one for one in values if one in how.known}
    found |= {how.by_name[plain(one)] for one in values if plain(one) in how.by_name}
    if len(found) == 1:
        (one,) = found
        if not held:
            fact = f"“{called}” was taken for {one} ({how.known[one].landscape_name})."
            yield _remark("noted", feature, fact, "Answer if it is another.", (one, NONE))
        yield one
        return
    yield _question(feature, how, tuple(sorted(found)), called, is_alone)


def _question(
    feature: Feature, how: Matching, found: tuple[str, ...], called: str, is_alone: bool
) -> Remark:
    place = Place(feature.file, feature.layer, feature.number)
    near = found or tuple(
        how.by_name[one] for one in difflib.get_close_matches(plain(called), how.by_name, 3, NEAR)
    )
    if how.known or how.id_field:
        fact = f"“{called}” could be {' or '.join(near)}." if near else (
            f"“{called}” is no landscape that is known.")  # fmt: skip
        return _remark("asked", feature, fact, "Answer with its landscape_id, or none.",
                       (*near, NONE))  # fmt: skip
    if is_alone:
        fact = f"“{called}” is the boundary of which landscape?"
        return Remark("asked", place, fact, "Answer with its landscape_id.", "", called,
                      "landscape", rule_code="geo_landscape")  # fmt: skip
    columns = tuple(name for name, value in feature.attributes.items() if value)[:20]
    fact = "Nothing says which feature is which landscape."
    return Remark("asked", place, fact, "Name the column that holds landscape_id.", "", "",
                  "id_field", columns, rule_code="geo_id_field")  # fmt: skip


def _remark(kind: str, feature: Feature, fact: str, step: str, answers: tuple[str, ...]) -> Remark:
    place = Place(feature.file, feature.layer, feature.number)
    called = label(feature)
    asks = f"feature:{called}"
    if kind == "noted":
        return Remark("noted", place, fact, step, "", called, asks, answers,
                      rule_code="geo_landscape")  # fmt: skip
    return Remark("asked", place, fact, step, "", called, asks, answers,
                  rule_code="geo_landscape")  # fmt: skip
