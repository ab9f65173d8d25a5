"""The build: deterministic, published in one step, readable by nothing but its own version."""

import json
from datetime import date

import duckdb
import pytest
from typer.testing import CliRunner

from data import __main__ as cli
from data import build, publish, read
from data.errors import WarehouseForeign, WarehouseMissing, WarehouseUnreadable
from tests import tiny


@pytest.fixture
def folder(tmp_path):
    rows = [
        {"landscape_id": "a", "country_codes": "KEN"},
        {"landscape_id": "b", "country_codes": "KEN", "population": "500"},
    ]
    return tiny.package(tmp_path / "p", {"a": tiny.square(36.7, -1.4, 0.3)}, landscape=rows)


def test_same_input_and_date_same_id(folder):
    first = build.build(folder, as_of=date(2026, 1, 31))
    second = build.build(folder, as_of=date(2026, 1, 31))
    assert first.warehouse_id == second.warehouse_id
    assert build.build(folder, as_of=date(2026, 2, 28)).warehouse_id != first.warehouse_id
    tiny.write_table(folder, "landscape", [{"landscape_id": "a"}])
    assert build.build(folder, as_of=date(2026, 1, 31)).warehouse_id != first.warehouse_id


def test_same_input_same_numbers(folder):
    build.build(folder)
    first = read.load("overview").to_csv()
    publish.warehouse_file(publish.current()).unlink()
    read._connection.cache_clear()
    build.build(folder)
    assert read.load("overview").to_csv() == first


def test_only_a_stale_warehouse_is_built_again(folder):
    assert not build.build(folder, if_stale=True).was_current
    assert build.build(folder, if_stale=True).was_current
    with (folder / "landscape.csv").open("a", encoding="utf-8") as handle:
        handle.write("\n")
    assert not build.build(folder, if_stale=True).was_current


def test_nothing_but_pointer_and_warehouses_is_left(folder):
    for day in range(1, 5):
        build.build(folder, as_of=date(2026, 1, day))
    names = sorted(file.name for file in publish.home().iterdir())
    assert names[0] == "current"
    assert len(names) == 3  # the pointer, the warehouse it names, and the one before
    assert all(name.startswith("warehouse-") for name in names[1:])


def test_a_duplicated_mapped_landscape_adds_nobody(folder, tmp_path):
    build.build(folder)
    before = read.load("overview").iloc[0]
    rows = [{"landscape_id": one} for one in ("a", "b", "copy")]
    square = tiny.square(36.7, -1.4, 0.3)
    tiny.package(folder, {"a": square, "copy": square}, landscape=rows)
    build.build(folder)
    after = read.load("overview").iloc[0]
    assert after["residents_unique"] == before["residents_unique"] > 1_000_000
    assert after["residents_gross"] == 2 * before["residents_gross"]
    assert after["landscapes"] == before["landscapes"] + 1


def test_a_landscape_smaller_than_a_cell_never_reads_zero(folder):
    rows = [{"landscape_id": "a"}]
    tiny.package(folder, {"a": tiny.square(36.8001, -1.2801, 0.0005)}, landscape=rows)
    build.build(folder)
    row = read.load("landscapes").iloc[0]
    assert row["people_method_code"] == "too_small"
    assert row[["residents"]].isna().all()


def test_a_seascape_counts_nobody_from_its_area(folder):
    rows = [{"landscape_id": "a", "realm_code": "sea"}]
    tiny.package(folder, {"a": tiny.square(36.7, -1.4, 0.3)}, landscape=rows)
    build.build(folder)
    assert read.load("landscapes").iloc[0]["people_method_code"] == "sea"
    assert read.load("overview").iloc[0]["residents_gross"] == 0


def test_missing_warehouse(tmp_path):
    with pytest.raises(WarehouseMissing, match=r"Run: python -m data build"):
        read.load("overview")


def test_a_pointer_to_nothing():
    publish.home().mkdir(parents=True)
    (publish.home() / "current").write_text("0123456789ab\n")
    with pytest.raises(WarehouseMissing, match="0123456789ab"):
        read.warehouse_id()


@pytest.mark.parametrize("content", [b"", b"half of a file"], ids=["empty", "text"])
def test_half_written_warehouse(content):
    publish.home().mkdir(parents=True)
    publish.warehouse_file("0123456789ab").write_bytes(content)
    (publish.home() / "current").write_text("0123456789ab\n")
    with pytest.raises((WarehouseUnreadable, WarehouseForeign), match="python -m data build"):
        read.warehouse_id()


def test_truncated_warehouse(folder):
    built = build.build(folder)
    content = built.file.read_bytes()
    read._connection.cache_clear()
    built.file.write_bytes(content[: len(content) // 2])
    with pytest.raises(WarehouseUnreadable, match="half-written"):
        read.load("overview")


def test_warehouse_of_another_version(folder):
    built = build.build(folder)
    with duckdb.connect(str(built.file)) as con:
        con.execute("update warehouse set method_id = 'of long ago'")
    with pytest.raises(WarehouseForeign, match="another version"):
        read.warehouse_id()


@pytest.mark.parametrize(
    "statement",
    [
        "copy (select 1) to 'out.csv'",
        "select * from read_csv('/etc/hostname')",
        "attach 'other.duckdb'",
        "install spatial",
        "set enable_external_access = true",
        "set memory_limit = '9GB'",
        "delete from landscape",
        "create table mine (a integer)",
    ],
)
def test_the_reading_connection_is_closed(folder, statement):
    build.build(folder)
    with pytest.raises(duckdb.Error):
        read._cursor().execute(statement)


def test_show_prints_one_object_with_the_digits_of_the_page(warehouse):
    result = CliRunner().invoke(cli.app, ["show", "overview", "--format", "json"])
    held = json.loads(result.output)
    row = read.load("overview").iloc[0]
    names = (
        "landscapes landscapes_in_scope landscapes_empowered residents_gross residents_unique "
        "residents_overlap people_unique countries"
    )
    assert {name: held[name] for name in names.split()} == {
        name: int(row[name]) for name in names.split()
    }
    assert held["as_of"] == row["as_of"].isoformat()
    assert held["grid"] == "modelled settlement grid 2025"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["show", "nope"], "There is no query “nope”."),
        (
            ["show", "overview", "--country", "QQQ"],
            "“QQQ” is not one of the countries.",
        ),
        (["show", "overview", "--format", "xml"], "There is no format “xml”."),
        (["grid"], "Give a file, --name and --year"),
        (["show", "change", "--from", "2026-06-01", "--to", "2025-01-01"], "Give the earlier day"),
        (["show", "indicator_by_place", "--grain", "planet"], "There is no grain “planet”."),
    ],
    ids=["query", "country", "format", "grid", "days", "grain"],
)
def test_a_wrong_command_is_one_sentence_and_exit_1(warehouse, capsys, arguments, expected):
    with pytest.raises(SystemExit) as left:
        cli.run(lambda: cli.app(arguments, standalone_mode=False))
    assert left.value.code == 1
    assert expected in capsys.readouterr().err
