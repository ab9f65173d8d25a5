-- title: People in mapped landscapes by country
-- question: In which countries do the people of mapped landscapes live?
-- grain: one row per country; the row without a country holds what falls in none
-- unit: people
-- topic: people
-- source: boundary, population grid, cell_country
-- method: Each cell belongs to one country, so the rows sum to the world. Landscapes are
--   counted where their sources place them and may lie in several countries.
-- shows: country_name, landscapes, residents_unique, residents_gross, population_national,
--   share_of_national
with
landscapes as (
    select landscape_country.country_code, count(*) as landscapes
    from selected_landscape
    join landscape_country on landscape_country.landscape_id = selected_landscape.landscape_id
    join wanted_country on wanted_country.country_code = landscape_country.country_code
    group by landscape_country.country_code
),

national as (
    select country_population.country_code, country_population.population
    from country_population
    cross join warehouse
    where country_population.year = warehouse.grid_year
)

select
    people_by_country_exact.country_code,
    coalesce(country.name_en, 'unassigned') as country_name,
    coalesce(landscapes.landscapes, 0) as landscapes,
    people_by_country_exact.residents_unique,
    people_by_country_exact.residents_gross,
    national.population as population_national,
    people_by_country_exact.residents_unique / national.population as share_of_national
from people_by_country_exact
left join landscapes on landscapes.country_code = people_by_country_exact.country_code
left join country on country.country_code = people_by_country_exact.country_code
left join national on national.country_code = people_by_country_exact.country_code
order by people_by_country_exact.residents_unique desc, people_by_country_exact.country_code
