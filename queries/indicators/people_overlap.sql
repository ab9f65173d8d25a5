-- title: Residents counted more than once
-- question: How many residents does overlap between landscapes add?
-- why: What would be claimed twice if landscapes were simply added up.
-- unit: people
-- grain: one row per mapped landscape
-- rollup: overlap
-- kind: stock
-- better: lower
-- topic: people
-- source: boundary, landscape, population grid
-- method: Residents of landscapes one by one, less residents each counted once.
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
