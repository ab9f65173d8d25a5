-- title: What funders carry, alone and with others
-- grain: one row per funder, per landscape of the funders asked for, and one of all their deals
-- unit: USD
-- method: `part_of` says which of the three. Amounts are reported ones; a deal that several carry
--   stands whole in `together` with each of them, so that the rows of funders have no total.
with
carried as (
    select
        'funder' as part_of,
        finance_funder.funder_name as part,
        selected_deal.amount_usd,
        selected_deal.is_shared,
        selected_deal.value_type_code = 'reported' as is_reported,
        selected_deal.finance_stage_code
    from selected_deal
    join finance_funder on finance_funder.finance_id = selected_deal.finance_id
    union all
    select
        every.part_of,
        case every.part_of when 'landscape' then funder_deal.landscape_id end,
        funder_deal.amount_usd,
        funder_deal.is_shared,
        funder_deal.value_type_code = 'reported',
        funder_deal.finance_stage_code
    from funder_deal
    cross join (values ('landscape'), ('all')) as every (part_of)
),

marked as (
    select
        *,
        is_reported and finance_stage_code = 'committed' as is_committed,
        is_reported and finance_stage_code = 'disbursed' as is_disbursed
    from carried
)

select
    part_of,
    part,
    count(*) as deals,
    count(*) filter (amount_usd is null) as deals_not_converted,
    count(*) filter (is_shared) as deals_together,
    sum(amount_usd) filter (is_committed and not is_shared)::double as finance_committed_usd,
    count(*) filter (is_committed and not is_shared) as deals_committed,
    sum(amount_usd) filter (is_committed and is_shared)::double as finance_committed_together_usd,
    count(*) filter (is_committed and is_shared) as deals_committed_together,
    sum(amount_usd) filter (is_disbursed and not is_shared)::double as finance_disbursed_usd,
    count(*) filter (is_disbursed and not is_shared) as deals_disbursed,
    sum(amount_usd) filter (is_disbursed and is_shared)::double as finance_disbursed_together_usd,
    count(*) filter (is_disbursed and is_shared) as deals_disbursed_together
from marked
group by part_of, part
