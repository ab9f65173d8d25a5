-- title: Area that each mapped landscape covers
-- grain: one row per landscape with counted cells
-- unit: ha
-- method: Covered share of each cell times the cell's area on the sphere.
select
    counted_cell.landscape_id,
    sum(
        cell.area_ha * bit_count(counted_cell.mask) * cell.part_per_child / 2009
    ) as area_ha
from counted_cell
join cell on cell.h3 = counted_cell.h3
group by counted_cell.landscape_id
