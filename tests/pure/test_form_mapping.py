from pathlib import Path
from typing import Any

import pytest

from data.cell import Refused
from data.intake.rows import Place
from data.sources import form_mapping, form_units
from data.sources.form_submission import Submission
from tests.forms import kobo, kobo_json
from tests.terraso import remarks, rows

PLACE = Place("a.json")


def faults(text: str) -> str:
    return " ".join(f"{one.fact} {one.next_step}" for one in form_mapping.read(text, "form")[1])


RULE = "rows:\n  - table: observation\n    columns:\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rows: [\n", "not valid YAML"),
        ("a: 1\nb: 2\n", "has no list “rows”"),
        ("rows:\n  - table: observatoin\n    columns: {value: x}\n", "Did you mean observation?"),
        ("rows:\n  - table: tier\n    columns: {tier: x}\n", "“tier” is not known"),
        ("rows:\n  - table: observation\n", "has no columns"),
        (RULE + "      valeu: x\n", "Did you mean value?"),
        (RULE + "      value: {feild: x}\n", "Did you mean field?"),
        (RULE + "      value: {field: x, unit: manzana, to: ha}\n", "cannot be turned into ha"),
        (RULE + "      value: {field: x, as: number}\n", "Use one of: text, date"),
        (RULE + "      note: farmer_name\n", "asks for a person"),
        (RULE + "      note: 'What is your telephone number?'\n", "asks for a person"),
        ("accept: [all]\nrows: []\n", "“all” is not known"),
        ("x: &a [1]\nrows: !!python/object:os.system []\n", "“x” is not known"),
        ("- 1\n- 2\n", "has no list"),
    ],
)
def test_fault_of_a_mapping_names_the_next_step(text: str, words: str) -> None:
    assert words in faults(text)


def test_yes_and_no_stay_the_answers_they_are() -> None:
    text = RULE + "      value: {field: x, values: {yes: 1, no: 0, 01: 2}}\n"
    mapping, wrong = form_mapping.read(text, "form")
    assert wrong == []
    assert mapping is not None
    assert mapping.rules[0].columns["value"].values == {"yes": "1", "no": "0", "01": "2"}


def test_mapping_that_is_no_file_is_a_sentence(tmp_path: Path) -> None:
    assert "cannot be read" in faults(str(tmp_path / "none.yaml"))
    assert "cannot be read" in faults(str(tmp_path))
    (tmp_path / "big.yaml").write_text("#" * 300_000)
    assert "too large" in faults(str(tmp_path / "big.yaml"))


def observed(tmp_path: Path, columns: str, answers: dict[str, Any], **given: str) -> list:
    cells = "".join(f"      {line.strip()}\n" for line in columns.strip().splitlines())
    return kobo(kobo_json(tmp_path / "a.json", [{"_id": 1, **answers}]), RULE + cells, **given)


def value(tmp_path: Path, cell: str, answers: dict[str, Any], **given: str) -> str:
    items = observed(tmp_path, f"value: {cell}", answers, **given)
    return rows(items, "observation")[0]["value"]


@pytest.mark.parametrize(
    ("cell", "answer", "expected"),
    [
        ("x", 5, "5"),
        ("x", 5.5, "5.5"),
        ("{field: [y, x]}", "7", "7"),
        ("{constant: '3'}", "7", "3"),
        ("{field: x, values: {few: 10}}", "Few", "10"),
        ("{field: x, values: {few: 10}, other: keep}", "12", "12"),
        ("{field: x, values: {few: 10}, other: '0'}", "12", "0"),
        ("{field: x, unit: km2, to: ha}", "1.5", "150"),
        ("{field: x, unit: acres, to: hectares}", "10 acres", "4.04685642"),
        ("{field: x, area: true}", "0 0 0 0;0 1 0 0;1 1 0 0;1 0 0 0;0 0 0 0", "1230846.3894"),
    ],
)
def test_answer_becomes_a_cell(tmp_path: Path, cell: str, answer: Any, expected: str) -> None:
    assert value(tmp_path, cell, {"x": answer}) == expected


def test_area_of_a_shape_in_acres_is_not_mistaken(tmp_path: Path) -> None:
    """The area of a shape is computed in ha; asked as km2 it is a hundredth."""
    shape = "0 0;0 1;1 1;1 0;0 0"
    cell = "{field: x, area: true, unit: ha, to: km2}"
    assert value(tmp_path, cell, {"x": shape}) == "12308.4639"


def test_decimal_comma_is_read_when_it_is_answered(tmp_path: Path) -> None:
    cell = "{field: x, unit: km2, to: ha}"
    assert value(tmp_path, cell, {"x": "1.200,5"}, decimal_mark="comma") == "120050"
    (refusal,) = remarks(observed(tmp_path, f"value: {cell}", {"x": "1,5 km2"}), "refused")
    assert "is not a number" in refusal.fact


@pytest.mark.parametrize(
    ("cell", "answer", "words"),
    [
        ("{field: x, values: {many: 10}}", "mani", "Did you mean “many”?"),
        ("{field: x, unit: acre, to: ha}", "ten", "is not a number"),
        ("{field: x, unit: acre, to: ha}", "10 ha", "is not in acre"),
        ("{field: x, as: epoch}", "yesterday", "seconds since 1970"),
        ("{field: x, area: true}", "0 0;0 1;1 1", "is a line that is not closed, no area"),
        ("{field: x, part: latitude}", "95 10", "Latitude and longitude look swapped"),
        ("{field: x, part: latitude}", "here", "is no place"),
    ],
)
def test_answer_that_cannot_be_a_cell_is_refused_alone(
    tmp_path: Path, cell: str, answer: str, words: str
) -> None:
    items = observed(tmp_path, f"value: {cell}", {"x": answer})
    (refusal,) = remarks(items, "refused")
    assert words in f"{refusal.fact} {refusal.next_step}"
    assert rows(items, "observation") == []


def test_row_whose_landscape_is_not_known_is_left_out(tmp_path: Path) -> None:
    """Without it the value would be taken for a country's."""
    columns = "value: x\nlandscape_id: {field: y, values: {basin: upper-basin}}"
    items = observed(tmp_path, columns, {"x": 1, "y": "elsewhere"})
    assert rows(items, "observation") == []
    assert remarks(items, "refused")[0].column == "landscape_id"


def test_options_chosen_together(tmp_path: Path) -> None:
    """One row a chosen option, or one cell with a list of codes."""
    mapping = """
rows:
  - table: participation
    choice: partners
    when: {consent: ["yes", "1"]}
    columns:
      landscape_id: {constant: basin}
      organisation_id: {choice: true, values: {wua: water-users, coop: cooperative}}
      role_name: {constant: partner}
  - table: landscape
    columns:
      landscape_id: {constant: basin}
      country_codes: {field: countries, values: {ke: KEN, tz: TZA}}
"""
    held = {"_id": 1, "partners": "wua coop", "countries": "ke tz", "consent": "Yes"}
    items = kobo(kobo_json(tmp_path / "a.json", [held, held | {"consent": "no"}]), mapping)
    assert [one["organisation_id"] for one in rows(items, "participation")] == [
        "water-users",
        "cooperative",
    ]
    assert rows(items, "landscape")[0]["country_codes"] == "KEN;TZA"


def test_field_that_no_submission_has_is_named(tmp_path: Path) -> None:
    items = observed(tmp_path, "value: x\nnote: remarc", {"x": 1, "remark": "fine"})
    (noted,) = [one for one in remarks(items, "noted") if one.column == "note"]
    assert "Did you mean “remark”?" in noted.next_step


def test_submission_that_gives_nothing_gives_no_row(tmp_path: Path) -> None:
    items = observed(tmp_path, "value: x", {"x": ""})
    assert rows(items, "observation") == []
    assert any(
        "rule 1 finds nothing in 1 of the submissions" in one.fact
        for one in remarks(items, "noted")
    )


def test_field_is_found_by_the_end_of_its_path() -> None:
    one = Submission("1", {"land/area": "5", "Name": "x"}, PLACE)
    assert one.find("land/area") == one.find("area") == one.find("AREA") == "5"
    assert one.find("area_ha") == ""
    moved = Submission("1", {"area": "5"}, PLACE)
    assert moved.find("land/area") == "5"


def test_two_fields_that_differ_are_not_chosen_between() -> None:
    one = Submission("1", {"before/area": "5", "after/area": "7"}, PLACE)
    with pytest.raises(Refused, match="whole path"):
        one.find("area")
    assert one.find("before/area") == "5"


def test_row_of_a_repeat_sees_what_holds_it() -> None:
    outer = Submission("1", {"landscape": "basin", "name": "outer"}, PLACE)
    inner = Submission("1-1", {"name": "inner"}, PLACE, outer=outer)
    assert inner.find("landscape") == "basin"
    assert inner.find("name") == "inner"


@pytest.mark.parametrize(
    ("text", "unit", "factor", "expected"),
    [
        ("1", "acre", "0.40468564224", "0.404685642"),
        ("12 m2", "m2", "0.0001", "0.0012"),
        ("0", "acre", "0.40468564224", "0"),
        ("1000000", "km2", "100", "100000000"),
    ],
)
def test_unit_is_turned(text: str, unit: str, factor: str, expected: str) -> None:
    assert form_units.converted(text, unit, factor) == expected


@pytest.mark.parametrize("text", ["1e400", "nan", "--1", "1.2.3", "", "1" * 60])
def test_strange_number_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        form_units.converted(text, "acre", "0.4")
