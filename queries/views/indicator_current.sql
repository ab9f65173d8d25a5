-- title: The values of indicators that count today
-- grain: one row per indicator, landscape, group and value that counts for some least evidence
-- method: Of a stock or a ratio the latest value counts, carried at most the months of the
--   setting carry_at_most; of a flow every period. A value counts from the least evidence
--   `tier_from` up to its own tier: below that a later one stands in its place. Targets and
--   estimates that somebody stated are in no total.
with
candidates as (
    select
        indicator.rollup,
        indicator.kind,
        indicator_value.*,
        max(indicator_value.tier) filter (indicator_value.tier_from = 0) over later + 1
            as tier_after
    from indicator_value
    join indicator on indicator.indicator_name = indicator_value.indicator_name
    cross join warehouse
    join setting on setting.setting_name = 'carry_at_most'
    where
        (
            indicator_value.value_type = 'reported'
            or indicator.rollup in ('unique', 'overlap', 'gross', 'dissolve')
        )
        and (
            indicator.kind = 'flow'
            or indicator_value."on" > warehouse.as_of - to_months(setting.value::integer)
        )
    window later as (
        partition by
            indicator_value.indicator_name,
            indicator_value.landscape_id,
            indicator_value.country_code,
            indicator_value.disaggregation
        order by
            indicator_value."on" desc, indicator_value.tier desc, indicator_value.value
        rows between unbounded preceding and 1 preceding
    )
)

select
    indicator_name,
    rollup,
    kind,
    landscape_id,
    country_code,
    "on",
    value,
    numerator,
    denominator,
    tier,
    case when kind = 'flow' then tier_from else greatest(tier_from, coalesce(tier_after, 0)) end
        as tier_from,
    disaggregation
from candidates
where kind = 'flow' or coalesce(tier_after <= tier, true)
