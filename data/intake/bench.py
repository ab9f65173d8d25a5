"""Times an import of many observations, and measures its memory, each in a process of its own.

A claim about speed rests on a run of this: python -m data bench --observations 1000000. Must not
publish or keep anything.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from data.build import PUBLIC_RECORD

ROOT = Path(__file__).parent.parent.parent
MEASURES = (("N01", "ha"), ("N02", "ha"), ("N10", "trees"), ("S04", "people"), ("I01", "people"))
HEADINGS = ("observation_id", "landscape", "measure", "value", "unit", "period end", "evidence")
STEPS: tuple[tuple[str, list[str]], ...] = (
    ("read and check", ["--no-preview"]),
    ("read, check, merge, build and compare", []),
)


def write(file: Path, observations: int) -> None:
    """A text file of invented observations of the landscapes of the public record."""
    with (PUBLIC_RECORD / "landscape.csv").open(encoding="utf-8-sig", newline="") as handle:
        names = [row["landscape_name"] for row in csv.DictReader(handle)]
        names = [one for one in names if names.count(one) == 1]
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(HEADINGS)
        for one in range(observations):
            measure, unit = MEASURES[one % len(MEASURES)]
            month = f"{2015 + one // 12 % 10}-{1 + one % 12:02d}"
            name = names[one % len(names)]
            writer.writerow((f"b{one}", name, measure, one % 9973, unit, month, one % 3))


def run(observations: int) -> pd.DataFrame:
    """Rows step, observations, cpu_seconds, seconds (by the clock), peak_megabytes."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "observation.csv"
        write(file, observations)
        home = {"LANDSCAPES_STORE": f"{name}/store", "LANDSCAPES_WAREHOUSE": f"{name}/warehouse"}
        for step, options in STEPS:
            start = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, "-m", "data", "import", str(file), "--format", "json", *options],
                cwd=ROOT, env={**os.environ, **home}, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
            _, status, usage = os.wait4(process.pid, 0)
            rows.append(
                {
                    "step": step if status == 0 else f"{step} (failed)",
                    "observations": observations,
                    "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 1),
                    "seconds": round(time.perf_counter() - start, 1),
                    "peak_megabytes": round(usage.ru_maxrss / 1_000),
                }
            )
    return pd.DataFrame(rows)
