-- title: Outputs of each landscape as they stand today
-- grain: one row per landscape, element and output that is done or under way
-- method: On the day of the build; what is not dated counts, what has ended does not. The tiers
--   are those of the best evidence. An output that is none of its element's in the guide is
--   "other".
select
    landscape_alias.landscape_id,
    output_event.element_code,
    coalesce(output.output_code, 'other') as output_code,
    max(output_event.tier) filter (output_event.status_code in ('done', 'updated'))
        as tier_done,
    max(output_event.tier) filter (output_event.status_code = 'in_progress')
        as tier_in_progress
from output_event
join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
cross join warehouse
left join output
    on output.output_code = output_event.output_code
    and output.element_code = output_event.element_code
where
    output_event.status_code != 'not_started'
    and coalesce(output_event.occurred_on <= warehouse.as_of, true)
    and coalesce(output_event.ended_on > warehouse.as_of, true)
group by all
