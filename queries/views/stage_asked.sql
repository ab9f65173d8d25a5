-- title: How many conditions each stage has
-- grain: one row per stage with conditions
-- status: working
select stage.stage_rank, count(distinct stage_condition.condition_number) as conditions
from stage
join stage_condition on stage_condition.stage_code = stage.stage_code
group by stage.stage_rank
