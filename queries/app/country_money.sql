-- title: Money of one country's landscapes, and what of it crosses its borders
-- question: For how many landscapes here is money on record, and how many of them also lie in
--   another country?
-- grain: one row
-- topic: finance
-- source: finance, landscape
-- method: Leaves only. The money of a landscape across borders is not cut: it stands whole in
--   every country the landscape lies in, so countries do not sum to the world.
-- ignores: in_scope, countries, regions, networks, funders, stages
select
    count(distinct finance_leaf.landscape_id) as landscapes_with_finance,
    count(distinct finance_leaf.landscape_id) filter (
        len(landscape_counted.country_codes) > 1
    ) as landscapes_finance_crossing,
    sum(finance_leaf.amount_usd) filter (
        finance_leaf.finance_stage_code = 'committed'
        and finance_leaf.value_type_code = 'reported'
        and len(landscape_counted.country_codes) > 1
    )::bigint as finance_committed_crossing_usd,
    count(*) filter (
        finance_leaf.finance_stage_code = 'committed'
        and finance_leaf.value_type_code = 'reported'
        and len(landscape_counted.country_codes) > 1
    ) as deals_committed_crossing
from finance_leaf
join landscape_counted on landscape_counted.landscape_id = finance_leaf.landscape_id
where
    list_contains(landscape_counted.country_codes, $country) and finance_leaf.tier >= $min_tier
