-- title: Deals of the funders asked for, alone or with others
-- grain: one row per deal of a selected landscape that such a funder carries
-- method: "alone" is a deal that names no other; "together" is one that several carry, of which
--   nobody's part is known. A part of a larger deal is the funder's own; those who carry the
--   other parts stand beside it.
with
own as (
    select distinct finance_id
    from finance_funder
    where list_contains($funders::varchar[], funder_name)
),

others as (
    select finance_funder.finance_id, list(distinct finance_funder.funder_name) as names
    from finance_funder
    join own on own.finance_id = finance_funder.finance_id
    where not list_contains($funders::varchar[], finance_funder.funder_name)
    group by finance_funder.finance_id
),

beside as (
    select selected_deal.finance_id, list(distinct finance_funder.funder_name) as names
    from selected_deal
    join own on own.finance_id = selected_deal.finance_id
    join finance_funder
        on finance_funder.whole_finance_id = selected_deal.whole_finance_id
        and finance_funder.finance_id != selected_deal.finance_id
    where not list_contains($funders::varchar[], finance_funder.funder_name)
    group by selected_deal.finance_id
)

select
    selected_deal.*,
    case when selected_deal.is_shared then 'together' else 'alone' end as carried_code,
    list_sort(coalesce(others.names, [])) as with_names,
    list_sort(coalesce(beside.names, [])) as beside_names
from selected_deal
join own on own.finance_id = selected_deal.finance_id
left join others on others.finance_id = selected_deal.finance_id
left join beside on beside.finance_id = selected_deal.finance_id
