-- title: How many more people the stated, not mapped landscapes can hold, by country
-- grain: one row per country with such landscapes, one for those of several, one for those of none
-- unit: people
-- method: max(M, largest stated) <= union <= min(M + sum of stated, P), where M are the mapped
--   unique people and P the population, both of the country; the row shows how far that lies
--   above M. Landscapes of several countries are held against those countries together, those
--   without a stated country against the world; they may live wholly inside what is mapped or
--   stated elsewhere, so they add nothing for certain.
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

places as (
    select distinct
        country_code,
        unnest(case when country_code = 'none' then ['WLD'] else country_codes end) as place_code
    from stated_not_mapped
),

mapped_people as (
    select country_code as place_code, residents_unique from people_by_country_exact
    union all
    select 'WLD', residents_unique from selected_people
),

held as (
    select
        places.country_code,
        coalesce(sum(mapped_people.residents_unique), 0)::bigint as mapped,
        case
            when count(country_population.population) = count(*)
                then sum(country_population.population)::bigint
        end as population
    from places
    cross join warehouse
    left join mapped_people on mapped_people.place_code = places.place_code
    left join country_population
        on country_population.country_code = places.place_code
        and country_population.year = warehouse.grid_year
    group by places.country_code
)

select
    stated.country_code,
    stated.landscapes,
    held.mapped,
    case
        when stated.country_code in ('several', 'none') then 0
        else greatest(stated.largest - held.mapped, 0)
    end as low,
    greatest(
        least(stated.summed, coalesce(held.population - held.mapped, stated.summed)), low
    ) as high
from stated
join held on held.country_code = stated.country_code
