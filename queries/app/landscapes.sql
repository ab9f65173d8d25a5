-- title: Landscapes
-- question: Which landscapes are in the record, where, at which stage, with how many people?
-- grain: one row per landscape
-- topic: landscapes
-- source: landscape, output_event, boundary, population grid
-- method: Residents are the landscape's own, wherever its borders run; a stand-in's residents
--   are "at most". Stage and its tier obey the minimum evidence asked for.
select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    landscape_card.partnership_name,
    array_to_string(landscape_card.network_names, '; ') as network_names,
    landscape_card.landscape_type,
    landscape_card.scope_code,
    selected_landscape.stage_code,
    selected_landscape.stage_on,
    selected_landscape.stage_tier,
    array_to_string(landscape_card.country_codes, ';') as country_codes,
    landscape_card.country_names,
    landscape_card.realm_code,
    landscape_card.latitude,
    landscape_card.longitude,
    landscape_card.place_kind_code,
    landscape_card.extent_kind_code,
    landscape_card.people_method_code,
    landscape_card.residents,
    landscape_card.population_stated,
    landscape_card.area_ha,
    landscape_card.is_stale,
    landscape_card.freshness_code,
    landscape_card.consent_level_code,
    landscape_card.last_evidence_on
from selected_landscape
join landscape_card_asked as landscape_card
    on landscape_card.landscape_id = selected_landscape.landscape_id
where landscape_card.consent_level_code != 'aggregate_only'
order by
    list_position(['in_scope', 'listed', 'reference'], landscape_card.scope_code),
    landscape_card.landscape_name,
    landscape_card.landscape_id
