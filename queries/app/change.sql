-- title: What changed
-- question: By how much did the two goals move between two days, and why?
-- grain: one row per indicator and step
-- topic: goals
-- source: output_event, boundary, population grid
-- method: In one fixed order: removed, new, boundary, grid, evidence, stage; method is what is
--   left, with undated evidence that counts only today. The steps sum exactly. Without days,
--   the last twelve months.
-- limits: Within one warehouse boundaries and grid are today's, so those steps are zero; a diff
--   of two warehouses shows them.
select
    change_step.indicator_name,
    change_step.step_rank,
    change_step.step_code,
    change_step.value,
    change_day.from_on,
    change_day.to_on
from change_step
cross join change_day
order by change_step.indicator_name, change_step.step_rank
