-- title: The stage of each landscape on the day of the build, for every rule and minimum tier
-- grain: one row per rule, minimum tier and landscape
-- status: working
-- method: The last stage in line that holds together with all before it.
select
    rule_code,
    min_tier,
    landscape_id,
    max(stage_rank) as stage_rank,
    arg_max_null(
        case when dated_so_far = stages_so_far then latest_on end, stage_rank
    ) as stage_on,
    arg_max(weakest_tier, stage_rank) as stage_tier
from stage_in_line
where stages_so_far = stage_rank
group by rule_code, min_tier, landscape_id
