-- title: Providers of finance and business services
-- question: How many organisations link landscapes with finance and business services?
-- why: Projects meet investors through those who know both.
-- unit: organisations
-- grain: one row per service of team 2 that names its organisation
-- rollup: count_distinct
-- kind: stock
-- better: higher
-- topic: teams
-- source: support
-- method: Organisations named as giving a service of team 2, each counted once.
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
where service_given.team_code = 2 and service_given.organisation_id is not null
