-- title: Conflicting figures
-- question: Where do sources disagree on the same measure?
-- grain: one row per conflicting value
-- topic: quality
-- source: observation, source
-- method: Different reported or estimated areas, or populations, of one landscape; all are
--   kept.
with
values_seen as (
    select
        observation_known.*,
        count(distinct observation_known.value) over (
            partition by observation_known.landscape_id, observation_known.measure_code
        ) as different_values
    from observation_known
    join selected_landscape on selected_landscape.landscape_id = observation_known.landscape_id
    where
        observation_known.is_of_landscape
        and observation_known.measure_code in ('AREA', 'POP')
        and observation_known.unit_name in ('ha', 'people')
        and observation_known.value_type_code in ('reported', 'estimated')
        and observation_known.disaggregation is null
        and observation_known.tier >= $min_tier
)

select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    values_seen.measure_code,
    values_seen.value,
    values_seen.unit_name,
    values_seen.qualifier,
    values_seen.on_as_given as "on",
    values_seen.tier,
    source.title as source_title,
    coalesce(values_seen.source_url, source.url) as source_url,
    values_seen.note,
    values_seen.observation_id
from values_seen
join landscape_card on landscape_card.landscape_id = values_seen.landscape_id
left join source on source.source_id = values_seen.source_id
where
    values_seen.different_values > 1
    and landscape_card.consent_level_code != 'aggregate_only'
order by landscape_card.landscape_name, values_seen.measure_code, values_seen.value desc
