-- title: Residents, each counted once
-- question: How many different people live in mapped landscapes?
-- why: How many lives the landscapes of the record touch, each counted once.
-- unit: people
-- grain: one row per mapped landscape
-- rollup: unique
-- kind: stock
-- better: higher
-- topic: people
-- source: boundary, landscape, population grid
-- method: Each cell counts once, with the union of what landscapes cover of it.
-- limits: Landscapes without a boundary or an area have none. Where the grid is modelled,
--   single areas may be off by a third or more. A circle is drawn of the stated area when the
--   warehouse is built; a minimum of evidence asks about stages and values, not about extents.
select
    landscape_people.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    landscape_people.residents as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'estimated' as value_type,
    null::varchar as disaggregation
from landscape_people
cross join warehouse
where landscape_people.people_method_code != 'stand_in'
