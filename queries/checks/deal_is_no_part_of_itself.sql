-- title: A deal that is, through its parents, a part of itself
-- method: Such a circle has no leaf and would drop out of every total in silence.
with recursive
line as (
    select finance_id, parent_finance_id as whole_id
    from finance
    where parent_finance_id is not null
    union
    select line.finance_id, finance.parent_finance_id
    from line
    join finance on finance.finance_id = line.whole_id
    where finance.parent_finance_id is not null
)

select finance_id
from line
where finance_id = whole_id
