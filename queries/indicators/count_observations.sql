-- title: Observations of the four returns
-- question: How many values are reported about the four returns?
-- why: Without reported values nobody can say whether a landscape fares better.
-- unit: observations
-- grain: one row per reported observation of a return
-- rollup: count
-- kind: flow
-- better: higher
-- topic: returns
-- source: observation, measure
-- method: Reported values whose measure belongs to a return; targets and estimates are not
--   counted.
-- limits: A count of values says nothing about their size.
select
    observation_known.landscape_id,
    null::varchar as country_code,
    coalesce(observation_known."on", warehouse.as_of) as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    observation_known.tier::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from observation_known
join measure on measure.measure_code = observation_known.measure_code
cross join warehouse
where
    observation_known.is_of_landscape
    and observation_known.value_type_code = 'reported'
    and measure.return_code is not null
