-- title: Money of one landscape, stage by stage
-- question: How much is needed, under development, ready, committed and paid?
-- grain: one row per stage, and per kind of value in it; five stages at least
-- unit: USD
-- topic: finance
-- source: finance
-- method: Leaves only, in US dollars at the rate of the deal; a deal without a rate is counted
--   and not converted. Payments are never added to commitments, targets never to what is firm.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: finance_stage_code, value_type_code, amount_usd, deals, deals_not_converted, deals_shared
with
stages as (
    select
        unnest(['needed', 'under_development', 'ready', 'committed', 'disbursed'])
            as finance_stage_code,
        unnest([1, 2, 3, 4, 5]) as stage_rank
),

deals as (
    select *
    from finance_leaf
    where landscape_id in (select landscape_id from landscape_wanted)
)

select
    stages.finance_stage_code,
    stages.stage_rank,
    coalesce(deals.value_type_code, 'reported') as value_type_code,
    count(deals.finance_id) as deals,
    count(deals.finance_id) filter (deals.amount_usd is null) as deals_not_converted,
    count(deals.finance_id) filter (len(deals.shared_with_names) > 0) as deals_shared,
    sum(deals.amount_usd)::double as amount_usd
from stages
left join deals on deals.finance_stage_code = stages.finance_stage_code
group by all
order by stages.stage_rank, value_type_code
