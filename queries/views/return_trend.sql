-- title: How each indicator of the four returns moved, from the same landscapes at both ends
-- grain: one row per indicator that the selection ever reported
-- method: Both ends are those of return_at_end, and only landscapes that stand at both enter. A
--   move of half a percent or less reads "about the same". Landscapes whose last value is too
--   old to stand at the end of today are counted as silent.
with
both_ends as (
    select indicator_name, landscape_id
    from return_at_end
    group by indicator_name, landscape_id
    having count(*) = 2
),

ends as (
    select
        return_at_end.indicator_name,
        indicator.rollup,
        return_at_end.end_code,
        max(return_at_end.end_on) as end_on,
        count(*) as landscapes,
        case indicator.rollup
            when 'weighted'
                then sum(return_at_end.numerator) / nullif(sum(return_at_end.denominator), 0)
            when 'median' then median(return_at_end.value)
            else round(sum(return_at_end.value), 4)
        end as value
    from return_at_end
    join both_ends
        on both_ends.indicator_name = return_at_end.indicator_name
        and both_ends.landscape_id = return_at_end.landscape_id
    join indicator on indicator.indicator_name = return_at_end.indicator_name
    group by return_at_end.indicator_name, indicator.rollup, return_at_end.end_code
),

trends as (
    select
        indicator_name,
        any_value(landscapes) as landscapes_both,
        any_value(value) filter (end_code = 'then') as value_then,
        any_value(value) filter (end_code = 'now') as value_now,
        any_value(end_on) filter (end_code = 'then') as then_on,
        any_value(end_on) filter (end_code = 'now') as now_on
    from ends
    group by indicator_name
),

silent as (
    select return_value.indicator_name, count(distinct return_value.landscape_id) as landscapes
    from return_value
    where
        return_value.value_type = 'reported'
        and return_value.kind != 'flow'
        and not exists (
            select 1
            from return_at_end
            where
                return_at_end.end_code = 'now'
                and return_at_end.indicator_name = return_value.indicator_name
                and return_at_end.landscape_id = return_value.landscape_id
        )
    group by return_value.indicator_name
)

select
    coalesce(trends.indicator_name, silent.indicator_name) as indicator_name,
    trends.value_then,
    trends.value_now,
    trends.then_on,
    trends.now_on,
    coalesce(trends.landscapes_both, 0) as landscapes_both,
    coalesce(silent.landscapes, 0) as landscapes_silent,
    case
        when trends.value_then is null or trends.value_now is null then 'none'
        when abs(trends.value_now - trends.value_then)
            <= 0.005 * greatest(abs(trends.value_now), abs(trends.value_then))
            then 'flat'
        when trends.value_now > trends.value_then then 'up'
        else 'down'
    end as direction_code
from trends
full join silent on silent.indicator_name = trends.indicator_name
