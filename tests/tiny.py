"""Small packages and small databases for worked cases: only what a case is about is written out."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from data import catalogue, schema

Rows = Sequence[Mapping[str, Any]]
CARD = 'title = "Tiny"\nkind = "package"\nas_of = 2026-06-30\ndefault_consent = "full"\n'
LANDSCAPE = {
    "record_kind_code": "landscape",
    "scope_code": "reference",
    "realm_code": "land",
}
OBSERVATION = {
    "measure_code": "POP", "unit_name": "people", "value_type_code": "reported", "tier": 2,
}  # fmt: skip
DEFAULTS: dict[str, Mapping[str, Any]] = {
    "landscape": LANDSCAPE,
    "observation": OBSERVATION,
    "output_event": {"status_code": "done", "tier": 2, "output_name": "a thing"},
    "finance": {
        "finance_stage_code": "committed", "currency_code": "USD", "tier": 2,
        "value_type_code": "reported", "is_excluded_from_sums": "false",
    },
}  # fmt: skip


def square(west: float, south: float, side: float) -> dict[str, Any]:
    """A square polygon in degrees as GeoJSON."""
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def package(folder: Path, boundaries: Mapping[str, Any] | None = None, **tables: Rows) -> Path:
    """Write a package: rows by table, boundaries as geometry by landscape."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.toml").write_text(CARD, encoding="utf-8")
    for name, rows in tables.items():
        write_table(folder, name, rows)
    if boundaries:
        features = [
            {
                "type": "Feature",
                "properties": {"landscape_id": one, "boundary_kind_code": "own"},
                "geometry": geometry,
            }
            for one, geometry in boundaries.items()
        ]
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (folder / "boundary.geojson").write_text(text, encoding="utf-8")
    return folder


def write_table(folder: Path, name: str, rows: Rows) -> None:
    """Write one table as CSV with every column of the schema."""
    columns = [column.name for column in schema.tables()[name].columns]
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns)
        writer.writeheader()
        for number, row in enumerate(rows, 1):
            writer.writerow({**_default(name, number), **row})


def _default(name: str, number: int) -> dict[str, Any]:
    held = dict(DEFAULTS.get(name, {}))
    if name in ("output_event", "observation", "finance"):
        held[f"{name}_id"] = f"{name}-{number}"
    if name == "landscape":
        held["landscape_name"] = f"Landscape {number}"
    return held


def run(name: str, tables: Mapping[str, Rows], **parameters: Any) -> list[dict[str, Any]]:
    """Run a query or view on a database of these tables; views it rests on are made from them."""
    con = duckdb.connect()
    tables = {**{one: [] for one in UNLESS_SAID if one != name}, **tables}
    for table, rows in tables.items():
        con.execute(f'create table "{table}" ({COLUMNS[table]})')
        for row in rows:
            names = ", ".join(f'"{one}"' for one in row)
            marks = ", ".join("?" for _ in row)
            con.execute(f'insert into "{table}" ({names}) values ({marks})', list(row.values()))
    for view in _views_to_make(name, tables):
        con.execute(f"create table {view} as {catalogue.complete_sql(view)}")
    bound = {one: parameters[one] for one in catalogue.parameters(name)}
    result = con.execute(catalogue.complete_sql(name), bound or None)
    columns = [column[0] for column in result.description or []]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


# Nobody is in totals or by name only, and no breakdown leaves anybody out, unless a case says so.
UNLESS_SAID = ("breakdown_left_out", "landscape_by_name_only", "landscape_totals_only")
COLUMNS = {
    "breakdown_left_out": "breakdown_code varchar, landscape_id varchar",
    "cell": "h3 ubigint, area_ha double, part_per_child bigint",
    "commitment": (
        "commitment_id varchar, country_code varchar, measure_code varchar, value double,"
        "unit_name varchar, framework_name varchar, stated_on date,"
        "stated_on_as_given varchar, source_id varchar"
    ),
    "landscape_country": "landscape_id varchar, country_code varchar",
    "indicator_current": (
        "indicator_name varchar, landscape_id varchar, value double, tier integer,"
        'tier_from integer, disaggregation varchar, "on" date'
    ),
    "counted_cell": (
        "landscape_id varchar, h3 ubigint, mask ubigint, parts_per_child bigint,"
        "country_code varchar"
    ),
    "landscape_counted": (
        "landscape_id varchar, scope_code varchar, country_codes varchar[],"
        "network_names varchar[], formal_status_code varchar, formal_status_on date,"
        "formal_status_tier integer"
    ),
    "landscape_stage": (
        "min_tier integer, landscape_id varchar, stage_code varchar, stage_rank integer,"
        "is_counted boolean, stage_on date, stage_tier integer"
    ),
    "landscape_by_name_only": "landscape_id varchar",
    "landscape_totals_only": "landscape_id varchar",
    "landscape_output": (
        "landscape_id varchar, element_code integer, output_code varchar, tier_done integer,"
        "tier_in_progress integer"
    ),
    "landscape_evidence_by_tier": (
        "min_tier integer, landscape_id varchar, freshness_code varchar, last_evidence_on date"
    ),
    "self_reported_landscape": "min_tier integer, landscape_id varchar",
    "stage_met": "min_tier integer, landscape_id varchar, stage_rank integer, met bigint",
    "landscape_funder": "landscape_id varchar, funder_name varchar",
    "landscape_alias": "alias_id varchar, landscape_id varchar",
    "country": "country_code varchar, region_name varchar, name_en varchar",
    "country_population": "country_code varchar, year integer, population bigint",
    "landscape_card": (
        "landscape_id varchar, population_stated bigint, people_method_code varchar,"
        "landscape_name varchar, country_names varchar, country_codes varchar[],"
        "latitude double, longitude double, place_kind_code varchar,"
        "consent_level_code varchar, boundary_consent_level_code varchar"
    ),
    "landscape_cell": "landscape_id varchar, h3 ubigint",
    "landscape_overlap": (
        "landscape_id varchar, other_landscape_id varchar, residents_shared bigint,"
        "area_shared_ha double"
    ),
    "landscape_extent": "landscape_id varchar, people_method_code varchar",
    "landscape_stated_by_tier": "min_tier integer, landscape_id varchar, population bigint",
    "warehouse": "as_of date, grid_year integer",
    "output": "output_code varchar, is_agreement boolean",
    "output_event": (
        "landscape_id varchar, element_code integer, output_code varchar, status_code varchar,"
        "occurred_on date, ended_on date, tier integer"
    ),
    "observation_known": (
        "observation_id varchar, landscape_id varchar, measure_code varchar, start_on date,"
        '"on" date, tier integer, value double, denominator double,'
        "unit_name varchar, disaggregation varchar, qualifier varchar,"
        "value_type_code varchar, is_of_landscape boolean, on_as_given varchar,"
        "period_start_on_as_given varchar, source_id varchar, source_url varchar, note varchar"
    ),
    "measure": (
        "measure_code varchar, return_code varchar, unit_name varchar, measure_name varchar,"
        "kind_code varchar, better_code varchar"
    ),
    "indicator": "indicator_name varchar, rollup varchar, kind varchar",
    "indicator_value": (
        'indicator_name varchar, landscape_id varchar, country_code varchar, "on" date,'
        "value double, numerator double, denominator double, tier integer, tier_from integer,"
        "value_type varchar, disaggregation varchar"
    ),
    "stage": "stage_code varchar, stage_rank integer, is_counted boolean",
    "stage_condition": (
        "stage_code varchar, condition_number integer, alternative integer,"
        "evidence_kind varchar, element_code integer, requires_agreement boolean,"
        "return_code varchar, status_code varchar, tier_min integer"
    ),
    "tier": "tier integer",
    "setting": "setting_name varchar, value double",
    "landscape_people": "landscape_id varchar, residents bigint",
    "return": "return_code varchar",
    "source": "source_id varchar, title varchar, url varchar",
    "landscape": "landscape_id varchar, record_kind_code varchar",
    "organisation": "organisation_id varchar, organisation_name varchar",
    "participation": "landscape_id varchar, organisation_id varchar, role_name varchar",
    "landscape_consent": "landscape_id varchar, field_group_code varchar, level_code varchar",
    "finance": (
        "finance_id varchar, landscape_id varchar, finance_stage_code varchar,"
        "finance_kind_code varchar, finance_source_code varchar, return_code varchar,"
        "funder_name varchar, instrument_name varchar, currency_code varchar,"
        "amount decimal(20, 2), amount_usd decimal(20, 2), rate_usd double, rate_on date,"
        "period_start_on date, value_type_code varchar, is_excluded_from_sums boolean,"
        "parent_finance_id varchar, shared_with_names varchar[], tier integer"
    ),
}
NO_FILTER = {
    "in_scope": False, "countries": [], "regions": [], "networks": [], "funders": [],
    "stages": [], "min_tier": 0,
}  # fmt: skip


def _views_to_make(name: str, given: Mapping[str, Rows]) -> list[str]:
    """Parameterless views that a query rests on, each after its own, down to what is given."""
    order: list[str] = []
    for view in catalogue.views_of(catalogue.queries()[name]):
        if view not in given:
            below = [one for one in _views_to_make(view, given) if one not in order]
            order += below
            if not catalogue.inlined(view) and view not in order:
                order.append(view)
    return order


def everything_in(file: Path) -> str:
    """All text and numbers of every table of a warehouse file."""
    with duckdb.connect(str(file), read_only=True) as con:
        names = [row[0] for row in con.execute("select table_name from duckdb_tables()").fetchall()]
        return "\n".join(str(con.execute(f"select * from {name}").fetchall()) for name in names)
