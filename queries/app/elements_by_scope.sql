-- title: The five elements, landscape by landscape
-- question: In how many landscapes is an output of each element done, under way, or nothing
--   recorded?
-- grain: one row per scope and element
-- topic: elements
-- source: landscape, output_event
-- method: Done: at least one output done on the day of the build, on the evidence asked for.
--   Under way: some output in progress and none done. The rest has nothing recorded, which is
--   not the same as nothing done. Five independent counts: progress is not linear.
-- limits: Landscapes in totals only that a row would single out are left out and counted beside.
-- shows: scope_code, element_code, landscapes, landscapes_done, landscapes_under_way,
--   landscapes_nothing, landscapes_left_out
with
scopes as (
    select
        unnest(['in_scope', 'listed', 'reference']) as scope_code,
        unnest([1, 2, 3]) as place_in_line
),

asked as (
    select
        scopes.scope_code,
        scopes.place_in_line,
        count(selected_by_output.landscape_id) as landscapes,
        count(selected_landscape.landscape_id) - landscapes as landscapes_left_out
    from scopes
    left join selected_landscape on selected_landscape.scope_code = scopes.scope_code
    left join selected_by_output
        on selected_by_output.landscape_id = selected_landscape.landscape_id
    group by scopes.scope_code, scopes.place_in_line
),

found as (
    select
        scope_code,
        element_code,
        count(*) filter (is_done) as landscapes_done,
        count(*) filter (not is_done) as landscapes_under_way
    from selected_element
    group by scope_code, element_code
)

select
    asked.scope_code,
    element.element_code,
    element.element_name,
    asked.landscapes,
    coalesce(found.landscapes_done, 0) as landscapes_done,
    coalesce(found.landscapes_under_way, 0) as landscapes_under_way,
    asked.landscapes - coalesce(found.landscapes_done, 0)
        - coalesce(found.landscapes_under_way, 0) as landscapes_nothing,
    asked.landscapes_left_out
from asked
cross join element
left join found
    on found.scope_code = asked.scope_code and found.element_code = element.element_code
order by asked.place_in_line, element.element_code
