-- title: Conditions of its next stage that each landscape does not meet
-- grain: one row per minimum tier, landscape and unmet condition of the next stage
-- method: The next stage is the one after today's; its alternatives are in stage_need. A
--   landscape at the last stage has no row.
select
    stage_met.min_tier,
    stage_met.landscape_id,
    stage_need.stage_rank,
    stage_need.condition_number
from stage_met
join stage_need on stage_need.stage_rank = stage_met.stage_rank + 1
where stage_met.met & stage_need.bit = 0
