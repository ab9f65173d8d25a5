-- title: Area under improved or regenerative production
-- question: On how many hectares is production improved or regenerative?
-- why: Worked land is part of every landscape, and how it is worked can change.
-- unit: ha
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: stock
-- better: higher
-- topic: natural
-- core: yes
-- standards: IRIS+ OI6912, GEF 4 (unconfirmed), SDG 2.4.1 (unconfirmed)
-- source: observation, measure
-- method: The latest reported value of each landscape, carried at most 36 months, added up.
-- limits: Reports have no outlines: hectares that two landscapes share count twice, so the total
--   is gross.
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
where measure_code = 'N02'
