-- title: Land users adopting regenerative practices
-- question: How many land users have taken up regenerative practices?
-- why: Landscapes change when those who work the land do.
-- unit: people
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: stock
-- better: higher
-- topic: inspiration
-- core: yes
-- groups: sex, age, community
-- standards: SDG 2.4.1 (unconfirmed)
-- source: observation, measure, population grid
-- method: The latest reported value of each landscape, carried at most 36 months, added up; at
--   most the residents of the landscape where these are known.
-- limits: Who is counted by two landscapes counts twice, so the total is gross. Households are
--   not people and are left out.
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
from observed_people
where measure_code = 'I03'
