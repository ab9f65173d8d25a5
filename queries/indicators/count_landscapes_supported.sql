-- title: Landscapes that received a service
-- question: How many landscapes received a service of the coalition?
-- why: Says how many partnerships the coalition has reached at all.
-- unit: landscapes
-- grain: one row per landscape and service
-- rollup: count_distinct
-- kind: stock
-- better: higher
-- topic: teams
-- source: support
-- method: Landscapes with a service of any team by any route, each counted once.
-- limits: Services to landscapes that keep their partners to themselves are not in the record.
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
    service_given.landscape_id as disaggregation
from service_given
cross join warehouse
