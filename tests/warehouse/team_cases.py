"""Indicators of the teams: what the small coalition of test_teams.py comes to, by hand.

Value, and from how many landscapes.
"""

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
