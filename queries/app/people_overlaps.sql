-- title: Landscapes that share people
-- question: Which landscapes overlap, and how many people live in both?
-- grain: one row per pair of selected landscapes
-- unit: people
-- topic: people
-- source: boundary, population grid
-- method: People and area of the parts of cells that both landscapes cover.
select
    landscape_overlap.landscape_id,
    first_one.landscape_name,
    landscape_overlap.other_landscape_id,
    second_one.landscape_name as other_landscape_name,
    landscape_overlap.residents_shared,
    landscape_overlap.area_shared_ha
from landscape_overlap
join selected_landscape as first_selected
    on first_selected.landscape_id = landscape_overlap.landscape_id
join selected_landscape as second_selected
    on second_selected.landscape_id = landscape_overlap.other_landscape_id
join landscape_card as first_one
    on first_one.landscape_id = landscape_overlap.landscape_id
    and first_one.consent_level_code != 'aggregate_only'
join landscape_card as second_one
    on second_one.landscape_id = landscape_overlap.other_landscape_id
    and second_one.consent_level_code != 'aggregate_only'
order by
    landscape_overlap.residents_shared desc,
    landscape_overlap.landscape_id,
    landscape_overlap.other_landscape_id
