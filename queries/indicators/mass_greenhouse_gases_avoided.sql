-- title: Greenhouse gases avoided or sequestered
-- question: How many tonnes of greenhouse gases were avoided or taken up?
-- why: What landscapes do for everybody's climate.
-- unit: tCO2e
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: flow
-- better: higher
-- topic: natural
-- standards: IRIS+ OI4862, GEF 6 (unconfirmed), LandScale AFOLU
-- source: observation, measure
-- method: Reported periods added up; a period inside a longer one is held by it.
-- limits: Methods and baselines differ between reports; verified and claimed amounts are told
--   apart by tier only. Landscapes that overlap may both report.
select
    landscape_id,
    null::varchar as country_code,
    "on",
    value,
    null::double as numerator,
    null::double as denominator,
    tier,
    tier_from,
    value_type_code as value_type,
    disaggregation
from observed
where measure_code = 'N07'
