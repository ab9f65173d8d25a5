-- title: What the verdict on a goal is judged from
-- grain: one row per goal that may be judged
-- method: value is today's headline. Pace compares dated values over the last 36 months, over
--   24 when the dated history is shorter. The base is the one the goal's setter states, else
--   the first yearly value above zero.
with
landscapes as (
    select
        count(*) as landscapes,
        count(landscape_known_since.landscape_id) as landscapes_dated,
        min(landscape_known_since.first_on) as first_on
    from selected_landscape
    left join landscape_known_since
        on landscape_known_since.landscape_id = selected_landscape.landscape_id
        and landscape_known_since.min_tier = $min_tier
    where selected_landscape.scope_code = 'in_scope'
),

headline as (
    select
        'count_landscapes_empowered' as indicator_name,
        count(*) filter (scope_code = 'in_scope' and is_counted)::bigint as value
    from selected_landscape
    union all
    select 'people_unique', people_unique from selected_people
),

windows as (
    select
        date_sub('month', landscapes.first_on, warehouse.as_of) as months_of_history,
        case
            when date_sub('month', landscapes.first_on, warehouse.as_of) >= 36 then 36
            when date_sub('month', landscapes.first_on, warehouse.as_of) >= 24 then 24
        end as window_months
    from landscapes
    cross join warehouse
),

bases as (
    select
        indicator_name,
        arg_min("on", "on") filter (value > 0 and years > 0) as base_on,
        arg_min(value, "on") filter (value > 0 and years > 0) as base_value
    from goal_history
    group by indicator_name
),

goals as (
    select
        wanted_target.target_id,
        wanted_target.indicator_name,
        wanted_target.scope_code,
        wanted_target.scope_name,
        wanted_target.set_by,
        wanted_target.source_url,
        wanted_target.due_on,
        wanted_target.value as goal,
        headline.value,
        today.value as value_dated,
        earlier.value as value_before,
        windows.window_months,
        windows.months_of_history,
        landscapes.landscapes,
        landscapes.landscapes_dated,
        warehouse.as_of,
        wanted_target.base_value is not null as is_base_stated,
        coalesce(wanted_target.base_on, bases.base_on) as base_on,
        coalesce(wanted_target.base_value, bases.base_value, 0) as base_value
    from wanted_target
    cross join warehouse
    cross join landscapes
    cross join windows
    join headline on headline.indicator_name = wanted_target.indicator_name
    join goal_history as today
        on today.indicator_name = wanted_target.indicator_name and today.years = 0
    left join goal_history as earlier
        on earlier.indicator_name = wanted_target.indicator_name
        and earlier.years = windows.window_months // 12
    left join bases on bases.indicator_name = wanted_target.indicator_name
)

select
    *,
    date_diff('month', as_of, due_on) / 12
        + (day(due_on) - day(as_of)) / 365.25 as years_left,
    date_diff('month', base_on, as_of) / 12 as years_since_base,
    date_diff('month', base_on, due_on) / 12
        + (day(due_on) - day(base_on)) / 365.25 as years_base_to_due
from goals
