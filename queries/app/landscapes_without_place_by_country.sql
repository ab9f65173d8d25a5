-- title: Landscapes without a place on the map
-- question: Which landscapes are known by country only?
-- grain: one row per country
-- topic: landscapes
-- source: landscape
-- method: A landscape of several countries stands under each; without any country under none.
-- shows: country_name, landscapes, landscape_names
select
    landscape_country.country_code,
    country.name_en as country_name,
    count(*) as landscapes,
    string_agg(landscape_card.landscape_name, '; ' order by landscape_card.landscape_name)
        as landscape_names
from selected_landscape
join landscape_card on landscape_card.landscape_id = selected_landscape.landscape_id
left join landscape_country on landscape_country.landscape_id = selected_landscape.landscape_id
left join country on country.country_code = landscape_country.country_code
where
    landscape_card.latitude is null
    and landscape_card.extent_kind_code is null
    and landscape_card.consent_level_code != 'aggregate_only'
group by landscape_country.country_code, country.name_en
order by country_name nulls last
