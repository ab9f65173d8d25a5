-- title: Natural ecosystem converted
-- question: How many hectares of natural ecosystem were converted to other use?
-- why: Restoring here while clearing there is no gain.
-- unit: ha
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: flow
-- better: lower
-- topic: natural
-- standards: LandScale conversion, SDG 15.1.1 (unconfirmed)
-- source: observation, measure
-- method: Reported periods added up; a period inside a longer one is held by it.
-- limits: Reports have no outlines: hectares that two landscapes share count twice, so the total
--   is gross.
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
where measure_code = 'N04'
