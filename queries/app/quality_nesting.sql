-- title: Landscapes inside others
-- question: Which landscapes lie inside one another, by their maps or by what sources say?
-- grain: one row per pair
-- topic: quality
-- source: boundary, landscape_relation
-- method: By map when the shared area is at least nine tenths of the smaller one; by source
--   when a relation says inside.
with
by_map as (
    select
        case when first_area.area_ha <= second_area.area_ha then landscape_overlap.landscape_id
            else landscape_overlap.other_landscape_id end as inner_id,
        case when first_area.area_ha <= second_area.area_ha
            then landscape_overlap.other_landscape_id
            else landscape_overlap.landscape_id end as outer_id,
        landscape_overlap.area_shared_ha / least(first_area.area_ha, second_area.area_ha)
            as share_inside
    from landscape_overlap
    join landscape_area as first_area
        on first_area.landscape_id = landscape_overlap.landscape_id
    join landscape_area as second_area
        on second_area.landscape_id = landscape_overlap.other_landscape_id
    where
        landscape_overlap.area_shared_ha >= 0.9 * least(first_area.area_ha, second_area.area_ha)
),

by_source as (
    select distinct inner_one.landscape_id as inner_id, outer_one.landscape_id as outer_id
    from landscape_relation
    join landscape_alias as inner_one on inner_one.alias_id = landscape_relation.landscape_id
    join landscape_alias as outer_one
        on outer_one.alias_id = landscape_relation.other_landscape_id
    where
        landscape_relation.relation_code = 'inside'
        and inner_one.landscape_id != outer_one.landscape_id
),

pairs as (
    select
        coalesce(by_map.inner_id, by_source.inner_id) as inner_id,
        coalesce(by_map.outer_id, by_source.outer_id) as outer_id,
        by_map.share_inside,
        by_map.inner_id is not null as is_by_map,
        by_source.inner_id is not null as is_by_source
    from by_map
    full join by_source
        on by_source.inner_id = by_map.inner_id and by_source.outer_id = by_map.outer_id
)

select
    pairs.inner_id,
    inner_card.landscape_name as inner_name,
    pairs.outer_id,
    outer_card.landscape_name as outer_name,
    pairs.share_inside,
    pairs.is_by_map,
    pairs.is_by_source
from pairs
join selected_landscape as inner_selected on inner_selected.landscape_id = pairs.inner_id
join selected_landscape as outer_selected on outer_selected.landscape_id = pairs.outer_id
join landscape_card as inner_card on inner_card.landscape_id = pairs.inner_id
join landscape_card as outer_card on outer_card.landscape_id = pairs.outer_id
where
    inner_card.consent_level_code != 'aggregate_only'
    and outer_card.consent_level_code != 'aggregate_only'
order by outer_card.landscape_name, inner_card.landscape_name
