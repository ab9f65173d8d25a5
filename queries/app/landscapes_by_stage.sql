-- title: Landscapes by stage
-- question: How far have partnerships come, as their outputs prove?
-- grain: one row per stage
-- topic: stages
-- source: output_event
-- method: Each landscape stands at the highest stage whose rule, and all rules below, its
--   outputs meet.
-- limits: Landscapes in totals only that a row would single out are left out and counted beside.
-- shows: stage_code, landscapes_in_scope, landscapes
select
    stage.stage_code,
    stage.stage_rank,
    stage.meaning,
    count(selected_by_stage.landscape_id) as landscapes,
    count(selected_by_stage.landscape_id) filter (selected_by_stage.scope_code = 'in_scope')
        as landscapes_in_scope,
    any_value(selected_left_out.by_stage) as landscapes_left_out
from stage
cross join selected_left_out
left join selected_by_stage on selected_by_stage.stage_code = stage.stage_code
group by stage.stage_code, stage.stage_rank, stage.meaning
order by stage.stage_rank
