-- title: How many selected landscapes each breakdown leaves to its total
-- grain: one row
-- method: `in_every` are those in totals only, that no list may hold; `by_name_only` those of
--   which a list holds name and country alone.
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
        as in_every,
    count(*) filter (landscape_id in (select landscape_id from landscape_by_name_only))
        as by_name_only
from selected_landscape
