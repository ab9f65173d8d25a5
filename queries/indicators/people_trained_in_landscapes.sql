-- title: People trained, as landscapes report
-- question: How many people do landscapes report to have trained?
-- why: Skills stay when a project ends.
-- unit: people
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: flow
-- better: higher
-- topic: social
-- groups: sex, age, community
-- standards: TerraFund training beneficiaries
-- source: observation, measure
-- method: Reported periods added up; a period inside a longer one is held by it.
-- limits: Who is trained twice counts twice. Trainings given by the coalition's own services are
--   counted apart.
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
where measure_code = 'S04'
