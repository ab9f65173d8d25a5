-- title: Finance in one row
-- question: What is committed, paid and needed for landscapes, and from how many is it known?
-- grain: one row
-- unit: USD
-- topic: finance
-- source: finance, consent
-- method: Leaves only, reported, in US dollars at the rate of the deal; each amount with the
--   number of landscapes it is from. Ceilings paid on results and estimated needs stand apart.
--   A landscape that withholds its money is neither silent nor without finance.
-- limits: rows_of_totals are deals of programmes, networks and platforms; they belong to no
--   landscape and follow no filter.
with
landscapes as (
    select
        count(*) as landscapes,
        count(*) filter (deals > 0) as landscapes_with_finance,
        count(*) filter (deals > 0 and scope_code = 'in_scope')
            as landscapes_in_scope_with_finance,
        count(*) filter (is_withheld) as landscapes_withheld,
        count(*) filter (deals = 0 and not is_withheld) as landscapes_silent,
        count(*) filter (gap_state_code = 'supply_only') as landscapes_supply_only,
        coalesce(sum(deals), 0)::bigint as deals,
        coalesce(sum(deals_not_converted), 0)::bigint as deals_not_converted,
        coalesce(sum(deals_committed), 0)::bigint as deals_committed,
        coalesce(sum(deals_disbursed), 0)::bigint as deals_disbursed,
        count(finance_committed_usd) as landscapes_committed,
        sum(finance_committed_usd)::double as finance_committed_usd,
        count(finance_ceiling_usd) as landscapes_ceiling,
        sum(finance_ceiling_usd)::double as finance_ceiling_usd,
        count(finance_disbursed_usd) as landscapes_disbursed,
        sum(finance_disbursed_usd)::double as finance_disbursed_usd
    from selected_finance
),

needs as (
    select
        count(distinct landscape_id) filter (
            amount_usd is not null and value_type_code = 'reported'
        ) as landscapes_needed,
        sum(amount_usd) filter (value_type_code = 'reported')::double as finance_needed_usd,
        count(*) filter (value_type_code = 'reported') as deals_needed,
        count(distinct landscape_id) filter (
            amount_usd is not null and value_type_code = 'estimated'
        ) as landscapes_needed_estimated,
        sum(amount_usd) filter (value_type_code = 'estimated')::double
            as finance_needed_estimated_usd
    from selected_deal
    where finance_stage_code = 'needed'
),

in_no_total as (
    select count(*) as rows_in_no_total
    from finance
    join landscape_alias on landscape_alias.alias_id = finance.landscape_id
    join selected_landscape on selected_landscape.landscape_id = landscape_alias.landscape_id
    where
        finance.tier >= $min_tier
        and finance.finance_id not in (select finance_id from finance_leaf)
),

of_totals as (
    select count(*) as rows_of_totals
    from finance
    join landscape on landscape.landscape_id = finance.landscape_id
    where landscape.record_kind_code != 'landscape'
)

select
    landscapes.landscapes,
    landscapes.landscapes_with_finance,
    landscapes.landscapes_in_scope_with_finance,
    landscapes.landscapes_withheld,
    landscapes.landscapes_silent,
    landscapes.landscapes_supply_only,
    landscapes.deals,
    landscapes.deals_not_converted,
    landscapes.deals_committed,
    landscapes.deals_disbursed,
    landscapes.finance_committed_usd,
    landscapes.landscapes_committed,
    landscapes.finance_disbursed_usd,
    landscapes.landscapes_disbursed,
    landscapes.finance_ceiling_usd,
    landscapes.landscapes_ceiling,
    needs.finance_needed_usd,
    needs.landscapes_needed,
    needs.deals_needed,
    needs.finance_needed_estimated_usd,
    needs.landscapes_needed_estimated,
    in_no_total.rows_in_no_total,
    of_totals.rows_of_totals
from landscapes
cross join needs
cross join in_no_total
cross join of_totals
