-- title: People supported by empowered landscapes, each counted once
-- question: How many different people live in landscapes in scope that are empowered?
-- why: The coalition's second goal: 1 billion people by 2030.
-- unit: people
-- grain: one row per mapped landscape in scope at the counted stage
-- rollup: unique
-- kind: stock
-- better: higher
-- topic: goals
-- source: output_event, boundary, landscape, population grid
-- method: Residents of landscapes in scope at stage empowered or above; each cell counts once.
--   The tier is the highest minimum of evidence at which the stage still holds.
-- limits: Landscapes without a boundary or an area add nobody; people in stand-ins never enter.
--   Circles are extents and do not follow the minimum of evidence; the stage does.
select
    landscape_stage.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    any_value(landscape_people.residents) as value,
    null::double as numerator,
    null::double as denominator,
    max(landscape_stage.min_tier)::integer as tier,
    0 as tier_from,
    'estimated' as value_type,
    null::varchar as disaggregation
from landscape_stage
join landscape_counted on landscape_counted.landscape_id = landscape_stage.landscape_id
join landscape_people on landscape_people.landscape_id = landscape_stage.landscape_id
cross join warehouse
where
    landscape_counted.scope_code = 'in_scope'
    and landscape_stage.is_counted
    and landscape_people.people_method_code != 'stand_in'
group by landscape_stage.landscape_id, warehouse.as_of
