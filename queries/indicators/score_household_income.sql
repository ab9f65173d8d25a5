-- title: Household income of land users
-- question: How has the real income of land users moved, on each landscape's own index with its
--   first year as 100?
-- why: Those who work the land have to live from it.
-- unit: index, first year = 100
-- grain: one row per landscape, group and period
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: financial
-- core: yes
-- standards: SDG 2.3.2 (unconfirmed)
-- source: observation, measure
-- method: Latest reported value of each landscape, carried at most 36 months; the mean is
--   weighted by the households asked.
-- limits: A landscape that gives no number of households shows its value and enters no mean.
--   Each landscape builds its own index.
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
where measure_code = 'F04'
