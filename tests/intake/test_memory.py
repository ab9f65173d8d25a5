"""What comes from outside may be large or hostile: a check of it stays under a gigabyte."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.intake import files

ROOT = Path(__file__).parents[2]
GIGABYTE_KB = 1_000_000
# The command, which writes down its own peak as it ends: what the kernel tells the parent begins
# with the parent's own size.
MEASURED = """
import atexit, pathlib, re, runpy, sys
peak = pathlib.Path(sys.argv.pop(1))
status = pathlib.Path("/proc/self/status")
atexit.register(lambda: peak.write_text(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]))
runpy.run_module("data", run_name="__main__", alter_sys=True)
"""


def ten_million_rows(folder: Path) -> Path:
    file = folder / "observation.csv"
    with file.open("wb") as out:
        out.write(b"landscape,measure,value,year\n")
        for _ in range(100):
            out.write(b"Mara,N01,1,2024\n" * 100_000)
    return file


def bomb(folder: Path) -> Path:
    return files.packed(folder / "bomb.zip", {"landscape.csv": b"a,b\n" * 60_000_000})


def one_line(folder: Path) -> Path:
    file = folder / "landscape.csv"
    file.write_bytes(b"landscape_name,country\n" + b"x" * 200_000_000)
    return file


def open_quote(folder: Path) -> Path:
    file = folder / "landscape.csv"
    file.write_bytes(b'landscape_name,country\n"' + b"Mara,KEN\n" * 1_900_000)
    return file


def nested(folder: Path) -> Path:
    file = folder / "deep.geojson"
    file.write_bytes(b'{"type": "FeatureCollection", "features": ' + b"[" * 50_000_000)
    return file


@pytest.mark.parametrize("make", [ten_million_rows, bomb, one_line, open_quote, nested])
def test_a_hostile_file_is_refused_under_a_gigabyte(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    words = ["import", str(make(tmp_path)), "--base", "none"]
    child = [sys.executable, "-c", MEASURED, str(tmp_path / "peak"), *words]
    process = subprocess.run(
        child, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False
    )
    told = process.stdout + process.stderr
    peak = int((tmp_path / "peak").read_text("utf-8"))
    assert process.returncode == 1, told
    assert "Traceback" not in told
    assert len(told) > 40
    assert peak < GIGABYTE_KB, f"{peak:,} kB"
