-- title: Finance needed
-- question: How much money do landscapes say they need?
-- why: A gap can be closed only once it is known.
-- unit: USD
-- grain: one row per deal
-- rollup: sum
-- kind: flow
-- better: context
-- topic: financial
-- source: finance
-- method: Rows of this stage that are reported; leaves only, so parents and restated parts are
--   left out. Stages are never added to each other.
-- limits: Rows without a rate to US dollars are not in the sum; finance_by_stage counts them.
select
    finance_leaf.landscape_id,
    null::varchar as country_code,
    coalesce(finance_leaf.period_start_on, warehouse.as_of) as "on",
    finance_leaf.amount_usd::double as value,
    null::double as numerator,
    null::double as denominator,
    finance_leaf.tier::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from finance_leaf
cross join warehouse
where
    finance_leaf.finance_stage_code = 'needed'
    and finance_leaf.value_type_code = 'reported'
    and finance_leaf.amount_usd is not null
