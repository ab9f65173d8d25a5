-- title: Landscapes in scope that would count if self-reported evidence were enough, and do not
-- grain: one row per minimum tier and landscape
-- method: Counted stage under the self-reported rule and not under the proven one at the
--   minimum tier. Shown beside the headline, hatched, never in it.
select landscape_stage.min_tier, landscape_stage.landscape_id
from landscape_stage
join landscape_counted on landscape_counted.landscape_id = landscape_stage.landscape_id
join stage_today
    on stage_today.landscape_id = landscape_stage.landscape_id
    and stage_today.rule_code = 'self_reported'
join stage on stage.stage_rank = stage_today.stage_rank
where
    landscape_counted.scope_code = 'in_scope'
    and stage.is_counted
    and not landscape_stage.is_counted
