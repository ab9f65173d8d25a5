-- title: A whole number for each landscape, for joins over millions of cells
-- grain: one row per landscape
select landscape_id, row_number() over (order by landscape_id)::integer as landscape_number
from landscape_counted
