-- title: Time between elements
-- question: How many months lie between the first outputs of two elements, and which comes first?
-- grain: one row per pair of elements
-- unit: months
-- topic: elements
-- source: output_event
-- method: Full months between the dates on which the first output of each element was done,
--   whichever came first; the median over the landscapes that have both dates. How often the
--   element with the higher number came first is counted beside it.
-- limits: Landscapes in totals only are left out. Dated outputs only. A date known to the month or
--   the year stands on its last day, so outputs of one year may seem to fall on one day.
-- shows: element_code, other_element_code, months_apart, landscapes_dated, landscapes_reversed,
--   landscapes_together
with
first_done as (
    select
        landscape_element_first.landscape_id,
        landscape_element_first.element_code,
        landscape_element_first.first_done_on
    from selected_landscape
    join landscape_element_first
        on landscape_element_first.landscape_id = selected_landscape.landscape_id
        and landscape_element_first.min_tier = $min_tier
    where selected_landscape.landscape_id not in (select landscape_id from landscape_totals_only)
),

both_dated as (
    select
        lower.element_code,
        higher.element_code as other_element_code,
        abs(date_sub('month', lower.first_done_on, higher.first_done_on)) as months,
        higher.first_done_on < lower.first_done_on as is_reversed,
        higher.first_done_on = lower.first_done_on as is_together
    from first_done as lower
    join first_done as higher
        on higher.landscape_id = lower.landscape_id
        and higher.element_code > lower.element_code
)

select
    lower.element_code,
    higher.element_code as other_element_code,
    median(both_dated.months) as months_apart,
    count(both_dated.months) as landscapes_dated,
    count(*) filter (both_dated.is_reversed) as landscapes_reversed,
    count(*) filter (both_dated.is_together) as landscapes_together
from element as lower
join element as higher on higher.element_code > lower.element_code
left join both_dated
    on both_dated.element_code = lower.element_code
    and both_dated.other_element_code = higher.element_code
group by lower.element_code, higher.element_code
order by lower.element_code, higher.element_code
