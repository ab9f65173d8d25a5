-- title: A funder in one row
-- question: What does this funder carry, with whom, and who lives in its landscapes?
-- grain: one row
-- topic: finance
-- source: finance, participation, population grid
-- method: Landscapes are those with a deal of the funder or that name it. Their residents are
--   counted once each. They live there; this says neither that the money reached them nor that
--   it alone did anything. Contribution, not attribution; never to be summed over funders.
-- limits: Only landscapes with a known extent have residents.
with
deals as (
    select
        count(*) as deals,
        count(*) filter (amount_usd is null) as deals_not_converted,
        count(*) filter (carried_code = 'together') as deals_together,
        count(*) filter (beside_names != []) as deals_beside,
        sum(amount_usd) filter (
            finance_stage_code = 'committed' and value_type_code = 'reported'
            and carried_code = 'alone'
        )::double as finance_committed_usd,
        count(*) filter (
            finance_stage_code = 'committed' and value_type_code = 'reported'
            and carried_code = 'alone'
        ) as deals_committed,
        sum(amount_usd) filter (
            finance_stage_code = 'committed' and value_type_code = 'reported'
            and carried_code = 'together'
        )::double as finance_committed_together_usd,
        count(*) filter (
            finance_stage_code = 'committed' and value_type_code = 'reported'
            and carried_code = 'together'
        ) as deals_committed_together,
        sum(amount_usd) filter (
            finance_stage_code = 'disbursed' and value_type_code = 'reported'
            and carried_code = 'alone'
        )::double as finance_disbursed_usd,
        count(*) filter (
            finance_stage_code = 'disbursed' and value_type_code = 'reported'
            and carried_code = 'alone'
        ) as deals_disbursed
    from funder_deal
),

landscapes as (
    select
        count(*) as landscapes_funded,
        count(*) filter (
            landscape_card.extent_kind_code is not null
            and landscape_card.people_method_code != 'stand_in'
        ) as landscapes_mapped,
        count(*) filter (
            selected_landscape.landscape_id in (
                select landscape_id from landscape_funder
                where not list_contains($funders::varchar[], funder_name)
            )
        ) as landscapes_with_others
    from selected_landscape
    join landscape_card_asked as landscape_card
        on landscape_card.landscape_id = selected_landscape.landscape_id
)

select
    landscapes.landscapes_funded,
    landscapes.landscapes_mapped,
    landscapes.landscapes_with_others,
    selected_people.residents_unique,
    deals.deals,
    deals.deals_not_converted,
    deals.deals_together,
    deals.deals_beside,
    deals.finance_committed_usd,
    deals.deals_committed,
    deals.finance_committed_together_usd,
    deals.deals_committed_together,
    deals.finance_disbursed_usd,
    deals.deals_disbursed
from landscapes
cross join deals
cross join selected_people
