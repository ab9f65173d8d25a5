-- title: Area of mapped landscapes, each hectare counted once
-- question: How much land do mapped landscapes cover together?
-- why: Says how much land the record really covers, without counting overlaps twice.
-- unit: ha
-- grain: one row per mapped landscape
-- rollup: dissolve
-- kind: stock
-- better: context
-- topic: landscapes
-- source: boundary, landscape
-- method: Area of the H3 cells covered, by their true area on the sphere; overlaps count once.
-- limits: Stand-ins are left out. Water inside a boundary is included. Circles keep the area
--   they were drawn of, whatever evidence is asked for.
select
    landscape_area.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    landscape_area.area_ha as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'estimated' as value_type,
    null::varchar as disaggregation
from landscape_area
cross join warehouse
