-- title: Organisations by country in which they work
-- question: How many organisations work in each country?
-- grain: one row per country
-- topic: coalition
-- source: participation, landscape
-- method: Organisations with a role in a landscape of the country. One that works in several
--   countries stands in each, so the rows are never added up.
-- shows: country_name, organisations, coalition_members, landscapes
select
    landscape_country.country_code,
    country.name_en as country_name,
    count(distinct organisation_landscape.organisation_id) as organisations,
    count(distinct organisation_landscape.organisation_id) filter (
        organisation.is_coalition_member
    ) as coalition_members,
    count(distinct organisation_landscape.landscape_id) as landscapes
from organisation_landscape
join organisation on organisation.organisation_id = organisation_landscape.organisation_id
join selected_landscape
    on selected_landscape.landscape_id = organisation_landscape.landscape_id
join landscape_country on landscape_country.landscape_id = organisation_landscape.landscape_id
join wanted_country on wanted_country.country_code = landscape_country.country_code
join country on country.country_code = landscape_country.country_code
group by all
order by organisations desc, country_name
