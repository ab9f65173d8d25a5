-- title: Every fact about one landscape
-- question: What does each source say about this landscape?
-- grain: one row per fact
-- topic: landscapes
-- source: landscape, output_event, observation, finance, participation, policy, source
-- method: Values stand in the source's own unit with its qualifier. Different reported values
--   of one measure, unit and date are marked as conflicting and all kept.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
with
wanted as (
    select landscape_id from landscape_alias where alias_id = $landscape_id
),

rows_of_landscape as (
    select landscape_alias.alias_id
    from landscape_alias
    join wanted on wanted.landscape_id = landscape_alias.landscape_id
),

values_seen as (
    select
        measure_code,
        unit_name,
        value_type_code,
        disaggregation,
        count(distinct value) filter (
            value_type_code in ('reported', 'estimated')
        ) > 1 as is_conflicting
    from observation_known
    join wanted on wanted.landscape_id = observation_known.landscape_id
    where measure_code in ('AREA', 'POP')
    group by all
),

facts as (
    select
        1 as group_rank,
        'output' as fact_group,
        'element ' || output_event.element_code || ' · ' || element.element_name as fact_name,
        output_event.output_name || ' (' || replace(output_event.status_code, '_', ' ') || ')'
            as value_text,
        null as unit_name,
        output_event.occurred_on_as_given as on_text,
        'reported' as value_type_code,
        output_event.tier,
        output_event.source_id,
        null as source_url,
        output_event.note,
        'output_event' as record_table,
        output_event.output_event_id as record_id,
        false as is_conflicting,
        output_event.occurred_on as "on"
    from output_event
    join rows_of_landscape on rows_of_landscape.alias_id = output_event.landscape_id
    join element on element.element_code = output_event.element_code
    union all by name
    select
        case observation_known.measure_code when 'AREA' then 3 when 'POP' then 2 else 4 end
            as group_rank,
        case observation_known.measure_code
            when 'AREA' then 'area' when 'POP' then 'people' else 'observation'
        end as fact_group,
        coalesce(observation_known.measure_label, measure.measure_name) as fact_name,
        trim(
            coalesce(observation_known.qualifier || ' ', '')
            || case
                when observation_known.value = floor(observation_known.value)
                    then format('{:,}', observation_known.value::bigint)
                else observation_known.value::varchar
            end
        ) as value_text,
        observation_known.unit_name,
        observation_known.on_as_given as on_text,
        observation_known.value_type_code,
        observation_known.tier,
        observation_known.source_id,
        observation_known.source_url,
        observation_known.note,
        'observation' as record_table,
        observation_known.observation_id as record_id,
        coalesce(values_seen.is_conflicting, false) as is_conflicting,
        observation_known."on"
    from observation_known
    join wanted on wanted.landscape_id = observation_known.landscape_id
    join measure on measure.measure_code = observation_known.measure_code
    left join values_seen
        on values_seen.measure_code = observation_known.measure_code
        and values_seen.unit_name = observation_known.unit_name
        and values_seen.value_type_code = observation_known.value_type_code
        and values_seen.disaggregation is not distinct from observation_known.disaggregation
    union all by name
    select
        5 as group_rank,
        'finance' as fact_group,
        replace(finance.finance_stage_code, '_', ' ')
            || coalesce(' · ' || finance.instrument_name, '')
            || coalesce(' · ' || finance.funder_name, '') as fact_name,
        format('{:,}', round(finance.amount)::bigint)
            || case when finance.is_excluded_from_sums then ' (in no total)' else '' end
            as value_text,
        finance.currency_code as unit_name,
        coalesce(finance.period_start_on_as_given, '')
            || coalesce('–' || finance.period_end_on_as_given, '') as on_text,
        finance.value_type_code,
        finance.tier,
        finance.source_id,
        finance.source_url,
        finance.note,
        'finance' as record_table,
        finance.finance_id as record_id,
        false as is_conflicting,
        finance.period_start_on as "on"
    from finance
    join rows_of_landscape on rows_of_landscape.alias_id = finance.landscape_id
    union all by name
    select
        6 as group_rank,
        'organisation' as fact_group,
        participation.role_name as fact_name,
        organisation.organisation_name as value_text,
        participation.source_id,
        participation.note,
        'participation' as record_table,
        participation.landscape_id || ' · ' || participation.organisation_id || ' · '
            || participation.role_name as record_id,
        false as is_conflicting
    from participation
    join rows_of_landscape on rows_of_landscape.alias_id = participation.landscape_id
    join organisation on organisation.organisation_id = participation.organisation_id
    union all by name
    select
        7 as group_rank,
        'policy' as fact_group,
        policy.policy_stage_code as fact_name,
        policy.title as value_text,
        policy.occurred_on_as_given as on_text,
        policy.source_id,
        policy.note,
        'policy' as record_table,
        policy.policy_id as record_id,
        false as is_conflicting,
        policy.occurred_on as "on"
    from policy
    join rows_of_landscape on rows_of_landscape.alias_id = policy.landscape_id
    union all by name
    select
        0 as group_rank,
        'identity' as fact_group,
        'recorded as' as fact_name,
        landscape.landscape_name || coalesce(' · ' || landscape.network_name, '') as value_text,
        landscape.started_year::varchar as on_text,
        landscape.source_id,
        landscape.note,
        'landscape' as record_table,
        landscape.landscape_id as record_id,
        false as is_conflicting
    from landscape
    join rows_of_landscape on rows_of_landscape.alias_id = landscape.landscape_id
    union all by name
    select
        3 as group_rank,
        'area' as fact_group,
        'boundary' as fact_name,
        replace(landscape_shape.boundary_kind_code, '_', '-') || ': '
            || array_to_string(landscape_shape.unit_codes, ', ') as value_text,
        landscape_shape.source_id,
        landscape_shape.note,
        'boundary' as record_table,
        landscape_shape.landscape_id as record_id,
        false as is_conflicting
    from landscape_shape
    join wanted on wanted.landscape_id = landscape_shape.landscape_id
)

select
    facts.fact_group,
    facts.fact_name,
    facts.value_text,
    facts.unit_name,
    nullif(facts.on_text, '') as on_text,
    facts.value_type_code,
    facts.tier,
    tier.tier_name,
    source.title as source_title,
    source.publisher_name as source_publisher,
    coalesce(facts.source_url, source.url) as source_url,
    facts.note,
    facts.record_table,
    facts.record_id,
    facts.is_conflicting
from facts
left join tier on tier.tier = facts.tier
left join source on source.source_id = facts.source_id
order by facts.group_rank, facts."on" desc nulls last, facts.fact_name, facts.record_id
