-- title: Outlines of landscapes
-- question: What does each landscape cover, and how well is that known?
-- grain: one row per landscape that has an extent
-- topic: landscapes
-- source: boundary, landscape
-- method: A boundary as given, or a circle of the stated area about an approximate point. Larger
--   units that stand in come first, then by mapped area, so that what is small lies above.
-- limits: A circle keeps the area it was drawn of, whatever evidence is asked for.
select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    landscape_extent.extent_kind_code as boundary_kind_code,
    landscape_card.scope_code,
    landscape_extent.geometry
from selected_landscape
join landscape_card on landscape_card.landscape_id = selected_landscape.landscape_id
join landscape_extent on landscape_extent.landscape_id = selected_landscape.landscape_id
left join landscape_area on landscape_area.landscape_id = selected_landscape.landscape_id
where
    landscape_extent.geometry is not null
    and ($landscape_id is null or landscape_card.landscape_id = $landscape_id)
order by landscape_area.area_ha desc nulls first, landscape_card.landscape_id
