-- title: The outputs of one landscape
-- question: What has the partnership produced in each element, when, and on which evidence?
-- grain: one row per recorded output
-- topic: elements
-- source: output_event
-- method: From its end date an output no longer qualifies and is shown as ended. A date known to
--   the year or month is shown as given.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: element_code, output_name, output_status_code, occurred_on_as_given,
--   ended_on_as_given, tier, source_title
select
    output_event.element_code,
    output_event.output_code,
    output_event.output_name,
    case
        when output_event.ended_on <= warehouse.as_of then 'ended'
        else output_event.status_code
    end as output_status_code,
    output_event.occurred_on,
    output_event.occurred_on_as_given,
    output_event.ended_on,
    output_event.ended_on_as_given,
    output_event.tier,
    source.title as source_title,
    source.url as source_url,
    output_event.note,
    output_event.output_event_id
from output_event
join landscape_wanted on landscape_wanted.alias_id = output_event.landscape_id
cross join warehouse
left join source on source.source_id = output_event.source_id
order by
    output_event.element_code,
    coalesce(output_event.ended_on <= warehouse.as_of, false),
    list_position(['done', 'updated', 'in_progress', 'not_started'], output_event.status_code),
    output_event.occurred_on desc nulls last,
    output_event.output_event_id
