-- title: People active in the partnership
-- question: How many members and volunteers are active in landscape partnerships?
-- why: A partnership lives from those who give it their time.
-- unit: people
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: stock
-- better: higher
-- topic: inspiration
-- groups: sex, age, community
-- source: observation, measure
-- method: The latest reported value of each landscape, carried at most 36 months, added up.
-- limits: Who is counted by two landscapes counts twice, so the total is gross.
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
where measure_code = 'I02'
