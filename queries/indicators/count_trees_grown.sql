-- title: Trees grown or surviving
-- question: How many trees are growing?
-- why: Planting is easily counted; what survives is what matters.
-- unit: trees
-- grain: one row per landscape, group and period
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: natural
-- standards: TerraFund 1.1
-- source: observation, measure
-- method: The latest reported value of each landscape, carried at most 36 months, added up.
-- limits: Surviving and planted trees are not always told apart by those who report.
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
where measure_code = 'N10'
