-- title: Funders engaged in landscapes
-- question: How many different funders take part in landscapes?
-- why: Landscapes need funders who know them.
-- unit: funders
-- grain: one row per landscape and funder
-- rollup: count_distinct
-- kind: stock
-- better: higher
-- topic: teams
-- source: finance, participation
-- method: Funders named in a deal or with the role of funder, each counted once by name.
-- limits: A funder under two spellings counts twice. That it was trained or advised is not
--   said.
select
    landscape_funder.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    landscape_funder.funder_name as disaggregation
from landscape_funder
join landscape_counted on landscape_counted.landscape_id = landscape_funder.landscape_id
cross join warehouse
