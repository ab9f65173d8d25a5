-- title: Funders
-- question: Who funds landscapes, how many, and with how much?
-- grain: one row per funder
-- unit: USD
-- topic: finance
-- source: finance, participation
-- method: Named by a deal or by a landscape. Amounts are reported ones, leaves only; what is
--   carried with others stands apart and whole with each of them, so the rows overlap and have
--   no total.
-- shows: funder_name, landscapes, deals, finance_committed_usd, finance_committed_together_usd,
--   finance_disbursed_usd, finance_disbursed_together_usd, deals_not_converted
with
money as (
    select
        finance_funder.funder_name,
        count(*) as deals,
        count(*) filter (selected_deal.amount_usd is null) as deals_not_converted,
        sum(selected_deal.amount_usd) filter (
            selected_deal.finance_stage_code = 'committed'
            and selected_deal.value_type_code = 'reported' and not selected_deal.is_shared
        ) as finance_committed_usd,
        count(*) filter (
            selected_deal.finance_stage_code = 'committed'
            and selected_deal.value_type_code = 'reported' and not selected_deal.is_shared
        ) as deals_committed,
        sum(selected_deal.amount_usd) filter (
            selected_deal.finance_stage_code = 'committed'
            and selected_deal.value_type_code = 'reported' and selected_deal.is_shared
        ) as finance_committed_together_usd,
        count(*) filter (
            selected_deal.finance_stage_code = 'committed'
            and selected_deal.value_type_code = 'reported' and selected_deal.is_shared
        ) as deals_committed_together,
        sum(selected_deal.amount_usd) filter (
            selected_deal.finance_stage_code = 'disbursed'
            and selected_deal.value_type_code = 'reported' and not selected_deal.is_shared
        ) as finance_disbursed_usd,
        count(*) filter (
            selected_deal.finance_stage_code = 'disbursed'
            and selected_deal.value_type_code = 'reported' and not selected_deal.is_shared
        ) as deals_disbursed,
        sum(selected_deal.amount_usd) filter (
            selected_deal.finance_stage_code = 'disbursed'
            and selected_deal.value_type_code = 'reported' and selected_deal.is_shared
        ) as finance_disbursed_together_usd,
        count(*) filter (
            selected_deal.finance_stage_code = 'disbursed'
            and selected_deal.value_type_code = 'reported' and selected_deal.is_shared
        ) as deals_disbursed_together
    from selected_deal
    join finance_funder on finance_funder.finance_id = selected_deal.finance_id
    group by finance_funder.funder_name
),

named as (
    select
        landscape_funder.funder_name,
        count(distinct landscape_funder.landscape_id) as landscapes
    from landscape_funder
    join selected_landscape on selected_landscape.landscape_id = landscape_funder.landscape_id
    group by landscape_funder.funder_name
)

select
    named.funder_name,
    named.landscapes,
    coalesce(money.deals, 0) as deals,
    money.finance_committed_usd::double as finance_committed_usd,
    coalesce(money.deals_committed, 0) as deals_committed,
    money.finance_committed_together_usd::double as finance_committed_together_usd,
    coalesce(money.deals_committed_together, 0) as deals_committed_together,
    money.finance_disbursed_usd::double as finance_disbursed_usd,
    coalesce(money.deals_disbursed, 0) as deals_disbursed,
    money.finance_disbursed_together_usd::double as finance_disbursed_together_usd,
    coalesce(money.deals_disbursed_together, 0) as deals_disbursed_together,
    coalesce(money.deals_not_converted, 0) as deals_not_converted
from named
left join money on money.funder_name = named.funder_name
order by named.funder_name
