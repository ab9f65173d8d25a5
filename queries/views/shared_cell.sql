-- title: What each landscape covers of the cells that several cover
-- grain: one row per landscape and cell
select landscape_number.landscape_number, cell_covered_twice.cell_number, counted_cell.mask
from counted_cell
join cell_covered_twice on cell_covered_twice.h3 = counted_cell.h3
join landscape_number on landscape_number.landscape_id = counted_cell.landscape_id
order by cell_covered_twice.cell_number
