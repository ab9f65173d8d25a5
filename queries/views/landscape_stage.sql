-- title: The stage of each landscape, for every minimum tier of evidence
-- grain: one row per minimum tier and landscape
-- method: Computed from outputs, formal status and measured values by the rules in
--   stage_condition. One that allows its name and country only has no stage: nothing is held.
select
    tier.tier as min_tier,
    landscape_counted.landscape_id,
    stage.stage_code,
    stage.stage_rank,
    stage.is_counted,
    stage_today.stage_on,
    stage_today.stage_tier
from landscape_counted
cross join tier
left join stage_today
    on stage_today.landscape_id = landscape_counted.landscape_id
    and stage_today.min_tier = tier.tier
    and stage_today.rule_code = 'proven'
left join landscape_by_name_only as by_name_only
    on by_name_only.landscape_id = landscape_counted.landscape_id
left join stage
    on stage.stage_rank = coalesce(stage_today.stage_rank, 0)
    and by_name_only.landscape_id is null
