-- title: What one landscape lacks for its next stage
-- question: Which conditions of the next stage does no output or measure meet yet?
-- grain: one row per condition that is not met; none at the last stage
-- topic: elements
-- source: output_event, observation
-- method: The stage after the one held, by the rules of the stages. Conditions are apart; none
--   is worth more than another.
-- limits: Says what is not proven here, which is not always what is not there.
-- ignores: in_scope, countries, regions, networks, funders, stages
-- shows: stage_code, condition_code, element_code, return_code, tier_min
with
asked as (
    select
        stage.stage_code,
        stage.stage_rank,
        stage_condition.condition_number,
        max(stage_condition.element_code) as element_code,
        max(stage_condition.return_code) as return_code,
        bool_or(coalesce(stage_condition.requires_agreement, false)) as is_agreement,
        max(stage_condition.tier_min) as tier_min
    from landscape_stage
    join stage on stage.stage_rank = landscape_stage.stage_rank + 1
    join stage_condition on stage_condition.stage_code = stage.stage_code
    where
        landscape_stage.min_tier = $min_tier
        and landscape_stage.landscape_id in (select landscape_id from landscape_wanted)
    group by stage.stage_code, stage.stage_rank, stage_condition.condition_number
),

outputs_held as (
    select distinct output_event.element_code
    from output_event
    join landscape_wanted on landscape_wanted.alias_id = output_event.landscape_id
    cross join warehouse
    where
        output_event.status_code in ('done', 'updated')
        and output_event.tier >= $min_tier
        and coalesce(output_event.occurred_on <= warehouse.as_of, true)
        and coalesce(output_event.ended_on > warehouse.as_of, true)
),

returns_held as (
    select distinct measure.return_code
    from observation_known
    join measure on measure.measure_code = observation_known.measure_code
    cross join warehouse
    where
        observation_known.landscape_id in (select landscape_id from landscape_wanted)
        and observation_known.is_of_landscape
        and observation_known.value_type_code = 'reported'
        and observation_known.tier >= $min_tier
        and coalesce(observation_known."on" <= warehouse.as_of, true)
),

met_up_to_counted as (
    select stage_rank, condition_number
    from stage_condition_met
    where
        min_tier = $min_tier
        and landscape_id in (select landscape_id from landscape_wanted)
)

select
    asked.stage_code,
    asked.condition_number,
    case
        when asked.is_agreement then 'agreement'
        when asked.return_code is not null then 'measure'
        when asked.element_code is null then 'any_output'
        when asked.tier_min >= 2 then 'documented_output'
        else 'output'
    end as condition_code,
    asked.element_code,
    asked.return_code,
    asked.tier_min
from asked
left join met_up_to_counted
    on met_up_to_counted.stage_rank = asked.stage_rank
    and met_up_to_counted.condition_number = asked.condition_number
where
    met_up_to_counted.condition_number is null
    and (
        asked.stage_rank <= (select min(stage_rank) from stage where is_counted)
        or asked.element_code not in (select element_code from outputs_held)
        or asked.return_code not in (
            select return_code from returns_held where return_code is not null
        )
    )
order by asked.condition_number
