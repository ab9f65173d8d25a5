-- title: Organisations in landscapes
-- question: How many different organisations take part in landscapes?
-- why: A landscape partnership is as strong as those who take part.
-- unit: organisations
-- grain: one row per landscape and organisation
-- rollup: count_distinct
-- kind: stock
-- better: higher
-- topic: coalition
-- source: participation
-- method: Each organisation counts once however many landscapes and roles it has.
-- limits: Only roles that a source names.
select distinct
    landscape_alias.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    participation.organisation_id as disaggregation
from participation
join landscape_alias on landscape_alias.alias_id = participation.landscape_id
join landscape_counted on landscape_counted.landscape_id = landscape_alias.landscape_id
cross join warehouse
