-- title: How many more people the stated, not mapped landscapes can hold, by country
-- grain: one row per country with such landscapes, and one for those of several countries
-- unit: people
-- method: max(M, largest stated) <= union <= min(M + sum of stated, P), where M are the mapped
--   unique people and P the national population; the row shows how far that lies above M.
with
stated as (
    select
        country_code,
        count(*) as landscapes,
        max(population_stated) as largest,
        sum(population_stated)::bigint as summed
    from stated_not_mapped
    group by country_code
),

national as (
    select country_population.country_code, country_population.population
    from country_population
    cross join warehouse
    where country_population.year = warehouse.grid_year
)

select
    stated.country_code,
    stated.landscapes,
    coalesce(people_by_country_exact.residents_unique, 0) as mapped,
    case
        when stated.country_code = 'several' then 0
        else greatest(stated.largest - mapped, 0)
    end as low,
    greatest(
        least(mapped + stated.summed, coalesce(national.population, mapped + stated.summed))
        - mapped,
        low
    ) as high
from stated
left join people_by_country_exact
    on people_by_country_exact.country_code = stated.country_code
left join national on national.country_code = stated.country_code
