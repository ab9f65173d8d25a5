-- title: Cells that more than one landscape covers
-- grain: one row per cell
-- method: Only here can people be counted twice; elsewhere unique and gross are the same.
select
    h3,
    row_number() over (order by h3)::integer as cell_number,
    any_value(parts_per_child) as parts_per_child,
    any_value(country_code) as country_code
from counted_cell
group by h3
having count(*) > 1
