-- title: Area effectively protected or conserved
-- question: How many hectares are effectively protected or conserved?
-- why: What is still whole has to stay so.
-- unit: ha
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: stock
-- better: higher
-- topic: natural
-- standards: LandScale 1.1.1, IRIS+ PD1676, GEF 1 (unconfirmed), SDG 15.1.2 (unconfirmed)
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
where measure_code = 'N03'
