-- title: Soil organic carbon
-- question: How much organic carbon do soils hold?
-- why: Carbon in the soil is part of how land degradation is measured.
-- unit: t C/ha
-- grain: one row per landscape, group and period
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: natural
-- standards: SDG 15.3.1 sub-indicator
-- source: observation, measure
-- method: Latest reported value of each landscape, carried at most 36 months; the mean is
--   weighted by the hectares sampled.
-- limits: A landscape that gives no number of hectares shows its value and enters no mean. Depth
--   of sampling differs.
select
    landscape_id,
    null::varchar as country_code,
    "on",
    value,
    value * denominator as numerator,
    denominator,
    tier,
    tier_from,
    value_type_code as value_type,
    disaggregation
from observed
where measure_code = 'N06'
