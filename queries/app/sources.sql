-- title: Sources
-- question: Which published documents do the facts rest on?
-- grain: one row per source
-- topic: data
-- source: source
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
with
resting as (
    select source_id from landscape
    union all
    select source_id from output_event
    union all
    select source_id from observation
    union all
    select source_id from finance
    union all
    select source_id from participation
    union all
    select source_id from organisation
    union all
    select source_id from policy
    union all
    select source_id from timeline
    union all
    select source_id from commitment
    union all
    select source_id from boundary
),

counted as (
    select source_id, count(*) as rows_resting_on_it from resting group by source_id
)

select
    source.source_id,
    source.title,
    source.publisher_name,
    source.url,
    source.published_on_as_given as published_on,
    source.licence_name,
    coalesce(counted.rows_resting_on_it, 0) as rows_resting_on_it
from source
left join counted on counted.source_id = source.source_id
order by rows_resting_on_it desc, source.source_id
