"""The words of an import: every sentence a check can say has them, in four languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.intake import translate, words
from ui import text

ROOT = Path(__file__).parents[2]
FIELDS = re.compile(r"\{(\w+)\}")
LEFT_OUT = {"about"}  # English only, from schema.toml; a translation goes without
# Said to whoever types a command or into a published row, never in a report.
COMMANDS = {
    *("bench.py", "command.py", "commands.py", "form_proposal.py", "preview.py", "report.py"),
    *("report_page.py", "store.py", "template.py", "terraso_beside.py", "terraso_fetch.py"),
    *("terraso_rows.py", "merge.py", "natural_earth.py", "natural_earth_cells.py"),
}
INTO_ROWS = ("Default for an imported", "Guessed:", "Made of imported")
# Pieces that the code puts together to one sentence, which is known whole (test below).
PIECES = (
    *("no boundary), or in totals", "7is empty.", "7, row 7, has more cells"),
    *("is empty. Export the file", "“7” is 7, and 7 is 7 7.", "Give the folder with the form"),
    *("7 holds no submissions, only", "7: the section 7 stands", "77is empty."),
)
OF_COMMANDS = ("is no base. Use", "The published batches lie", "cannot be taken back alone")
NESTED = {
    **dict.fromkeys(("fact", "no.fact", "{fact}"), "is empty."),
    **dict.fromkeys(("next_step", "no.next_step", "step"), "Draw an area."),
    "words": "was rejected in review",
    "what": "any table that is known here",
}


def files() -> Iterator[Path]:
    for folder in (ROOT / "data" / "intake", ROOT / "data" / "sources"):
        yield from (one for one in sorted(folder.glob("*.py")) if one.name not in COMMANDS)
    yield from (ROOT / "data" / "cell.py",)


def said(node: ast.expr) -> str | None:
    """A literal as it will be said, with something in the place of each field."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            is_share = part.format_spec is not None and "%" in ast.unparse(part.format_spec)
            parts.append(NESTED.get(ast.unparse(part.value), "7%" if is_share else "7"))
    return "".join(parts)


def sentences(file: Path) -> Iterator[tuple[int, str]]:
    """What in a file reads as a sentence of a report: it ends as one, and is no docstring."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    apart: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            apart.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            apart |= {id(part) for part in node.values}
    for node in ast.walk(tree):
        words_of = said(node) if isinstance(node, ast.expr) and id(node) not in apart else None
        if words_of and re.search(r"[a-z] .*[.?]$|^(is|has|does) .*\.$", words_of, re.DOTALL):
            yield node.lineno, words_of


def test_every_sentence_that_a_check_can_say_is_known_in_every_language() -> None:
    missing = [
        f"{file.relative_to(ROOT)}:{line}: {one}"
        for file in files()
        for line, one in sentences(file)
        if not one.startswith((*INTO_ROWS, *PIECES))
        and not any(part in one for part in OF_COMMANDS)
        if translate.known(one, "fr") is None
    ]
    assert not missing, "Add to data/intake/sentences:\n" + "\n".join(missing)


def test_the_search_for_sentences_finds_them() -> None:
    found = [one for file in files() for _, one in sentences(file)]
    assert len(found) > 250
    assert "stands alone." in found


def every() -> Iterator[tuple[str, str, list[str]]]:
    for section, held in translate.held().items():
        yield from ((section, key, languages) for key, languages in held.items())


def test_every_sentence_has_four_languages_with_the_same_fields() -> None:
    for section, key, languages in every():
        assert len(languages) == len(words.LANGUAGES), (section, key)
        english = set(FIELDS.findall(languages[0])) - LEFT_OUT
        for one in languages:
            assert one.strip(), (section, key)
            assert set(FIELDS.findall(one)) - LEFT_OUT == english, (section, key)


def test_no_sentence_stands_twice() -> None:
    seen: dict[str, str] = {}
    for section, key, languages in every():
        if section in translate.LISTS:
            continue
        bare = FIELDS.sub("{}", languages[0])
        assert bare not in seen, f"{section}.{key} and {seen[bare]}"
        seen[bare] = f"{section}.{key}"


def rule_codes() -> Iterator[tuple[str, str]]:
    for file in files():
        source = file.read_text(encoding="utf-8")
        for one in re.findall(r"rule_code=\"(\w+)\"|\"((?:geo|iati|package)_[a-z_]+)\"", source):
            yield file.name, one[0] or one[1]
        for one in re.findall(r"Fault\(\s*\"(\w+)\"|refus\w+\(.*\"([a-z_]+)\"\s*\)", source):
            yield file.name, one[0] or one[1]


READERS = {"iati_activities", "package_submissions"}


def test_every_rule_has_a_name() -> None:
    found = {code for _, code in rule_codes()} - READERS
    assert {"days_reversed", "geo_spike", "iati_share", "required"} <= found
    assert found <= set(translate.held()["rule"]), found - set(translate.held()["rule"])


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("“12a” is not a whole number.", "« 12a » n’est pas un nombre entier."),
        ("“Pays” is read as Country (country_codes).", "« Pays » est lu comme Pays"),
        ("The area of “Tana” holds 3 pins.", "L’aire de « Tana » contient 3 points."),
        ("“is empty.” is not a year.", "« is empty. » n’est pas une année."),
        ("Write digits only, such as 84000. For example: 9.", "Par exemple : 9."),
        (
            "“A” has 1,200 ha and lies 61% in KEN, 39% off every coast.",
            "39% au large de toute côte",
        ),
        (
            "a.csv, row 7, has more cells than there are headings. Export the file again.",
            "a.csv, ligne 7, a plus de cellules",
        ),
        (
            "a.zip holds no submissions, only repeat groups. Give the folder with the form’s own "
            "table and those of its repeats.",
            "a.zip ne contient pas d’envois",
        ),
        (
            "“Share” is a number, and Jobs is people.",
            "« Share » est un nombre, et Jobs est people.",
        ),
        (
            "New landscapes without consent: 3. They are shown generalised (a 0.1° cell, no "
            "boundary), or in totals only where a community leads.",
            "Nouveaux paysages sans consentement : 3.",
        ),
        ("Did you mean landscape?", "Vouliez-vous dire landscape ?"),
    ],
)
def test_a_sentence_keeps_what_came_with_the_file(english: str, french: str) -> None:
    plain = translate.sentence(english, "fr").replace("\u00a0", " ")
    assert french in plain


def test_what_is_not_known_stays_as_it_was_and_english_stays_english() -> None:
    assert translate.sentence("Nobody ever said this.", "pt") == "Nobody ever said this."
    for section, key, languages in every():
        if section not in translate.LISTS and not FIELDS.search(languages[0]):
            assert translate.sentence(languages[0]) == languages[0], (section, key)


def test_a_remark_without_a_rule_is_called_after_its_sentence() -> None:
    assert translate.rule("", "belongs to no landscape.") == "Form"
    assert translate.rule("", "“North” has no area.", "es") == "Límite"
    assert translate.rule("nobody_knows") == translate.rule("") == "Remark"


def test_the_report_calls_numbers_and_stages_as_the_dashboard_does() -> None:
    for language in words.LANGUAGES:
        for name in translate.held()["number"]:
            said_there = text.get(f"number.{name}.label", language)
            assert translate.word("number", name, language) == said_there
        for name in translate.held()["stage"]:
            assert translate.word("stage", name, language) == text.code("stage", name, language)
        for name in translate.held()["heading"]:
            said_there = text.get(f"column.{name}", language)
            assert translate.word("heading", name, language) == said_there
