-- title: What changed in one landscape in the last twelve months
-- question: Which stages, outputs, reports and deals carry a date of the last twelve months?
-- grain: one row per dated change
-- topic: landscapes
-- source: output_event, observation, finance, support, policy, learning, consent
-- method: Everything that carries a date in the twelve months up to the day of the build, the
--   latest first. Groups of a reported value are left to the value itself, and a
--   whole deal to its parts.
-- limits: What carries no date is in no such list.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: on, landscape_change_code, subject_name, value, unit_name, tier, source_title
with
stages as (
    select
        landscape_stage.stage_on as "on",
        'stage' as landscape_change_code,
        landscape_stage.stage_code as subject_name,
        landscape_stage.stage_tier as tier
    from landscape_stage
    where
        landscape_stage.min_tier = 0
        and landscape_stage.landscape_id in (select landscape_id from landscape_wanted)
        and landscape_stage.stage_code != 'known'
    union all by name
    select until_on as "on", 'stage_lost' as landscape_change_code
    from stage_span
    where
        rule_code = 'proven'
        and min_tier = 0
        and until_on is not null
        and landscape_id in (select landscape_id from landscape_wanted)
),

outputs as (
    select
        output_event.occurred_on as "on",
        case output_event.status_code
            when 'in_progress' then 'output_started'
            when 'updated' then 'output_updated'
            else 'output_done'
        end as landscape_change_code,
        output_event.output_name as subject_name,
        output_event.element_code,
        output_event.tier,
        output_event.source_id
    from output_event
    join landscape_wanted on landscape_wanted.alias_id = output_event.landscape_id
    where output_event.status_code != 'not_started'
    union all by name
    select
        output_event.ended_on as "on",
        'output_ended' as landscape_change_code,
        output_event.output_name as subject_name,
        output_event.element_code,
        output_event.tier,
        output_event.source_id
    from output_event
    join landscape_wanted on landscape_wanted.alias_id = output_event.landscape_id
),

values_reported as (
    select
        observation_known."on",
        'reported' as landscape_change_code,
        measure.measure_name as subject_name,
        observation_known.measure_code,
        observation_known.value,
        observation_known.unit_name,
        observation_known.qualifier,
        observation_known.tier,
        observation_known.source_id
    from observation_known
    join measure on measure.measure_code = observation_known.measure_code
    where
        observation_known.landscape_id in (select landscape_id from landscape_wanted)
        and observation_known.value_type_code = 'reported'
        and observation_known.disaggregation is null
),

deals as (
    select
        finance_leaf.period_start_on as "on",
        'deal_' || finance_leaf.finance_stage_code as landscape_change_code,
        coalesce(finance_leaf.funder_name, finance_leaf.instrument_name) as subject_name,
        finance_leaf.amount::double as value,
        finance_leaf.currency_code as unit_name,
        finance_leaf.tier,
        finance_leaf.source_id
    from finance_leaf
    where
        finance_leaf.landscape_id in (select landscape_id from landscape_wanted)
        and finance_leaf.value_type_code = 'reported'
),

services as (
    select
        support.started_on as "on",
        'support_started' as landscape_change_code,
        organisation.organisation_name as subject_name,
        support.source_id
    from support
    join landscape_wanted on landscape_wanted.alias_id = support.landscape_id
    left join organisation on organisation.organisation_id = support.organisation_id
    union all by name
    select
        support.ended_on as "on",
        'support_ended' as landscape_change_code,
        organisation.organisation_name as subject_name,
        support.source_id
    from support
    join landscape_wanted on landscape_wanted.alias_id = support.landscape_id
    left join organisation on organisation.organisation_id = support.organisation_id
),

papers as (
    select
        policy.occurred_on as "on",
        'policy' as landscape_change_code,
        policy.title as subject_name,
        policy.source_id
    from policy
    join landscape_wanted on landscape_wanted.alias_id = policy.landscape_id
    union all by name
    select
        learning.published_on as "on",
        'learning' as landscape_change_code,
        learning.title as subject_name,
        learning.source_id
    from learning
    join landscape_wanted on landscape_wanted.alias_id = learning.landscape_id
),

permits as (
    select distinct consent.granted_on as "on", 'consent' as landscape_change_code
    from consent
    join landscape_wanted on landscape_wanted.alias_id = consent.landscape_id
),

every_change as (
    from stages
    union all by name
    from outputs
    union all by name
    from values_reported
    union all by name
    from deals
    union all by name
    from services
    union all by name
    from papers
    union all by name
    from permits
)

select
    every_change."on",
    every_change.landscape_change_code,
    every_change.subject_name,
    every_change.element_code,
    every_change.measure_code,
    every_change.value,
    every_change.unit_name,
    every_change.qualifier,
    every_change.tier,
    source.title as source_title,
    source.url as source_url
from every_change
cross join warehouse
left join source on source.source_id = every_change.source_id
where
    every_change."on" > warehouse.as_of - to_years(1)
    and every_change."on" <= warehouse.as_of
order by
    every_change."on" desc,
    list_position(['stage', 'stage_lost'], every_change.landscape_change_code) nulls last,
    every_change.landscape_change_code,
    every_change.subject_name,
    every_change.value
