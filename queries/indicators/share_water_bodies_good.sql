-- title: Water bodies with good ambient quality
-- question: Which share of sampled water bodies is in good condition?
-- why: Water carries what happens upstream to everybody below.
-- unit: %
-- grain: one row per landscape, group and period
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: natural
-- standards: SDG 6.3.2 (unconfirmed), LandScale water quality
-- source: observation, measure
-- method: Latest reported value of each landscape, carried at most 36 months; the mean is
--   weighted by the sites sampled.
-- limits: A landscape that gives no number of sites shows its value and enters no mean.
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
where measure_code = 'N08'
