-- title: Reported values of the indicators of the four returns, under the filters
-- grain: one row per indicator, landscape, period and value
-- method: Groups such as women are left out; they stand beside the whole. A share or mean that
--   does not say what it is taken over can enter no mean and no trend.
select
    indicator_value.indicator_name,
    indicator.kind,
    indicator.rollup,
    indicator_value.landscape_id,
    indicator_value."on",
    indicator_value.value,
    indicator_value.numerator,
    indicator_value.denominator,
    indicator_value.tier,
    indicator_value.value_type
from indicator_value
join indicator on indicator.indicator_name = indicator_value.indicator_name
join selected_landscape on selected_landscape.landscape_id = indicator_value.landscape_id
where
    indicator.topic in (select return_code from "return")
    and indicator_value.disaggregation is null
    and coalesce(indicator_value.tier >= $min_tier, true)
    and indicator_value.tier_from <= $min_tier
    and (indicator.rollup != 'weighted' or indicator_value.denominator > 0)
