-- title: A funder's deals by stage
-- question: How much does this funder prepare, commit and pay, alone and with others?
-- grain: one row per stage, kind of value, and alone or together
-- unit: USD
-- topic: finance
-- source: finance
-- method: The deals of the funders asked for, leaves only. A deal that several carry stands with
--   its whole amount, apart from what the funder carries alone, because nobody's part of it is
--   known. Contribution, not attribution; never to be summed over funders.
-- shows: finance_stage_code, value_type_code, carried_code, amount_usd, deals,
--   deals_not_converted, landscapes_reporting
select
    finance_stage_code,
    value_type_code,
    carried_code,
    sum(amount_usd)::double as amount_usd,
    count(*) as deals,
    count(*) filter (amount_usd is null) as deals_not_converted,
    count(distinct landscape_id) as landscapes_reporting
from funder_deal
group by finance_stage_code, value_type_code, carried_code
order by
    list_position(
        ['needed', 'under_development', 'ready', 'committed', 'disbursed'], finance_stage_code
    ),
    list_position(['reported', 'target', 'estimated', 'projected'], value_type_code),
    carried_code
