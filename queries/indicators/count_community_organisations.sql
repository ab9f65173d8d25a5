-- title: Community organisations in landscapes
-- question: How many organisations of Indigenous peoples and local communities take part?
-- why: Those who live on the land must be heard where it is decided.
-- unit: organisations
-- grain: one row per landscape and community organisation
-- rollup: count_distinct
-- kind: stock
-- better: higher
-- topic: teams
-- source: participation, organisation
-- method: Organisations of type community with a role in a landscape, each counted once.
-- limits: Landscapes that keep their partners to themselves are not in the record.
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
where organisation.organisation_type_code = 'community'
