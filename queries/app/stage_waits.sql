-- title: Time from the first output to each stage
-- question: How many months after its first output does a landscape reach a stage?
-- grain: one row per stage after the first
-- unit: months
-- topic: elements
-- source: output_event, observation
-- method: Full months from the first output done in any element to the day on which every
--   condition of the stage was first met; the median over landscapes at or past the stage today
--   whose dates are all known. The first stage is left out: it begins with the first output.
-- limits: Only landscapes that got there; those still on their way would make the time longer.
--   Landscapes in totals only are left out.
-- shows: stage_code, months_to_stage, landscapes_dated, landscapes_reached
with
first_done as (
    select
        landscape_element_first.landscape_id,
        min(landscape_element_first.first_done_on) as first_done_on
    from selected_landscape
    join landscape_element_first
        on landscape_element_first.landscape_id = selected_landscape.landscape_id
        and landscape_element_first.min_tier = $min_tier
    group by landscape_element_first.landscape_id
),

reached as (
    select
        stage_reached.stage_rank,
        date_sub('month', first_done.first_done_on, stage_reached.stage_on) as months
    from selected_landscape
    join stage_reached
        on stage_reached.landscape_id = selected_landscape.landscape_id
        and stage_reached.min_tier = $min_tier
    left join first_done
        on first_done.landscape_id = selected_landscape.landscape_id
        and first_done.first_done_on <= stage_reached.stage_on
    where selected_landscape.landscape_id not in (select landscape_id from landscape_totals_only)
)

select
    stage.stage_code,
    median(reached.months) as months_to_stage,
    count(reached.months) as landscapes_dated,
    count(reached.stage_rank) as landscapes_reached
from stage
left join reached on reached.stage_rank = stage.stage_rank
where stage.stage_rank > (select min(stage_rank) from stage_need)
group by stage.stage_code, stage.stage_rank
order by stage.stage_rank
