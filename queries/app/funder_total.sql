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
beside as (
    select count(*) filter (beside_names != []) as deals from funder_deal
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
    coalesce(money.deals, 0) as deals,
    coalesce(money.deals_not_converted, 0) as deals_not_converted,
    coalesce(money.deals_together, 0) as deals_together,
    beside.deals as deals_beside,
    money.finance_committed_usd,
    coalesce(money.deals_committed, 0) as deals_committed,
    money.finance_committed_together_usd,
    coalesce(money.deals_committed_together, 0) as deals_committed_together,
    money.finance_disbursed_usd,
    coalesce(money.deals_disbursed, 0) as deals_disbursed
from landscapes
cross join beside
cross join selected_people
left join funder_money as money on money.part_of = 'all'
