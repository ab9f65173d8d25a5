-- title: Organisations that give services
-- question: How many organisations give services of landscape management themselves?
-- why: Services that partners make their own go on without the coalition.
-- unit: organisations
-- grain: one row per service that names its organisation
-- rollup: count_distinct
-- kind: stock
-- better: higher
-- topic: teams
-- source: support
-- method: Organisations named as giving a service of team 1, each counted once however many it
--   gives.
-- limits: Services that name no organisation are left out.
select
    service_given.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    service_given.organisation_id as disaggregation
from service_given
cross join warehouse
where service_given.team_code = 1 and service_given.organisation_id is not null
