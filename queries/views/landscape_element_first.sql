-- title: When each landscape first had an output of an element done
-- grain: one row per minimum tier, landscape and element with a dated output
-- method: The earliest date of an output done or updated; that it has ended since does not
--   undo it. Undated outputs have no place here.
select
    tier.tier as min_tier,
    landscape_alias.landscape_id,
    output_event.element_code,
    min(output_event.occurred_on) as first_done_on
from output_event
join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
join tier on output_event.tier >= tier.tier
cross join warehouse
where
    output_event.status_code in ('done', 'updated')
    and output_event.occurred_on <= warehouse.as_of
group by tier.tier, landscape_alias.landscape_id, output_event.element_code
