-- title: Women in decision bodies of the partnership
-- question: Which share of the seats where partnerships decide is held by women?
-- why: Plans made without half of the people serve half of them.
-- unit: %
-- grain: one row per landscape, group and period
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: social
-- standards: SDG 5.5 (unconfirmed)
-- source: observation, measure
-- method: Latest reported value of each landscape, carried at most 36 months; the mean is
--   weighted by the seats of the body.
-- limits: A landscape that gives no number of seats shows its value and enters no mean.
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
where measure_code = 'S07'
