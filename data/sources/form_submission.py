"""A submission of a form in one shape, whatever file it came in: answers by path, repeats, review.

Must not know our tables, nor what a field means.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from data.cell import Refused
from data.intake.rows import Place
from data.sources.plain_text import as_text

DEEPEST = 12
SUBMITTED = "submitted_on"
# What a reviewer's word means, in the codes and labels of both systems.
REVIEWS = {
    "rejected": "rejected",
    "hasissues": "has_issues",
    "has issues": "has_issues",
    "approved": "approved",
    "edited": "edited",
    "received": "",
    "validation_status_not_approved": "rejected",
    "validation_status_on_hold": "has_issues",
    "validation_status_approved": "approved",
    "not approved": "rejected",
    "on hold": "has_issues",
}


@dataclass(frozen=True)
class Submission:
    """One filled-in form, or one row of a repeat group in it (then `outer` is what holds it)."""

    key: str
    held: Mapping[str, Any]
    place: Place
    repeats: Mapping[str, list["Submission"]] = field(default_factory=dict)
    review: str = ""
    outer: "Submission | None" = None

    @cached_property
    def _by_tail(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self.held:
            found.setdefault(_tail(path), []).append(path)
        return found

    def find(self, name: str) -> Any:
        """The answer to a field, by its path or by the end of it; "" when there is none.

        A field that a version of the form moved into a group is found by its own name. Raises
        Refused when two different answers could be meant.
        """
        exact = self.held.get(name)
        if exact not in (None, ""):
            return exact
        wanted = name.casefold()
        answers = []
        for path in self._by_tail.get(_tail(name), ()):
            given, other = self.held[path], path.casefold()
            nested = other.endswith(f"/{wanted}") or wanted.endswith(f"/{other}")
            if given not in (None, "") and (other == wanted or nested) and given not in answers:
                answers.append(given)
        if len(answers) > 1:
            step = "Write the whole path of the field in the mapping, such as group/field."
            raise Refused(f"Two fields end in “{name}” and differ.", step)
        if answers:
            return answers[0]
        return self.outer.find(name) if self.outer is not None else ""

    def rows(self, repeat: str) -> Iterator["Submission"]:
        """The rows of a repeat group, named by its path or its own name, however deep it lies."""
        for path, inner in self.repeats.items():
            matches = path.casefold() == repeat.casefold() or _tail(path) == _tail(repeat)
            for row in inner:
                if matches:
                    yield row
                else:
                    yield from row.rows(repeat)

    def fields(self) -> Iterator[str]:
        """Every path in it, those of its repeats too."""
        yield from self.held
        for inner in self.repeats.values():
            for row in inner:
                yield from row.fields()


def _tail(path: str) -> str:
    return path.rsplit("/", 1)[-1].casefold()


def review_of(word: Any) -> str:
    """rejected, has_issues, approved, edited or "" (nobody reviewed it)."""
    if isinstance(word, dict):
        word = word.get("uid")
    return REVIEWS.get(as_text(word).casefold(), "")


def from_object(
    given: Mapping[str, Any], key: str, place: Place, review: str = "", ignored: str = "_"
) -> Submission:
    """A submission from a JSON object: groups nested or in paths, repeats as lists of objects.

    Lists under names that begin with `ignored` (attachments, notes) are left out.
    """
    return _nested(given, "", key, place, None, review, ignored, 0)


def _nested(
    given: Mapping[str, Any],
    prefix: str,
    key: str,
    place: Place,
    outer: Submission | None,
    review: str,
    ignored: str,
    depth: int,
) -> Submission:
    held: dict[str, Any] = {}
    lists: dict[str, list[Any]] = {}
    _flatten(given, prefix, held, lists, ignored, depth)
    repeats: dict[str, list[Submission]] = {}
    made = Submission(key, held, place, repeats, review, outer)
    for path, items in lists.items():
        repeats[path] = [
            _nested(
                item,
                path,
                f"{key}-{_tail(path)}-{number}",
                place,
                made,
                review,
                ignored,
                depth + 1,
            )
            for number, item in enumerate(items, 1)
            if isinstance(item, dict)
        ]
    return made


def _flatten(
    given: Mapping[str, Any],
    prefix: str,
    held: dict[str, Any],
    lists: dict[str, list[Any]],
    ignored: str,
    depth: int,
) -> None:
    if depth > DEEPEST:
        return
    for name, value in given.items():
        if "@odata." in name:
            continue
        is_path = not prefix or name.startswith(f"{prefix}/")
        path = as_text(name if is_path else f"{prefix}/{name}")
        if isinstance(value, dict):
            if "type" in value and ("coordinates" in value or "geometries" in value):
                held[path] = value
            else:
                _flatten(value, path, held, lists, ignored, depth + 1)
        elif isinstance(value, list):
            if name.startswith(ignored):
                continue
            if any(isinstance(one, dict) for one in value):
                lists[path] = value
            else:
                held[path] = " ".join(as_text(one) for one in value if as_text(one))
        else:
            held[path] = as_text(value)
