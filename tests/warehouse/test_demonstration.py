"""The demonstration package: the same bytes again, valid, complete, untidy, plainly invented."""

import csv
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data import build, demonstration, grid, package
from data.errors import DashboardError
from data.schema import tables

AS_OF = "2026-11-22"
COUNTED = ("thriving", "empowered")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty landscapes: the fewest that still hold every kind of mess."""
    return demonstration.write(tmp_path_factory.mktemp("demo") / "small", landscapes=30)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default package."""
    return demonstration.write(tmp_path_factory.mktemp("demo") / "whole")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """A warehouse of sixty landscapes, open for reading."""
    folder = tmp_path_factory.mktemp("demo")
    demonstration.write(folder / "sixty", landscapes=60)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANDSCAPES_WAREHOUSE", str(folder / "warehouse"))
        made = build.build(folder / "sixty")
    return duckdb.connect(str(made.file), read_only=True)


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_same_arguments_same_bytes(small, tmp_path):
    again = demonstration.write(tmp_path / "again", landscapes=30)
    assert content(again) == content(small)


def test_same_arguments_same_id(small, tmp_path):
    """The id names what was said, not the folder, the machine or the moment."""
    again = demonstration.write(tmp_path / "elsewhere", landscapes=30)
    other = demonstration.write(tmp_path / "other", landscapes=30, seed=2)
    day = date.fromisoformat(AS_OF)
    ids = [build.build_id(one, grid.embedded(), day) for one in (small, again, other)]
    assert ids[0] == ids[1] != ids[2]


def test_same_bytes_in_another_process(small, tmp_path):
    """The order of sets differs from process to process; the package must not."""
    words = "import sys, pathlib; from data import demonstration as made; "
    words += "made.write(pathlib.Path(sys.argv[1]), landscapes=30)"
    here = {**os.environ, "PYTHONHASHSEED": "7"}
    subprocess.run(
        [sys.executable, "-c", words, str(tmp_path / "again")],
        cwd=build.PUBLIC_RECORD.parent.parent, env=here, check=True,
    )  # fmt: skip
    assert content(tmp_path / "again") == content(small)


def test_another_seed_is_another_coalition(small, tmp_path):
    other = demonstration.write(tmp_path / "other", landscapes=30, seed=2)
    mine, theirs = content(small), content(other)
    assert mine.keys() == theirs.keys()
    for table in ("landscape.csv", "output_event.csv", "finance.csv", "boundary.geojson"):
        assert mine[table] != theirs[table]


def test_another_day_moves_the_ten_years(tmp_path):
    folder = demonstration.write(tmp_path / "later", landscapes=20, as_of=date(2028, 3, 1))
    assert package.read(folder).card.as_of == date(2028, 3, 1)
    dated = [one["occurred_on"] for one in rows(folder, "output_event") if one["occurred_on"]]
    assert min(dated) >= "2018"
    assert max(dated) <= "2028-03-01"


def test_writing_again_replaces_in_one_step(small, tmp_path):
    folder = demonstration.write(tmp_path / "here", landscapes=8)
    demonstration.write(folder, landscapes=30)
    assert content(folder) == content(small)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("here")] == ["here"]


def test_a_failed_writing_leaves_the_earlier_package(tmp_path, monkeypatch):
    folder = demonstration.write(tmp_path / "here", landscapes=8)
    before = content(folder)

    def fails(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(demonstration.sheets, "write_boundaries", fails)
    with pytest.raises(OSError, match="no space"):
        demonstration.write(folder, landscapes=12)
    assert content(folder) == before
    assert not (tmp_path / "here.draft").exists()


def test_it_never_replaces_a_real_package(tmp_path):
    (tmp_path / "package.toml").write_text('kind = "package"', encoding="utf-8")
    with pytest.raises(DashboardError, match="holds something else"):
        demonstration.write(tmp_path, landscapes=3)
    with pytest.raises(DashboardError, match="Ask for 1 or more"):
        demonstration.write(tmp_path / "none", landscapes=0)


@pytest.mark.parametrize("n", [1, 2, 3, 5, 9, 17])
def test_few_landscapes_are_valid_too(tmp_path, n):
    held = package.read(demonstration.write(tmp_path / "few", landscapes=n, seed=n))
    kinds = [one["record_kind_code"] for one in held.tables["landscape"].rows]
    assert kinds.count("landscape") == n


def test_every_table_is_filled_and_valid(small):
    held = package.read(small)
    assert (held.card.kind, held.card.default_consent) == ("demonstration", "full")
    assert "invented" in held.card.title
    empty = [name for name, table in held.tables.items() if not table.rows]
    assert not empty


def test_columns_are_those_of_the_schema(small):
    for name, table in tables().items():
        if not table.reference and name != "boundary":
            with (small / f"{name}.csv").open(encoding="utf-8") as handle:
                assert next(csv.reader(handle)) == [column.name for column in table.columns]


def test_every_page_named_is_an_example(small):
    for file in small.glob("*.csv"):
        found = re.findall(r"https?://[^,\s\"]+", file.read_text(encoding="utf-8"))
        assert all(one.startswith("https://example.org/demonstration/") for one in found)


def test_every_note_says_that_nothing_is_real(small):
    for name in ("landscape", "output_event", "observation", "finance", "policy", "timeline"):
        assert all("nothing here is real" in one["note"] for one in rows(small, name)), name
    assert all("invented" in one["title"] for one in rows(small, "source"))


def test_no_name_of_the_public_record_occurs(whole):
    real = build.PUBLIC_RECORD
    words = {one["organisation_name"] for one in rows(real, "organisation")}
    words |= {one["network_name"] for one in rows(real, "landscape")} - {""}
    words |= {one["landscape_name"] for one in rows(real, "landscape")}
    held = {one["organisation_name"] for one in rows(whole, "organisation")}
    for column in ("network_name", "landscape_name", "partnership_name", "lead_name"):
        held |= {one[column] for one in rows(whole, "landscape")}
    assert not words & held


def test_stages_are_mixed_after_a_build(built):
    found = dict(
        built.execute(
            """
            select stage_code, count(*) from landscape_stage
            join landscape_counted using (landscape_id)
            where min_tier = 0 and scope_code = 'in_scope' group by stage_code
            """
        ).fetchall()
    )
    # None: those listed by name and country only, of whom no output is held.
    assert set(found) == {None, "known", "forming", "active", "empowered", "thriving"}
    share = sum(found[one] for one in COUNTED) / sum(found.values())
    assert 0.2 < share < 0.42


def test_some_would_count_on_their_own_word_and_some_are_stale(built):
    claimed = built.execute(
        """
        select count(*) from (
            select landscape_id from output_event
            join landscape_counted using (landscape_id)
            where scope_code = 'in_scope' and status_code in ('done', 'updated')
                and coalesce(ended_on > date '2026-11-22', true) and element_code < 5
            group by landscape_id having count(distinct element_code) = 4
        )
        """
    ).fetchone()
    counted = built.execute(
        """
        select count(*) from landscape_stage join landscape_counted using (landscape_id)
        where min_tier = 0 and is_counted and scope_code = 'in_scope'
        """
    ).fetchone()
    assert claimed and counted and claimed[0] >= counted[0] + 3
    fresh = dict(
        built.execute(
            "select freshness_code, count(*) from landscape_evidence group by 1"
        ).fetchall()
    )
    assert fresh["stale"] >= 5


def test_stated_people_are_near_far_and_missing(built):
    ratio = [
        row[0]
        for row in built.execute(
            """
            select population_stated / residents from landscape_card
            where population_stated is not null and people_method_code in ('grid', 'circle')
            """
        ).fetchall()
    ]
    assert any(one < 0.5 for one in ratio)
    assert any(one > 2 for one in ratio)
    assert sum(0.5 <= one <= 2 for one in ratio) > 0.6 * len(ratio)
    missing = built.execute(
        "select count(*) from landscape_card where population_stated is null"
    ).fetchone()
    assert missing and missing[0] > 5


def test_nobody_counted_exceeds_the_residents(built):
    over = built.execute(
        """
        select observation.landscape_id, measure_code, value, residents
        from observation
        join landscape_card using (landscape_id)
        where measure_code in ('S01', 'S02', 'I02', 'I03') and unit_name = 'people'
            and value_type_code = 'reported' and value > residents
            and people_method_code = 'grid' and extent_kind_code != 'stand_in'
        """
    ).fetchall()
    assert not over
