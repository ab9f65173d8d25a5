-- title: Adults with secure tenure rights
-- question: Which share of adults holds secure rights to the land they use?
-- why: Nobody restores land that can be taken from them.
-- unit: %
-- grain: one row per landscape, group and period
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: social
-- standards: LandScale 3.1.1, SDG 1.4.2 (unconfirmed), SDG 5.a.1 (unconfirmed)
-- source: observation, measure
-- method: Latest reported value of each landscape, carried at most 36 months; the mean is
--   weighted by the adults asked.
-- limits: A landscape that gives no number of adults shows its value and enters no mean.
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
where measure_code = 'S06'
