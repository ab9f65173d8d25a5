-- title: Finance disbursed
-- question: How much money has been paid for landscapes?
-- why: Only money that arrived can change anything on the ground.
-- unit: USD
-- grain: one row per deal
-- rollup: sum
-- kind: flow
-- better: higher
-- topic: financial
-- source: finance
-- method: Payments reported, leaves only. They are paid under commitments and never added to
--   them.
-- limits: Few payments are public; deals without a rate to US dollars are not in the sum.
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
    finance_leaf.finance_stage_code = 'disbursed'
    and finance_leaf.value_type_code = 'reported'
    and finance_leaf.amount_usd is not null
