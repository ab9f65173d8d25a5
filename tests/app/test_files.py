"""What a file to take away says about itself."""

import io
import zipfile
from dataclasses import dataclass

import pandas as pd
import pytest

import data.read
from ui import downloads, files
from ui.here import Here


def _here(kind: str) -> Here:
    return Here("data", "en", "light", "abc", {}, {"data_kind": kind, "grid_is_modelled": True})


FRAME = pd.DataFrame({"landscape_name": ["São"], "residents": [1_234_567]})


def test_file_of_the_record_has_the_record_and_no_mark() -> None:
    here = _here("public_record")
    assert files.name(here, "ladder", "csv") == "ladder-abc.csv"
    assert files.as_csv(here, FRAME).decode("utf-8-sig").splitlines()[1:] == ["São,1234567"]


def test_invented_file_says_so_in_its_name_and_last_line() -> None:
    here = _here("demonstration")
    assert files.name(here, "ladder", "csv") == "demonstration-invented-ladder-abc.csv"
    lines = files.as_csv(here, FRAME).decode("utf-8-sig").splitlines()
    assert lines[1] == "São,1234567"
    assert "invented" in lines[-1]


@dataclass(frozen=True)
class Tables:
    """Stands for the tables of a warehouse: every name gives the same rows."""

    def __call__(self, name: str, *, data: str) -> pd.DataFrame:
        return FRAME


def test_every_file_of_an_invented_zip_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data.read, "table", Tables())
    made = downloads.everything(_here("demonstration"), ["landscape", "source"], FRAME)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert len(archive.namelist()) == 3
        for name in archive.namelist():
            assert name.startswith(files.INVENTED)
            assert b"invented" in archive.read(name)
