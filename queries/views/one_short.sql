-- title: Landscapes that one output or one measured value would bring to a further stage
-- grain: one row per minimum tier and landscape
-- method: What counts is the output that would be brought, not the conditions it would meet: one
--   output may meet conditions of several stages. Of all fixes the one that leads furthest
--   holds; of equal ones the least demanding: no agreement, then any element. `stage_rank` is
--   the stage it would bring; `brings_to_goal` that the landscape would then count, and does not
--   yet. `tier_least` is the evidence it must have.
with
lines as (
    select stage_rank, bit_or(bit_or(bit)) over (order by stage_rank) as asked
    from stage_need
    group by stage_rank
),

fixes as (
    select
        evidence_kind,
        element_code,
        requires_agreement,
        return_code,
        bit_or(bit) as meets
    from stage_fix
    group by evidence_kind, element_code, requires_agreement, return_code
),

patterns as (
    select distinct stage_rank as rank_today, met from stage_met
),

brought as (
    select
        patterns.rank_today,
        patterns.met,
        fixes.evidence_kind,
        fixes.element_code,
        fixes.requires_agreement,
        fixes.return_code,
        max(lines.stage_rank) as stage_rank
    from patterns
    cross join fixes
    join lines on (patterns.met | fixes.meets) & lines.asked = lines.asked
    group by all
),

best as (
    select *
    from brought
    where stage_rank > rank_today
    qualify row_number() over (
        partition by rank_today, met
        order by stage_rank desc, requires_agreement, element_code nulls first, return_code
    ) = 1
),

asked_of_it as (
    select best.*, max(stage_fix.tier_least) as tier_least
    from best
    join stage_fix
        on stage_fix.evidence_kind = best.evidence_kind
        and stage_fix.element_code is not distinct from best.element_code
        and stage_fix.requires_agreement = best.requires_agreement
        and stage_fix.return_code is not distinct from best.return_code
        and stage_fix.stage_rank <= best.stage_rank
        and best.met & stage_fix.bit = 0
    group by all
)

select
    stage_met.min_tier,
    stage_met.landscape_id,
    asked_of_it.evidence_kind,
    asked_of_it.element_code,
    asked_of_it.requires_agreement,
    asked_of_it.return_code,
    greatest(asked_of_it.tier_least, stage_met.min_tier) as tier_least,
    asked_of_it.stage_rank,
    reached.is_counted and not today.is_counted as brings_to_goal
from stage_met
join asked_of_it
    on asked_of_it.rank_today = stage_met.stage_rank and asked_of_it.met = stage_met.met
join stage as reached on reached.stage_rank = asked_of_it.stage_rank
join stage as today on today.stage_rank = stage_met.stage_rank
