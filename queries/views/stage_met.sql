-- title: Which conditions of all stages each landscape meets today
-- grain: one row per minimum tier and landscape
-- status: working
-- method: By the proven rule, on the day of the build; the bits of the conditions met, in one
--   number.
with
met_today as (
    select distinct
        stage_qualifying.min_tier,
        stage_qualifying.landscape_id,
        stage_need.bit
    from stage_qualifying
    cross join warehouse
    join stage_need
        on stage_need.stage_rank = stage_qualifying.stage_rank
        and stage_need.condition_number = stage_qualifying.condition_number
    where
        stage_qualifying.rule_code = 'proven'
        and coalesce(stage_qualifying.occurred_on <= warehouse.as_of, true)
        and coalesce(stage_qualifying.ended_on > warehouse.as_of, true)
)

select
    landscape_stage.min_tier,
    landscape_stage.landscape_id,
    landscape_stage.stage_rank,
    coalesce(bit_or(met_today.bit), 0) as met
from landscape_stage
left join met_today
    on met_today.min_tier = landscape_stage.min_tier
    and met_today.landscape_id = landscape_stage.landscape_id
group by landscape_stage.min_tier, landscape_stage.landscape_id, landscape_stage.stage_rank
