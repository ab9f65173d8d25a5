-- title: Landscapes of a change, marked by whether they lie in the countries asked for
-- grain: one row per landscape
select
    change_landscape.*,
    (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
    or list_has_any(
        change_landscape.country_codes, (select list(country_code) from wanted_country)
    ) as is_in_place
from change_landscape
