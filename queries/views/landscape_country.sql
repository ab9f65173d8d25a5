-- title: Countries of each landscape, as its sources state them
-- grain: one row per landscape and country
select landscape_id, unnest(country_codes) as country_code
from landscape_counted
