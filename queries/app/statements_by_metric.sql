-- title: Public statements, each counted thing a series of its own
-- question: What has been stated about the coalition's size, and when?
-- grain: one row per statement that gives a number
-- topic: coalition
-- source: timeline
-- method: One series a kind of entry and counted thing, on its own scale; series are never joined
--   and nothing is filled in between. Goals are no statements and are left out.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: metric_name, occurred_on_as_given, value, unit_name, title, source_title
select
    timeline.timeline_kind_code,
    timeline.metric_name,
    timeline.unit_name,
    timeline.occurred_on,
    timeline.occurred_on_as_given,
    timeline.value,
    timeline.title,
    source.title as source_title,
    source.publisher_name as source_publisher,
    coalesce(timeline.source_url, source.url) as source_url,
    timeline.note,
    count(*) over series as statements,
    max(timeline.value) over series as value_most
from timeline
left join source on source.source_id = timeline.source_id
where
    timeline.metric_name is not null
    and timeline.value is not null
    and timeline.timeline_kind_code != 'target'
window series as (partition by timeline.timeline_kind_code, timeline.metric_name)
order by
    statements desc,
    list_position(
        ['headline', 'milestone', 'event', 'finance', 'context'], timeline.timeline_kind_code
    ),
    timeline.metric_name,
    timeline.occurred_on,
    timeline.timeline_id
