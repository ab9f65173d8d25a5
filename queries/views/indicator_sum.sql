-- title: Indicators added up over landscapes, under the filters
-- grain: one row per indicator with a value
-- method: Groups such as women are beside the whole and never added to it. A mean takes the
--   values that say what they are taken over; a single value stands for itself.
select
    indicator_name,
    any_value(rollup) as rollup,
    case any_value(rollup)
        when 'weighted' then coalesce(
            sum(numerator) / nullif(sum(denominator), 0),
            case when count(*) = 1 then any_value(value) end
        )
        when 'median' then median(value)
        when 'count_distinct' then count(distinct disaggregation)
        else round(sum(value), 4)
    end as value,
    sum(numerator) as numerator,
    sum(denominator) as denominator,
    case
        when any_value(rollup) = 'weighted' and sum(denominator) > 0
            then count(distinct landscape_id) filter (denominator > 0)
        else count(distinct landscape_id)
    end as landscapes_reporting,
    min(tier) as tier_lowest,
    max("on") as "on"
from indicator_selected
where disaggregation is null or rollup = 'count_distinct'
group by indicator_name
