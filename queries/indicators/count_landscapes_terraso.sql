-- title: Landscapes on Terraso
-- question: How many landscapes use Terraso?
-- why: Terraso is one of three routes to 1000 partnerships.
-- unit: landscapes
-- grain: one row per landscape
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: teams
-- source: landscape, support
-- method: Landscapes whose record comes from Terraso, and landscapes served by the route
--   Terraso.
-- limits: A page on Terraso says nothing about how much it is used.
select
    landscape_counted.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from landscape_counted
cross join warehouse
where
    len(
        list_filter(
            coalesce(landscape_counted.network_names, []),
            lambda name: starts_with(lower(name), 'terraso')
        )
    ) > 0
    or landscape_counted.landscape_id in (
        select landscape_id from service_given where route_code = 'terraso'
    )
