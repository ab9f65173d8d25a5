-- title: Area of landscapes as stated, gross
-- question: How large are the landscapes, by their own statements?
-- why: Partnerships speak of their area; set beside the mapped one it shows what is unmapped.
-- unit: ha
-- grain: one row per landscape and area it states that holds at some minimum of evidence
-- rollup: gross_sum
-- kind: stock
-- better: context
-- topic: landscapes
-- source: observation, landscape
-- method: The latest dated statement; of undated ones the smallest. Where more evidence is asked
--   for than it has, the latest of those that have it stands in its place. Overlaps count twice,
--   so the total is gross.
-- limits: Conflicting statements are kept side by side on the landscape's page.
select
    stated.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    stated.area_ha as value,
    null::double as numerator,
    null::double as denominator,
    stated.area_tier::integer as tier,
    min(stated.min_tier)::integer as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from landscape_stated_by_tier as stated
cross join warehouse
where stated.area_ha is not null
group by stated.landscape_id, stated.area_ha, stated.area_tier, warehouse.as_of
