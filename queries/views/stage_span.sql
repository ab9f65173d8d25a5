-- title: When each landscape in scope stood at a counted stage, by its dated evidence
-- grain: one row per rule, minimum tier, landscape and unbroken span
-- method: On every day that evidence begins or ends, the stages whose conditions all hold are
--   found; a span runs from the first day a counted stage holds to the day before it stops.
--   Undated evidence is in no span. `until_on` is the first day it no longer counts; empty
--   means today.
with
days as (
    select landscape_id, occurred_on as "on" from stage_evidence where occurred_on is not null
    union
    select landscape_id, ended_on from stage_evidence where ended_on is not null
),

conditions_met as (
    select distinct
        stage_qualifying.rule_code,
        stage_qualifying.min_tier,
        stage_qualifying.landscape_id,
        days."on",
        stage_qualifying.stage_rank,
        stage_qualifying.condition_number
    from stage_qualifying
    join landscape_counted on landscape_counted.landscape_id = stage_qualifying.landscape_id
    join days
        on days.landscape_id = stage_qualifying.landscape_id
        and stage_qualifying.occurred_on <= days."on"
        and coalesce(stage_qualifying.ended_on > days."on", true)
    where
        landscape_counted.scope_code = 'in_scope'
        and stage_qualifying.stage_rank <= (select min(stage_rank) from stage where is_counted)
),

stages_met as (
    select
        conditions_met.rule_code,
        conditions_met.min_tier,
        conditions_met.landscape_id,
        conditions_met."on",
        conditions_met.stage_rank
    from conditions_met
    join stage_asked on stage_asked.stage_rank = conditions_met.stage_rank
    group by
        conditions_met.rule_code,
        conditions_met.min_tier,
        conditions_met.landscape_id,
        conditions_met."on",
        conditions_met.stage_rank,
        stage_asked.conditions
    having count(*) = stage_asked.conditions
),

counted_days as (
    select rule_code, min_tier, landscape_id, "on"
    from stages_met
    group by rule_code, min_tier, landscape_id, "on"
    having count(*) = (select min(stage_rank) from stage where is_counted)
),

marked as (
    select
        rules.rule_code,
        rules.min_tier,
        days.landscape_id,
        days."on",
        counted_days."on" is not null as is_counted,
        lag(counted_days."on" is not null, 1, false) over day_by_day as was_counted
    from (select distinct rule_code, min_tier, landscape_id from counted_days) as rules
    join days on days.landscape_id = rules.landscape_id
    left join counted_days
        on counted_days.rule_code = rules.rule_code
        and counted_days.min_tier = rules.min_tier
        and counted_days.landscape_id = days.landscape_id
        and counted_days."on" = days."on"
    window day_by_day as (
        partition by rules.rule_code, rules.min_tier, days.landscape_id order by days."on"
    )
),

turns as (
    select
        rule_code,
        min_tier,
        landscape_id,
        is_counted,
        "on" as from_on,
        lead("on") over (
            partition by rule_code, min_tier, landscape_id order by "on"
        ) as until_on
    from marked
    where is_counted != was_counted
)

select rule_code, min_tier, landscape_id, from_on, until_on
from turns
where is_counted
