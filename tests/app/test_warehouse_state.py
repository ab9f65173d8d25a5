"""A warehouse that is missing, half-written or foreign: one sentence, never a traceback."""

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests.app.opening import PAGES, alone, shown


def _one_sentence(app: AppTest) -> str:
    assert not app.exception
    assert len(app.error) == 1
    assert "<footer>" not in shown(app)
    return app.error[0].value


def _published(folder: Path, warehouse_id: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "current").write_text(warehouse_id, encoding="utf-8")
    return folder / f"warehouse-{warehouse_id}.duckdb"


@pytest.mark.parametrize("page", PAGES)
def test_no_warehouse(page: str) -> None:
    assert "python -m data build" in _one_sentence(alone(page))


def test_half_written_warehouse(tmp_path: Path) -> None:
    _published(tmp_path / "warehouse", "aaaaaaaaaaaa").write_bytes(b"half a file")
    assert "half-written" in _one_sentence(alone("overview"))


def test_foreign_warehouse(tmp_path: Path) -> None:
    file = _published(tmp_path / "warehouse", "bbbbbbbbbbbb")
    duckdb.connect(str(file)).execute("create table t (a integer)").close()
    assert "not a warehouse of this project" in _one_sentence(alone("country"))
