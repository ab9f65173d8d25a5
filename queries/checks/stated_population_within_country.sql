-- title: A landscape states more people than its countries have
-- method: No population it states, on whatever evidence, may exceed the national populations of
--   its countries together; where no country is stated, not that of the world.
with
stated as (
    select landscape_id, max(population) as population_stated
    from landscape_stated_by_tier
    group by landscape_id
),

places as (
    select landscape_id, country_code from landscape_country
    union all
    select landscape_id, 'WLD' from landscape_counted where len(country_codes) = 0
)

select
    stated.landscape_id,
    stated.population_stated,
    sum(country_population.population)::bigint as population_national
from stated
cross join warehouse
join places on places.landscape_id = stated.landscape_id
join country_population
    on country_population.country_code = places.country_code
    and country_population.year = warehouse.grid_year
group by all
having stated.population_stated > sum(country_population.population)
