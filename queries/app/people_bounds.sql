-- title: Stated, not mapped
-- question: How many more people can the landscapes hold that state a population but have no
--   map?
-- grain: one row per country
-- unit: people
-- topic: people
-- source: landscape, observation, country_population
-- method: Between max(M, largest stated) and min(M + sum of stated, national population), less
--   M, the mapped unique people of the country. Landscapes of several countries stand in one
--   row, those without a stated country in another: what they state is the most they can add
--   worldwide.
select
    people_bounds_by_country.country_code,
    case people_bounds_by_country.country_code
        when 'several' then 'several countries'
        when 'none' then 'no country stated'
        else country.name_en
    end as country_name,
    people_bounds_by_country.landscapes,
    people_bounds_by_country.low,
    people_bounds_by_country.high
from people_bounds_by_country
left join country on country.country_code = people_bounds_by_country.country_code
order by people_bounds_by_country.high desc, people_bounds_by_country.country_code
