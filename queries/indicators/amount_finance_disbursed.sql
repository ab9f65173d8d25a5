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
where finance_stage_code = 'disbursed'
