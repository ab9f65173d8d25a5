-- title: Landscapes that cross this country's borders
-- question: Which landscapes lie in this country and in another too, and which part is inside?
-- grain: one row per landscape
-- topic: countries
-- source: landscape, boundary, population grid, cell_country
-- method: Landscapes that their sources place in several countries, this one among them, and
--   those whose mapped extent has at least a hundredth of its people or of its area on either
--   side; less is the width of a drawn line. People and area are those of the cells in this
--   country; the parts of a landscape sum to the whole.
-- limits: A larger unit that stands in for a landscape has no part here, nor has a landscape
--   without an extent.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: landscape_name, other_country_names, residents_inside, residents_whole, area_inside_ha,
--   area_mapped_ha, is_placed_here
with
inside as (
    select * from country_part where country_code = $country
),

by_map as (
    select inside.landscape_id, country_part.country_code
    from inside
    join country_part
        on country_part.landscape_id = inside.landscape_id
        and country_part.country_code is not null
        and country_part.country_code != $country
    where
        greatest(
            inside.residents_inside / nullif(inside.residents, 0),
            inside.area_inside_ha / inside.area_mapped_ha
        ) >= 0.01
        and greatest(
            country_part.residents_inside / nullif(country_part.residents, 0),
            country_part.area_inside_ha / country_part.area_mapped_ha
        ) >= 0.01
),

touching as (
    select landscape_id, country_code from by_map
    union
    select landscape_country.landscape_id, landscape_country.country_code
    from landscape_country
    join landscape_country as placed_here
        on placed_here.landscape_id = landscape_country.landscape_id
        and placed_here.country_code = $country
    where landscape_country.country_code != $country
),

others as (
    select
        touching.landscape_id,
        string_agg(touching.country_code, ';' order by country.name_en) as other_country_codes,
        string_agg(country.name_en, ', ' order by country.name_en) as other_country_names
    from touching
    join country on country.country_code = touching.country_code
    group by touching.landscape_id
)

select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    landscape_card.scope_code,
    others.other_country_codes,
    others.other_country_names,
    list_contains(landscape_card.country_codes, $country) as is_placed_here,
    inside.residents_inside,
    inside.residents as residents_whole,
    inside.area_inside_ha,
    inside.area_mapped_ha,
    landscape_card.extent_kind_code,
    landscape_card.people_method_code,
    landscape_card.consent_level_code
from others
join landscape_card on landscape_card.landscape_id = others.landscape_id
left join inside on inside.landscape_id = others.landscape_id
where landscape_card.consent_level_code != 'aggregate_only'
order by
    inside.residents_inside desc nulls last, landscape_card.landscape_name,
    landscape_card.landscape_id
