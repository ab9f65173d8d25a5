-- title: Cells that more than one landscape covers
-- grain: one row per cell
-- method: Only here can people be counted twice; elsewhere unique and gross are the same.
select
    counted_cell.h3,
    row_number() over (order by counted_cell.h3)::integer as cell_number,
    any_value(counted_cell.parts_per_child) as parts_per_child,
    any_value(counted_cell.country_code) as country_code,
    any_value(cell.area_ha * cell.part_per_child) / 2009 as area_per_child
from counted_cell
join cell on cell.h3 = counted_cell.h3
group by counted_cell.h3
having count(*) > 1
