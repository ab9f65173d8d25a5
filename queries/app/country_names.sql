-- title: Names of countries
-- question: What is each country called in the languages of the dashboard?
-- grain: one row per country
-- topic: countries
-- source: country
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
select country_code, name_en, name_es, name_fr, name_pt
from country
order by country_code
