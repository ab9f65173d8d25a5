-- title: Every stage that a landscape is at or past today, with its date
-- grain: one row per minimum tier, landscape and stage
-- method: By the proven rule. Empty date: some of what it rests on is not dated.
select
    min_tier,
    landscape_id,
    stage_rank,
    case when dated_so_far = stages_so_far then latest_on end as stage_on
from stage_in_line
where rule_code = 'proven' and stages_so_far = stage_rank
