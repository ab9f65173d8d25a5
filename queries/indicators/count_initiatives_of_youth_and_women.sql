-- title: Youth-led or women-led initiatives started
-- question: How many initiatives led by young people or women have begun?
-- why: Who leads decides whose future a landscape is planned for.
-- unit: initiatives
-- grain: one row per landscape, group and period
-- rollup: sum
-- kind: flow
-- better: higher
-- topic: inspiration
-- source: observation, measure
-- method: Reported periods added up; a period inside a longer one is held by it.
-- limits: An initiative that ended is still counted as begun.
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
where measure_code = 'I05'
