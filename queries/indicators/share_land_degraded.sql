-- title: Share of land degraded
-- question: Which share of the land is degraded?
-- why: The measure countries report to the convention on desertification.
-- unit: %
-- grain: one row per landscape, group and period
-- rollup: weighted
-- kind: ratio
-- better: lower
-- topic: natural
-- core: yes
-- standards: SDG 15.3.1
-- source: observation, measure
-- method: Latest reported value of each landscape, carried at most 36 months; the mean is
--   weighted by the hectares assessed.
-- limits: A landscape that gives no number of hectares shows its value and enters no mean.
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
where measure_code = 'N05'
