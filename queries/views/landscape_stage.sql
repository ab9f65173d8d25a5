-- title: The stage of each landscape, for every minimum tier of evidence
-- grain: one row per minimum tier and landscape
-- method: A stage holds when each of its conditions and of all stages below is met by an
--   output, formal status or measured value of at least the condition's tier and the minimum
--   asked for. Its date is the latest of the earliest dates; undated evidence counts today but
--   gives no date. Its tier is that of the weakest condition, each taken at its best output.
with
evidence as (
    select
        landscape_alias.landscape_id,
        'output' as evidence_kind,
        output_event.element_code,
        coalesce(output.is_agreement, false) as is_agreement,
        null::varchar as return_code,
        output_event.status_code,
        output_event.occurred_on,
        output_event.ended_on,
        output_event.tier
    from output_event
    join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
    left join output on output.output_code = output_event.output_code
    where output_event.status_code != 'not_started'
    union all by name
    select
        landscape_id,
        'formal_status' as evidence_kind,
        formal_status_code as status_code,
        formal_status_on as occurred_on,
        coalesce(formal_status_tier, 1) as tier
    from landscape_counted
    where formal_status_code in ('in_progress', 'yes')
    union all by name
    select
        observation_known.landscape_id,
        'measure' as evidence_kind,
        measure.return_code,
        'done' as status_code,
        observation_known."on" as occurred_on,
        observation_known.tier
    from observation_known
    join measure on measure.measure_code = observation_known.measure_code
    where
        observation_known.is_of_landscape
        and observation_known.value_type_code = 'reported'
        and measure.return_code is not null
),

conditions_met as (
    select
        asked.tier as min_tier,
        evidence.landscape_id,
        stage.stage_rank,
        stage_condition.condition_number,
        min(evidence.occurred_on) as first_on,
        max(evidence.tier) as best_tier
    from evidence
    cross join warehouse
    join stage_condition
        on stage_condition.evidence_kind = evidence.evidence_kind
        and coalesce(stage_condition.element_code = evidence.element_code, true)
        and (not coalesce(stage_condition.requires_agreement, false) or evidence.is_agreement)
        and coalesce(stage_condition.return_code = evidence.return_code, true)
        and list_contains(
            case stage_condition.status_code
                when 'in_progress' then ['in_progress', 'done', 'updated', 'yes']
                when 'done' then ['done', 'updated']
                when 'yes' then ['yes']
                else [evidence.status_code]
            end,
            evidence.status_code
        )
    join stage on stage.stage_code = stage_condition.stage_code
    join tier as asked
        on evidence.tier >= asked.tier and evidence.tier >= stage_condition.tier_min
    where
        (evidence.occurred_on is null or evidence.occurred_on <= warehouse.as_of)
        and (evidence.ended_on is null or evidence.ended_on > warehouse.as_of)
    group by all
),

conditions_asked as (
    select stage.stage_rank, count(distinct stage_condition.condition_number) as conditions
    from stage
    join stage_condition on stage_condition.stage_code = stage.stage_code
    group by stage.stage_rank
),

stages_met as (
    select
        conditions_met.min_tier,
        conditions_met.landscape_id,
        conditions_met.stage_rank,
        case when count(first_on) = count(*) then max(first_on) end as own_on,
        min(best_tier) as own_tier
    from conditions_met
    join conditions_asked on conditions_asked.stage_rank = conditions_met.stage_rank
    group by
        conditions_met.min_tier,
        conditions_met.landscape_id,
        conditions_met.stage_rank,
        conditions_asked.conditions
    having count(*) = conditions_asked.conditions
),

in_line as (
    select
        min_tier,
        landscape_id,
        stage_rank,
        row_number() over up_to_here as stages_so_far,
        count(own_on) over up_to_here as dated_so_far,
        max(own_on) over up_to_here as latest_on,
        min(own_tier) over up_to_here as weakest_tier
    from stages_met
    window up_to_here as (partition by min_tier, landscape_id order by stage_rank)
),

reached as (
    select
        min_tier,
        landscape_id,
        max(stage_rank) as stage_rank,
        arg_max_null(
            case when dated_so_far = stages_so_far then latest_on end, stage_rank
        ) as stage_on,
        arg_max(weakest_tier, stage_rank) as stage_tier
    from in_line
    where stages_so_far = stage_rank
    group by min_tier, landscape_id
)

select
    tier.tier as min_tier,
    landscape_counted.landscape_id,
    stage.stage_code,
    stage.stage_rank,
    stage.is_counted,
    reached.stage_on,
    reached.stage_tier
from landscape_counted
cross join tier
left join reached
    on reached.landscape_id = landscape_counted.landscape_id
    and reached.min_tier = tier.tier
join stage on stage.stage_rank = coalesce(reached.stage_rank, 0)
