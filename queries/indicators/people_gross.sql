-- title: Residents, counted in every landscape
-- question: How many residents do mapped landscapes have, one by one?
-- why: The sum that others publish; kept so that what is taken off can be seen.
-- unit: people
-- grain: one row per mapped landscape
-- rollup: gross
-- kind: stock
-- better: context
-- topic: people
-- source: boundary, landscape, population grid
-- method: Population of the grid's cells times the covered share, summed over landscapes.
--   Whoever lives in two overlapping landscapes counts twice.
-- limits: Landscapes without a boundary or an area have none. Where the grid is modelled,
--   single areas may be off by a third or more.
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
