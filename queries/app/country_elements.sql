-- title: The five elements in one country
-- question: In how many of the landscapes that the coalition names here is an output of each
--   element done?
-- grain: one row per element
-- unit: landscapes
-- topic: elements
-- source: output_event
-- method: Landscapes in scope with an output of the element done or updated and not ended, of
--   at least the tier asked for; beside them those that have only begun. Five marks, never one
--   percentage: progress is not linear.
-- limits: Landscapes listed by name and country only are among those named; what they have done
--   is not shown. They are counted beside.
-- ignores: in_scope, countries, regions, networks, funders, stages
-- shows: element_code, landscapes_done, landscapes_begun, landscapes_in_scope
with
landscapes as (
    select landscape_counted.landscape_id
    from landscape_counted
    where
        landscape_counted.scope_code = 'in_scope'
        and list_contains(landscape_counted.country_codes, $country)
),

states as (
    select
        landscapes.landscape_id,
        output_event.element_code,
        bool_or(output_event.status_code in ('done', 'updated')) as is_done
    from landscapes
    join landscape_alias on landscape_alias.landscape_id = landscapes.landscape_id
    join output_event on output_event.landscape_id = landscape_alias.alias_id
    cross join warehouse
    where
        output_event.status_code != 'not_started'
        and output_event.tier >= $min_tier
        and coalesce(output_event.occurred_on <= warehouse.as_of, true)
        and coalesce(output_event.ended_on > warehouse.as_of, true)
    group by landscapes.landscape_id, output_event.element_code
)

select
    element.element_code,
    element.element_name,
    count(*) filter (states.is_done) as landscapes_done,
    count(*) filter (not states.is_done) as landscapes_begun,
    (select count(*) from landscapes) as landscapes_in_scope,
    (
        select count(*)
        from landscapes
        where landscape_id in (select landscape_id from landscape_by_name_only)
    ) as landscapes_left_out
from element
left join states on states.element_code = element.element_code
group by element.element_code, element.element_name
order by element.element_code
