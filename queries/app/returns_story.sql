-- title: How much is reported of the four returns
-- question: From how many landscapes does anything about the returns come?
-- grain: one row
-- topic: returns
-- source: indicator_value
-- method: A landscape reports on a return when at least one indicator of it has a value that
--   counts today.
with
pairs as (
    select distinct indicator.topic as return_code, indicator_selected.landscape_id
    from indicator_selected
    join indicator on indicator.indicator_name = indicator_selected.indicator_name
    join "return" on "return".return_code = indicator.topic
),

per_landscape as (
    select landscape_id, count(*) as returns
    from pairs
    group by landscape_id
),

indicators as (
    select
        count(*) as indicators,
        count(indicator_sum.indicator_name) as indicators_reported,
        count(*) filter (indicator.is_core) as indicators_core,
        count(indicator_sum.indicator_name) filter (indicator.is_core) as indicators_core_reported
    from indicator
    join "return" on "return".return_code = indicator.topic
    left join indicator_sum on indicator_sum.indicator_name = indicator.indicator_name
)

select
    (select count(distinct return_code) from pairs) as returns_reported,
    (select count(*) from per_landscape) as landscapes_reporting,
    (select count(*) from per_landscape where returns = 4) as landscapes_all_returns,
    (
        select count(*)
        from per_landscape
        join selected_landscape on selected_landscape.landscape_id = per_landscape.landscape_id
        where selected_landscape.scope_code = 'in_scope'
    ) as landscapes_reporting_in_scope,
    (select count(*) from selected_landscape) as landscapes,
    (select count(*) from selected_landscape where scope_code = 'in_scope') as landscapes_in_scope,
    indicators.indicators,
    indicators.indicators_reported,
    indicators.indicators_core,
    indicators.indicators_core_reported
from indicators
