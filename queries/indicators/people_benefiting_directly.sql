-- title: Direct beneficiaries
-- question: How many people do landscapes report to have reached directly?
-- why: Living in a landscape is not the same as being reached by what is done there.
-- unit: people
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: stock
-- better: higher
-- topic: social
-- core: yes
-- groups: sex, age, community
-- standards: GEF 11, ICF KPI 1, GCF core 2 (unconfirmed)
-- source: observation, measure, population grid
-- method: The latest reported value of each landscape, carried at most 36 months, added up; at
--   most the residents of the landscape where these are known. The same figure as rung R2 of the
--   ladder of reach.
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
where measure_code = 'S01'
