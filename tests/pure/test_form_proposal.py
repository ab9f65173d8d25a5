from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from data.__main__ import app
from data.sources import SourceError, form_mapping, form_proposal
from tests.forms import kobo, kobo_json, results, workbook
from tests.terraso import rows

SHAPE = "0 36 0 0;0 36.5 0 0;0.5 36.5 0 0;0 36 0 0"


def form(folder: Path) -> Path:
    extra = {"plot_edge": SHAPE, "farmer_name": "Wanjiru Kamau", "photo": "x.jpg", "visit_date": ""}
    held = [one | extra | {"organisation": "Hill Trust"} for one in [*results(), results()[0]]]
    return kobo_json(folder / "a.json", [one | {"visit_date": "2026-01-02"} for one in held])


def test_proposal_is_a_mapping_without_faults(tmp_path: Path) -> None:
    text = form_proposal.propose(form(tmp_path))
    mapping, faults = form_mapping.read(text, "form")
    assert faults == []
    assert mapping is not None
    assert [(rule.table, rule.each) for rule in mapping.rules] == [
        ("observation", ""),
        ("boundary", ""),
        ("observation", "trees"),
        ("organisation", ""),
        ("participation", ""),
    ]
    assert [rule.name for rule in mapping.rules][:3] == ["N01", "2", "N10"]


def test_proposal_names_what_is_left_out_and_gives_no_answer_away(tmp_path: Path) -> None:
    text = form_proposal.propose(form(tmp_path))
    assert "farmer_name: 3, about a person, never stored" in text
    assert "photo: 3, a recording, never stored" in text
    for word in ("Wanjiru", "Hill Trust", "x.jpg"):
        assert word not in text


def test_proposal_can_be_used_as_it_is(tmp_path: Path) -> None:
    file = form(tmp_path)
    items = kobo(file, form_proposal.propose(file))
    assert {one["measure_code"] for one in rows(items, "observation")} == {"N01", "N10"}
    assert {one["landscape_id"] for one in rows(items, "observation")} == {"basin", "valley"}
    assert rows(items, "organisation")[0]["organisation_name"] == "Hill Trust"


def test_labels_of_an_xlsform_beside_are_used(tmp_path: Path) -> None:
    survey = [
        ["type", "name", "label::English (en)"],
        ["integer", "q1", "Trees planted"],
        ["decimal", "q2", "Area restored (acres)"],
        ["text", "q3", "Your full name"],
    ]
    workbook(tmp_path / "form.xlsx", {"survey": survey})
    file = kobo_json(tmp_path / "a.json", [{"_id": 1, "q1": "5", "q2": "10", "q3": "Otieno"}])
    text = form_proposal.propose(file)
    held = yaml.safe_load(text)["rows"]
    assert held[0]["columns"]["value"] == {"field": ["q1", "Trees planted"]}
    assert held[1]["columns"]["value"]["unit"] == "acre"
    assert held[1]["columns"]["value"]["to"] == "ha"
    assert "q3: 1, about a person, never stored" in text


def test_file_of_no_form_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("landscape_id,landscape_name\na,b\n")
    with pytest.raises(SourceError, match="no export"):
        form_proposal.propose(file)


def test_command_writes_beside_and_never_over(tmp_path: Path) -> None:
    file = form(tmp_path)
    result = CliRunner().invoke(app, ["map", str(file)])
    assert result.exit_code == 0
    written = tmp_path / "a.mapping.yaml"
    assert "proposes 5 rules" in result.output
    assert form_mapping.beside(file) == written
    written.write_text("mine", "utf-8")
    assert isinstance(CliRunner().invoke(app, ["map", str(file)]).exception, SourceError)
    assert written.read_text("utf-8") == "mine"
