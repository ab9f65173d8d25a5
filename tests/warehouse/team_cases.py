"""A small coalition, and what each indicator of the teams comes to in it, by hand.

Landscapes a and b are in scope, c is in the reference layer, "hidden" keeps its partners to itself,
"programme" is a total.
"""

NAMED = {"scope_code": "in_scope", "scope_source_url": "https://example.org"}
SECRET = "Valley That Nobody Names"
TABLES: dict[str, list[dict]] = {
    "landscape": [
        {"landscape_id": "a", "landscape_name": "Alder", "country_codes": "KEN"} | NAMED,
        {"landscape_id": "b", "landscape_name": "Birch", "country_codes": "UGA"} | NAMED,
        {"landscape_id": "c", "country_codes": "KEN", "network_name": "Terraso samples"},
        {"landscape_id": "hidden", "landscape_name": SECRET, "country_codes": "KEN"} | NAMED,
        {"landscape_id": "programme", "country_codes": "KEN", "record_kind_code": "aggregate"},
    ],
    "consent": [
        {"landscape_id": "hidden", "field_group_code": "all", "level_code": "aggregate_only"}
    ],
    "organisation": [
        {"organisation_id": one, "organisation_name": name, "organisation_type_code": kind,
         "is_coalition_member": "true" if one == "ngo" else ""}
        for one, name, kind in (
            ("ngo", "Field Alliance", "ngo"), ("firm", "Harvest Company", "business"),
            ("people", "Council", "community"), ("fund", "Endowment", "funder"),
        )
    ],
    "participation": [
        {"landscape_id": place, "organisation_id": who, "role_name": role}
        for place, who, role in (
            ("a", "ngo", "lead"), ("a", "firm", "partner"), ("a", "people", "partner"),
            ("a", "fund", "funder"), ("b", "ngo", "partner"), ("b", "ngo", "adviser"),
            ("b", "fund", "funder"), ("hidden", "firm", "lead"),
            ("hidden", "people", "partner"), ("programme", "firm", "partner"),
        )
    ],
    "support": [
        {"support_id": str(number), "landscape_id": place, "team_code": team,
         "route_code": route, "organisation_id": who, "people_trained": people}
        for number, (place, team, route, who, people) in enumerate((
            ("a", 1, "partner", "ngo", 30), ("a", 1, "terraso", "firm", 20),
            ("b", 2, "national_coalition", "firm", ""), ("b", 1, "", "ngo", ""),
            ("hidden", 1, "partner", "ngo", 99), ("programme", 1, "partner", "ngo", 1000),
        ))
    ],
    "national_coalition": [
        {"national_coalition_id": code, "national_coalition_name": f"Coalition of {code}",
         "country_code": code, "started_on": on}
        for code, on in (("KEN", "2020"), ("UGA", ""))
    ],
    "policy": [
        {"policy_id": one, "title": one, "landscape_id": place, "country_code": code,
         "policy_stage_code": stage, "occurred_on": on}
        for one, place, code, stage, on in (
            ("of a", "a", "KEN", "adopted", "2021"), ("of Uganda", "", "UGA", "proposed", ""),
            ("of all", "", "", "published", "2014"),
            ("of a total", "programme", "KEN", "implemented", "2022"),
            ("early", "", "KEN", "implemented", "2019"),
        )
    ],
    "campaign": [
        {"campaign_id": "1", "campaign_name": "Calls", "supporters": 100},
        {"campaign_id": "2", "campaign_name": "Week"},
    ],
    "learning": [
        {"learning_id": one, "title": one, "learning_kind_code": kind, "landscape_id": place}
        for one, kind, place in (
            ("guide", "product", "a"), ("atlas", "product", ""), ("week", "event", ""),
            ("study", "research_partnership", ""),
        )
    ],
    "output_event": [
        {"landscape_id": place, "element_code": element, "output_code": code,
         "status_code": status}
        for place, element, code, status in (
            ("a", 4, "investment_portfolio", "done"), ("a", 5, "impact_results", "done"),
            ("b", 5, "impact_results", "done"), ("b", 4, "finance_strategy", "in_progress"),
        )
    ],
    "finance": [
        {"landscape_id": "a", "funder_name": name, "finance_stage_code": stage, "amount": 5,
         "amount_usd": 5}
        for name, stage in (("Bank", "committed"), ("Trust", "ready"))
    ],
    "target": [
        {"target_id": f"{scope}-{name}-{due}", "scope_code": scope, "scope_name": team,
         "indicator_name": name, "due_on": due, "value": value, "set_by": "Team",
         "base_value": base}
        for scope, team, name, due, value, base in (
            ("team", 1, "people_trained", "2028", 60, ""),
            ("team", 1, "people_trained", "2030", 90, 10),
            ("team", 2, "count_services_given", "2030", 1, ""),
            ("network", 1, "people_trained", "2031", 5, ""),  # of a network that is called 1
        )
    ],
}  # fmt: skip

# Value, and from how many landscapes.
HAND = {
    "people_trained": (50, 1),  # 30 + 20 in a; the total's 1000 and the hidden 99 are not told
    "count_services_given": (3, 2),  # two in a, one in b; the one of team 2 is not of team 1
    "count_landscapes_supported": (2, 2),  # a and b
    "count_capacity_partners": (2, 2),  # ngo and firm
    "count_finance_providers": (1, 1),  # firm, by its service of team 2
    "count_landscapes_terraso": (2, 2),  # a by its route, c by its record
    "count_landscapes_finance_tools": (1, 1),  # a; the strategy of b is in progress
    "count_national_coalitions": (2, 0),
    "count_funders_engaged": (3, 2),  # Bank and Trust by deals, Endowment by its role
    "count_funders_committed": (1, 1),  # Bank
    "count_businesses_engaged": (1, 1),
    "count_community_organisations": (1, 1),
    "count_policies": (4, 1),  # all but the total's
    "count_policies_adopted": (2, 1),  # of a, early
    "count_policies_advocated": (1, 1),  # of a, 2021, after 2020
    "count_campaigns": (2, 0),
    "people_campaign_supporters": (100, 0),  # the other campaign states none
    "count_learning_products": (2, 1),
    "count_learning_events": (1, 0),
    "count_research_partnerships": (1, 0),
    "count_landscapes_learning": (1, 1),  # a; b has no product
    "count_coalition_members": (1, 0),
}
