-- title: Partnerships where Indigenous or community organisations have a decision seat
-- question: In which share of partnerships do Indigenous or community organisations decide with
--   the others?
-- why: Consent means a seat where it is decided, not a consultation.
-- unit: %
-- grain: one row per landscape, group and period
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: social
-- standards: IRIS+ OI6482
-- source: observation, measure
-- method: Latest reported answer of each partnership, carried at most 36 months; every
--   partnership weighs the same.
-- limits: A seat says nothing about the weight of its voice.
select
    landscape_id,
    null::varchar as country_code,
    "on",
    value / 100 as value,
    value / 100 as numerator,
    1::double as denominator,
    tier,
    tier_from,
    value_type_code as value_type,
    disaggregation
from observed
where measure_code = 'S08'
