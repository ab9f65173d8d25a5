"""What an import says, in the reader's language: sentences are known by their English and refilled.

Must not hold a word of its own: they stand in sentences/*.toml, one line a sentence with its four
languages. Readers and checks write English; a sentence that is not there stays English.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from data.errors import IntakeError
from data.intake import words

FOLDER = Path(__file__).with_name("sentences")
ENGLISH = words.LANGUAGES[0]
OTHER = "other"
# Sections that are lists of words asked for by key, not sentences known by their English.
LISTS = ("rule", "kind", "heading", "number", "stage")
# What a field can hold, where a sentence would else be taken for another one.
SHAPES = {
    **dict.fromkeys(("number", "total", "row", "at"), r"[\d.,e+-]+"),
    **dict.fromkeys(("one", "other"), r"[\w.+-]+"),
    "percent": r"[\d.]+%",
    "country": r"\w+",
    "good": r"(?:(?!\. ).)+",
    "review": r"\w+",
}
SENTENCES = ("fact", "step")  # a field that is a sentence itself, and must be one that is known
GIVEN = ("text", "other_text", "name", "title", "file", "member", "cell")  # came with the file
FIELD = re.compile(r"\{(\w+)\}")
ENDS = re.compile(r"(?<=[.?!]) (?=\S)")


@dataclass(frozen=True)
class Sentence:
    """A sentence in four languages, and how its English is known again.

    topic is the file it stands in; certain: letters that are not fields.
    """

    topic: str
    languages: tuple[str, ...]
    pattern: re.Pattern[str]
    anchor: str
    certain: int


@cache
def held() -> Mapping[str, Mapping[str, list[str]]]:
    """Every section of sentences/*.toml. Raises ValueError when two files hold one section."""
    found: dict[str, Mapping[str, list[str]]] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        for name, section in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name in found:
                raise ValueError(f"{file.name}: the section {name} stands in another file already.")
            found[name] = section
    return found


@cache
def sentences() -> tuple[Sentence, ...]:
    """All sentences, the most certain first."""
    found = [
        _sentence(topic, languages)
        for topic, section in held().items()
        if topic not in LISTS
        for languages in section.values()
    ]
    return tuple(sorted(found, key=lambda one: -one.certain))


def _sentence(topic: str, languages: list[str]) -> Sentence:
    parts = FIELD.split(languages[0])
    literals = parts[::2]
    pattern = "".join(
        re.escape(part) if number % 2 == 0 else f"(?P<{part}>{SHAPES.get(part, '.*?')})"
        for number, part in enumerate(parts)
    )
    return Sentence(
        topic,
        tuple(languages),
        re.compile(pattern, re.DOTALL),
        max(literals, key=len),
        sum(map(len, literals)),
    )


def word(section: str, key: str, language: str = ENGLISH, **fields: object) -> str:
    """A word of a list, or a sentence by its key, with its fields filled in."""
    return held()[section][key][words.LANGUAGES.index(language)].format_map(fields)


def rule(code: str, fact: str = "", language: str = ENGLISH) -> str:
    """What a rule is called; one without a code is called after the file its sentence stands in."""
    known = held()["rule"]
    topic = code or topic_of(fact)
    return word("rule", topic if topic in known else OTHER, language)


@lru_cache(maxsize=20_000)
def topic_of(text: str) -> str:
    """The file that a sentence, or the fact within it, stands in; empty when it stands in none."""
    for one in sentences():
        fields = _fields(one, text, ENGLISH)
        if fields is not None:
            return topic_of(fields["fact"]) if "fact" in fields else one.topic
    return ""


def sentence(text: str, language: str = ENGLISH) -> str:
    """A sentence, or several in a row, in a language; what is not known stays as it is."""
    return known(text, language) or text


@lru_cache(maxsize=20_000)
def known(text: str, language: str) -> str | None:
    """The same in a language, or None when it holds a sentence that is not known."""
    if not text.strip():
        return text
    for one in sentences():
        fields = _fields(one, text, language)
        if fields is not None:
            return one.languages[words.LANGUAGES.index(language)].format_map(fields)
    return _in_parts(text, language)


@contextmanager
def errors(language: str) -> Iterator[None]:
    """Lets an IntakeError through in a language."""
    try:
        yield
    except IntakeError as error:
        if language == ENGLISH:
            raise
        raise IntakeError(sentence(str(error), language)) from None


def _fields(one: Sentence, text: str, language: str) -> dict[str, str] | None:
    """The fields of a text that is this sentence, in a language; None when it is another one."""
    found = one.pattern.fullmatch(text) if one.anchor in text else None
    if found is None:
        return None
    fields = found.groupdict()
    for name in SENTENCES:
        if name in fields:
            again = known(fields[name], language)
            if again is None:
                return None
            fields[name] = again
    if language == ENGLISH:
        return fields
    return {name: _field(name, value, fields, language) for name, value in fields.items()}


def _field(name: str, value: str, fields: Mapping[str, str], language: str) -> str:
    """A field's words; what came with the file is never touched."""
    if name in GIVEN or name in SENTENCES:
        return value
    if name == "heading":
        return words.heading(fields["column"], language)
    if name in ("table", "table_words"):
        table = words.table_named(value)
        return words.table_heading(table, language) if table else value
    whole = known(value, language)
    if whole is not None:
        return whole
    parts = [known(one, language) for one in value.split(", ")]
    return ", ".join(one for one in parts if one) if None not in parts else value


def _in_parts(text: str, language: str) -> str | None:
    for end in ENDS.finditer(text):
        first = known(text[: end.start()], language)
        rest = known(text[end.end() :], language) if first is not None else None
        if first is not None and rest is not None:
            return f"{first} {rest}"
    return None
