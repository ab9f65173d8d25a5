-- title: One step short of the next stage
-- question: Which landscapes would one output or one measured value bring to a further stage?
-- grain: one row per landscape
-- unit: people
-- topic: elements
-- source: output_event, observation, stage_condition, population grid
-- method: Of all outputs and measured values the one that leads furthest; the stage shown is the
--   one it would bring. People at stake are the landscape's own residents, where it would then
--   count towards the goals and does not yet; at most those, since they may be counted already.
-- limits: Landscapes that miss two things or more are not here.
select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    array_to_string(landscape_card.country_codes, ';') as country_codes,
    landscape_card.country_names,
    selected_landscape.stage_code,
    stage.stage_code as next_stage_code,
    one_short.evidence_kind,
    one_short.element_code,
    one_short.requires_agreement,
    one_short.return_code,
    one_short.tier_least,
    one_short.brings_to_goal,
    case
        when
            one_short.brings_to_goal
            and landscape_card.people_method_code in ('grid', 'circle')
            then coalesce(landscape_card.residents, 0)
    end as people_at_stake
from selected_landscape
join one_short
    on one_short.landscape_id = selected_landscape.landscape_id
    and one_short.min_tier = $min_tier
join stage on stage.stage_rank = one_short.stage_rank
join landscape_card_asked as landscape_card
    on landscape_card.landscape_id = selected_landscape.landscape_id
where landscape_card.consent_level_code != 'aggregate_only'
order by
    one_short.brings_to_goal desc,
    selected_landscape.stage_rank desc,
    landscape_card.landscape_name,
    landscape_card.landscape_id
