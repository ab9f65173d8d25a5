-- title: Sources of one landscape
-- question: On which published documents does everything on its page rest, under which licence?
-- grain: one row per source and page of it
-- topic: landscapes
-- source: source
-- method: Sources of the landscape's own rows in every table; how many rows rest on each.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: source_title, publisher_name, published_on_as_given, licence_name, rows_resting_on_it
with
resting as (
    select landscape_id, source_id, null as source_url from landscape
    union all by name
    select landscape_id, source_id from boundary
    union all by name
    select landscape_id, source_id from output_event
    union all by name
    select landscape_id, source_id, source_url from observation
    union all by name
    select landscape_id, source_id, source_url from finance
    union all by name
    select landscape_id, source_id from participation
    union all by name
    select landscape_id, source_id from support
    union all by name
    select landscape_id, source_id from policy
    union all by name
    select landscape_id, source_id from learning
),

counted as (
    select resting.source_id, resting.source_url, count(*) as rows_resting_on_it
    from resting
    join landscape_wanted on landscape_wanted.alias_id = resting.landscape_id
    where resting.source_id is not null
    group by resting.source_id, resting.source_url
)

select
    source.source_id,
    source.title as source_title,
    source.publisher_name,
    coalesce(counted.source_url, source.url) as source_url,
    source.published_on_as_given,
    source.licence_name,
    counted.rows_resting_on_it
from counted
join source on source.source_id = counted.source_id
order by counted.rows_resting_on_it desc, source.source_id, source_url
