-- title: Indicators of the four returns
-- question: What do landscapes report of each return: how much, from how many, since when, and
--   how far towards their own targets?
-- grain: one row per indicator of a return
-- topic: returns
-- source: indicator_value, observation, finance
-- method: The value is that of the catalogue (indicator_total). The trend compares the same
--   landscapes at both ends. The share of the way compares, for the landscapes that set
--   themselves a target, base, latest value and target: (latest - base) / (target - base),
--   also where less is better. Landscapes whose last value is older than 36 months are counted
--   as no longer reporting.
-- limits: A median has no share of the way, nor has a flow, whose targets are for a period each.
-- shows: return_code, title, value, landscapes_reporting, landscapes_silent, value_then,
--   value_now, landscapes_both, landscapes_with_target, share_met, tier_lowest
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
),

ways as (
    select
        return_target.indicator_name,
        count(*) as landscapes_with_target,
        case any_value(indicator.rollup)
            when 'weighted' then sum(base.numerator) / nullif(sum(base.denominator), 0)
            when 'median' then null
            else sum(base.value)
        end as base_value,
        case any_value(indicator.rollup)
            when 'weighted' then sum(latest.numerator) / nullif(sum(latest.denominator), 0)
            when 'median' then null
            else sum(latest.value)
        end as latest_value,
        case any_value(indicator.rollup)
            when 'weighted' then sum(target.numerator) / nullif(sum(target.denominator), 0)
            when 'median' then null
            else sum(target.value)
        end as target_value,
        max(return_target.due_on) as target_due_on
    from return_target
    join indicator on indicator.indicator_name = return_target.indicator_name
    group by return_target.indicator_name
),

tiers as (
    select
        indicator_name,
        count(*) filter (tier = 0) as tier_0,
        count(*) filter (tier = 1) as tier_1,
        count(*) filter (tier = 2) as tier_2,
        count(*) filter (tier = 3) as tier_3,
        count(*) filter (tier = 4) as tier_4
    from indicator_selected
    where disaggregation is null
    group by indicator_name
)

select
    indicator.topic as return_code,
    indicator.indicator_name,
    indicator.title,
    indicator.unit,
    indicator.kind,
    indicator.rollup,
    indicator.better,
    indicator.is_core,
    case when indicator.rollup = 'count' then coalesce(indicator_sum.value, 0)
        else indicator_sum.value
    end as value,
    coalesce(indicator_sum.landscapes_reporting, 0) as landscapes_reporting,
    (select count(*) from selected_landscape) as landscapes,
    coalesce(silent.landscapes, 0) as landscapes_silent,
    indicator_sum.tier_lowest,
    indicator_sum."on",
    trends.value_then,
    trends.value_now,
    trends.then_on,
    trends.now_on,
    coalesce(trends.landscapes_both, 0) as landscapes_both,
    case
        when trends.value_then is null or trends.value_now is null then 'none'
        when abs(trends.value_now - trends.value_then)
            <= 0.005 * greatest(abs(trends.value_now), abs(trends.value_then))
            then 'flat'
        when trends.value_now > trends.value_then then 'up'
        else 'down'
    end as direction_code,
    coalesce(ways.landscapes_with_target, 0) as landscapes_with_target,
    ways.base_value,
    ways.latest_value,
    ways.target_value,
    ways.target_due_on,
    (ways.latest_value - ways.base_value) / nullif(ways.target_value - ways.base_value, 0)
        as share_met,
    coalesce(tiers.tier_0, 0) as tier_0,
    coalesce(tiers.tier_1, 0) as tier_1,
    coalesce(tiers.tier_2, 0) as tier_2,
    coalesce(tiers.tier_3, 0) as tier_3,
    coalesce(tiers.tier_4, 0) as tier_4
from indicator
join "return" on "return".return_code = indicator.topic
left join indicator_sum on indicator_sum.indicator_name = indicator.indicator_name
left join trends on trends.indicator_name = indicator.indicator_name
left join silent on silent.indicator_name = indicator.indicator_name
left join ways on ways.indicator_name = indicator.indicator_name
left join tiers on tiers.indicator_name = indicator.indicator_name
order by
    list_position(['inspiration', 'social', 'natural', 'financial'], indicator.topic),
    indicator.is_core desc,
    indicator_sum.landscapes_reporting desc nulls last,
    indicator.indicator_name
