"""The benchmarks: they time what pages really ask, and their invented world has every column."""

import duckdb
import pytest

from data import bench, bench_pages, catalogue, read


@pytest.mark.usefixtures("warehouse")
def test_every_query_of_a_page_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_pages, "_timed", lambda *_: {"rows": 1, "milliseconds": 1.0})
    timed = set(bench_pages.run("public_record")["query"])
    assert timed == {name for name, one in catalogue.queries().items() if one.kind == "app"}


@pytest.mark.usefixtures("warehouse")
def test_a_query_about_one_thing_is_asked_about_one() -> None:
    """With nothing to look for a query is quick and says nothing of its speed."""
    subjects = bench_pages._subjects("public_record", "KEN")
    assert not [name for name, value in subjects.items() if value is None]
    assert {*subjects, *read.FILTERS, "grain"} == set(read.DEFAULTS)
    for name in ("landscape_profile", "organisation_landscapes", "country_profile", "change"):
        assert bench_pages._timed(name, "public_record", subjects)["rows"] > 0


def test_the_invented_world_answers_a_selection() -> None:
    con = duckdb.connect()
    con.execute(bench.WORLD.format(landscapes=100, cells=5, grid=400))
    for view in bench.MADE_AT_BUILD:
        con.execute(f"create table {view} as {catalogue.complete_sql(view)}")
    row = bench._row(con, 100, "none", {})
    assert row["milliseconds"] > 0
