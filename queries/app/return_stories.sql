-- title: The four returns in one sentence each
-- question: How many indicators of each return went up, down or nowhere under the filters?
-- grain: one row per return, then one for the four together
-- topic: returns
-- source: indicator_value
-- method: An indicator counts as reported when it has a value today (indicators_by_return). Its
--   direction compares the same landscapes at both ends; without any, it is uncompared. Those
--   that only landscapes gone silent reported stand apart. Nothing is blended.
-- shows: return_code, measures, rising, falling, level, uncompared, expired,
--   landscapes_reporting, landscapes_withheld
with
codes as (
    select return_code from "return"
    union all
    select 'all'
),

told as (
    select
        indicator.topic as return_code,
        indicator_sum.landscapes_reporting > 0 as is_reported,
        coalesce(return_trend.direction_code, 'none') as direction_code,
        coalesce(return_trend.landscapes_silent, 0) as landscapes_silent
    from indicator
    join "return" on "return".return_code = indicator.topic
    left join indicator_sum on indicator_sum.indicator_name = indicator.indicator_name
    left join return_trend on return_trend.indicator_name = indicator.indicator_name
),

counted as (
    select
        codes.return_code,
        count(*) filter (told.is_reported) as measures,
        count(*) filter (told.is_reported and told.direction_code = 'up') as rising,
        count(*) filter (told.is_reported and told.direction_code = 'down') as falling,
        count(*) filter (told.is_reported and told.direction_code = 'flat') as level,
        count(*) filter (told.is_reported and told.direction_code = 'none') as uncompared,
        count(*) filter (not coalesce(told.is_reported, false) and told.landscapes_silent > 0)
            as expired
    from codes
    left join told on codes.return_code in (told.return_code, 'all')
    group by codes.return_code
),

reporters as (
    select
        codes.return_code,
        count(distinct indicator_selected.landscape_id) as landscapes_reporting
    from codes
    join indicator on codes.return_code in (indicator.topic, 'all')
    join "return" on "return".return_code = indicator.topic
    join indicator_selected on indicator_selected.indicator_name = indicator.indicator_name
    group by codes.return_code
),

landscapes as (
    select
        count(*) as landscapes,
        count(landscape_consent.landscape_id) as landscapes_withheld
    from selected_landscape
    left join landscape_consent
        on landscape_consent.landscape_id = selected_landscape.landscape_id
        and landscape_consent.field_group_code = 'indicators'
        and landscape_consent.level_code not in ('full', 'generalised')
)

select
    counted.return_code,
    counted.measures,
    counted.rising,
    counted.falling,
    counted.level,
    counted.uncompared,
    counted.expired,
    coalesce(reporters.landscapes_reporting, 0) as landscapes_reporting,
    landscapes.landscapes,
    landscapes.landscapes_withheld,
    setting.value::integer as months_apart,
    case
        when counted.measures + counted.expired > 0 then 'some'
        when landscapes.landscapes > 0 and landscapes.landscapes_withheld = landscapes.landscapes
            then 'withheld'
        else 'no_data'
    end as direction_code
from counted
cross join landscapes
join setting on setting.setting_name = 'carry_at_most'
left join reporters on reporters.return_code = counted.return_code
order by
    list_position(['inspiration', 'social', 'natural', 'financial', 'all'], counted.return_code)
