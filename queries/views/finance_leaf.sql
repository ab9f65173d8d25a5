-- title: Deals that may be added up: leaves only, under the landscape they count for
-- grain: one row per deal of a landscape
-- method: A deal that is marked as held by others is left out; so is a deal of which any part,
--   at any depth, counts; so are totals of programmes. The whole is the deal at the top of the
--   line that a deal is a part of, or the deal itself.
with recursive
line as (
    select finance_id, parent_finance_id as whole_id
    from finance
    where not is_excluded_from_sums and parent_finance_id is not null
    union
    select line.finance_id, finance.parent_finance_id
    from line
    join finance on finance.finance_id = line.whole_id
    where finance.parent_finance_id is not null
),

tops as (
    select line.finance_id, any_value(line.whole_id) as whole_finance_id
    from line
    left join finance on finance.finance_id = line.whole_id
    where finance.parent_finance_id is null
    group by line.finance_id
)

select
    finance.* exclude (landscape_id),
    landscape_alias.landscape_id,
    coalesce(tops.whole_finance_id, finance.finance_id) as whole_finance_id
from finance
join landscape on landscape.landscape_id = finance.landscape_id
join landscape_alias on landscape_alias.alias_id = finance.landscape_id
left join tops on tops.finance_id = finance.finance_id
where
    not finance.is_excluded_from_sums
    and landscape.record_kind_code = 'landscape'
    and finance.finance_id not in (select whole_id from line)
