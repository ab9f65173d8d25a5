-- title: Which landscapes belong to which place of a comparison
-- grain: one row per place and landscape
-- method: The grain asked for: country, network or landscape.
select landscape_country.country_code as place_code, selected_landscape.landscape_id
from selected_landscape
join landscape_country on landscape_country.landscape_id = selected_landscape.landscape_id
join wanted_country on wanted_country.country_code = landscape_country.country_code
where $grain = 'country'
union all
select landscape_network.network_name, selected_landscape.landscape_id
from selected_landscape
join landscape_network on landscape_network.landscape_id = selected_landscape.landscape_id
where $grain = 'network'
union all
select landscape_id, landscape_id
from selected_landscape
where $grain = 'landscape'
