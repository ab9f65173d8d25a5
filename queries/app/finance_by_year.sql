-- title: Committed and disbursed by year
-- question: How much was committed and how much was paid, year by year?
-- grain: one row per stage and year; the row without a year holds what has no date
-- unit: USD
-- topic: finance
-- source: finance
-- method: A flow: each reported deal stands, whole, in the year in which its period begins. The
--   years and the row without a date sum to the stage's total.
-- shows: finance_stage_code, period_year, amount_usd, deals, deals_not_converted,
--   landscapes_reporting
with
deals as (
    select *, year(period_start_on) as period_year
    from selected_deal
    where finance_stage_code in ('committed', 'disbursed') and value_type_code = 'reported'
),

years as (
    select
        finance_stage_code,
        period_year,
        sum(amount_usd) as amount_usd,
        count(*) as deals,
        count(*) filter (amount_usd is null) as deals_not_converted,
        count(distinct landscape_id) as landscapes_reporting
    from deals
    group by finance_stage_code, period_year
)

select
    finance_stage_code,
    period_year,
    amount_usd::double as amount_usd,
    deals,
    deals_not_converted,
    landscapes_reporting,
    (sum(amount_usd) filter (period_year is not null) over stages)::double as amount_dated_usd,
    (sum(amount_usd) filter (period_year is null) over stages)::double as amount_undated_usd,
    coalesce(sum(deals) filter (period_year is null) over stages, 0)::bigint as deals_undated
from years
window stages as (partition by finance_stage_code)
order by finance_stage_code, period_year nulls last
