-- title: Whose facts every filter lets through: landscapes, countries, the coalition itself
-- grain: one row per landscape, one per country, and one with neither for the coalition
-- method: A fact of a country drops out where a network, funder or stage is asked for; one of the
--   coalition drops out where any place or group is asked for.
select landscape_id, null::varchar as country_code
from selected_landscape
union all
select null, country_code
from wanted_country
where
    len($networks::varchar[]) = 0 and len($funders::varchar[]) = 0
    and len($stages::varchar[]) = 0
union all
select null, null
where
    len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0
    and len($networks::varchar[]) = 0 and len($funders::varchar[]) = 0
    and len($stages::varchar[]) = 0
