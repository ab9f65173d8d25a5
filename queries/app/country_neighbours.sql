-- title: Countries of the same part of the world
-- question: Which countries of the same subregion have landscapes in the record?
-- grain: one row per country
-- topic: countries
-- source: country, landscape
-- method: Subregions as the United Nations group them. The country itself is not among them.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
with
landscapes as (
    select country_code, count(*) as landscapes
    from landscape_country
    group by country_code
)

select country.country_code, country.name_en as country_name, landscapes.landscapes
from country as asked
join country
    on country.subregion_name = asked.subregion_name
    and country.country_code != asked.country_code
join landscapes on landscapes.country_code = country.country_code
where asked.country_code = $country
order by country.name_en
