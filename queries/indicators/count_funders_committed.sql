-- title: Funders that committed or paid
-- question: How many of the funders have committed or paid money for landscapes?
-- why: To be engaged is not yet to pay.
-- unit: funders
-- grain: one row per deal committed or disbursed that names its funder
-- rollup: count_distinct
-- kind: stock
-- better: higher
-- topic: teams
-- source: finance
-- method: Funders named in a reported deal that is committed or disbursed, each counted once by
--   name.
-- limits: A deal shared by several funders names one of them as its payer.
select
    finance_leaf.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    finance_leaf.tier::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    finance_leaf.funder_name as disaggregation
from finance_leaf
cross join warehouse
where
    finance_leaf.finance_stage_code in ('committed', 'disbursed')
    and finance_leaf.value_type_code = 'reported'
    and finance_leaf.funder_name is not null
    and not starts_with(finance_leaf.funder_name, '(')
