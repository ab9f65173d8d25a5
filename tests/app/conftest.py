"""The invented coalition beside the public record, in the same folder."""

import os
from pathlib import Path

import pytest

LANDSCAPES = 40


@pytest.fixture(scope="session")
def demonstration_warehouse(warehouse: Path) -> Path:
    """The folder of `warehouse`, with a small demonstration built into it."""
    demo = pytest.importorskip("data.demo", reason="the demonstration cannot be made here")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "LANDSCAPES_WAREHOUSE", str(warehouse))
        demo.make(landscapes=LANDSCAPES)
    return warehouse
