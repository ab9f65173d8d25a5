-- title: Outputs done in one country
-- question: Which outputs of the practical guide do the landscapes named here have?
-- grain: one row per output of the guide
-- unit: landscapes
-- topic: elements
-- source: output_event, output
-- method: Landscapes in scope with the output done or updated and not ended, of at least the
--   tier asked for.
-- ignores: in_scope, countries, regions, networks, funders, stages
-- shows: element_code, output_name, landscapes_done, landscapes_in_scope
with
landscapes as (
    select landscape_alias.alias_id, landscape_counted.landscape_id
    from landscape_counted
    join landscape_alias on landscape_alias.landscape_id = landscape_counted.landscape_id
    where
        landscape_counted.scope_code = 'in_scope'
        and list_contains(landscape_counted.country_codes, $country)
),

finished as (
    select output_event.output_code, count(distinct landscapes.landscape_id) as landscapes_done
    from landscapes
    join output_event on output_event.landscape_id = landscapes.alias_id
    cross join warehouse
    where
        output_event.status_code in ('done', 'updated')
        and output_event.tier >= $min_tier
        and coalesce(output_event.occurred_on <= warehouse.as_of, true)
        and coalesce(output_event.ended_on > warehouse.as_of, true)
    group by output_event.output_code
)

select
    output.element_code,
    output.output_code,
    output.output_name,
    coalesce(finished.landscapes_done, 0) as landscapes_done,
    (select count(distinct landscape_id) from landscapes) as landscapes_in_scope
from output
left join finished on finished.output_code = output.output_code
order by output.element_code, landscapes_done desc, output.output_code
