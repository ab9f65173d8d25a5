-- title: Countries with landscapes
-- question: In how many countries do landscapes lie?
-- why: Shows how widely the record reaches.
-- unit: countries
-- grain: one row per landscape and country
-- rollup: count_distinct
-- kind: stock
-- better: higher
-- topic: countries
-- source: landscape
-- method: Countries as sources state them; a landscape may lie in several.
-- limits: A few landscapes state no country.
select
    landscape_country.landscape_id,
    landscape_country.country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    landscape_country.country_code as disaggregation
from landscape_country
cross join warehouse
