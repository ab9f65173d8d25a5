-- title: Cells in which people of a landscape are counted
-- grain: one row per landscape and cell
-- method: Stand-ins are left out: their people are "at most" and never enter a total.
select
    landscape_cell.landscape_id,
    landscape_cell.h3,
    landscape_cell.mask,
    cell.population * cell.part_per_child as parts_per_child,
    cell.country_code
from landscape_cell
join landscape_extent on landscape_extent.landscape_id = landscape_cell.landscape_id
join cell on cell.h3 = landscape_cell.h3
where landscape_extent.people_method_code != 'stand_in'
