-- title: National coalitions
-- question: In how many countries does a national coalition for landscape action work?
-- why: National coalitions are one of three routes to 1000 partnerships.
-- unit: coalitions
-- grain: one row per national coalition
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: teams
-- source: national_coalition
-- method: National coalitions that a source names.
-- limits: Being founded is counted, not being active.
select
    null::varchar as landscape_id,
    national_coalition.country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from national_coalition
cross join warehouse
