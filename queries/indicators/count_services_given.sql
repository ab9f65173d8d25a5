-- title: Services given to partnerships
-- question: How many services has team 1 given to landscape partnerships?
-- why: It is by services that the coalition empowers partnerships.
-- unit: services
-- grain: one row per service of team 1
-- rollup: sum
-- kind: flow
-- better: higher
-- topic: teams
-- source: support
-- method: Services of team 1, Empower landscape partnerships, begun or ended.
-- limits: A count of services says nothing about their length or effect.
select
    service_given.landscape_id,
    null::varchar as country_code,
    coalesce(service_given.started_on, warehouse.as_of) as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from service_given
cross join warehouse
where service_given.team_code = 1
