-- title: The five elements in one row
-- question: How many landscapes have outputs of integrated landscape management done?
-- grain: one row
-- topic: elements
-- source: landscape, output_event
-- method: An output counts once a landscape, done on the day of the build on the evidence asked
--   for. Of the elements, the one in which most and the one in which fewest landscapes have an
--   output done; of equal ones the first by number. Out of order: by their first dates, an
--   element came before one with a lower number. One short: one output would bring the landscape
--   to the counted stage.
with
landscapes as (
    select
        count(*) as landscapes,
        (select in_every from selected_left_out) as landscapes_totals_only,
        (select by_name_only from selected_left_out) as landscapes_by_name_only
    from selected_landscape
),

by_landscape as (
    select
        landscape_id,
        bool_or(is_done) as has_done,
        count(*) filter (is_done) as elements_done,
        sum(outputs_done) as outputs_done,
        sum(outputs_documented) as outputs_documented
    from selected_element
    group by landscape_id
),

counts as (
    select
        count(*) filter (has_done) as landscapes_with_output,
        count(*) filter (not has_done) as landscapes_under_way,
        count(*) filter (elements_done = (select count(*) from element))
            as landscapes_every_element,
        coalesce(sum(outputs_done), 0)::bigint as outputs_done,
        coalesce(sum(outputs_documented), 0)::bigint as outputs_documented
    from by_landscape
),

by_element as (
    select
        element.element_code,
        count(selected_element.landscape_id) filter (selected_element.is_done) as landscapes
    from element
    left join selected_element on selected_element.element_code = element.element_code
    group by element.element_code
),

extremes as (
    select
        arg_max(element_code, (landscapes, -element_code)) as element_most_code,
        max(landscapes) as landscapes_most,
        arg_min(element_code, (landscapes, element_code)) as element_least_code,
        min(landscapes) as landscapes_least
    from by_element
),

in_line as (
    select
        landscape_element_first.landscape_id,
        landscape_element_first.first_done_on,
        lag(landscape_element_first.first_done_on) over (
            partition by landscape_element_first.landscape_id
            order by landscape_element_first.element_code
        ) as before_on
    from selected_landscape
    join landscape_element_first
        on landscape_element_first.landscape_id = selected_landscape.landscape_id
        and landscape_element_first.min_tier = $min_tier
    where selected_landscape.landscape_id not in (select landscape_id from landscape_totals_only)
),

orders as (
    select
        count(distinct landscape_id) filter (before_on is not null) as landscapes_two_dated,
        count(distinct landscape_id) filter (first_done_on < before_on)
            as landscapes_out_of_order
    from in_line
),

short as (
    select
        count(*) as landscapes_step_short,
        count(*) filter (one_short.brings_to_goal) as landscapes_one_short
    from selected_by_output
    join one_short
        on one_short.landscape_id = selected_by_output.landscape_id
        and one_short.min_tier = $min_tier
)

select
    landscapes.landscapes as landscapes_in_scope,
    landscapes.landscapes_totals_only,
    landscapes.landscapes_by_name_only,
    landscapes.landscapes - landscapes.landscapes_totals_only
        - landscapes.landscapes_by_name_only as landscapes_listed_here,
    counts.landscapes_with_output,
    counts.landscapes_under_way,
    selected_left_out.by_output as landscapes_left_out,
    landscapes.landscapes - selected_left_out.by_output - counts.landscapes_with_output
        - counts.landscapes_under_way as landscapes_without_output,
    counts.landscapes_every_element,
    counts.outputs_done,
    counts.outputs_documented,
    extremes.element_most_code,
    extremes.landscapes_most,
    extremes.element_least_code,
    extremes.landscapes_least,
    orders.landscapes_two_dated,
    orders.landscapes_out_of_order,
    short.landscapes_step_short,
    short.landscapes_one_short
from landscapes
cross join selected_left_out
cross join counts
cross join extremes
cross join orders
cross join short
