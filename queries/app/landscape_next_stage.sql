-- title: What one landscape lacks for its next stage
-- question: Which conditions of the next stage does no output or measure meet yet?
-- grain: one row per condition that is not met; none at the last stage
-- topic: elements
-- source: output_event, observation
-- method: The stage after the one held, by the rules of the stages. Conditions are apart; none
--   is worth more than another. Of alternatives the first is named.
-- limits: Says what is not proven here, which is not always what is not there.
-- ignores: in_scope, countries, regions, networks, funders, stages
-- shows: stage_code, condition_code, element_code, return_code, tier_min
select
    stage_need.stage_code,
    stage_need.condition_number,
    case
        when stage_need.needs[1].requires_agreement then 'agreement'
        when stage_need.needs[1].return_code is not null then 'measure'
        when stage_need.needs[1].element_code is null then 'any_output'
        when stage_need.needs[1].tier_least >= 2 then 'documented_output'
        else 'output'
    end as condition_code,
    stage_need.needs[1].element_code as element_code,
    stage_need.needs[1].return_code as return_code,
    stage_need.needs[1].tier_least as tier_min
from stage_missing
join stage_need
    on stage_need.stage_rank = stage_missing.stage_rank
    and stage_need.condition_number = stage_missing.condition_number
where
    stage_missing.min_tier = $min_tier
    and stage_missing.landscape_id in (select landscape_id from landscape_wanted)
order by stage_need.condition_number
