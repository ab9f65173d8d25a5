"""Times every query that a page asks, on the published warehouse: without a filter, in a country,
in a network.

A claim about the speed of pages rests on a run of this. Must not be imported by anything that draws.
"""

import time
from datetime import timedelta
from typing import Any

import pandas as pd

from data import catalogue, read

ROUNDS = 3


def run(data: str) -> pd.DataFrame:
    """Rows query, selection, rows, milliseconds (best of three: others on the machine only add), slowest
    first."""
    subjects = _subjects(data)
    timed = [
        {"query": name, "selection": selection, **_timed(name, data, subjects | filters)}
        for name, query in catalogue.queries().items()
        if query.kind == "app"
        for selection, filters in _selections(data).items()
    ]
    frame = pd.DataFrame(timed).sort_values("milliseconds", ascending=False)
    return frame.round({"milliseconds": 0})


def _selections(data: str) -> dict[str, dict[str, Any]]:
    """No filter, and the country and the network with the most landscapes."""
    options = read.load("filter_options", data=data).sort_values("landscapes", ascending=False)
    filled = {"no filter": {}}
    for name, kind in (("a country", "countries"), ("a network", "networks")):
        found = options.loc[options["filter_name"] == kind, "option_code"]
        filled |= {name: {kind: [one]} for one in found.head(1)}
    return filled


def _subjects(data: str) -> dict[str, Any]:
    """What pages about one thing are asked about: the largest of each, the last year of change."""
    about = read.load("overview", data=data).iloc[0]
    landscapes = read.load("landscapes", data=data).sort_values("residents", ascending=False)
    organisations = read.load("organisations", data=data)
    country = _selections(data)["a country"]["countries"][0]
    return {
        "landscape_id": landscapes["landscape_id"].iloc[0],
        "organisation": organisations["organisation_id"].iloc[0],
        "country": country,
        "from_on": about["as_of"] - timedelta(days=365),
        "to_on": about["as_of"],
        "indicator": "people_trained",
    }


def _timed(name: str, data: str, parameters: dict[str, Any]) -> dict[str, Any]:
    rows = len(read.load(name, data=data, **parameters))
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        read.load(name, data=data, **parameters)
        times.append(1000 * (time.perf_counter() - start))
    return {"rows": rows, "milliseconds": min(times)}
