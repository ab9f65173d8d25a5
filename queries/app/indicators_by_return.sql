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
    coalesce(return_trend.landscapes_silent, 0) as landscapes_silent,
    indicator_sum.tier_lowest,
    indicator_sum."on",
    return_trend.value_then,
    return_trend.value_now,
    return_trend.then_on,
    return_trend.now_on,
    coalesce(return_trend.landscapes_both, 0) as landscapes_both,
    coalesce(return_trend.direction_code, 'none') as direction_code,
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
left join return_trend on return_trend.indicator_name = indicator.indicator_name
left join ways on ways.indicator_name = indicator.indicator_name
left join tiers on tiers.indicator_name = indicator.indicator_name
order by
    list_position(['inspiration', 'social', 'natural', 'financial'], indicator.topic),
    indicator.is_core desc,
    indicator_sum.landscapes_reporting desc nulls last,
    indicator.indicator_name
