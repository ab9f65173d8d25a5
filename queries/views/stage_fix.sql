-- title: Which conditions one more output or measured value would meet
-- grain: one row per fix and condition that it meets
-- status: working
-- method: A fix is what some condition asks for: an output, of an element or of any, an
--   agreement, or a measured value of a return. One output can meet conditions of several stages
--   at once; an agreement is also an output of its element.
with
fixes as (
    select distinct
        stage_condition.evidence_kind,
        coalesce(stage_condition.element_code, agreement.element_code) as element_code,
        coalesce(stage_condition.requires_agreement, false) as requires_agreement,
        stage_condition.return_code
    from stage_condition
    left join output as agreement
        on agreement.is_agreement
        and stage_condition.requires_agreement
        and coalesce(stage_condition.element_code = agreement.element_code, true)
    where stage_condition.evidence_kind in ('output', 'measure')
)

select
    fixes.evidence_kind,
    fixes.element_code,
    fixes.requires_agreement,
    fixes.return_code,
    stage_need.stage_rank,
    stage_need.bit,
    min(stage_condition.tier_min) as tier_least
from fixes
join stage_condition
    on stage_condition.evidence_kind = fixes.evidence_kind
    and (
        stage_condition.element_code is null
        or stage_condition.element_code is not distinct from fixes.element_code
    )
    and (not coalesce(stage_condition.requires_agreement, false) or fixes.requires_agreement)
    and (
        stage_condition.return_code is null
        or stage_condition.return_code is not distinct from fixes.return_code
    )
join stage_need
    on stage_need.stage_code = stage_condition.stage_code
    and stage_need.condition_number = stage_condition.condition_number
group by
    fixes.evidence_kind,
    fixes.element_code,
    fixes.requires_agreement,
    fixes.return_code,
    stage_need.stage_rank,
    stage_need.bit
