-- title: Place-based finance mechanisms operating
-- question: How many mechanisms of finance made for a place are at work?
-- why: A standing mechanism pays when a project has ended.
-- unit: mechanisms
-- grain: one row per landscape, group and period
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: financial
-- source: observation, measure
-- method: The latest reported value of each landscape, carried at most 36 months, added up.
-- limits: Says that a mechanism works, not how much it pays.
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
where measure_code = 'F06'
