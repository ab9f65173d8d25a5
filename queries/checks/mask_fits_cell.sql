-- title: A landscape covers more of a cell than the cell has children
-- method: Every mask must fit the 49 children of its cell, or the 41 of a pentagon.
select landscape_cell.landscape_id, landscape_cell.h3
from landscape_cell
join cell on cell.h3 = landscape_cell.h3
where bit_count(landscape_cell.mask) > 2009 // cell.part_per_child or landscape_cell.mask = 0
