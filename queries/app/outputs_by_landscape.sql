-- title: Outputs of every landscape
-- question: Which outputs does each landscape have done or under way, on which evidence?
-- grain: one row per landscape and output
-- topic: elements
-- source: landscape, output_event, output
-- method: As they stand on the day of the build, each output once, with its best evidence.
--   Landscapes with nothing recorded have no row.
select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    landscape_card.country_names,
    selected_output.stage_code,
    selected_output.element_code,
    selected_output.output_code,
    case when selected_output.is_done then 'done' else 'in_progress' end as status_code,
    selected_output.tier
from selected_output
join landscape_card on landscape_card.landscape_id = selected_output.landscape_id
join output_listed
    on output_listed.element_code = selected_output.element_code
    and output_listed.output_code = selected_output.output_code
where landscape_card.consent_level_code != 'aggregate_only'
order by
    landscape_card.landscape_name, landscape_card.landscape_id, output_listed.place_in_line
