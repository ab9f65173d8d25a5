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
missing as (
    select
        stage.stage_code,
        stage_missing.condition_number,
        max(stage_condition.element_code) as element_code,
        max(stage_condition.return_code) as return_code,
        bool_or(coalesce(stage_condition.requires_agreement, false)) as is_agreement,
        max(stage_condition.tier_min) as tier_min
    from stage_missing
    join stage on stage.stage_rank = stage_missing.stage_rank
    join stage_condition
        on stage_condition.stage_code = stage.stage_code
        and stage_condition.condition_number = stage_missing.condition_number
    where
        stage_missing.min_tier = $min_tier
        and stage_missing.landscape_id in (select landscape_id from landscape_wanted)
    group by stage.stage_code, stage_missing.condition_number
)

select
    stage_code,
    condition_number,
    case
        when is_agreement then 'agreement'
        when return_code is not null then 'measure'
        when element_code is null then 'any_output'
        when tier_min >= 2 then 'documented_output'
        else 'output'
    end as condition_code,
    element_code,
    return_code,
    tier_min
from missing
order by condition_number
