-- title: Stages whose conditions hold today, in their order, for every rule and minimum tier
-- grain: one row per rule, minimum tier, landscape and stage whose own conditions hold
-- status: working
-- method: A stage is reached when `stages_so_far` equals its rank: it and all before it hold. Its
--   date is the latest of the earliest dates; undated evidence counts today but gives no date.
--   Its tier is that of the weakest condition, each taken at its best output.
with
conditions_met as (
    select
        stage_qualifying.rule_code,
        stage_qualifying.min_tier,
        stage_qualifying.landscape_id,
        stage_qualifying.stage_rank,
        stage_qualifying.condition_number,
        min(stage_qualifying.occurred_on) as first_on,
        max(stage_qualifying.tier) as best_tier
    from stage_qualifying
    cross join warehouse
    where
        (
            stage_qualifying.occurred_on is null
            or stage_qualifying.occurred_on <= warehouse.as_of
        )
        and (
            stage_qualifying.ended_on is null
            or stage_qualifying.ended_on > warehouse.as_of
        )
    group by all
),

stages_met as (
    select
        conditions_met.rule_code,
        conditions_met.min_tier,
        conditions_met.landscape_id,
        conditions_met.stage_rank,
        case when count(conditions_met.first_on) = count(*) then max(conditions_met.first_on) end
            as own_on,
        min(conditions_met.best_tier) as own_tier
    from conditions_met
    join stage_asked on stage_asked.stage_rank = conditions_met.stage_rank
    group by
        conditions_met.rule_code,
        conditions_met.min_tier,
        conditions_met.landscape_id,
        conditions_met.stage_rank,
        stage_asked.conditions
    having count(*) = stage_asked.conditions
)

select
    rule_code,
    min_tier,
    landscape_id,
    stage_rank,
    row_number() over up_to_here as stages_so_far,
    count(own_on) over up_to_here as dated_so_far,
    max(own_on) over up_to_here as latest_on,
    min(own_tier) over up_to_here as weakest_tier
from stages_met
window up_to_here as (partition by rule_code, min_tier, landscape_id order by stage_rank)
