-- title: Landscapes in the record
-- question: How many landscapes does the record hold, each counted once?
-- why: The base of every share: how much there is to know about.
-- unit: landscapes
-- grain: one row per landscape
-- rollup: count
-- kind: stock
-- better: context
-- topic: landscapes
-- source: landscape, landscape_relation
-- method: Rows of kind "landscape"; rows that are the same place under two networks count once.
--   Totals of programmes and platforms are left out.
-- limits: A count of records, not of proven partnerships.
select
    landscape_counted.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from landscape_counted
cross join warehouse
