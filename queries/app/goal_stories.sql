-- title: The two goals in one sentence each
-- question: Where did landscapes and people stand a year ago, and where today?
-- grain: one row per indicator of a goal
-- topic: goals
-- source: output_event, boundary, population grid
-- method: By dated evidence, on the day of the build and the same day of the year before
--   (goal_by_year). What counts today and in no past, for want of a date, stands apart as
--   undated.
-- limits: The dated values are those of goal_by_year and so do not follow the stage filter.
-- shows: indicator_name, from_value, from_on, to_value, to_on, undated
with
ends as (
    select
        indicator_name,
        any_value(value) filter (years = 1) as from_value,
        any_value("on") filter (years = 1) as from_on,
        any_value(value) filter (years = 0) as to_value,
        any_value("on") filter (years = 0) as to_on
    from goal_history
    where years <= 1
    group by indicator_name
),

landscapes as (
    select
        count(*) filter (scope_code = 'in_scope') as landscapes_in_scope,
        count(*) filter (scope_code = 'in_scope' and is_counted) as landscapes_empowered
    from selected_landscape
)

select
    ends.indicator_name,
    landscapes.landscapes_in_scope,
    ends.from_value,
    ends.from_on,
    ends.to_value,
    ends.to_on,
    greatest(
        case ends.indicator_name
            when 'people_unique' then selected_people.people_unique
            else landscapes.landscapes_empowered
        end - ends.to_value,
        0
    ) as undated,
    case
        when landscapes.landscapes_in_scope = 0 then 'no_data'
        when ends.from_value = 0 and ends.to_value = 0 then 'none_yet'
        when ends.to_value > ends.from_value then 'up'
        when ends.to_value < ends.from_value then 'down'
        else 'flat'
    end as direction_code
from ends
cross join landscapes
cross join selected_people
order by ends.indicator_name
