-- title: Partnerships with an investment-ready portfolio
-- question: How many landscapes have at least one investment that waits for nothing but a
--   funder?
-- why: Funders ask for projects; partnerships must be able to show one.
-- unit: landscapes
-- grain: one row per landscape with a deal ready for financing
-- rollup: count
-- kind: stock
-- better: higher
-- topic: financial
-- standards: LandScale LIM finance
-- source: finance
-- method: Landscapes with at least one reported row at the stage ready for financing, leaves
--   only.
-- limits: Says that something is ready, not how good it is.
select
    finance_leaf.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    max(finance_leaf.tier)::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from finance_leaf
cross join warehouse
where
    finance_leaf.finance_stage_code = 'ready'
    and finance_leaf.value_type_code = 'reported'
group by finance_leaf.landscape_id, warehouse.as_of
