-- title: Finance ready for financing
-- question: How large are the investments that wait for a funder?
-- why: Ready projects without money are the shortest way to more.
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
where finance_stage_code = 'ready'
