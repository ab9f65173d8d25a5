"""Words: every key found, every field filled, every code of the schema named."""

import re
from pathlib import Path

import pytest

from data import catalogue, schema
from ui import format, tables, text

NAMED_IN_THEIR_OWN_FILES = "indicator.toml"
LISTS_OF_THE_SCHEMA = {
    ("landscape", "realm_code"): "realm",
    ("landscape", "place_kind_code"): "place_kind",
    ("landscape", "scope_code"): "scope",
    ("landscape", "formal_status_code"): "formal_status",
    ("landscape", "community_led_code"): "community_led",
    ("boundary", "boundary_kind_code"): "extent_kind",
    ("organisation", "organisation_type_code"): "organisation_type",
    ("observation", "value_type_code"): "value_type",
    ("finance", "finance_stage_code"): "finance_stage",
    ("landscape_relation", "relation_code"): "relation",
    ("timeline", "timeline_kind_code"): "timeline_kind",
}


@pytest.mark.parametrize(("where", "name"), LISTS_OF_THE_SCHEMA.items())
def test_every_permitted_code_has_words(where: tuple[str, str], name: str) -> None:
    table, wanted = where
    column = next(c for c in schema.tables()[table].columns if c.name == wanted)
    for value in column.values:
        assert text.code(name, str(value))


def test_every_reference_code_has_words() -> None:
    reference = schema.SCHEMA_FILE.parent / "reference"
    for file, column, name in (
        ("stage.csv", "stage_code", "stage"),
        ("tier.csv", "tier", "tier"),
        ("element.csv", "element_code", "element"),
        ("return.csv", "return_code", "return"),
        ("consent_level.csv", "level_code", "consent"),
    ):
        lines = (reference / file).read_text(encoding="utf-8-sig").splitlines()
        place = lines[0].split(",").index(column)
        for line in lines[1:]:
            assert text.code(name, line.split(",")[place])


def without_indicators(language: str) -> dict[str, str]:
    """The texts of a language but the indicators' names, which in English stand in their files."""
    held = text.texts(language).items()
    return {key: words for key, words in held if not key.startswith("indicator.")}


def test_missing_key_names_itself_and_the_file() -> None:
    with pytest.raises(text.MissingText, match=r"ui/text/en has no text 'no\.such\.key'"):
        text.get("no.such.key")


def test_missing_field_names_itself_and_the_text() -> None:
    with pytest.raises(text.MissingText, match=r"number\.million.*value"):
        text.get("number.million")


def test_a_language_without_a_key_speaks_english() -> None:
    assert text.get("menu.data", "xx") == text.get("menu.data", "en")


@pytest.mark.parametrize(
    ("value", "goal", "wording"),
    [(0, 1000, "zero"), (1, 1000, "one"), (999, 1000, "some"), (1000, 1000, "reached")],
)
def test_wording_fits_the_number(value: int, goal: int, wording: str) -> None:
    assert text.variant(value, goal) == wording


def test_verdict_of_zero_does_not_flatter() -> None:
    verdict = text.find_variant("page.overview.verdict", "zero_of_some", "zero")
    assert verdict.startswith("None of the {landscapes_in_scope}")


def test_every_language_holds_no_key_that_english_lacks() -> None:
    english = text.texts("en")
    for language in text.languages():
        assert set(without_indicators(language)) <= set(english), language


def test_a_key_has_one_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "yy").mkdir()
    for name in ("one", "two"):
        (tmp_path / "yy" / f"{name}.toml").write_text('[menu]\ndata = "Data"\n', encoding="utf-8")
    monkeypatch.setattr(text, "FOLDER", tmp_path)
    with pytest.raises(text.TextTwice, match=r"yy/two\.toml: 'menu\.data'"):
        text.texts("yy")


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_a_language_has_the_files_of_english(language: str) -> None:
    english, other = ({f.name for f in (text.FOLDER / one).iterdir()} for one in ("en", language))
    assert other - {NAMED_IN_THEIR_OWN_FILES} == english


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_a_language_names_every_indicator(language: str) -> None:
    named = {key for key in text.texts(language) if key.startswith("indicator.")}
    held = catalogue.queries().values()
    assert named == {f"indicator.{query.name}" for query in held if query.kind == "indicators"}


def test_every_code_list_of_a_table_exists() -> None:
    for name in set(tables.CODE_LISTS.values()):
        assert text.has_list(name), name


def test_a_code_column_finds_its_list_by_its_name() -> None:
    assert tables.code_list("finance_stage_code") == "finance_stage"
    assert tables.code_list("reason_code") == "no_people"
    assert tables.code_list("country_code") == tables.code_list("landscapes") == ""


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_a_translation_has_every_text_with_its_fields(language: str) -> None:
    english, other = text.texts("en"), without_indicators(language)
    assert set(other) == set(english)
    for key, value in english.items():
        assert sorted(re.findall(r"\{\w+\}", other[key])) == sorted(re.findall(r"\{\w+\}", value))


def test_exactly_one_large_unit_is_singular() -> None:
    assert format.quantity(1e9, "es") == "1000 millones"
    assert format.quantity(1e6, "es") == "1 millón"
    assert format.quantity(2e6, "es") == "2 millones"
