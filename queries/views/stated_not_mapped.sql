-- title: Selected landscapes with a stated population and no cells
-- grain: one row per landscape
-- unit: people
-- method: A landscape in several countries, or in none that is stated, belongs to the row
--   "several".
select
    selected_landscape.landscape_id,
    selected_landscape.scope_code,
    selected_landscape.is_counted,
    landscape_card.population_stated,
    case
        when len(selected_landscape.country_codes) = 1 then selected_landscape.country_codes[1]
        else 'several'
    end as country_code
from selected_landscape
join landscape_card on landscape_card.landscape_id = selected_landscape.landscape_id
where
    landscape_card.population_stated is not null
    and landscape_card.people_method_code in ('stated', 'sea')
