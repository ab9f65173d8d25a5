"""Every word on screen, by key and language: one folder a language, one file a page or list.

It must not know which page asks or format numbers; fields arrive as finished words.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
DEFAULT_LANGUAGE = "en"


class MissingText(KeyError):
    """No language has the key, or the text names a field that was not given."""

    def __str__(self) -> str:
        return str(self.args[0])


class TextTwice(ValueError):
    """Two files of one language hold the same key."""


def languages() -> dict[str, str]:
    """Language codes that have a folder, with the name each language gives itself."""
    codes = sorted(file.parent.name for file in FOLDER.glob("*/frame.toml"))
    codes.sort(key=lambda code: code != DEFAULT_LANGUAGE)
    return {code: texts(code)["language.name"] for code in codes}


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of one language by dotted key; empty for a language without a folder.

    Raises TextTwice when two files hold one key.
    """
    held: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob("*.toml")):
        for key, words in _flat(tomllib.loads(file.read_text(encoding="utf-8"))).items():
            if key in held:
                raise TextTwice(f"ui/text/{language}/{file.name}: '{key}' has a text already.")
            held[key] = words
    return held


def _flat(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, branch in tree.items():
        key = f"{prefix}{name}"
        if isinstance(branch, dict):
            flat.update(_flat(branch, f"{key}."))
        else:
            flat[key] = str(branch)
    return flat


def find(key: str, language: str = DEFAULT_LANGUAGE) -> str | None:
    """The text of a key without fields filled in: in the language, else in English, else None."""
    return texts(language).get(key) or texts(DEFAULT_LANGUAGE).get(key)


def get(key: str, language: str = DEFAULT_LANGUAGE, **fields: object) -> str:
    """The text of a key with its named fields filled in.

    Falls back to English; raises MissingText when no language has the key or a field is missing.
    """
    template = find(key, language)
    if template is None:
        raise MissingText(f"ui/text/{DEFAULT_LANGUAGE} has no text '{key}'. Add it there.")
    try:
        return template.format_map(fields)
    except KeyError as missing:
        raise MissingText(
            f"The text '{key}' names the field {missing}, which the caller does not give."
        ) from missing


def code(list_name: str, value: str, language: str = DEFAULT_LANGUAGE) -> str:
    """The words for a code of a published list, such as code("stage", "forming")."""
    return get(f"code.{list_name}.{value}", language)


@cache
def has_list(list_name: str) -> bool:
    """Whether there are words for the codes of a list."""
    return any(key.startswith(f"code.{list_name}.") for key in texts(DEFAULT_LANGUAGE))


def variant(value: float, goal: float | None = None) -> str:
    """Which wording fits a number: reached, zero, one or some."""
    if goal is not None and value >= goal:
        return "reached"
    return {0: "zero", 1: "one"}.get(int(value), "some")


def find_variant(key: str, *chosen: str, language: str = DEFAULT_LANGUAGE) -> str:
    """The first wording that exists: `key.<variant>` in order, `key.some`, `key`; unfilled."""
    for candidate in (*(f"{key}.{one}" for one in chosen), f"{key}.some", key):
        template = find(candidate, language)
        if template is not None:
            return template
    raise MissingText(f"ui/text/{DEFAULT_LANGUAGE} has no text '{key}'. Add it there.")
