-- title: How many selected landscapes in totals only each breakdown leaves to its total
-- grain: one row
-- method: `in_every` are those that no breakdown and no list may hold.
select
    count(*) filter (
        landscape_id in (select landscape_id from breakdown_left_out where breakdown_code = 'stage')
    ) as by_stage,
    count(*) filter (
        landscape_id in (
            select landscape_id from breakdown_left_out where breakdown_code = 'output'
        )
    ) as by_output,
    count(*) filter (
        landscape_id in (select landscape_id from breakdown_left_out where breakdown_code = 'age')
    ) as by_age,
    count(*) filter (landscape_id in (select landscape_id from landscape_totals_only))
        as in_every
from selected_landscape
