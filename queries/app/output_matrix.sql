-- title: Landscapes and their outputs
-- question: Which landscape has which output?
-- grain: one row per landscape, the first thousand by name
-- topic: elements
-- source: landscape, output_event, output
-- method: `outputs` holds one state for each output in the order of outputs_by_element: done or
--   in_progress with the tier of its best evidence, or nothing. `landscapes` says how many there
--   are in all; outputs_by_landscape holds them all.
with
listed as (
    select
        landscape_card.landscape_id,
        landscape_card.landscape_name,
        selected_landscape.stage_code,
        count(*) over () as landscapes
    from selected_landscape
    join landscape_card on landscape_card.landscape_id = selected_landscape.landscape_id
    where landscape_card.consent_level_code in ('full', 'generalised')
    order by landscape_card.landscape_name, landscape_card.landscape_id
    limit 1000
)

select
    listed.landscape_id,
    listed.landscape_name,
    listed.stage_code,
    listed.landscapes,
    list(
        case
            when selected_output.is_done then 'done_' || selected_output.tier
            when not selected_output.is_done then 'in_progress_' || selected_output.tier
        end
        order by output_listed.place_in_line
    ) as outputs
from listed
cross join output_listed
left join selected_output
    on selected_output.landscape_id = listed.landscape_id
    and selected_output.element_code = output_listed.element_code
    and selected_output.output_code = output_listed.output_code
group by listed.landscape_id, listed.landscape_name, listed.stage_code, listed.landscapes
order by listed.landscape_name, listed.landscape_id
