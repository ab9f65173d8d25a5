-- title: People reached by awareness and engagement
-- question: How many people did activities of awareness and engagement reach?
-- why: People act for a place they know of and feel part of.
-- unit: people
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: flow
-- better: higher
-- topic: inspiration
-- groups: sex, age, community
-- standards: SDG 4.7.1 (unconfirmed), SDG 12.8.1 (unconfirmed)
-- source: observation, measure
-- method: Reported periods added up; a period inside a longer one is held by it.
-- limits: Who is counted by two landscapes counts twice, so the total is gross. Being reached
--   says nothing about what changed.
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
where measure_code = 'I01'
