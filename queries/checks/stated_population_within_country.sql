-- title: A landscape states more people than its countries have
-- method: The stated population may not exceed the national populations of its countries
--   together; where no country is stated, not that of the world.
with
places as (
    select landscape_id, country_code from landscape_country
    union all
    select landscape_id, 'WLD' from landscape_card where len(country_codes) = 0
)

select
    landscape_card.landscape_id,
    landscape_card.population_stated,
    sum(country_population.population)::bigint as population_national
from landscape_card
cross join warehouse
join places on places.landscape_id = landscape_card.landscape_id
join country_population
    on country_population.country_code = places.country_code
    and country_population.year = warehouse.grid_year
group by all
having landscape_card.population_stated > sum(country_population.population)
