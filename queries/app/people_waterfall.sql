-- title: From gross to unique
-- question: How many residents are counted more than once?
-- grain: one row per step
-- unit: people
-- topic: people
-- source: boundary, population grid
-- method: Each level is the unique people of a smaller set, rounded; steps are differences of
--   the rounded levels, so they sum to the last row to the person.
select step_rank, step_code, value
from selected_people
cross join lateral (
    values
        (1, 'gross', residents_gross),
        (2, 'overlap', -residents_overlap),
        (3, 'unique', residents_unique)
) as step (step_rank, step_code, value)
order by step_rank
