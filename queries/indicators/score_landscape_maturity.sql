-- title: Sub-criteria of landscape maturity met
-- question: How many of the twelve sub-criteria of landscape maturity does the partnership meet
--   at level progressing or above?
-- why: A second, published opinion on how far a partnership is.
-- unit: sub-criteria of 12
-- grain: one row per landscape, group and period
-- rollup: median
-- kind: ratio
-- better: higher
-- topic: elements
-- standards: LandScale LIM
-- source: observation, measure
-- method: Latest reported value of each partnership, carried at most 36 months; the middle one
--   is shown.
-- limits: An assessment by the partnership unless its tier says otherwise; it decides no stage.
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
where measure_code = 'LIM'
