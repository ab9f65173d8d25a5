-- title: People trained through services
-- question: How many people did the coalition's services train?
-- why: Partnerships grow by what their people can do.
-- unit: people
-- grain: one row per service that states how many it trained
-- rollup: gross_sum
-- kind: flow
-- better: higher
-- topic: teams
-- source: support
-- method: People trained as each service states, added up. Who takes part twice counts twice.
-- limits: Services that state no number are not in the sum. What partnerships train by
--   themselves is another figure.
select
    service_given.landscape_id,
    null::varchar as country_code,
    coalesce(service_given.started_on, warehouse.as_of) as "on",
    service_given.people_trained::double as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from service_given
cross join warehouse
where service_given.people_trained is not null
