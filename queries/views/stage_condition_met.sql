-- title: Conditions of the stages up to the counted one that each landscape meets today
-- grain: one row per minimum tier, landscape, stage and condition
-- method: By the proven rule, on the day of the build.
select distinct
    stage_qualifying.min_tier,
    stage_qualifying.landscape_id,
    stage_qualifying.stage_rank,
    stage_qualifying.condition_number
from stage_qualifying
cross join warehouse
where
    stage_qualifying.rule_code = 'proven'
    and stage_qualifying.stage_rank <= (select min(stage_rank) from stage where is_counted)
    and coalesce(stage_qualifying.occurred_on <= warehouse.as_of, true)
    and coalesce(stage_qualifying.ended_on > warehouse.as_of, true)
