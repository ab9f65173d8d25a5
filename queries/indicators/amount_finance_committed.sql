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
    landscape_id,
    null::varchar as country_code,
    "on",
    value,
    null::double as numerator,
    null::double as denominator,
    tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from finance_reported
where finance_stage_code = 'committed'
