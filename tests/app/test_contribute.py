"""The contribute page: empty, with a file, with a question, in the example, handed in."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import reception
from data.intake import store
from tests.app.opening import DEMONSTRATION, alone, is_whole, words
from tests.intake import files


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


def test_a_fault_of_the_process_is_one_sentence(
    opened: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "MOST_SECONDS", 0.01)
    app = dropped(opened, files.text(tmp_path / "landscape.csv", files.LANDSCAPES))
    assert is_whole(app)
    assert "took longer" in app.error[0].value


def test_in_the_example_it_is_whole(demonstration_warehouse: Path) -> None:
    assert is_whole(alone("contribute", data=DEMONSTRATION))
