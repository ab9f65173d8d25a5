-- title: Cells of the landscapes that counted on either day
-- grain: one row per landscape and cell
-- method: Within one warehouse boundary and grid are those of today on both days.
select
    counted_cell.landscape_id,
    counted_cell.h3,
    counted_cell.mask as mask_from,
    counted_cell.mask as mask_to,
    counted_cell.parts_per_child as parts_from,
    counted_cell.parts_per_child as parts_to
from counted_cell
join change_landscape on change_landscape.landscape_id = counted_cell.landscape_id
where
    (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
    or counted_cell.country_code in (select country_code from wanted_country)
