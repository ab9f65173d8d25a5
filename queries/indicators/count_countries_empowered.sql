-- title: Countries with an empowered landscape
-- question: In how many countries does at least one landscape in scope prove to be empowered?
-- why: A movement is as wide as the countries in which it can show what it does.
-- unit: countries
-- grain: one row per landscape in scope at the counted stage and country
-- rollup: count_distinct
-- kind: stock
-- better: higher
-- topic: goals
-- source: landscape, output_event, stage_condition
-- method: Countries, as sources state them, of landscapes in scope at stage empowered or above;
--   each counts once.
-- limits: A landscape across a border counts for each of its countries.
select
    landscape_stage.landscape_id,
    landscape_country.country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    max(landscape_stage.min_tier)::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    landscape_country.country_code as disaggregation
from landscape_stage
join landscape_counted on landscape_counted.landscape_id = landscape_stage.landscape_id
join landscape_country on landscape_country.landscape_id = landscape_stage.landscape_id
cross join warehouse
where landscape_counted.scope_code = 'in_scope' and landscape_stage.is_counted
group by landscape_stage.landscape_id, landscape_country.country_code, warehouse.as_of
