-- title: The five elements of one landscape
-- question: Which outputs has this partnership reached in each element?
-- grain: one row per element
-- topic: elements
-- source: output_event
-- method: Outputs done or updated of at least the tier asked for, and not ended. Five
--   marks, never one percentage: progress is not linear.
-- ignores: in_scope, countries, regions, networks, funders, stages
-- shows: element_name, outputs_done, outputs_in_progress, best_tier, first_done_on
with
events as (
    select output_event.*
    from output_event
    join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
    cross join warehouse
    where
        landscape_alias.landscape_id
        in (select landscape_id from landscape_alias where alias_id = $landscape_id)
        and output_event.tier >= $min_tier
        and coalesce(output_event.ended_on > warehouse.as_of, true)
)

select
    element.element_code,
    element.element_name,
    count(events.output_event_id) filter (events.status_code in ('done', 'updated'))
        as outputs_done,
    count(events.output_event_id) filter (events.status_code = 'in_progress')
        as outputs_in_progress,
    max(events.tier) filter (events.status_code in ('done', 'updated')) as best_tier,
    min(events.occurred_on) filter (events.status_code in ('done', 'updated')) as first_done_on
from element
left join events on events.element_code = element.element_code
group by element.element_code, element.element_name
order by element.element_code
