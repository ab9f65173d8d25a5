-- title: Deals that may be added up, of the landscapes that every filter lets through
-- grain: one row per deal
select
    finance_leaf.*,
    selected_landscape.scope_code,
    selected_landscape.country_codes,
    coalesce(finance_leaf.shared_with_names, []) != [] as is_shared
from finance_leaf
join selected_landscape on selected_landscape.landscape_id = finance_leaf.landscape_id
where finance_leaf.tier >= $min_tier
