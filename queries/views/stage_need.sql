-- title: What each stage asks for, condition by condition
-- grain: one row per condition of a stage
-- method: `needs` are the alternatives of the condition, any of which meets it. `bit` gives every
--   condition a place of its own in a number, so that what is met can be compared at once.
select
    stage.stage_rank,
    stage.stage_code,
    stage_condition.condition_number,
    1::bigint << (
        row_number() over (order by stage.stage_rank, stage_condition.condition_number) - 1
    )::integer as bit,
    list(
        struct_pack(
            evidence_kind := stage_condition.evidence_kind,
            element_code := stage_condition.element_code,
            requires_agreement := coalesce(stage_condition.requires_agreement, false),
            return_code := stage_condition.return_code,
            tier_least := stage_condition.tier_min
        )
        order by stage_condition.alternative
    ) as needs
from stage_condition
join stage on stage.stage_code = stage_condition.stage_code
group by stage.stage_rank, stage.stage_code, stage_condition.condition_number
