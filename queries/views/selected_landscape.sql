-- title: Landscapes that every filter lets through
-- grain: one row per landscape
select *
from selected_beyond_country
where
    (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
    or list_has_any(country_codes, (select list(country_code) from wanted_country))
