"""A tiny world of deals and landscapes for worked cases about money."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests import tiny

Row = dict[str, Any]
COUNTRIES = {"none": [], "one": ["AAA"], "two": ["BBB"], "both": ["AAA", "BBB"]}
DEAL = {
    "landscape_id": "one", "finance_stage_code": "committed", "value_type_code": "reported",
    "currency_code": "USD", "is_excluded_from_sums": False, "tier": 2,
}  # fmt: skip


def world(
    deals: Sequence[Mapping[str, Any]],
    landscapes: Mapping[str, list[str]] | None = None,
    consent: Mapping[str, str] | None = None,
) -> dict[str, list[Row]]:
    """The tables that money is asked from: deals, and landscapes with their countries."""
    held = landscapes or COUNTRIES
    finance = [
        {"finance_id": f"d{number}", "amount": one.get("amount_usd", 1), **DEAL, **one}
        for number, one in enumerate(deals)
    ]
    return {
        "finance": finance,
        "landscape": [{"landscape_id": one, "record_kind_code": "landscape"} for one in held],
        "landscape_alias": [{"alias_id": one, "landscape_id": one} for one in held],
        "landscape_counted": [
            {
                "landscape_id": one, "scope_code": "in_scope", "country_codes": codes,
                "network_names": [],
            }
            for one, codes in held.items()
        ],
        "landscape_stage": [
            {
                "min_tier": tier, "landscape_id": one, "stage_code": "known", "stage_rank": 0,
                "is_counted": False,
            }
            for one in held
            for tier in range(5)
        ],
        "landscape_funder": [],
        "landscape_consent": [
            {"landscape_id": one, "field_group_code": "finance", "level_code": level}
            for one, level in (consent or {}).items()
        ],
        "country": [
            {"country_code": "AAA", "region_name": "R", "name_en": "A-land"},
            {"country_code": "BBB", "region_name": "R", "name_en": "B-land"},
        ],
    }  # fmt: skip


def ask(name: str, tables: Mapping[str, list[Row]], **filters: Any) -> list[Row]:
    return tiny.run(name, tables, **{**tiny.NO_FILTER, **filters})
