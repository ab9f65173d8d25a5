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
    money.finance_committed_usd,
    coalesce(money.deals_committed, 0) as deals_committed,
    money.finance_committed_together_usd,
    coalesce(money.deals_committed_together, 0) as deals_committed_together,
    money.finance_disbursed_usd,
    coalesce(money.deals_disbursed, 0) as deals_disbursed,
    money.finance_disbursed_together_usd,
    coalesce(money.deals_disbursed_together, 0) as deals_disbursed_together,
    coalesce(money.deals_not_converted, 0) as deals_not_converted
from named
left join funder_money as money
    on money.part_of = 'funder' and money.part = named.funder_name
order by named.funder_name
