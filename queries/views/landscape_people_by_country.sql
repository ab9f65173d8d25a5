-- title: People of each landscape by country, and people and area in cells that no other covers
-- grain: one row per landscape and country
-- unit: 2009ths of a person
-- method: What no other landscape covers is the same in every selection, so it is summed once.
select
    counted_cell.landscape_id,
    counted_cell.country_code,
    sum(counted_cell.parts_per_child::hugeint * bit_count(counted_cell.mask)) as gross_parts,
    coalesce(
        sum(counted_cell.parts_per_child::hugeint * bit_count(counted_cell.mask)) filter (
            cell_covered_twice.h3 is null
        ), 0
    ) as alone_parts,
    coalesce(
        sum(cell.area_ha * cell.part_per_child / 2009 * bit_count(counted_cell.mask)) filter (
            cell_covered_twice.h3 is null
        ), 0
    ) as alone_area_ha
from counted_cell
join cell on cell.h3 = counted_cell.h3
left join cell_covered_twice on cell_covered_twice.h3 = counted_cell.h3
group by counted_cell.landscape_id, counted_cell.country_code
