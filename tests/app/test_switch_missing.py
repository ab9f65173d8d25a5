"""The example is asked for and was never built."""

from pathlib import Path

import pytest

from tests.app.opening import DEMONSTRATION, alone, asked, is_whole


@pytest.fixture
def only_the_record(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the public record's warehouse and pointer, and nothing else."""
    current = (warehouse / "current").read_text(encoding="utf-8").strip()
    for name in ("current", f"warehouse-{current}.duckdb"):
        (tmp_path / name).hardlink_to(warehouse / name)
    monkeypatch.setenv("LANDSCAPES_WAREHOUSE", str(tmp_path))


@pytest.mark.usefixtures("only_the_record")
def test_missing_example_is_one_sentence_with_the_command_and_a_way_back() -> None:
    app = alone("overview", data=DEMONSTRATION)
    assert not app.exception
    assert len(app.error) == 1
    assert "python -m data demo" in app.error[0].value
    app.button(key="switch").click().run()
    assert is_whole(app)
    assert asked(app, "data") == []
