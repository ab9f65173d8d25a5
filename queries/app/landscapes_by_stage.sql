-- title: Landscapes by stage
-- question: How far have partnerships come, as their outputs prove?
-- grain: one row per stage
-- topic: stages
-- source: output_event
-- method: Each landscape stands at the highest stage whose rule, and all rules below, its
--   outputs meet.
-- shows: stage_code, landscapes_in_scope, landscapes
select
    stage.stage_code,
    stage.stage_rank,
    stage.meaning,
    count(selected_landscape.landscape_id) as landscapes,
    count(selected_landscape.landscape_id) filter (selected_landscape.scope_code = 'in_scope')
        as landscapes_in_scope
from stage
left join selected_landscape on selected_landscape.stage_code = stage.stage_code
group by all
order by stage.stage_rank
