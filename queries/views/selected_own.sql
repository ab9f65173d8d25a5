-- title: People of the selected landscapes by country, before anything is shared
-- grain: one row per landscape and country asked for
-- unit: 2009ths of a person
select
    landscape_people_by_country.*,
    selected_beyond_country.scope_code,
    selected_beyond_country.is_counted
from landscape_people_by_country
join selected_beyond_country
    on selected_beyond_country.landscape_id = landscape_people_by_country.landscape_id
where
    (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
    or landscape_people_by_country.country_code in (select country_code from wanted_country)
