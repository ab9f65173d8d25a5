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
    words = [sys.executable, "-m", "data", "import", str(make(tmp_path)), "--base", "none"]
    with (tmp_path / "said.txt").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            words, cwd=ROOT, env=dict(os.environ), stdout=said, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        told = said.read()
    assert process.returncode == 1, told
    assert "Traceback" not in told
    assert len(told) > 40
    assert usage.ru_maxrss < GIGABYTE_KB, f"{usage.ru_maxrss:,} kB"
