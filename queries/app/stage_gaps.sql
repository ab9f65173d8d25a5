-- title: What is missing for the next stage
-- question: Among landscapes at each stage, which condition of the next one is most often unmet?
-- grain: one row per stage and condition of the stage after it
-- topic: elements
-- source: output_event, observation, stage_condition
-- method: Landscapes at the stage today that do not meet the condition; one landscape may miss
--   several. `needs` are the alternatives that meet it. Where no output at all is recorded
--   everything is missing, so that stage is left out of what is missed most; what is missed
--   equally often at one stage is named together.
-- limits: Landscapes in totals only that a row would single out are left out and counted beside.
with
at_stage as (
    select stage_code, stage_rank, count(*) as landscapes
    from selected_by_output
    group by stage_code, stage_rank
),

missed as (
    select
        selected_by_output.stage_rank,
        stage_missing.condition_number,
        count(*) as landscapes_missing
    from selected_by_output
    join stage_missing
        on stage_missing.landscape_id = selected_by_output.landscape_id
        and stage_missing.min_tier = $min_tier
    group by selected_by_output.stage_rank, stage_missing.condition_number
)

select
    at_stage.stage_code,
    stage_need.stage_code as next_stage_code,
    stage_need.condition_number,
    stage_need.needs,
    coalesce(missed.landscapes_missing, 0) as landscapes_missing,
    at_stage.landscapes,
    selected_left_out.by_output as landscapes_left_out,
    rank() over (
        order by
            at_stage.stage_rank = 0,
            coalesce(missed.landscapes_missing, 0) desc,
            at_stage.stage_rank
    ) = 1 and at_stage.stage_rank > 0 and landscapes_missing > 0 as is_most_missed
from at_stage
cross join selected_left_out
join stage_need on stage_need.stage_rank = at_stage.stage_rank + 1
left join missed
    on missed.stage_rank = at_stage.stage_rank
    and missed.condition_number = stage_need.condition_number
order by at_stage.stage_rank, landscapes_missing desc, stage_need.condition_number
