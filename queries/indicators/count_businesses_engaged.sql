-- title: Businesses engaged in landscapes
-- question: How many businesses take part in landscape partnerships?
-- why: Regenerative economies need businesses at the table.
-- unit: businesses
-- grain: one row per landscape and business
-- rollup: count_distinct
-- kind: stock
-- better: higher
-- topic: teams
-- source: participation, organisation
-- method: Organisations of type business with a role in a landscape, each counted once.
-- limits: What a business has promised or changed is not recorded.
select
    organisation_landscape.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    organisation_landscape.organisation_id as disaggregation
from organisation_landscape
join organisation on organisation.organisation_id = organisation_landscape.organisation_id
cross join warehouse
where organisation.organisation_type_code = 'business'
