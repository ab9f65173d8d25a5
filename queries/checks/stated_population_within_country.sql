-- title: A landscape states more people than its countries have
-- method: The stated population may not exceed the national populations of its countries
--   together.
select
    landscape_card.landscape_id,
    landscape_card.population_stated,
    sum(country_population.population)::bigint as population_national
from landscape_card
cross join warehouse
join landscape_country on landscape_country.landscape_id = landscape_card.landscape_id
join country_population
    on country_population.country_code = landscape_country.country_code
    and country_population.year = warehouse.grid_year
group by all
having landscape_card.population_stated > sum(country_population.population)
