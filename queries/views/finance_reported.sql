-- title: Money that is reported and converted, deal by deal
-- grain: one row per deal of a landscape
-- unit: USD
-- method: Leaves only; targets, estimates and projections are left out, and so are deals without
--   a rate to US dollars. A deal without a date counts today.
select
    finance_leaf.landscape_id,
    finance_leaf.finance_stage_code,
    coalesce(finance_leaf.period_start_on, warehouse.as_of) as "on",
    finance_leaf.amount_usd::double as value,
    finance_leaf.tier::integer as tier
from finance_leaf
cross join warehouse
where finance_leaf.value_type_code = 'reported' and finance_leaf.amount_usd is not null
