-- title: Policies and programmes
-- question: Which policies take up integrated landscape management, and where do they stand?
-- grain: one row per policy
-- topic: coalition
-- source: policy
-- method: Policies whose landscape, country or coalition the filters let through.
-- limits: That the coalition moved a policy is not claimed.
-- shows: title, place_name, about_landscape_name, level_name, policy_stage_code,
--   occurred_on_as_given, source_title
select
    policy_placed.policy_id,
    policy_placed.title,
    policy_placed.level_name,
    policy_placed.policy_stage_code,
    policy_placed.occurred_on,
    policy_placed.occurred_on_as_given,
    coalesce(country.name_en, policy_placed.level_name) as place_name,
    country.country_code as place_code,
    landscape_card.landscape_id,
    landscape_card.landscape_name as about_landscape_name,
    source.title as source_title,
    source.url as source_url,
    policy_placed.note
from policy_placed
join selected_place
    on selected_place.landscape_id is not distinct from policy_placed.landscape_id
    and selected_place.country_code is not distinct from policy_placed.country_code
left join country on country.country_code = policy_placed.country_code_given
left join landscape_card
    on landscape_card.landscape_id = policy_placed.landscape_id
    and landscape_card.consent_level_code != 'aggregate_only'
left join source on source.source_id = policy_placed.source_id
order by policy_placed.occurred_on desc nulls last, policy_placed.policy_id
