-- title: Landscapes of one organisation
-- question: In which landscapes does this organisation have a role?
-- grain: one row per landscape
-- topic: coalition
-- source: participation
-- method: Landscapes that may be listed, with the roles as sources name them.
-- shows: landscape_name, country_names, scope_code, role_names
select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    landscape_card.country_names,
    array_to_string(landscape_card.country_codes, ';') as country_codes,
    landscape_card.scope_code,
    organisation_landscape.role_names
from organisation_landscape
join selected_landscape
    on selected_landscape.landscape_id = organisation_landscape.landscape_id
join landscape_card
    on landscape_card.landscape_id = organisation_landscape.landscape_id
    and landscape_card.consent_level_code != 'aggregate_only'
where organisation_landscape.organisation_id = $organisation
order by landscape_card.landscape_name, landscape_card.landscape_id
