-- title: Every value of the four returns of one landscape
-- question: What was reported, aimed at or estimated, for which period and group?
-- grain: one row per observation
-- topic: returns
-- source: observation
-- method: Values in their source's own unit, with its qualifier. Where sources disagree about
--   one period every value is kept; `is_chosen` marks the one that trends read. `is_within`
--   marks a flow whose period lies inside a longer one and is in no sum.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: measure_name, group_code, value, unit_name, start_on, on_text, value_type_code, tier,
--   is_conflicting, source_title
select
    landscape_series.return_code,
    landscape_series.measure_code,
    landscape_series.measure_name,
    landscape_series.kind_code,
    coalesce(landscape_series.disaggregation, 'all') as group_code,
    landscape_series.value,
    landscape_series.qualifier,
    landscape_series.unit_name,
    landscape_series.start_on,
    landscape_series."on",
    landscape_series.on_as_given as on_text,
    landscape_series.value_type_code,
    landscape_series.tier,
    landscape_series.is_conflicting,
    landscape_series.is_chosen,
    landscape_series.is_within,
    source.title as source_title,
    coalesce(landscape_series.source_url, source.url) as source_url,
    landscape_series.note,
    landscape_series.observation_id
from landscape_series
left join source on source.source_id = landscape_series.source_id
order by
    list_position(
        ['inspiration', 'social', 'natural', 'financial'], landscape_series.return_code
    ),
    landscape_series.measure_code,
    landscape_series.unit_name,
    landscape_series.disaggregation nulls first,
    landscape_series."on" nulls last,
    landscape_series.value_type_code,
    landscape_series.observation_id
