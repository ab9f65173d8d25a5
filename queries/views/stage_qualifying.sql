-- title: Which evidence meets which condition, for every rule and minimum tier
-- grain: one row per rule, minimum tier, stage, condition and piece of evidence
-- status: working
-- method: The proven rule asks for the condition's own tier and the minimum asked for. The
--   self-reported rule waives the condition's tier down to 1; it is shown beside and never
--   counted.
with
rules as (
    select 'proven' as rule_code, tier as min_tier from tier
    union all
    select 'self_reported', 0
)

select
    rules.rule_code,
    rules.min_tier,
    stage_evidence.landscape_id,
    stage.stage_rank,
    stage_condition.condition_number,
    stage_evidence.occurred_on,
    stage_evidence.ended_on,
    stage_evidence.tier
from stage_evidence
join stage_condition
    on stage_condition.evidence_kind = stage_evidence.evidence_kind
    and coalesce(stage_condition.element_code = stage_evidence.element_code, true)
    and (not coalesce(stage_condition.requires_agreement, false) or stage_evidence.is_agreement)
    and coalesce(stage_condition.return_code = stage_evidence.return_code, true)
    and list_contains(
        case stage_condition.status_code
            when 'in_progress' then ['in_progress', 'done', 'updated', 'yes']
            when 'done' then ['done', 'updated']
            when 'yes' then ['yes']
            else [stage_evidence.status_code]
        end,
        stage_evidence.status_code
    )
join stage on stage.stage_code = stage_condition.stage_code
join rules
    on stage_evidence.tier >= rules.min_tier
    and stage_evidence.tier
        >= case rules.rule_code
            when 'proven' then stage_condition.tier_min
            else least(stage_condition.tier_min, 1)
        end
