-- title: Regenerative businesses active or supported
-- question: How many businesses work in a regenerative way with the partnerships?
-- why: Money that is earned in a landscape can stay in it.
-- unit: businesses
-- grain: one row per landscape, group and period
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: financial
-- source: observation, measure
-- method: The latest reported value of each landscape, carried at most 36 months, added up.
-- limits: A business that works in two landscapes may be reported by both.
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
where measure_code = 'F05'
