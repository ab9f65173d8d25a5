"""Fixtures of every test: the public record built once into a folder of its own."""

import os
from pathlib import Path

import pytest

from data import build


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a warehouse built from the public record; LANDSCAPES_WAREHOUSE names it."""
    folder = tmp_path_factory.mktemp("warehouse")
    before = os.environ.get("LANDSCAPES_WAREHOUSE")
    os.environ["LANDSCAPES_WAREHOUSE"] = str(folder)
    try:
        build.build()
    finally:
        if before is None:
            del os.environ["LANDSCAPES_WAREHOUSE"]
        else:
            os.environ["LANDSCAPES_WAREHOUSE"] = before
    return folder


@pytest.fixture(autouse=True)
def own_warehouse(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test reads the session's warehouse if it asks for it, and never the developer's own."""
    if "warehouse" in request.fixturenames:
        folder = request.getfixturevalue("warehouse")
    else:
        folder = request.getfixturevalue("tmp_path") / "warehouse"
    monkeypatch.setenv("LANDSCAPES_WAREHOUSE", str(folder))
    monkeypatch.setenv("LANDSCAPES_STORE", str(request.getfixturevalue("tmp_path") / "store"))
