-- title: Landscapes that lack one condition of the counted stage
-- grain: one row per minimum tier and landscape
-- method: Every condition of the stages up to the counted one but exactly one is met.
with
asked as (
    select
        stage.stage_rank,
        stage_condition.condition_number,
        any_value(stage_condition.element_code) as element_code,
        bool_or(coalesce(stage_condition.requires_agreement, false)) as requires_agreement
    from stage_condition
    join stage on stage.stage_code = stage_condition.stage_code
    where stage.stage_rank <= (select min(stage_rank) from stage where is_counted)
    group by stage.stage_rank, stage_condition.condition_number
),

met as (
    select min_tier, landscape_id, count(*) as conditions
    from stage_condition_met
    group by min_tier, landscape_id
    having count(*) = (select count(*) from asked) - 1
)

select
    met.min_tier,
    met.landscape_id,
    asked.stage_rank,
    asked.condition_number,
    asked.element_code,
    asked.requires_agreement
from met
cross join asked
where not exists (
    select 1
    from stage_condition_met
    where
        stage_condition_met.min_tier = met.min_tier
        and stage_condition_met.landscape_id = met.landscape_id
        and stage_condition_met.stage_rank = asked.stage_rank
        and stage_condition_met.condition_number = asked.condition_number
)
