-- title: The part of each mapped landscape that lies in each country
-- grain: one row per landscape and country; a row without a country holds what falls in none
-- unit: people, ha
-- method: Every cell belongs to one country. A landscape's people are rounded once and the
--   remainder goes to the largest fractions, so the parts sum to its residents to the person.
with
areas as (
    select
        counted_cell.landscape_id,
        counted_cell.country_code,
        sum(
            cell.area_ha * bit_count(counted_cell.mask) * cell.part_per_child / 2009
        ) as area_inside_ha
    from counted_cell
    join cell on cell.h3 = counted_cell.h3
    group by counted_cell.landscape_id, counted_cell.country_code
),

ranked as (
    select
        landscape_id,
        country_code,
        (gross_parts // 2009)::bigint as people_floor,
        sum(gross_parts) over whole as whole_parts,
        sum(gross_parts // 2009) over whole as whole_floor,
        row_number() over (
            partition by landscape_id order by gross_parts % 2009 desc, country_code
        ) as place_in_line
    from landscape_people_by_country
    window whole as (partition by landscape_id)
)

select
    ranked.landscape_id,
    ranked.country_code,
    ranked.people_floor
        + (place_in_line <= round(whole_parts / 2009) - whole_floor)::bigint as residents_inside,
    round(whole_parts / 2009)::bigint as residents,
    areas.area_inside_ha,
    sum(areas.area_inside_ha) over (partition by ranked.landscape_id) as area_mapped_ha
from ranked
join areas
    on areas.landscape_id = ranked.landscape_id
    and areas.country_code is not distinct from ranked.country_code
