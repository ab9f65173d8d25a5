"""An invented national coalition, as it fills in the workbook; no name is of a real place."""

COUNTRY = "UGA"
PAGE = "https://example.org/coalition"
Rows = list[dict[str, str]]


def _landscape(name: str, latitude: str, longitude: str, area: str, scope: str) -> dict[str, str]:
    return {
        "landscape_name": name, "country_codes": "UGA – Uganda", "scope_code": scope,
        "scope_source_url": PAGE if scope == "in_scope" else "", "latitude": latitude,
        "longitude": longitude, "place_kind_code": "exact", "area_ha": area,
        "partnership_name": f"{name} Partnership",
    }  # fmt: skip


def _output(landscape: str, element: int, name: str, on: str, code: str = "") -> dict[str, str]:
    return {
        "landscape_id": landscape, "element_code": str(element), "output_name": name,
        "output_code": code, "status_code": "done", "occurred_on": on, "tier": "2",
    }  # fmt: skip


HIGHLANDS, LAKESHORE, RANGELAND = "Example Highlands", "Example Lakeshore", "Example Rangeland"
SHEETS: dict[str, Rows] = {
    "landscape": [
        _landscape(HIGHLANDS, "1.1", "34.3", "120000", "in_scope"),
        _landscape(LAKESHORE, "0.2", "32.2", "80000", "in_scope"),
        _landscape(RANGELAND, "2.6", "34.2", "200000", "reference"),
    ],
    "consent": [
        {"landscape_id": one, "field_group_code": "all", "level_code": "full",
         "granted_by": "General assembly", "granted_on": "2026-03-01"}
        for one in (HIGHLANDS, LAKESHORE)
    ],
    "organisation": [
        {"organisation_name": "Example Farmers’ Union", "organisation_type_code": "community",
         "country_code": "UGA – Uganda"},
        {"organisation_name": "Example Water Board", "organisation_type_code": "government",
         "country_code": "UGA – Uganda"},
    ],
    "participation": [
        {"landscape_id": HIGHLANDS, "organisation_id": "Example Farmers’ Union",
         "role_name": "lead"},
        {"landscape_id": LAKESHORE, "organisation_id": "Example Water Board",
         "role_name": "partner"},
    ],
    "output_event": [
        _output(HIGHLANDS, 1, "Agreement of 14 organisations", "2022-05-10",
                "partnership_agreement"),
        _output(HIGHLANDS, 2, "Map of the boundaries", "2023-02", "boundary_map"),
        _output(HIGHLANDS, 3, "Strategy to 2040", "2024-06-30", "landscape_strategy"),
        _output(HIGHLANDS, 4, "Portfolio of 12 projects", "2025-09-01", "investment_portfolio"),
        _output(LAKESHORE, 1, "Agreement of 9 organisations", "2024-11-20",
                "partnership_agreement"),
    ],
    "observation": [
        {"landscape_id": HIGHLANDS, "measure_code": "N01", "value": "5400",
         "period_end_on": "2025", "tier": "2"},
        {"landscape_id": LAKESHORE, "measure_code": "S04", "value": "310",
         "period_end_on": "2025-06", "tier": "1"},
    ],
    "finance": [
        {"landscape_id": HIGHLANDS, "finance_stage_code": "disbursed", "currency_code": "USD",
         "amount": "1250000", "amount_usd": "1250000", "funder_name": "Example Fund",
         "period_end_on": "2025", "tier": "2"},
    ],
    "national_coalition": [
        {"national_coalition_name": "Example Landscapes Coalition", "country_code": "UGA – Uganda",
         "started_on": "2021"},
    ],
    "target": [
        {"scope_code": "country", "scope_name": COUNTRY, "due_on": "2030-12-31", "value": "20",
         "indicator_name": "count_landscapes_empowered", "source_url": PAGE,
         "set_by": "Example Landscapes Coalition"},
    ],
}  # fmt: skip
