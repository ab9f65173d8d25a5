-- title: One landscape
-- question: What is held about this landscape?
-- grain: one row, none when the identifier is unknown
-- topic: landscapes
-- source: landscape, output_event, boundary, population grid, consent
-- method: Any identifier of the landscape finds it. Its attributed residents are its part of
--   the unique people when it shares cells with others. `stage_direction_code` says whether the
--   stage was reached in the last twelve months (up), before (flat), or a counted stage was lost
--   (down). Stated area and people are the latest on the evidence asked for.
-- limits: A circle is drawn of the stated area when the warehouse is built and does not follow the
--   evidence asked for: it is the landscape's modelled extent, not a value.
-- ignores: in_scope, countries, regions, networks, funders, stages
with
wanted as (
    select landscape_id from landscape_alias where alias_id = $landscape_id
),

levels as (
    select
        landscape_consent.landscape_id,
        max(level_code) filter (field_group_code = 'people') as people_consent_level_code,
        max(level_code) filter (field_group_code = 'finance') as finance_consent_level_code,
        max(level_code) filter (field_group_code = 'narrative') as narrative_consent_level_code,
        max(level_code) filter (field_group_code = 'indicators') as indicators_consent_level_code
    from landscape_consent
    join wanted on wanted.landscape_id = landscape_consent.landscape_id
    group by landscape_consent.landscape_id
),

lost as (
    select stage_span.landscape_id, max(stage_span.until_on) as stage_lost_on
    from stage_span
    join wanted on wanted.landscape_id = stage_span.landscape_id
    cross join warehouse
    where
        stage_span.rule_code = 'proven'
        and stage_span.min_tier = $min_tier
        and stage_span.until_on <= warehouse.as_of
    group by stage_span.landscape_id
)

select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    landscape_card.partnership_name,
    array_to_string(landscape_card.network_names, '; ') as network_names,
    landscape_card.landscape_type,
    landscape_card.scope_code,
    landscape_stage.stage_code,
    landscape_stage.stage_on,
    landscape_stage.stage_tier,
    case
        when landscape_stage.stage_code is null then 'withheld'
        when lost.stage_lost_on is not null and not landscape_stage.is_counted then 'down'
        when landscape_stage.stage_code = 'known' then 'no_data'
        when landscape_stage.stage_on is null then 'undated'
        when landscape_stage.stage_on > warehouse.as_of - to_years(1) then 'up'
        else 'flat'
    end as stage_direction_code,
    lost.stage_lost_on,
    array_to_string(landscape_card.country_codes, ';') as country_codes,
    landscape_card.country_names,
    landscape_card.realm_code,
    landscape_card.latitude,
    landscape_card.longitude,
    landscape_card.place_kind_code,
    landscape_card.extent_kind_code,
    landscape_card.people_method_code,
    landscape_card.residents,
    landscape_attribution.residents_attributed as residents_share_attributed,
    landscape_card.population_stated,
    landscape_card.population_stated_qualifier,
    landscape_card.area_ha,
    landscape_card.area_ha_qualifier,
    landscape_card.area_is_conflicting,
    landscape_card.population_is_conflicting,
    landscape_card.is_stale,
    landscape_card.freshness_code,
    landscape_card.last_evidence_on,
    landscape_card.consent_level_code,
    landscape_card.boundary_consent_level_code,
    levels.people_consent_level_code,
    levels.finance_consent_level_code,
    levels.narrative_consent_level_code,
    levels.indicators_consent_level_code,
    landscape_card.lead_name,
    landscape_card.started_year,
    landscape_card.website_url,
    landscape_card.extent_note,
    landscape_card.note,
    landscape_card.community_led_code,
    landscape_card.community_led_note,
    landscape_card.formal_status_code,
    array_to_string(landscape_card.also_recorded_as, '; ') as also_recorded_as,
    source.title as source_title,
    source.publisher_name as source_publisher,
    source.url as source_url,
    landscape_card.scope_source_url,
    consent_level.meaning as consent_note,
    warehouse.grid_name as grid,
    warehouse.grid_is_modelled,
    warehouse.as_of
from wanted
join landscape_card_asked as landscape_card on landscape_card.landscape_id = wanted.landscape_id
join landscape_stage
    on landscape_stage.landscape_id = wanted.landscape_id
    and landscape_stage.min_tier = $min_tier
left join lost on lost.landscape_id = wanted.landscape_id
left join levels on levels.landscape_id = wanted.landscape_id
cross join warehouse
left join landscape_attribution on landscape_attribution.landscape_id = wanted.landscape_id
left join source on source.source_id = landscape_card.source_id
left join consent_level
    on consent_level.level_code = landscape_card.boundary_consent_level_code
where landscape_card.consent_level_code != 'aggregate_only'
