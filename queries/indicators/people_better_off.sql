-- title: People with improved resilience or livelihood
-- question: How many people are measurably better off?
-- why: The outcome behind the headline: not who was reached, but whose life improved.
-- unit: people
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: stock
-- better: higher
-- topic: social
-- groups: sex, age, community
-- standards: UNEP CMA 04, ICF KPI 4
-- source: observation, measure, population grid
-- method: The latest reported value of each landscape, carried at most 36 months, added up; at
--   most the residents of the landscape where these are known. The same figure as rung R3 of the
--   ladder of reach.
-- limits: Who is counted by two landscapes counts twice, so the total is gross. Families and
--   households are not people and are left out.
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
where measure_code = 'S02'
