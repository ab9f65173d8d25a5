-- title: Finance by stage
-- question: How much is needed, committed and paid for landscapes?
-- grain: one row per stage and kind of value
-- unit: USD
-- topic: finance
-- source: finance
-- method: Leaves only, in US dollars at the rate of the deal; deals without a rate are counted
--   and not converted. A committed target is a ceiling paid on results, apart from what is
--   firmly committed. Payments are never added to commitments.
-- shows: finance_stage_code, value_type_code, amount_usd, deals, deals_not_converted,
--   landscapes_reporting
select
    finance_stage_code,
    list_position(
        ['needed', 'under_development', 'ready', 'committed', 'disbursed'], finance_stage_code
    ) as stage_rank,
    value_type_code,
    count(*) as deals,
    count(*) filter (amount_usd is null) as deals_not_converted,
    sum(amount_usd)::bigint as amount_usd,
    count(distinct landscape_id) as landscapes_reporting
from selected_deal
group by finance_stage_code, stage_rank, value_type_code
order by stage_rank, value_type_code
