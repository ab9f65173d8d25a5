-- title: A funder's landscapes
-- question: Which landscapes does this funder fund, with how much, and who else does?
-- grain: one row per landscape
-- unit: USD
-- topic: finance
-- source: finance, participation
-- method: Landscapes with a deal of the funder, or that name it as a funder without a deal.
--   Amounts are reported ones; what is carried with others stands whole and apart. Residents are
--   the landscape's own.
-- shows: landscape_name, country_names, stage_code, residents, finance_committed_usd,
--   finance_committed_together_usd, finance_disbursed_usd, finance_disbursed_together_usd,
--   other_funders, other_funder_names
with
others as (
    select
        landscape_id,
        count(*) as other_funders,
        string_agg(funder_name, '; ' order by funder_name) as other_funder_names
    from landscape_funder
    where not list_contains($funders::varchar[], funder_name)
    group by landscape_id
)

select
    selected_landscape.landscape_id,
    landscape_card.landscape_name,
    array_to_string(landscape_card.country_codes, ';') as country_codes,
    landscape_card.country_names,
    selected_landscape.stage_code,
    landscape_card.residents,
    landscape_card.people_method_code,
    landscape_card.consent_level_code,
    money.finance_committed_usd,
    coalesce(money.deals_committed, 0) as deals_committed,
    money.finance_committed_together_usd,
    coalesce(money.deals_committed_together, 0) as deals_committed_together,
    money.finance_disbursed_usd,
    coalesce(money.deals_disbursed, 0) as deals_disbursed,
    money.finance_disbursed_together_usd,
    coalesce(money.deals_disbursed_together, 0) as deals_disbursed_together,
    coalesce(others.other_funders, 0) as other_funders,
    others.other_funder_names
from selected_landscape
join landscape_card_asked as landscape_card
    on landscape_card.landscape_id = selected_landscape.landscape_id
left join funder_money as money
    on money.part_of = 'landscape' and money.part = selected_landscape.landscape_id
left join others on others.landscape_id = selected_landscape.landscape_id
where landscape_card.consent_level_code != 'aggregate_only'
order by landscape_card.landscape_name, selected_landscape.landscape_id
