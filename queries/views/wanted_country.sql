-- title: Countries that the country and region filters let through
-- grain: one row per country
select country_code
from country
where
    (len($countries::varchar[]) = 0 or list_contains($countries::varchar[], country_code))
    and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], region_name))
