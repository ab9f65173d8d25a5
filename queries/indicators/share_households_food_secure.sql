-- title: Households that are food-secure
-- question: Which share of households has enough to eat all year?
-- why: A landscape that does not feed its people will not be kept.
-- unit: %
-- grain: one row per landscape, group and period
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: social
-- standards: LandScale 2.1.2, SDG 2.1.2 (unconfirmed)
-- source: observation, measure
-- method: Latest reported value of each landscape, carried at most 36 months; the mean is
--   weighted by the households asked.
-- limits: A landscape that gives no number of households shows its value and enters no mean.
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
where measure_code = 'S05'
