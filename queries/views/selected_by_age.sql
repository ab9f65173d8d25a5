-- title: Selected landscapes that a breakdown by the age of their evidence may hold
-- grain: one row per landscape
-- method: Landscapes in totals only whose part would single them out are left to the total.
select *
from selected_landscape
where
    landscape_id not in (
        select landscape_id from breakdown_left_out where breakdown_code = 'age'
    )
