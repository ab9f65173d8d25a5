-- title: Finance committed
-- question: How much money is firmly committed to landscapes?
-- why: A plan without money stays a plan; a promise is not yet a payment.
-- unit: USD
-- grain: one row per deal
-- rollup: sum
-- kind: flow
-- better: higher
-- topic: financial
-- source: finance
-- method: Committed deals that are reported, not ceilings paid on results; leaves only, so
--   parents and restated parts are left out.
-- limits: Deals without a rate to US dollars are not in the sum; finance_by_stage counts them.
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
    finance_leaf.finance_stage_code = 'committed'
    and finance_leaf.value_type_code = 'reported'
    and finance_leaf.amount_usd is not null
