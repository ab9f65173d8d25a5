-- title: What was said in public
-- question: What has the coalition stated about its size, and when?
-- grain: one row per statement
-- topic: coalition
-- source: timeline
-- method: Each counted thing is a series of its own; nothing is filled in between.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: occurred_on_as_given, title, metric_name, value, source_title
select
    timeline.occurred_on,
    timeline.occurred_on_as_given,
    timeline.title,
    timeline.timeline_kind_code,
    timeline.metric_name,
    timeline.value,
    timeline.unit_name,
    source.title as source_title,
    source.publisher_name as source_publisher,
    coalesce(timeline.source_url, source.url) as source_url,
    timeline.note
from timeline
left join source on source.source_id = timeline.source_id
order by timeline.occurred_on, timeline.timeline_id
