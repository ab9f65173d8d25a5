"""Query files: headers are read strictly, views compose, and every indicator keeps the contract."""

import re
from pathlib import Path

import pytest

from data import catalogue, docs, schema
from data.errors import QueryError
from data.read import DEFAULTS, FILTERS

QUERIES = catalogue.queries()
INDICATORS = [query for query in QUERIES.values() if query.kind == "indicators"]
HEADER = "-- title: A\n-- question: B?\n-- grain: one row\n"
INDICATOR = (
    HEADER
    + "-- why: W.\n-- unit: ha\n-- rollup: sum\n-- kind: stock\n-- better: higher\n-- method: x\n"
)
CONTRACT = [
    "landscape_id",
    "country_code",
    "on",
    "value",
    "numerator",
    "denominator",
    "tier",
    "tier_from",
    "value_type",
    "disaggregation",
]


def test_header_and_body_are_parted():
    text = HEADER + "-- method: one\n--   two\n-- ignores: stages, min_tier\nselect 1 -- why\n"
    query = catalogue.read_query("x", "app", text)
    assert query.header.method == "one two"
    assert query.header.ignores == ("stages", "min_tier")
    assert query.sql == "select 1"


@pytest.mark.parametrize(
    ("kind", "name", "text", "expected"),
    [
        ("app", "x", HEADER + "-- colour: red\nselect 1", "unknown key “colour”"),
        ("app", "x", HEADER + "-- title: C\nselect 1", "“title” stands twice"),
        ("app", "x", "-- title: A\nselect 1", "“question” is missing"),
        ("indicators", "hectares", INDICATOR + "select 1", "must begin with one of"),
        ("indicators", "area_x", INDICATOR.replace("sum", "add"), "rollup “add”"),
    ],
)
def test_a_wrong_header_is_refused(kind, name, text, expected):
    with pytest.raises(QueryError, match=re.escape(expected)):
        catalogue.read_query(name, kind, text)


def test_an_unknown_query_names_those_that_exist():
    with pytest.raises(QueryError, match=r"There is no query “nope”. There are: .*overview"):
        catalogue.named("nope", "app")


def test_a_view_with_a_parameter_becomes_a_cte_and_one_without_does_not():
    sql = catalogue.complete_sql("overview")
    assert sql.startswith("with\n")
    assert "selected_beyond_country as (" in sql
    assert "landscape_stage as (" not in sql
    assert sql.index("selected_beyond_country as (") < sql.index("selected_landscape as (")


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_every_query_obeys_every_filter_or_says_that_it_ignores_it(name):
    query = QUERIES[name]
    filters = set(FILTERS)
    asked = set(catalogue.parameters(name))
    assert asked <= set(DEFAULTS)
    if query.kind == "app":
        assert filters - asked == set(query.header.ignores) - asked
        assert not set(query.header.ignores) & asked
    if query.kind in ("indicators", "checks"):
        assert not asked


@pytest.mark.parametrize("query", INDICATORS, ids=lambda query: query.name)
def test_every_indicator_keeps_the_contract(query):
    last = query.sql[query.sql.rindex("\nselect") if "\nselect" in query.sql else 0 :]
    listed = last[: last.index("\nfrom ")]
    names = re.findall(r'(?:as |\.|^    )"?([a-z_]+)"?(?=,?\n|,?$)', listed, re.MULTILINE)
    assert names == CONTRACT


@pytest.mark.parametrize("query", QUERIES.values(), ids=lambda query: query.name)
def test_sql_keeps_the_house_rules(query):
    file = catalogue.QUERIES / query.kind / f"{query.name}.sql"
    lines = file.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 100
    assert not any("\t" in line for line in lines)
    assert not any(line.lower().startswith(("select *,", "with ")) for line in lines[1:]) or (
        "with recursive" in lines
    )


def test_every_query_rests_on_declared_tables_only():
    known = {*schema.tables(), *catalogue.DERIVED, *QUERIES}
    for name in QUERIES:
        assert set(catalogue.inputs(name)) <= known


def test_generated_documents_are_current():
    assert docs.write(check_only=True) == []


def test_every_column_says_what_it_is():
    for table in schema.tables().values():
        assert table.about.endswith((".", ")."))
        for column in table.columns:
            assert column.about.endswith("."), f"{table.name}.{column.name}"
            assert column.type in schema.SQL_TYPES
            if column.refers:
                other, key = column.refers.split(".")
                assert key in {one.name for one in schema.tables()[other].columns}


def test_the_schema_is_declared_in_one_place_only():
    for file in Path(schema.__file__).parent.glob("*.py"):
        assert "create table landscape " not in file.read_text(encoding="utf-8")
