-- title: Finance by original currency
-- question: In which currencies are the deals, and which of them are converted, at what rate?
-- grain: one row per stage, kind of value, currency and whether converted
-- topic: finance
-- source: finance
-- method: Amounts in their own currency, leaves only. Rate and its date are those of the deals;
--   a converted deal without a rate was given in US dollars by its source.
-- shows: finance_stage_code, value_type_code, currency_code, is_converted, deals, amount,
--   amount_usd, rate_low, rate_high, rate_first_on, rate_last_on
select
    finance_stage_code,
    value_type_code,
    currency_code,
    amount_usd is not null as is_converted,
    count(*) as deals,
    sum(amount)::double as amount,
    sum(amount_usd)::double as amount_usd,
    min(rate_usd) filter (amount_usd is not null) as rate_low,
    max(rate_usd) filter (amount_usd is not null) as rate_high,
    min(rate_on) filter (amount_usd is not null) as rate_first_on,
    max(rate_on) filter (amount_usd is not null) as rate_last_on,
    count(*) filter (amount_usd is not null and rate_usd is null) as deals_without_rate,
    (sum(deals) over stages)::bigint as deals_of_stage,
    coalesce(sum(deals) filter (not is_converted) over stages, 0)::bigint
        as deals_not_converted,
    count(distinct currency_code) over stages as currencies
from selected_deal
group by finance_stage_code, value_type_code, currency_code, is_converted
window stages as (partition by finance_stage_code, value_type_code)
order by
    list_position(
        ['needed', 'under_development', 'ready', 'committed', 'disbursed'], finance_stage_code
    ),
    value_type_code,
    is_converted,
    sum(amount_usd) desc nulls last,
    currency_code
