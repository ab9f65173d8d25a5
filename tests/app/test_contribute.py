"""The contribute page: empty, with a file, with a question, in the example, handed in."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import reception
from data.intake import run, store
from tests import forms
from tests.app.opening import DEMONSTRATION, alone, is_whole, words
from tests.intake import files
from ui import contribute_questions

FORM = (
    ("start", "landscape", "farmers_trained", "trees_planted", "_id", "_uuid", "_submission_time"),
    ("2024-05-01", "Upper Tana", "12", "300", "1", "u-1", "2024-05-01T10:00:00"),
    ("2024-06-01", "Upper Tana", "9", "120", "2", "u-2", "2024-06-01T10:00:00"),
)


@pytest.fixture
def opened(warehouse: Path) -> AppTest:
    return alone("contribute")


def dropped(app: AppTest, *given: Path) -> AppTest:
    held = [(one.name, one.read_bytes(), "text/csv") for one in given]
    return app.file_uploader[0].set_value(held).run()


def test_empty_it_offers_the_workbook_and_says_its_limits(opened: AppTest) -> None:
    assert is_whole(opened)
    assert "at most 20 files and 50 MB" in opened.file_uploader[0].label
    assert "Nothing is published from this page." in words(opened)
    assert "What was found" not in [one.value for one in opened.header]


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_it_speaks_the_readers_language(warehouse: Path, language: str) -> None:
    app = alone("contribute", lang=language)
    assert is_whole(app)
    assert "Nothing is published" not in words(app)


def test_a_file_is_checked_compared_and_handed_in(opened: AppTest, tmp_path: Path) -> None:
    app = dropped(opened, files.text(tmp_path / "landscape.csv", files.LANDSCAPES))
    assert is_whole(app)
    text = words(app)
    assert "These rows fit the record and can be handed in." in text
    assert "Upper Tana" in text
    assert "landscape.csv, row 2 (Landscapes)" in text
    assert "nan" not in re.findall(r"\w+", text.lower())
    next(one for one in app.button if one.label == "Hand it in").click().run()
    (note,) = store.handed()
    assert note["receipt_id"] in app.success[0].value


def test_a_question_is_asked_and_its_answer_goes_on(opened: AppTest, tmp_path: Path) -> None:
    lines = [files.LANDSCAPES[0], (*files.LANDSCAPES[1][:-1], "")]
    app = dropped(opened, files.text(tmp_path / "landscape.csv", lines))
    assert "A question above must be answered first" in words(app)
    assert "Hand it in" not in [one.label for one in app.button]
    app.radio[0].set_value("reference").run()
    assert "These rows fit the record" in words(app)
    assert "You answered" in words(app)


def test_a_file_of_nobody_is_refused_in_words(opened: AppTest, tmp_path: Path) -> None:
    file = files.text(tmp_path / "fruit.csv", [("apples", "pears"), (1, 2)])
    app = dropped(opened, file)
    assert is_whole(app)
    assert "Nothing in these files could be taken" in words(app)
    assert "the record stays as it is" in words(app)


def test_it_says_what_it_found_in_the_readers_language(warehouse: Path, tmp_path: Path) -> None:
    lines = [files.LANDSCAPES[0], (*files.LANDSCAPES[1][:5], "abc", "reference")]
    app = dropped(alone("contribute", lang="fr"), files.text(tmp_path / "landscape.csv", lines))
    assert is_whole(app)
    said = words(app).replace("\u00a0", " ")
    assert "« abc » n’est pas un nombre entier." in said
    assert "Pris par défaut" in said
    assert "ligne 2 (Paysages)" in said
    assert "is not a whole number" not in said


def test_the_goals_move_step_by_step_with_their_cause(opened: AppTest, tmp_path: Path) -> None:
    app = dropped(opened, *files.empowered(tmp_path))
    assert is_whole(app)
    said = words(app)
    assert "Newly recorded" in said
    assert "Landscapes that were not in the record" in said
    assert "Neither goal would move" not in said


def test_what_came_with_a_file_is_no_markdown_of_a_label() -> None:
    assert contribute_questions.literal("![x](https://example.org)") == (
        r"\!\[x\](https\://example.org)"
    )


def test_a_form_is_mapped_without_a_command_line(opened: AppTest, tmp_path: Path) -> None:
    file = forms.table(tmp_path / "visits.csv", FORM)
    app = dropped(opened, file)
    assert is_whole(app)
    assert "A mapping says which field of the form is which column." in words(app)
    next(one for one in app.button if one.label == "Use the proposed mapping").click().run()
    assert is_whole(app)
    assert "visits.mapping.yaml" in words(app)
    assert "Use the proposed mapping" not in [one.label for one in app.button]
    next(one for one in app.button if one.label == "Answer again").click().run()
    assert "Use the proposed mapping" in [one.label for one in app.button]


def test_an_own_record_is_not_called_public(tmp_path: Path) -> None:
    given = files.text(tmp_path / "landscape.csv", files.LANDSCAPES)
    with run.imported(given, base="none", going_public=True) as outcome:
        assert outcome.state_code == "published"
    said = words(alone("overview"))
    assert "own record as of" in said
    assert "public record" not in said
    assert "made of the files that were published here" in said


def test_a_fault_of_the_process_is_one_sentence(
    opened: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "MOST_SECONDS", 0.01)
    app = dropped(opened, files.text(tmp_path / "landscape.csv", files.LANDSCAPES))
    assert is_whole(app)
    assert "took longer" in app.error[0].value


def test_in_the_example_it_is_whole(demonstration_warehouse: Path) -> None:
    assert is_whole(alone("contribute", data=DEMONSTRATION))
