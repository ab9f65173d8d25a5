-- title: Area under restoration
-- question: On how many hectares is restoration under way?
-- why: What countries promise in hectares has to be found in landscapes.
-- unit: ha
-- grain: one row per landscape, group and period
-- rollup: gross_sum
-- kind: stock
-- better: higher
-- topic: natural
-- core: yes
-- standards: GBF 2.2, UNEP BIO 04, IRIS+ PI9556, GEF 3 (unconfirmed), Restoration Barometer 5
--   (unconfirmed)
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
where measure_code = 'N01'
