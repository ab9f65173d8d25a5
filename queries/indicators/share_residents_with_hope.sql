-- title: Residents who report hope or connection
-- question: Which share of the residents asked report hope for, or connection to, their
--   landscape?
-- why: Hope is the first of the four returns, and surveys can ask for it.
-- unit: %
-- grain: one row per landscape, group and period
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: inspiration
-- source: observation, measure
-- method: Latest reported value of each landscape, carried at most 36 months; the mean is
--   weighted by the people asked.
-- limits: A landscape that gives no number of people asked shows its value and enters no mean.
--   Questions differ between surveys.
select
    landscape_id,
    null::varchar as country_code,
    "on",
    value / 100 as value,
    value / 100 * denominator as numerator,
    denominator,
    tier,
    tier_from,
    value_type_code as value_type,
    disaggregation
from observed
where measure_code = 'I04'
