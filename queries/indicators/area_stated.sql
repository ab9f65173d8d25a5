-- title: Area of landscapes as stated, gross
-- question: How large are the landscapes, by their own statements?
-- why: Partnerships speak of their area; set beside the mapped one it shows what is unmapped.
-- unit: ha
-- grain: one row per landscape that states an area
-- rollup: gross_sum
-- kind: stock
-- better: context
-- topic: landscapes
-- source: observation, landscape
-- method: The latest dated statement; of undated ones the smallest. Overlaps count twice, so
--   the total is gross.
-- limits: Conflicting statements are kept side by side on the landscape's page.
select
    landscape_stated.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    landscape_stated.area_ha as value,
    null::double as numerator,
    null::double as denominator,
    min(observation_known.tier)::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from landscape_stated
cross join warehouse
join observation_known
    on observation_known.landscape_id = landscape_stated.landscape_id
    and observation_known.measure_code = 'AREA'
    and observation_known.value = landscape_stated.area_ha
group by all
